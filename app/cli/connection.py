"""The graph that a command works on: a server of the user's, or the local engine that runs.

Commands name `engine.status` and the like only where they use them: with NEO4J_URI set all of
them run without the extra `local`.
"""

from pydantic import SecretStr

from app import engine
from app.connecting import connect
from app.errors import EngineError
from app.graph.driver import Graph
from app.settings import Settings, read_settings


def reached(settings: Settings) -> Settings:
    """The settings with address and password of the engine that runs, or as they are.

    Raises EngineError where there is neither a NEO4J_URI nor a running engine.
    """
    if not settings.local:
        return settings
    data = settings.home / "neo4j"
    found = engine.status(data)
    if found.addresses is None:
        raise EngineError(
            f"no Neo4j runs on {data}: start one with `foedus up` or `foedus neo4j start`, "
            "or set NEO4J_URI to a server of yours"
        )
    password = (data / "neo4j.password").read_text(encoding="utf-8").strip()
    return settings.model_copy(
        update={"neo4j_uri": found.addresses.bolt_uri, "neo4j_password": SecretStr(password)}
    )


def graph() -> Graph:
    """The graph of this environment's settings, checked to answer."""
    found = connect(reached(read_settings()))
    try:
        found.check()
    except BaseException:
        found.close()
        raise
    return found
