"""/healthz and /readyz: alive, and able to answer."""

from fastapi import APIRouter, Request
from pydantic import BaseModel

from app.graph.driver import Graph
from app.graph.migrate import require_migrated

router = APIRouter(tags=["service"])


class Health(BaseModel):
    """What was checked."""

    status: str


@router.get("/healthz", summary="Alive")
async def healthz() -> Health:
    """Whether this process answers; it asks nothing of the database.

    Nor does it wait for a thread: those may all be waiting for a database that is away.
    """
    return Health(status="alive")


@router.get("/readyz", summary="Able to answer")
def readyz(request: Request) -> Health:
    """Whether the database answers and is migrated; else a 503 that says what is missing."""
    graph: Graph = request.app.state.graph
    graph.check()
    require_migrated(graph)
    return Health(status="ready")
