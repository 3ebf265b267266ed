"""The port that the API is to listen on."""

import socket
from contextlib import closing

from app.errors import EngineError, Fault
from app.settings import Settings


def check_port(settings: Settings) -> None:
    """Return if the API's port is free; EngineError says what to set."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            fault = Fault("FOEDUS_PORT", f"{settings.host}:{settings.port} {error.strerror}")
            raise EngineError(fault, "end what listens there, or set FOEDUS_PORT") from error
