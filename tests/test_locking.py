"""One process at a time, whatever became of the others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Conflict
from app.locking import only_one

HOLD = """
import sys
from pathlib import Path
from app.errors import Conflict
from app.locking import only_one
with only_one(Path(sys.argv[1]), "counts", Conflict):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(file: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_who_holds_it_is_named(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with holder(file) as other:
        said = f"another process counts .process {other.pid} holds {file}.; try again later"
        with pytest.raises(Conflict, match=said), only_one(file, "counts", Conflict):
            pass
        other.communicate()
    assert not file.exists()


def test_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with holder(file) as other:
        other.kill()
    assert file.exists()
    with only_one(file, "counts", Conflict):
        assert file.read_text() == str(os.getpid())
    assert not file.exists()


def test_one_that_waits_has_its_turn_when_the_other_is_done(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with holder(file) as other:
        assert other.stdin is not None
        other.stdin.close()
        with only_one(file, "counts", Conflict, 30):
            assert file.read_text() == str(os.getpid())


def test_many_at_once_never_hold_it_together(tmp_path: Path) -> None:
    file, count = tmp_path / "lock", tmp_path / "count"
    count.write_text("0")
    add = (
        "import sys; from pathlib import Path; from app.errors import Conflict\n"
        "from app.locking import only_one\n"
        "for _ in range(50):\n"
        "    with only_one(Path(sys.argv[1]), 'adds', Conflict, 60):\n"
        "        count = Path(sys.argv[2]); count.write_text(str(int(count.read_text()) + 1))\n"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", add, str(file), str(count)], cwd=Path(__file__).parents[1]
        )
        for _ in range(3)
    ]
    assert [run.wait(120) for run in runs] == [0, 0, 0]
    assert count.read_text() == "150"
