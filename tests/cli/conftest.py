"""Commands as a user gives them, each a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.settings import Settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def foedus(tmp_path: Path) -> Run:
    """Run `foedus` with arguments and settings in an empty folder; nothing of a user's counts."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("NEO4J_", "FOEDUS_"))
    }

    def run(*arguments: str | Path, **settings: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "app.cli", *map(str, arguments)],
            env={
                **kept,
                "COLUMNS": "200",
                "PYTHONPATH": str(Path(__file__).parents[2]),
                **settings,
            },
            cwd=tmp_path,
            text=True,
            capture_output=True,
            timeout=300,
            check=False,
        )

    return run


def addresses(settings: Settings) -> dict[str, str]:
    """The variables that lead a command to a Neo4j."""
    assert settings.neo4j_password
    return {
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USERNAME": settings.neo4j_username,
        "NEO4J_PASSWORD": settings.neo4j_password.get_secret_value(),
    }
