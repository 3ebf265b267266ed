"""A Neo4j server as a Java process: its command, its start, the moment it answers."""

import contextlib
import http.client
import json
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.engine.artefacts import Installation
from app.engine.folder import Addresses, Folder
from app.engine.java import Java
from app.engine.running import home_argument, is_alive
from app.errors import EngineError

KEEPER = Path(__file__).with_name("keeper.py")
_LOG_LINES = 20
_PAUSE_SECONDS = 0.025

# What Neo4j's own script passes, so that Java lets it at its own insides.
OPENINGS = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
)


def java_command(installation: Installation, java: Java, *flags: str) -> list[str]:
    """Java with Neo4j's class path and flags, up to the name of the class to run."""
    flags = (
        # One thread of garbage collection starts sooner and takes less memory.
        "-XX:+UseSerialGC",
        # Else it stops for all its garbage each time that the classes outgrow a limit.
        "-XX:MetaspaceSize=256m",
        "-Dlog4j2.disable.jmx=true",
        # Java's remarks on the start-up cache, of no use to anybody here; errors stay.
        "-Xlog:disable",
        "-Xlog:all=error:stdout",
        *flags,
        *OPENINGS,
    )
    if java.major >= 24:  # else it warns of a library's use of sun.misc.Unsafe
        flags = (*flags, "--sun-misc-unsafe-memory-access=allow")
    return [str(java.path), *flags, "-cp", installation.class_path]


def java_environment(**more: str) -> dict[str, str]:
    """Ours, with file names in UTF-8: under LC_ALL=C Java fails on a folder named 'données'."""
    locale = {"LC_ALL": "C.UTF-8"} if sys.platform == "linux" else {}
    return {**os.environ, **locale, **more}


def server_command(
    installation: Installation, java: Java, folder: Folder, flags: Sequence[str]
) -> list[str]:
    return [
        *java_command(installation, java, *flags),
        "org.neo4j.server.Neo4jCommunity",
        home_argument(folder.path),
        f"--config-dir={folder.path / 'conf'}",
        "--console-mode",
    ]


@dataclass(frozen=True)
class Server:
    """A running Java; `keeper` is None when it outlives us."""

    folder: Folder
    addresses: Addresses
    pid: int
    keeper: subprocess.Popen[bytes] | None

    def alive(self) -> bool:
        if self.keeper is not None:
            return self.keeper.poll() is None
        return is_alive(self.pid, self.folder.path)

    def stop(self) -> int:
        """Java's exit code; only for a server with a keeper, which kills one that lingers."""
        assert self.keeper is not None and self.keeper.stdin is not None
        # A word and not only the end of the pipe, whose other end a forked child may hold too.
        if self.keeper.stdin.closed:
            return self.keeper.wait()
        with contextlib.suppress(BrokenPipeError):
            self.keeper.stdin.write(b".")
            self.keeper.stdin.flush()
        with contextlib.suppress(BrokenPipeError):
            self.keeper.stdin.close()
        return self.keeper.wait()


def launch(
    folder: Folder, addresses: Addresses, command: Sequence[str], patience_seconds: float
) -> Server:
    """Start Java in a session of its own, where a Ctrl-C in our terminal does not reach it.

    It ends with this process, and is killed if that takes longer than `patience_seconds`;
    with 0 it stays when this process ends.
    """
    keeper = subprocess.Popen(
        [
            *(sys.executable, "-I", "-S", str(KEEPER)),
            *(str(patience_seconds), str(folder.log), *command),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=java_environment(),
        cwd=folder.path,
    )
    assert keeper.stdin and keeper.stdout and keeper.stderr
    with keeper.stdout, keeper.stderr:
        line = keeper.stdout.readline()
        if not line:
            keeper.stdin.close()
            keeper.wait()
            told = keeper.stderr.read().decode(errors="replace").strip().splitlines()
            raise EngineError(f"{command[0]}: does not start: {told[-1] if told else 'no reason'}")
    if patience_seconds:
        return Server(folder, addresses, int(line), keeper)
    keeper.stdin.close()
    keeper.wait()
    return Server(folder, addresses, int(line), None)


def wait_until_ready(server: Server, seconds: float) -> None:
    """Return once a query would be answered.

    That is when the HTTP port gives its first page: Neo4j opens it last of all, after the
    databases and Bolt. Raises EngineError with the end of the log when Java ends before.
    """
    deadline = time.monotonic() + seconds
    while not _answers(server.addresses):
        if not server.alive():
            raise EngineError(
                f"Neo4j ended while it started; the end of {server.folder.log}:\n"
                + log_end(server.folder)
            )
        if time.monotonic() > deadline:
            raise EngineError(
                f"Neo4j did not answer at {server.addresses.http_uri} within {seconds:.0f} s; "
                f"the end of {server.folder.log}:\n" + log_end(server.folder)
            )
        time.sleep(_PAUSE_SECONDS)


def _answers(addresses: Addresses) -> bool:
    host = "127.0.0.1" if addresses.host == "0.0.0.0" else addresses.host
    link = http.client.HTTPConnection(host, addresses.http_port, timeout=5)
    try:
        link.request("GET", "/", headers={"Accept": "application/json"})
        return "neo4j_version" in json.load(link.getresponse())
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        link.close()


def log_end(folder: Folder) -> str:
    with folder.log.open(encoding="utf-8", errors="replace") as log:
        return "".join(deque(log, _LOG_LINES)).rstrip()
