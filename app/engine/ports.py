"""Ports on this machine: which are free, and who has the others."""

import errno
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from app.errors import EngineError, Fault
from app.locking import only_one

# Below the ports that systems give to outgoing connections: none of those takes one meanwhile.
FREE = range(15_000, 32_000)
_WAIT_SECONDS = 30.0
# On Windows each user has a folder for temporary files.
_USER = os.getuid() if os.name == "posix" else ""


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nobody listens on; for tests and short runs.

    Processes of one user take their turns, so that none is given what another was just given and
    does not listen on yet. Raises EngineError where every port of FREE is taken.
    """
    last = Path(tempfile.gettempdir()) / f"foedus-port-{_USER}"
    lock = last.with_name(f"{last.name}.lock")
    with only_one(lock, "is looking for a free port", EngineError, _WAIT_SECONDS):
        for port in _after(last):
            if _fault("port", host, port) is None:
                last.write_text(str(port))
                return port
    raise EngineError(Fault("port", f"none from {FREE.start} to {FREE.stop - 1} on {host} is free"))


def _after(last: Path) -> Iterator[int]:
    """All of FREE once round, from the one after that which was given last."""
    given = last.read_text() if last.exists() else ""
    first = FREE.index(int(given)) + 1 if given.isdecimal() and int(given) in FREE else 0
    return (FREE[(first + n) % len(FREE)] for n in range(len(FREE)))


def check_ports(host: str, bolt_port: int, http_port: int) -> None:
    """Raise EngineError, one fault for each port that cannot be had, naming the variable."""
    if bolt_port == http_port:
        raise EngineError(
            Fault("FOEDUS_HTTP_PORT", f"{http_port} is the Bolt port too; give each its own")
        )
    wanted = (("FOEDUS_BOLT_PORT", bolt_port), ("FOEDUS_HTTP_PORT", http_port))
    faults = [fault for name, port in wanted if (fault := _fault(name, host, port))]
    if faults:
        raise EngineError(*faults)


def _fault(variable: str, host: str, port: int) -> Fault | None:
    try:
        with _socket(host) as probe:
            # As Java does: a port whose last connections only wait to time out is free.
            # On Windows the option means something else, that taken ports may be had too.
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen(1)
    except (OSError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            return Fault(
                variable,
                f"port {port} on {host} is taken{_holder(port)}; "
                f"set {variable} to a free one, or end what holds it",
            )
        return Fault(variable, f"port {port} on {host} cannot be had: {error}")
    return None


def _socket(host: str) -> socket.socket:
    return socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)


def _holder(port: int) -> str:
    """' by NAME (pid N)' where the system tells, else ''."""
    try:
        for link in psutil.net_connections("tcp"):
            listens = link.status == psutil.CONN_LISTEN and link.laddr
            if listens and listens.port == port and link.pid:
                return f" by {psutil.Process(link.pid).name()} (pid {link.pid})"
    except psutil.Error:  # macOS tells only root
        pass
    return ""
