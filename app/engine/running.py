"""Which Java serves a folder right now, told by a file and checked against the process."""

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from app.engine.folder import Addresses, Folder
from app.errors import EngineError

STOP_SECONDS = 60.0  # the server finishes what it is writing; then it is killed
_BEGIN_SECONDS = 5.0


@dataclass(frozen=True)
class Status:
    """What serves `data`: nothing when `pid` is None, and then there are no addresses."""

    data: Path
    pid: int | None = None
    addresses: Addresses | None = None
    version: str | None = None

    @property
    def running(self) -> bool:
        return self.pid is not None


def home_argument(data: Path) -> str:
    """The argument by which a Java is known to be the one of this folder."""
    return f"--home-dir={data}"


def status(data: Path) -> Status:
    """Whether a Neo4j serves this folder; a file left by a killed one counts for nothing."""
    folder = Folder(data.absolute())
    try:
        saved = json.loads(folder.process_file.read_text("utf-8"))
        pid, addresses = int(saved["pid"]), Addresses(**saved["addresses"])
        version = str(saved["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return Status(folder.path)
    if _process(pid, folder.path) is None:
        return Status(folder.path)
    return Status(folder.path, pid, addresses, version)


def note(folder: Folder, pid: int, addresses: Addresses, version: str) -> None:
    """Leave the file that `status` reads."""
    text = json.dumps({"pid": pid, "addresses": asdict(addresses), "version": version})
    new = folder.process_file.with_suffix(".new")
    new.write_text(text, "utf-8")
    new.replace(folder.process_file)


def check_stopped(data: Path) -> None:
    """Raise EngineError that names process and ports when a Neo4j serves the folder."""
    now = status(data)
    if now.addresses is not None:
        raise EngineError(
            f"{now.data}: a Neo4j runs there already (pid {now.pid}, Bolt port "
            f"{now.addresses.bolt_port}, HTTP port {now.addresses.http_port}); "
            "use that one, or end it with: foedus neo4j stop"
        )


def forget(folder: Folder, pid: int) -> None:
    """Remove the file of `note`, but not one that tells of a server started since."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        if json.loads(folder.process_file.read_text("utf-8"))["pid"] == pid:
            folder.process_file.unlink()


def stop(data: Path, pid: int | None = None) -> bool:
    """Stop the Neo4j that serves this folder, whoever started it; False when none does.

    With `pid` only that one, and False when it has given way to another. Returns when it
    has ended, all data written; one that takes too long is killed, which its transaction
    log survives.
    """
    now = status(data)
    process = _process(now.pid, now.data) if now.pid and pid in (None, now.pid) else None
    if process is None:
        return False
    try:
        process.terminate()
        if not _ended(process, STOP_SECONDS):
            process.kill()
            _ended(process, 10.0)
    except psutil.NoSuchProcess:
        pass
    except psutil.AccessDenied as error:
        raise EngineError(f"pid {now.pid}: belongs to another user, who must stop it") from error
    forget(Folder(now.data), process.pid)
    return True


def is_alive(pid: int, data: Path) -> bool:
    """Whether this process is there and the Java of this folder."""
    return _process(pid, data) is not None


def _process(pid: int, data: Path) -> psutil.Process | None:
    """The process if it is the Java of this folder and not another that got its number."""
    try:
        process = psutil.Process(pid)
        if home_argument(data) in _arguments(process) and process.status() != psutil.STATUS_ZOMBIE:
            return process
    except psutil.Error:
        pass
    return None


def _arguments(process: psutil.Process) -> list[str]:
    """Its command line, which Linux shows as empty until a program that begins has its stack."""
    deadline = time.monotonic() + _BEGIN_SECONDS
    while not (arguments := process.cmdline()) and time.monotonic() < deadline:
        time.sleep(0.005)
    return arguments


def _ended(process: psutil.Process, seconds: float) -> bool:
    """A zombie has ended too: its parent may be a test or a shell that never asks."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False
