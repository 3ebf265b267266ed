"""Runs one Java, and ends it when the process that asked for it is gone, be it by kill -9.

    python keeper.py SECONDS LOG COMMAND...

Prints the process id and waits: for the command to end, or for a byte or the end of its
standard input, which the system closes for a parent that dies in whatever way. Then it stops
the command in order, and kills it after SECONDS. With 0 it leaves at once, and the command
stays.

A pipe and not only PR_SET_PDEATHSIG, because that exists on Linux alone and fires already
when the parent's *thread* ends, as the worker threads of a server do. Imports nothing but
the standard library, and starts in 20 ms.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType


def end_with_keeper() -> Callable[[], None] | None:
    """On Linux, what makes the system end the command should the keeper itself be killed."""
    if sys.platform != "linux":
        return None
    keeper, prctl = os.getpid(), ctypes.CDLL(None).prctl
    set_parent_death_signal = 1

    def ask() -> None:
        prctl(set_parent_death_signal, signal.SIGTERM)
        if os.getppid() != keeper:
            os.kill(os.getpid(), signal.SIGTERM)

    return ask


def run(log: str, command: list[str], keep: bool) -> subprocess.Popen[bytes]:
    with open(log, "wb") as out:  # noqa: PTH123  # pathlib would double the time to start
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            preexec_fn=end_with_keeper() if keep else None,
        )


def wait(process: subprocess.Popen[bytes], patience_seconds: float) -> int:
    """The command's exit code; stops the command once nobody holds our standard input."""

    def stop_when_alone() -> None:
        sys.stdin.buffer.read(1)
        process.terminate()
        time.sleep(patience_seconds)
        process.kill()

    def stop_on_signal(number: int, frame: FrameType | None) -> None:
        process.terminate()

    signal.signal(signal.SIGTERM, stop_on_signal)
    threading.Thread(target=stop_when_alone, daemon=True).start()
    return process.wait()


def main(seconds: str, log: str, *command: str) -> None:
    keep = float(seconds) > 0
    process = run(log, list(command), keep)
    with contextlib.suppress(OSError):  # the parent may be gone already
        print(process.pid, flush=True)
    code = wait(process, float(seconds)) if keep else 0
    # At once, past the thread that still waits for its input.
    os._exit(code if code >= 0 else 128 - code)


if __name__ == "__main__":
    main(*sys.argv[1:])
