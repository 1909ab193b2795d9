"""`vstore staff`: on the store's own database, in plain words."""

import io
from pathlib import Path

import pytest
from pyotp import TOTP

from tests.support.staff_room import PASSWORD, cheap_hasher
from vstore.__main__ import main


class Shell:
    """Somebody at the store's machine, with its database."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._database = f"sqlite:///{folder}/store.db"
        self._patch = patch
        self._capsys = capsys

    def run(self, *arguments: str, typed: str | io.StringIO = "") -> tuple[int, str]:
        """The exit code, and all that was said."""
        self._patch.setattr("sys.stdin", io.StringIO(typed) if isinstance(typed, str) else typed)
        code = main(["staff", *arguments, "--database", self._database])
        told = self._capsys.readouterr()
        return code, told.out + told.err


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.setattr("vstore.passwords.PasswordHasher", cheap_hasher)
    return Shell(tmp_path, monkeypatch, capsys)


def test_accounts_are_added_changed_and_listed(shell: Shell) -> None:
    assert shell.run("list") == (0, "there are no accounts yet; `vstore staff add` adds one\n")
    assert shell.run("add", "Hana", "--role", "owner", typed=f"{PASSWORD}\n")[0] == 0
    assert shell.run("add", "juno", "--role", "clerk", typed=f"{PASSWORD}\n")[0] == 0
    assert shell.run("role", "juno", "designer")[0] == 0
    assert shell.run("disable", "juno")[0] == 0
    assert shell.run("reset-password", "hana", typed="another lamp by the door\n")[0] == 0
    listed = shell.run("list")[1].splitlines()
    assert [line.split()[:2] for line in listed] == [["hana", "owner"], ["juno", "designer"]]
    assert listed[1].endswith("disabled")
    assert shell.run("disable", "juno", "--undo") == (0, "juno signs in again\n")


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (["add", "juno", "--role", "clerk"], "short\n", "A password has 15 to 256 characters"),
        (["add", "juno", "--role", "clerk"], "", "nothing was typed"),
        (["add", "ju no", "--role", "clerk"], f"{PASSWORD}\n", "no spaces"),
        (["add", "HANA", "--role", "clerk"], f"{PASSWORD}\n", "an account “hana” already"),
        (["disable", "hana"], "", "the last owner"),
        (["role", "nobody", "clerk"], "", "no account “nobody”"),
        (["totp", "hana"], "000000\n", "not the code that the app shows now"),
        (["key", "revoke", "0"], "", "no key “0”"),
    ],
)
def test_what_cannot_be_is_said_plainly(shell: Shell, arguments: list[str], typed: str, said: str) -> None:
    shell.run("add", "hana", "--role", "owner", typed=f"{PASSWORD}\n")
    code, told = shell.run(*arguments, typed=typed)
    assert code == 1 and said in told and PASSWORD not in told


class App(io.StringIO):
    """Types what an authenticator app shows of the secret that is on the screen."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__()
        self._capsys = capsys

    def readline(self, *_: object) -> str:  # type: ignore[override]
        return TOTP(self._capsys.readouterr().out.split("app: ")[1].split()[0]).now() + "\n"


def test_codes_are_wanted_and_then_no_more(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.run("add", "hana", "--role", "owner", typed=f"{PASSWORD}\n")
    code, told = shell.run("totp", "hana", typed=App(capsys))
    assert code == 0 and len([line for line in told.splitlines() if line.startswith("  ")]) == 10
    assert shell.run("list")[1].strip().endswith("codes")
    assert shell.run("totp", "hana", "--off")[0] == 0
    assert not shell.run("list")[1].strip().endswith("codes")


def test_keys_are_made_listed_and_revoked(shell: Shell) -> None:
    assert "no keys yet" in shell.run("key", "list")[1]
    text = shell.run("key", "make", "till", "--role", "clerk", "--days", "90")[1].strip()
    key = text.split("_")[1]
    listed = shell.run("key", "list")[1]
    assert key in listed and "till" in listed and "ends" in listed and text not in listed
    assert shell.run("key", "revoke", key)[1] == f"{key} (till) opens nothing any more\n"
    assert "revoked" in shell.run("key", "list")[1]
    with pytest.raises(SystemExit):
        shell.run("key", "make", "till", "--role", "clerk", "--days", "-1")
