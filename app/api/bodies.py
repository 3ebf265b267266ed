"""What a change sends: bounded before it is read, and checked whole."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError

from app.api.keys import Writer
from app.api.problems import allowed
from app.errors import BadFile, Fault, InvalidValue, TooLarge, WrongType
from app.extraction.decoding import decoded

B = TypeVar("B", bound=BaseModel)
# Bytes of a request's body: a page of a newspaper with all its scripts has two million.
MAX_BODY = 10_000_000
JSON = "application/json"


async def limited(request: Request) -> bytes:
    """The body of a request; TooLarge before more than MAX_BODY bytes are held."""
    told = request.headers.get("content-length", "")
    held = bytearray()
    if not (told.isdecimal() and int(told) > MAX_BODY):
        async for part in request.stream():
            held += part
            if len(held) > MAX_BODY:
                break
        else:
            return bytes(held)
    raise TooLarge(Fault("body", f"has over {MAX_BODY:,} bytes", (f"up to {MAX_BODY:,}",)))


def media_type(request: Request, allowed: tuple[str, ...]) -> str:
    """What a request says that its body is; WrongType names what it may be."""
    said = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said not in allowed:
        raise WrongType(Fault("Content-Type", f"{said!r} is not taken here", allowed))
    return said


def body(model: type[B]) -> Callable[[Request, str], Coroutine[None, None, B]]:
    """A dependency that reads a JSON body as a model, once the key is known to be right."""

    async def read(request: Request, by: Writer) -> B:
        media_type(request, (JSON,))
        return parsed(model, await limited(request))

    return read


def parsed(model: type[B], raw: bytes) -> B:
    """A JSON text as a model; InvalidValue names each field that cannot be."""
    try:
        return model.model_validate_json(text_of(raw))
    except ValidationError as error:
        faults = (_fault(found, model) for found in error.errors(include_url=False))
        raise InvalidValue(*faults) from error


def text_of(raw: bytes) -> str:
    """A body as text, in whatever encoding it says or shows."""
    try:
        return decoded(raw, "body")
    except BadFile as error:
        raise InvalidValue(*error.faults) from error


def takes(model: type[BaseModel], example: object, *others: str) -> Mapping[str, Any]:
    """What OpenAPI says of a body: JSON of a model, or one of the other types as text.

    Definitions of the model are moved to their place by app/api/openapi.py, under names of their
    own: an answer's span is not that of a claim.
    """
    schema = model.model_json_schema(ref_template="#/components/schemas/Given{model}")
    content: dict[str, Any] = {JSON: {"schema": schema, "example": example}}
    content |= {other: {"schema": {"type": "string"}} for other in others}
    return {"requestBody": {"required": True, "content": content}}


def _fault(found: Mapping[str, Any], model: type[BaseModel]) -> Fault:
    field = ".".join(str(part) for part in found["loc"]) or "body"
    unknown = found["type"] == "extra_forbidden" and len(found["loc"]) == 1
    within = tuple(model.model_fields) if unknown else allowed(found)
    return Fault(field, str(found["msg"]).removeprefix("Value error, "), within)
