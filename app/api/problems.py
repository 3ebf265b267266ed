"""The only place that makes problem+json: of our own refusals, of validation, of routing."""

import re
from collections.abc import Mapping, Sequence
from textwrap import shorten
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from app.api.models.problems import FieldError, Problem
from app.errors import Fault, FoedusError, InvalidValue, NotFound

RETRY_AFTER_SECONDS = 5
MEDIA_TYPE = "application/problem+json"


def problem(
    request: Request,
    status: int,
    title: str,
    faults: Sequence[Fault],
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """One problem document as a response."""
    body = described(status, title, faults, quote(request.url.path, safe="/:@!$&'()*+,;="))
    return JSONResponse(
        body.model_dump(exclude_none=True), status, dict(headers or {}), media_type=MEDIA_TYPE
    )


def described(status: int, title: str, faults: Sequence[Fault], instance: str) -> Problem:
    """One problem document; `instance`: the path asked for, as in a URL."""
    errors = [
        FieldError(
            field=fault.field,
            message=fault.message,
            allowed=list(fault.allowed) or None,
            did_you_mean=list(fault.did_you_mean) or None,
        )
        for fault in faults
    ]
    return Problem(
        type="about:blank",
        title=title,
        status=status,
        detail="; ".join(str(fault) for fault in faults),
        instance=instance,
        errors=errors,
    )


def install(app: FastAPI) -> None:
    """Make every refusal of this app a problem."""
    app.add_exception_handler(FoedusError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _routing)
    app.add_exception_handler(Exception, _unexpected)


_HEADERS: Mapping[int, Mapping[str, str]] = {
    401: {"WWW-Authenticate": "Bearer"},
    503: {"Retry-After": str(RETRY_AFTER_SECONDS)},
}


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, FoedusError)
    return problem(request, error.status, error.title, error.faults, _HEADERS.get(error.status))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    known = sorted(_parameters(request))
    faults = [_fault(found, known) for found in error.errors()]
    return problem(request, 422, InvalidValue.title, faults)


def _fault(found: Mapping[str, object], known: Sequence[str]) -> Fault:
    location = found["loc"]
    assert isinstance(location, tuple)
    field = ".".join(str(part) for part in location[1:]) or str(location[0])
    if found["type"] == "extra_forbidden":
        return Fault(field, "is no parameter of this question", allowed=tuple(known))
    message = str(found["msg"])
    within = allowed(found)
    if found["type"] != "missing":
        message += f" (is {shorten(repr(found.get('input')), 200)})"
    return Fault(field, message, within)


# What pydantic's bounds are called in words.
_BOUNDS = {"ge": "at least", "le": "at most", "min_length": "length at least"}


def allowed(found: Mapping[str, object]) -> tuple[str, ...]:
    """What a fault that pydantic found says may stand there instead; nothing where it is silent."""
    context = found.get("ctx")
    if not isinstance(context, dict):
        return ()
    if "expected" in context:
        # pydantic says "'planned', 'agreed' or 'halted'".
        return tuple(re.findall("'([^']+)'", str(context["expected"])))
    return tuple(f"{words} {context[key]}" for key, words in _BOUNDS.items() if key in context)


def _parameters(request: Request) -> set[str]:
    """The query parameters that the route declares."""
    route = getattr(request.scope.get("route"), "path_format", "")
    paths = request.app.openapi()["paths"]
    # The route knows its path without the prefix that its router was included with.
    path = next((path for path in paths if path.removeprefix("/v1") == route), "")
    operation = paths.get(path, {}).get(request.method.lower(), {})
    return {p["name"] for p in operation.get("parameters", ()) if p["in"] == "query"}


async def _routing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    title = NotFound.title if error.status_code == 404 else "The request cannot be served"
    fault = Fault("", f"{request.method} {request.url.path}: {error.detail}")
    return problem(request, error.status_code, title, [fault], error.headers)


async def _unexpected(request: Request, error: Exception) -> Response:
    return problem(request, 500, "A fault of ours", [Fault("", type(error).__name__)])
