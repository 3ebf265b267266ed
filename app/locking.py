"""One process at a time: a lock on a file that a dead process cannot keep."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from app.errors import FoedusError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        # Far behind what stands in the file, which others could not read else.
        file.seek(1 << 30)
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
def only_one(
    file: Path, what: str, refusal: type[FoedusError], wait_seconds: float = 0
) -> Iterator[None]:
    """Hold the lock on `file`, which is made, and taken away at the end.

    Raises `refusal`, naming `what` the other process does and its id, when that process still
    holds the lock after `wait_seconds`. The system frees the lock of a process that is killed.
    """
    deadline = time.monotonic() + wait_seconds
    try:
        while (held := _taken(file)) is None:
            if time.monotonic() >= deadline:
                raise refusal(
                    f"another process {what} ({_holder(file)} holds {file}); try again later"
                )
            time.sleep(0.05)
    except OSError as error:
        raise refusal(f"{file}: cannot be written: {error.strerror}") from error
    with held:
        try:
            yield
        finally:
            with suppress(OSError):  # Windows keeps a file that is open
                file.unlink()


def _taken(file: Path) -> IO[bytes] | None:
    """The file with its lock, held until it is closed; null where another process has it."""
    while True:
        opened = file.open("a+b")
        if not _try_lock(opened):
            opened.close()
            return None
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(opened.fileno()), file.stat()):
                _sign(opened)
                return opened
        # Its holder took it away between our opening and our locking it.
        opened.close()


def _sign(file: IO[bytes]) -> None:
    """Leave our process id for who is refused; a full disk is no reason to be refused oneself."""
    with suppress(OSError):
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()


def _holder(file: Path) -> str:
    """Who holds the lock, where that can be told."""
    with suppress(OSError):
        if (pid := file.read_text("utf-8")).isdecimal():
            return f"process {pid}"
    return "it"
