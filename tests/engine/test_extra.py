"""Without the extra `local` the version is there, for Docker, and all else says what is missing."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
sys.modules["psutil"] = None
from app.engine import NEO4J_VERSION
from app.errors import EngineError
try:
    from app.engine import start
except EngineError as error:
    print(error)
"""


def test_without_the_extra_it_says_what_to_install() -> None:
    repo = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", SCRIPT], cwd=repo, capture_output=True, text=True)
    assert "psutil is missing: pip install 'foedus[local]'" in run.stdout, run.stderr
