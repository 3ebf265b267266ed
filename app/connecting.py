"""The graph that the settings name; apart from the service, which a command need not load."""

from app.graph.driver import Graph
from app.settings import Settings


def connect(settings: Settings, *, retry_seconds: float = 15.0) -> Graph:
    """The graph that the settings name; the local engine's address must be filled in."""
    password = settings.neo4j_password
    auth = (settings.neo4j_username, password.get_secret_value()) if password else None
    uri, database = settings.neo4j_uri or "", settings.neo4j_database
    return Graph(
        uri,
        auth,
        database,
        seconds=settings.seconds,
        reads=settings.reads,
        retry_seconds=retry_seconds,
    )
