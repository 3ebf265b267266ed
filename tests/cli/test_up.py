"""`foedus up` and the key that stops it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from app.engine import free_port, install, status
from app.engine.ready import ready_graph
from app.paths import program_digest
from tests.conftest import ROOT, home_of

KEY = "only-for-this-test"


@pytest.fixture
def home(engine_home: Path, tmp_path: Path) -> Path:
    """A home of its own, with an empty graph in the place of one that a stop would make ready."""
    home = home_of(engine_home, tmp_path)
    ready_graph(install(home), program_digest()).mkdir()
    return home


class Up:
    """`foedus up` in a terminal of its own, as Ctrl-C is told to all that runs there."""

    def __init__(self, home: Path) -> None:
        self.port, self.data, self.log = free_port(), home / "neo4j", home / "up.log"
        env = {
            **os.environ,
            "FOEDUS_HOME": str(home),
            "FOEDUS_PORT": str(self.port),
            "FOEDUS_BOLT_PORT": str(free_port()),
            "FOEDUS_HTTP_PORT": str(free_port()),
            "FOEDUS_API_KEY": KEY,
        }
        env.pop("NEO4J_URI", None)
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app.cli", "up"],
                cwd=ROOT, env=env, stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def neo4j_said(self) -> str:
        log = self.data / "logs" / "console.log"
        return log.read_text("utf-8") if log.exists() else ""

    def wait_until(self, true: Callable[[], object]) -> None:
        deadline = time.monotonic() + 120
        while not true():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.05)

    def read_an_article(self) -> None:
        """Have the service start its process for articles."""
        text = "Serbia sold 30 tanks to Chad, the government of Kenya said on Monday."
        answer = httpx.post(
            f"http://127.0.0.1:{self.port}/v1/documents?dry_run=true",
            json={"text": text}, headers={"Authorization": f"Bearer {KEY}"}, timeout=60,
        )  # fmt: skip
        assert answer.status_code == 200

    def hold_ctrl_c(self) -> int:
        """Ctrl-C again and again until it has ended; the exit code."""
        deadline = time.monotonic() + 180
        while self.process.poll() is None:
            assert time.monotonic() < deadline, self.said()
            os.killpg(self.process.pid, signal.SIGINT)
            time.sleep(0.02)
        return self.process.returncode


@pytest.fixture
def up(home: Path) -> Iterator[Up]:
    run = Up(home)
    try:
        yield run
    finally:
        run.process.kill()
        run.process.wait()


def test_ctrl_c_held_down_stops_all_of_it_in_order(up: Up) -> None:
    up.wait_until(lambda: "Ctrl-C stops all of it." in up.said())
    up.read_an_article()
    assert status(up.data).running
    assert up.hold_ctrl_c() == 0
    _ended(up)
    assert up.said().endswith("stopped\n")
    assert "Stopped." in up.neo4j_said()


def test_ctrl_c_held_down_while_neo4j_starts_leaves_none(up: Up) -> None:
    up.wait_until(lambda: status(up.data).running)
    assert up.hold_ctrl_c() != 0
    _ended(up)


def test_ctrl_c_held_down_while_it_is_filled_stops_it_in_order(up: Up) -> None:
    up.wait_until(lambda: "Started." in up.neo4j_said())
    assert up.hold_ctrl_c() != 0
    _ended(up)
    assert "Stopped." in up.neo4j_said()


def _ended(up: Up) -> None:
    """All had ended when it did, and nothing was said that is no word for a user."""
    assert not status(up.data).running
    assert "Traceback" not in up.said()
    assert "KeyboardInterrupt" not in up.said()
