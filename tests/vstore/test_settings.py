"""Settings come from the environment, and every one is documented."""

from pathlib import Path

import pytest

from vstore.settings import Settings, SettingsFault, described, read_settings

README = Path(__file__).parents[2] / "README.md"


def test_defaults_stand_without_an_environment() -> None:
    assert read_settings({}) == Settings()


def test_environment_changes_what_it_names() -> None:
    settings = read_settings({"VSTORE_TICK_RATE": "30", "VSTORE_MAX_SESSIONS": "7", "HOME": "/"})
    assert (settings.tick_rate, settings.max_sessions) == (30.0, 7)
    limits = settings.store_limits()
    assert (limits.tick_rate, limits.sessions) == (30.0, 7)


def test_every_bad_variable_is_named_at_once() -> None:
    with pytest.raises(SettingsFault) as fault:
        read_settings({"VSTORE_TICK_RATE": "300", "VSTORE_MAX_SESSIONS": "many"})
    assert "VSTORE_TICK_RATE='300'" in str(fault.value)
    assert "VSTORE_MAX_SESSIONS='many'" in str(fault.value)


@pytest.mark.parametrize(("name", "default", "what"), described(), ids=lambda value: str(value)[:30])
def test_readme_names_every_setting_with_its_default(name: str, default: str, what: str) -> None:
    assert what
    assert f"| `{name}` | {default or '-'} | {what} |" in README.read_text()
