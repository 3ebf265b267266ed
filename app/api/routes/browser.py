"""/browser/guide and /browser/style.grass: what Neo4j Browser opens by :play and :style.

Browser fetches both from its own origin, the guide with headers that need a preflight.
"""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from app.api.guide import BROWSER, guide

# Anybody may read them: they are the same for all and hold nothing of the graph.
_CORS = {"Access-Control-Allow-Origin": "*"}

router = APIRouter(prefix="/browser", include_in_schema=False)


@router.get("/style.grass")
def browser_style() -> PlainTextResponse:
    """Colours and captions by kind, for `:style`."""
    text = (BROWSER / "style.grass").read_text(encoding="utf-8")
    return PlainTextResponse(text, headers=_CORS)


@router.get("/guide")
def browser_guide(request: Request) -> HTMLResponse:
    """Ten questions with their queries and answers, for `:play`."""
    return HTMLResponse(guide(str(request.url_for("browser_style"))), headers=_CORS)


@router.options("/guide")
def browser_preflight() -> Response:
    """Allows the headers that Browser sends with `:play`."""
    allowed = {
        "Access-Control-Allow-Methods": "GET",
        "Access-Control-Allow-Headers": "cache-control, pragma",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=_CORS | allowed)
