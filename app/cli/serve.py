"""`foedus serve`: the API over a Neo4j that runs."""

import gc
import socket
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import uvicorn

from app.cli.connection import reached
from app.cli.port import check_port
from app.main import create_app
from app.settings import Settings, read_settings


def serve() -> None:
    """Serve the API and its docs over the Neo4j that the settings name, until Ctrl-C.

    Example: [bold]NEO4J_URI=neo4j+s://example.databases.neo4j.io foedus serve[/]
    """
    settings = read_settings()
    check_port(settings)
    run(reached(settings))


class _Server(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._listening()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The first Ctrl-C stops in order; another would cut answers off with a traceback each."""
        if not self.should_exit:
            super().handle_exit(sig, frame)


def run(settings: Settings, listening: Callable[[], None] = lambda: None) -> None:
    """Serve until told to stop; `listening` is called once questions are answered."""
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=5,
    )
    # What is loaded stays: collecting garbage in the middle of an answer looks at the rest alone.
    gc.freeze()
    # Once all is closed uvicorn raises the signal again that told it to stop.
    with suppress(KeyboardInterrupt):
        _Server(config, listening).run()
