"""One process at a time: a lock on a file that a dead process cannot keep."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from app.errors import EngineError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def only_one(file: Path, what: str, wait_seconds: float) -> Iterator[None]:
    """Hold the lock on `file`, which is made and stays.

    Raises EngineError, naming `what` the other process does, when that process still holds
    the lock after `wait_seconds`. The system frees the lock of a process that is killed.
    """
    deadline = time.monotonic() + wait_seconds
    try:
        opened = file.open("ab")
    except OSError as error:
        raise EngineError(f"{file}: cannot be written: {error.strerror}") from error
    with opened:
        while not _try_lock(opened):
            if time.monotonic() >= deadline:
                raise EngineError(f"another process {what} (it holds {file}); try again later")
            time.sleep(0.05)
        yield
