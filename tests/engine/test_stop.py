"""Ending: in order, by another process, by kill -9 of either side."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from app.engine import free_port, status, stop
from app.engine.running import home_argument, is_alive

from .conftest import Start
from .test_start import add, count


def wait_gone(pid: int, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def test_a_stop_takes_less_than_two_seconds(begin: Start, data: Path) -> None:
    engine = begin()
    add(engine)
    began = time.perf_counter()
    engine.stop()
    assert time.perf_counter() - began < 2
    assert wait_gone(engine.pid)
    assert not status(data).running
    engine.stop()


def test_a_stop_ends_it_though_a_forked_child_holds_our_end_of_the_pipe(begin: Start) -> None:
    engine = begin()
    child = os.fork()
    if child == 0:
        time.sleep(30)
        os._exit(0)
    began = time.perf_counter()
    engine.stop()
    assert time.perf_counter() - began < 2
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_a_stop_of_one_that_gave_way_leaves_its_successor_running(begin: Start, data: Path) -> None:
    first = begin()
    first.stop()
    second = begin(detach=True)
    first.stop()
    assert status(data).pid == second.pid
    second.stop()
    third = begin()
    second.stop()
    assert status(data).pid == third.pid


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a command line is there at once")
def test_one_that_began_this_instant_is_known_to_run(data: Path) -> None:
    processors = os.sched_getaffinity(0)
    command = [sys.executable, "-c", "import time; time.sleep(60)", home_argument(data)]
    # On one processor this test often looks before the new program is set up.
    os.sched_setaffinity(0, {min(processors)})
    try:
        for _ in range(100):
            with subprocess.Popen(command) as process:
                known = is_alive(process.pid, data)
                process.kill()
            assert known
    finally:
        os.sched_setaffinity(0, processors)


def test_a_detached_one_is_stopped_by_its_folder(
    begin: Start, data: Path, engine_home: Path
) -> None:
    engine = begin(detach=True)
    add(engine)
    assert status(data).pid == engine.pid
    assert os.getsid(engine.pid) != os.getsid(0), "Ctrl-C here must not reach it"
    assert stop(engine_home, data)
    assert wait_gone(engine.pid)
    assert not stop(engine_home, data)


def test_after_kill_9_it_starts_again_with_its_data(begin: Start, data: Path) -> None:
    engine = begin()
    add(engine)
    os.kill(engine.pid, signal.SIGKILL)
    assert wait_gone(engine.pid)
    assert not status(data).running
    again = begin()
    assert count(again) == 1


def test_a_process_that_got_the_number_of_a_killed_one_is_left_alone(
    begin: Start, data: Path, engine_home: Path
) -> None:
    (data / "run").mkdir(parents=True)
    addresses = {"host": "127.0.0.1", "bolt_port": 1, "http_port": 2}
    stale = {"pid": os.getpid(), "addresses": addresses, "version": "2026.01.0"}
    (data / "run" / "foedus.json").write_text(json.dumps(stale))
    assert not status(data).running
    assert not stop(engine_home, data), "this very test would have been stopped"
    assert count(begin()) == 0


PARENT = """
import sys, time
from pathlib import Path
from app.engine import start
engine = start(Path(sys.argv[1]), bolt_port=int(sys.argv[2]), http_port=int(sys.argv[3]),
               data=Path(sys.argv[4]), detach=sys.argv[5] == "detach")
print(engine.pid, flush=True)
time.sleep(60)
"""


def parent(home: Path, data: Path, mode: str) -> tuple[subprocess.Popen[str], int]:
    """A process that started a Neo4j, and the id of that one."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-c", PARENT, str(home), str(free_port()), str(free_port())),
            *(str(data), mode),
        ],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    with process.stdout:
        return process, int(process.stdout.readline())


def test_it_ends_in_order_when_its_parent_is_killed(
    engine_home: Path, data: Path, begin: Start
) -> None:
    process, pid = parent(engine_home, data, "keep")
    process.kill()
    process.wait()
    assert wait_gone(pid)
    assert "Stopped." in (data / "logs" / "console.log").read_text()
    assert count(begin()) == 0


def test_it_ends_when_its_keeper_is_killed(engine_home: Path, data: Path) -> None:
    process, pid = parent(engine_home, data, "keep")
    try:
        if sys.platform == "linux":
            psutil.Process(pid).parent().kill()  # type: ignore[union-attr]  # it is kept
            assert wait_gone(pid)
    finally:
        process.kill()
        process.wait()


def test_a_detached_one_outlives_its_parent(engine_home: Path, data: Path) -> None:
    process, pid = parent(engine_home, data, "detach")
    process.kill()
    process.wait()
    time.sleep(0.5)
    assert status(data).pid == pid
    assert stop(engine_home, data)


def test_ctrl_c_in_the_terminal_reaches_the_parent_alone(engine_home: Path, data: Path) -> None:
    process, pid = parent(engine_home, data, "keep")
    os.killpg(process.pid, signal.SIGINT)
    process.wait()
    assert process.returncode == -signal.SIGINT
    assert wait_gone(pid)
    assert "Stopped." in (data / "logs" / "console.log").read_text()
