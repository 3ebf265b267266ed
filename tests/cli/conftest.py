"""Commands as a user gives them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from app.cli import output
from app.cli.program import main
from app.settings import Settings
from tests.conftest import SECONDS


class Done(NamedTuple):
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def foedus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run `foedus` with arguments and settings in an empty folder; nothing of a user's counts."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(field.alias or "", raising=False)
    monkeypatch.setenv("FOEDUS_SECONDS", SECONDS)
    # pytest-xdist tells its processes a width, which consoles keep from when they are made.
    for console in (output.console, output.errors):
        monkeypatch.setattr(console, "_width", None)

    def run(*arguments: str | Path, **settings: str) -> Done:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.argv", ["foedus", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        return Done(code if isinstance(code, int) else 0, *capsys.readouterr())

    return run


def addresses(settings: Settings) -> dict[str, str]:
    """The variables that lead a command to a Neo4j."""
    assert settings.neo4j_password
    return {
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USERNAME": settings.neo4j_username,
        "NEO4J_PASSWORD": settings.neo4j_password.get_secret_value(),
    }
