"""`foedus serve`: the API over a Neo4j that runs."""

import socket
from contextlib import closing

import uvicorn

from app.cli.connection import reached
from app.errors import EngineError, Fault
from app.main import create_app
from app.settings import Settings, read_settings


def serve() -> None:
    """Serve the API and its docs over the Neo4j that the settings name, until Ctrl-C.

    Example: [bold]NEO4J_URI=neo4j+s://example.databases.neo4j.io foedus serve[/]
    """
    settings = read_settings()
    check_port(settings)
    run(reached(settings))


def check_port(settings: Settings) -> None:
    """Return if the API's port is free; EngineError says what to set."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            fault = Fault("FOEDUS_PORT", f"{settings.host}:{settings.port} {error.strerror}")
            raise EngineError(fault, "end what listens there, or set FOEDUS_PORT") from error


def run(settings: Settings) -> None:
    """Serve until told to stop."""
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=5,
    )
