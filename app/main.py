"""The service: `create_app(settings)` and nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from fastapi_offline import FastAPIOffline

from app.api import openapi, problems
from app.api.reader import ArticleReader
from app.api.routes import (
    agreements,
    articles,
    bibliography,
    both_sides,
    breaches,
    browser,
    changes,
    claims,
    countries,
    coverage,
    curated,
    dependence,
    documents,
    entities,
    network,
    obligations,
    pact_practice,
    reconciliation,
    review,
    search,
    service,
    stats,
    timeline,
    trail,
    transfers,
    vocabulary,
    weapons,
    withdrawal,
)
from app.connecting import connect
from app.graph.resolve import Resolver
from app.settings import Settings

VERSION = "0.1.0"
# A client that is told to come back sooner or later is better off than one left waiting.
RETRY_SECONDS = 3.0
ROUTES = (
    countries,
    entities,
    transfers,
    both_sides,
    dependence,
    reconciliation,
    weapons,
    trail,
    agreements,
    obligations,
    pact_practice,
    breaches,
    network,
    claims,
    curated,
    review,
    timeline,
    changes,
    documents,
    articles,
    withdrawal,
    bibliography,
    coverage,
    search,
    vocabulary,
    stats,
)


DOCS = "/docs"


async def _to_docs() -> RedirectResponse:
    return RedirectResponse(DOCS)


def create_app(settings: Settings) -> FastAPI:
    """The API over the graph that the settings name."""
    graph = connect(settings, retry_seconds=RETRY_SECONDS)
    articles_read = ArticleReader()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        articles_read.close()
        graph.close()

    app = FastAPIOffline(
        title="Foedus",
        version=VERSION,
        summary="Who arms whom, who is sworn to whom, and who says so.",
        lifespan=lifespan,
        # The docs page loads nothing from outside: fastapi-offline serves its parts.
        docs_url=DOCS,
        redoc_url=None,
        # Null: no badge of an outside validator.
        swagger_ui_parameters={"validatorUrl": None},
        generate_unique_id_function=openapi.operation_id,
    )
    app.state.graph = graph
    app.state.settings = settings
    app.state.articles = articles_read
    app.state.resolver = Resolver()
    for module in ROUTES:
        app.include_router(module.router, prefix="/v1")
    # Whoever opens the address that `foedus up` tells finds the docs, which tell the rest.
    app.add_api_route("/", _to_docs, include_in_schema=False)
    app.include_router(service.router)
    app.include_router(browser.router)
    problems.install(app)
    openapi.install(app)
    return app
