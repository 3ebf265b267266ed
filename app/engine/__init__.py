"""Neo4j Community on this machine, as a child process: no Docker, no system Java, no root.

    with start(home, bolt_port=7687, http_port=7474) as engine:
        GraphDatabase.driver(engine.bolt_uri, auth=(engine.user, engine.password))

`NEO4J_VERSION` can be had without the extra `local`; all else asks for it with EngineError.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from app.engine.lock import NEO4J_VERSION
from app.errors import EngineError

if TYPE_CHECKING:
    from app.engine.artefacts import Installation, install
    from app.engine.bulk import fill
    from app.engine.java import Java, find_java
    from app.engine.ports import free_port
    from app.engine.process import Engine, start, stop
    from app.engine.ready import make_ready
    from app.engine.running import Status, status

__all__ = [
    "NEO4J_VERSION",
    "Engine",
    "Installation",
    "Java",
    "Status",
    "fill",
    "find_java",
    "free_port",
    "install",
    "make_ready",
    "start",
    "status",
    "stop",
]

_ROOMS = {
    "Engine": "process",
    "Installation": "artefacts",
    "Java": "java",
    "Status": "running",
    "fill": "bulk",
    "find_java": "java",
    "free_port": "ports",
    "install": "artefacts",
    "make_ready": "ready",
    "start": "process",
    "status": "running",
    "stop": "process",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    except ModuleNotFoundError as error:
        raise EngineError(
            f"the package {error.name} is missing: pip install 'foedus[local]' brings all "
            "that the local Neo4j needs; or set NEO4J_URI to a server of yours"
        ) from error
