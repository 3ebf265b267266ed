"""Neo4j's jars on this machine: fetched in parallel, each checked, all of them or none."""

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress

from app.engine.lock import Jar, Lock, read_lock
from app.errors import EngineError
from app.locking import only_one

WAIT_SECONDS = 900  # for another process that is fetching the same jars


@dataclass(frozen=True)
class Installation:
    """A folder with every jar of a lock, each with the content that the lock says."""

    home: Path
    jars: Path
    lock: Lock

    @property
    def class_path(self) -> str:
        """In the lock's order: the start-up cache is only valid for the very same list."""
        return os.pathsep.join(str(self.jars / jar.file_name) for jar in self.lock.jars)


def install(
    home: Path,
    report: Progress | None = None,
    *,
    lock: Lock | None = None,
    repository: str | None = None,
) -> Installation:
    """Neo4j's jars below `home`; fetches what is missing, which may be nothing.

    `repository` is the address of a Maven repository, jgo's own default without it.
    An interrupted call leaves no installation, but keeps each jar that was complete.
    Raises EngineError for no network, a wrong hash, a full disk, a folder not writable.
    """
    home, lock = home.absolute(), lock or read_lock()
    if os.pathsep in str(home):
        raise EngineError(f"{home}: a {os.pathsep!r} in it would cut Java's class path in two")
    engine = home / "engine"
    installation = Installation(home, engine / f"neo4j-{lock.version}-{lock.digest}", lock)
    if not _missing(installation.jars, lock):
        return installation
    try:
        engine.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineError(
            f"{engine}: cannot be made: {error.strerror}; set FOEDUS_HOME to a folder of yours"
        ) from error
    with only_one(engine / "install.lock", "is fetching Neo4j", EngineError, WAIT_SECONDS):
        if _missing(installation.jars, lock):
            _complete(installation, report, repository)
    return installation


def _missing(folder: Path, lock: Lock) -> list[Jar]:
    """The jars not there. No jar gets its final name before its hash was checked."""
    names = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    return [jar for jar in lock.jars if jar.file_name not in names]


def _complete(installation: Installation, report: Progress | None, repository: str | None) -> None:
    final, lock = installation.jars, installation.lock
    part = final.with_name(final.name + ".part")
    try:
        if final.is_dir():  # somebody deleted jars from it: what is left is good
            shutil.rmtree(part, ignore_errors=True)
            final.rename(part)
        part.mkdir(exist_ok=True)
        present = sum(file.stat().st_size for file in part.iterdir())
        _check_space(part, max(lock.size_bytes - present, 0))
        with _Bar(report, lock, present) as count:
            _download(_missing(part, lock), part, repository, count)
        part.rename(final)
    except OSError as error:
        raise _disk_error(error, part, lock.size_bytes) from error


def _check_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise EngineError(
            f"{folder}: the disk has {free / 1e6:.0f} MB free and Neo4j needs "
            f"{needed / 1e6:.0f} MB; free some, or set FOEDUS_HOME to another disk"
        )


def _disk_error(error: OSError, folder: Path, needed: int) -> EngineError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EngineError(
            f"{folder}: the disk is full; Neo4j needs {needed / 1e6:.0f} MB there; free some, "
            "or set FOEDUS_HOME to another disk; what was fetched is kept"
        )
    return EngineError(f"{error.filename or folder}: cannot be written: {error.strerror}")


def _download(
    jars: list[Jar], folder: Path, repository: str | None, count: Callable[[int], None]
) -> None:
    try:
        # Here and not above: an installation that is there needs no network library.
        from app.engine.download import default_repository, download
    except ImportError as error:
        raise EngineError(
            f"the package {error.name} is missing: pip install 'foedus[local]' brings all "
            "that the local Neo4j needs"
        ) from error
    download(jars, folder, repository or default_repository(), count)


class _Bar:
    """Counts bytes into a task of rich, or nowhere."""

    def __init__(self, report: Progress | None, lock: Lock, present: int) -> None:
        self.report, self.lock, self.present = report, lock, present

    def __enter__(self) -> Callable[[int], None]:
        if self.report is None:
            return lambda count: None
        report, lock = self.report, self.lock
        self.task = report.add_task(
            f"Neo4j {lock.version}", total=lock.size_bytes, completed=self.present
        )
        return lambda count: report.advance(self.task, count)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.report is not None and kind is None:
            # The size is rounded up, so that counting alone never fills the bar.
            self.report.update(self.task, completed=self.lock.size_bytes)
