"""The command line reads well, says what is wrong in one line, and is documented."""

import json
from pathlib import Path

import pytest

from vstore.__main__ import main
from vstore.commands import COMMANDS

README = (Path(__file__).parents[2] / "README.md").read_text()
NAMES = [command.__name__.rsplit(".", 1)[1].replace("_", "-") for command in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_and_stands_in_the_readme(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert len(capsys.readouterr().out) > 100
    assert f"`vstore {name}" in README


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    printed = capsys.readouterr().out
    assert all(name in printed for name in NAMES)


def test_no_command_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["schema"], ["schema", "--scene"]])
def test_schema_is_json(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(options) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["serve", "--port", "99999"], "vstore: there is no port 99999; ports go from 0 to 65535"),
        (["serve", "--host", "no such host", "--port", "0"], "vstore: cannot listen on no such host port 0:"),
        (["serve", "--port", "0", "--database", "nonsense"], "vstore: the database URL nonsense cannot be used"),
        (["visit", "http://127.0.0.1:1"], "vstore: no store answers at ws://127.0.0.1:1/ws"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_faults_are_one_clear_line(options: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(options) != 0
    printed = capsys.readouterr().err
    assert line in printed
    assert printed.count("\n") == 1


def test_a_promotion_without_a_language_for_its_name_is_told_how_to_write_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["coupon", "add", "autumn", "--percent", "10", "--name", "Autumn week"])
    assert "“Autumn week” names no language: write en=... or ko=..." in capsys.readouterr().err


def test_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("VSTORE_TICK_RATE", "often")
    assert main(["serve", "--port", "0"]) == 1
    assert "VSTORE_TICK_RATE='often'" in capsys.readouterr().err
