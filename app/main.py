"""The service: `create_app(settings)` and nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from app.api import problems
from app.api.routes import (
    agreements,
    claims,
    countries,
    documents,
    entities,
    search,
    service,
    stats,
    transfers,
    vocabulary,
    weapons,
)
from app.graph.driver import Graph
from app.graph.resolve import Resolver
from app.settings import Settings

VERSION = "0.1.0"
ROUTES = (
    countries,
    entities,
    transfers,
    weapons,
    agreements,
    claims,
    documents,
    search,
    vocabulary,
    stats,
)


def connect(settings: Settings) -> Graph:
    """The graph that the settings name; the local engine's address must be filled in."""
    password = settings.neo4j_password
    auth = (settings.neo4j_username, password.get_secret_value()) if password else None
    return Graph(settings.neo4j_uri or "", auth, settings.neo4j_database)


def create_app(settings: Settings) -> FastAPI:
    """The API over the graph that the settings name."""
    graph = connect(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        graph.close()

    app = FastAPIOffline(
        title="Foedus",
        version=VERSION,
        summary="Who arms whom, who is sworn to whom, and who says so.",
        lifespan=lifespan,
        # The docs page loads nothing from outside: fastapi-offline serves its parts.
        docs_url="/docs",
        redoc_url=None,
    )
    app.state.graph = graph
    app.state.resolver = Resolver()
    for module in ROUTES:
        app.include_router(module.router, prefix="/v1")
    app.include_router(service.router)
    problems.install(app)
    return app
