"""The OpenAPI document: FastAPI's, with each route's failures, headers and example."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from app.api.models.problems import Problem
from app.api.problems import MEDIA_TYPE, described
from app.claims.dates import ALLOWED
from app.errors import (
    Conflict,
    Fault,
    Forbidden,
    InvalidValue,
    NotFound,
    TooLarge,
    TooSlow,
    Unauthorized,
    Unavailable,
    WrongType,
)

# Answers that the API gave over the seed, lists cut to their first items; by path.
EXAMPLES = Path(__file__).with_name("examples.json")
# JSON has no static type.
Json = dict[str, Any]

# What each failure says, its title, and an example.
_PROBLEMS: Mapping[str, tuple[str, str, Fault]] = {
    "401": (
        "The key is missing or wrong.",
        Unauthorized.title,
        Fault("", "send a key of FOEDUS_API_KEY: `Authorization: Bearer KEY`"),
    ),
    "403": (
        "There is no key: nobody may change this graph over the API.",
        Forbidden.title,
        Fault("", "nobody may change this graph over the API: set FOEDUS_API_KEY"),
    ),
    "409": (
        "It contradicts what the graph holds.",
        Conflict.title,
        Fault("a-002", "is in the graph with another text; give it another id"),
    ),
    "413": (
        "The body or the text is too large.",
        TooLarge.title,
        Fault("body", "has over 10,000,000 bytes", allowed=("up to 10,000,000",)),
    ),
    "415": (
        "The body is of a media type that is not taken.",
        WrongType.title,
        Fault("Content-Type", "'application/pdf' is not taken here", allowed=("application/json",)),
    ),
    "404": (
        "There is no such id.",
        NotFound.title,
        Fault("id", "'DPRK' is no Country here", did_you_mean=("PRK",)),
    ),
    "422": (
        "A parameter is unknown, given twice, or has a value that cannot be.",
        InvalidValue.title,
        Fault("as_of", "'2023-02-30' is no date: day is out of range for month", allowed=ALLOWED),
    ),
    "503": (
        "The database is away or not migrated.",
        Unavailable.title,
        Fault("", "Neo4j at bolt://127.0.0.1:7687 does not answer"),
    ),
    "504": (
        "The question is too large, or ran past its time limit.",
        TooSlow.title,
        Fault("", "the question took longer than 10 s; narrow it"),
    ),
}
_TAG: Json = {
    "ETag": {
        "description": "Of this answer and the graph's state: sent back as If-None-Match, it "
        "gives a 304 as long as the answer is the same.",
        "schema": {"type": "string"},
    }
}
_EXTRA: Mapping[str, Json] = {
    "401": {"WWW-Authenticate": {"description": "Bearer.", "schema": {"type": "string"}}},
    "503": {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}},
}


def operation_id(route: APIRoute) -> str:
    """The name of the route's function: `list_transfers`."""
    return route.name


def install(app: FastAPI) -> None:
    """Complete the document that this app describes itself with."""
    plain = app.openapi

    @cache
    def openapi() -> Json:
        return complete(plain())

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend it


def complete(document: Json) -> Json:
    """The document with what FastAPI cannot know of each route."""
    examples: Json = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    schemas = document["components"]["schemas"]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _simplify(operation.get("parameters", ()))
            if method == "get":
                _declare(path, operation, examples.get(path))
            else:
                _declare_change(path, operation, examples.get(f"{method} {path}"))
                schemas |= _hoisted(operation["requestBody"]["content"])
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= {**problem.pop("$defs"), "Problem": problem}
    return document


def _simplify(parameters: Iterable[Json]) -> None:
    """Take the null out of parameters: what is not asked is left out of a query."""
    for parameter in parameters:
        schema = parameter["schema"]
        kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
        if len(kinds) == 1:
            del schema["anyOf"]
            schema.update(kinds[0])


def _declare(path: str, operation: Json, example: object) -> None:
    responses = operation["responses"]
    if example is not None:
        content = responses["200"]["content"]
        content.get("application/json", next(iter(content.values())))["example"] = example
    if path.startswith("/v1/"):
        responses["200"]["headers"] = _TAG
        responses["304"] = {"description": "The client has this answer.", "headers": _TAG}
    for status in _failures(path):
        responses[status] = _problem(path, status)


def _declare_change(path: str, operation: Json, example: object) -> None:
    responses = operation["responses"]
    if "201" in responses:
        responses["200"] = {
            **responses["201"],
            "description": "Nothing was stored: it is there, or this is a dry run.",
        }
    responses["200"]["content"]["application/json"]["example"] = example
    missing = ["404"] if "{" in path else []
    for status in ("401", "403", *missing, "409", "413", "415", "422", "503", "504"):
        responses[status] = _problem(path, status)


def _hoisted(content: Json) -> Json:
    """The definitions within a body's schema, taken out: they stand among all schemas."""
    return {
        f"Given{name}": schema
        for kind in content.values()
        for name, schema in kind["schema"].pop("$defs", {}).items()
    }


def _failures(path: str) -> Iterator[str]:
    if path.startswith("/v1/"):
        yield from ["404"] if "{" in path else []
        yield from ("422", "503", "504")
    elif path == "/readyz":
        yield "503"


def _problem(path: str, status: str) -> Json:
    description, title, fault = _PROBLEMS[status]
    example = described(int(status), title, [fault], path).model_dump(exclude_none=True)
    schema = {"$ref": "#/components/schemas/Problem"}
    declared: Json = {
        "description": description,
        "content": {MEDIA_TYPE: {"schema": schema, "example": example}},
    }
    if status in _EXTRA:
        declared["headers"] = _EXTRA[status]
    return declared
