"""What a graph holds as records: things, documents, claims, reviews; whole, and flat for tables.

A record says what its node in Neo4j says, so that what goes out of one graph and into another is
the same there. Flat, it is a row of scalars: what stands in a part has a dot (`quantity.min`),
a list is JSON.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Field

from app.claims.claim import Claim, Document, Span
from app.claims.dates import PartialDate
from app.claims.identity import claim_digest, claim_id, revised_id
from app.entities.kinds import Kind, Model
from app.errors import Fault, InvalidValue

Scalar = str | int | float | bool | None
Flat = Mapping[str, Scalar]
# A type as an annotation spells it: a class, a union, a generic.
Spelled = Any


class Link(Model):
    """A link of the vocabulary from one thing to another."""

    type: str
    to: str
    on: str | None = None
    continues: bool | None = None


class Thing(Model):
    """A thing as its node says it; what a property means: app/graph/store.py."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    ambiguous_names: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    basis: str
    provisional: bool | None = None
    note: str | None = None
    digest: str | None = None
    region: str | None = None
    capital: str | None = None
    from_: str | None = Field(None, alias="from")
    to: str | None = None
    form: str | None = None
    demonyms: tuple[str, ...] | None = None
    notes: str | None = None
    country: str | None = None
    short: tuple[str, ...] | None = None
    lat: float | None = None
    lon: float | None = None
    coordinates: str | None = None
    source: str | None = None
    category: bool | None = None
    sipri_category: str | None = None
    unroca_category: str | None = None
    in_service: int | None = None
    signed: str | None = None
    in_force: str | None = None
    ended: str | None = None
    ended_why: str | None = None
    obligations: tuple[str, ...] | None = None
    atop_id: str | None = None
    is_alliance: bool | None = None
    signed_at: str | None = None
    organization: str | None = None
    clause_article: str | None = None
    clause_gist: str | None = None
    date: str | None = None
    links: tuple[Link, ...] = ()

    def properties(self) -> dict[str, object]:
        """The properties of its node."""
        return self.model_dump(mode="json", by_alias=True, exclude={"links"}, exclude_none=True)


class DocumentRecord(Document):
    """A document, its digest, and how it was withdrawn. `recorded_at`: of the graph it was in."""

    file_sha256: str | None = None
    retracted_on: PartialDate | None = None
    retraction_reason: str | None = None
    superseded_by: str | None = None
    recorded_at: str | None = None

    def document(self) -> Document:
        """The document alone."""
        return Document(**{name: getattr(self, name) for name in Document.model_fields})


class ClaimRecord(Claim):
    """A claim with its id, its document, and the digest of what it says."""

    id: str
    document: str
    digest: str
    recorded_at: str | None = None

    def claim(self) -> Claim:
        """The claim alone; InvalidValue where it says otherwise than its id and digest."""
        said = {
            field.alias or name: getattr(self, name) for name, field in Claim.model_fields.items()
        }
        # In the graph a span without ends is as none at all; the digest tells which it was.
        for date in (self.date, Span()):
            claim = Claim.model_validate({**said, "date": date})
            if claim_digest(self.document, claim) != self.digest:
                continue
            if any(self.id == id_of(self.document, claim) for id_of in (claim_id, revised_id)):
                return claim
        raise InvalidValue(
            Fault(f"claim {self.id}", "says otherwise than when it was exported: it was edited")
        )


class ReviewRecord(Model):
    """A reviewer's verdict on a claim, the `number`th."""

    claim: str
    number: int
    verdict: str
    reason: str | None = None
    by: str
    at: str


Record = Thing | DocumentRecord | ClaimRecord | ReviewRecord
# By the name of the table that they fill.
TABLES: Mapping[str, type[Record]] = {
    "things": Thing,
    "documents": DocumentRecord,
    "claims": ClaimRecord,
    "reviews": ReviewRecord,
}
_NAMES = {kind: name for name, kind in TABLES.items()}


def table_of(record: Record) -> str:
    """The name of the table that a record is a row of."""
    return _NAMES[type(record)]


def columns(table: str) -> Mapping[str, type]:
    """The columns of a table, in their order: str, int, float, bool, or tuple for JSON lists."""
    return _columns(TABLES[table])


@cache
def _columns(model: type[BaseModel]) -> Mapping[str, type]:
    return dict(_expanded(model))


def _expanded(model: type[BaseModel]) -> Iterator[tuple[str, type]]:
    for name, field in model.model_fields.items():
        key, kind = field.alias or name, _kind(field.annotation)
        if issubclass(kind, BaseModel):
            yield from ((f"{key}.{inner}", type_) for inner, type_ in _columns(kind).items())
        else:
            yield key, kind


def _kind(spelled: Spelled) -> type:
    """The class that an annotation comes to, without null and constraints."""
    origin: object = get_origin(spelled)
    if origin in (Union, UnionType):
        return _kind(next(part for part in get_args(spelled) if part is not type(None)))
    if origin is Annotated:
        return _kind(get_args(spelled)[0])
    if origin is tuple:
        return tuple
    if isinstance(spelled, type) and issubclass(spelled, BaseModel | bool | int | float):
        return spelled
    return str


def flat(record: Record) -> Flat:
    """A record as a row; every column of its table, null where it says nothing."""
    row = dict.fromkeys(columns(table_of(record)))
    return row | dict(_leaves(record.model_dump(mode="json", by_alias=True), ""))


def _leaves(values: Mapping[str, object], prefix: str) -> Iterator[tuple[str, Scalar]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield prefix + key, json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        elif value is not None:
            assert isinstance(value, Scalar)
            yield prefix + key, value


def whole(table: str, row: Mapping[str, object]) -> Record:
    """The record that a row stands for; an empty cell is null, texts become what the column is.

    Raises ValidationError or InvalidValue for what it cannot be.
    """
    return TABLES[table].model_validate(_nested(TABLES[table], row, ""))


def _nested(model: type[BaseModel], row: Mapping[str, object], prefix: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, field in model.model_fields.items():
        key, kind = field.alias or name, _kind(field.annotation)
        if issubclass(kind, BaseModel):
            part = _nested(kind, row, f"{prefix}{key}.")
            value: object = part if any(v is not None for v in part.values()) else None
        else:
            value = _cell(row.get(prefix + key), kind, prefix + key)
        if value is not None or field.is_required():
            found[key] = value
    return found


def _cell(value: object, kind: type, column: str) -> object:
    if value in ("", None):
        return None
    if kind is tuple and isinstance(value, str):
        try:
            return json.loads(value)
        except json.JSONDecodeError as error:
            raise InvalidValue(Fault(column, f"{value[:80]!r} is no JSON list")) from error
    return value
