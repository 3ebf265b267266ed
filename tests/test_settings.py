"""Where settings come from."""

from pathlib import Path

import pytest

from app.settings import Settings

DEFAULTS = {name: field.default for name, field in Settings.model_fields.items()}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without .env and an environment without any setting."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.alias), raising=False)


def test_a_variable_of_another_program_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"HOME": "/root", "HOST": "0.0.0.0", "PORT": "5000"}.items():
        monkeypatch.setenv(name, value)
    assert Settings().model_dump() == DEFAULTS


def test_an_empty_value_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields.values():
        monkeypatch.setenv(str(field.alias), "")
    assert Settings().model_dump() == DEFAULTS


def test_a_file_env_is_read_where_the_environment_says_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("FOEDUS_PORT=8001\nFOEDUS_HOST=::1\n", "utf-8")
    monkeypatch.setenv("FOEDUS_PORT", "8002")
    settings = Settings()
    assert (settings.port, settings.host) == (8002, "::1")
