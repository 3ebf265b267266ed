"""What every answer has: references, quantities, the clocks it was given for, its release."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from app.claims.standing import Standing

T = TypeVar("T")


class Model(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Ref(Model):
    """A thing that an answer mentions."""

    id: str = Field(examples=["PRK"])
    name: str = Field(examples=["North Korea"])
    kind: str = Field(examples=["Country"])


class Answer(Model):
    """The clocks of an answer and the graph's state: asked again with them, it is the same."""

    as_of: str = Field(description="Day in the world.", examples=["2024-08-19"])
    known_at: str = Field(description="Day of public knowledge.", examples=["2024-08-19"])
    recorded_by: str = Field(
        description="Instant of the graph's last change; with it the same question gives the same "
        "answer later.",
        examples=["2026-01-01T00:00:00.000000Z"],
    )
    release: str = Field(description="Digest of the claims that the graph held.")


class Page(Answer, Generic[T]):
    """A page of a list; `total` only where it was asked for."""

    items: list[T]
    next: str | None = Field(description="The next page's cursor; null: this is the last.")
    total: int | None = Field(None, description="All rows, with ?total=true.")


class Span(Model):
    """An interval of a unit; both ends may be open."""

    unit: str
    min: int | None
    max: int | None


class Said(Model):
    """How a statement stands and which claims say so."""

    standing: Standing
    since: str | None = Field(description="Earliest date given, at the source's precision.")
    until: str | None = Field(description="Latest date given; null: open or unknown.")
    quantity: list[Span] = Field(
        description="The interval that covers the figures given, one a unit; never a sum."
    )
    figures: list[Span] = Field(description="Each figure given, once; `claims` say whose.")
    claims: list[str] = Field(description="Ids of the claims, the first 100.")
    claims_count: int = Field(description="How many claims there are.")
    denied_by: list[str] = Field(description="Ids of the claims that dispute them.")


def ref(names: Mapping[str, tuple[str, str]], id_: str) -> Ref:
    """A thing by its id; one without a name is called by its id."""
    return _called(id_, *names.get(id_, (id_, "Unknown")))


@lru_cache(maxsize=10_000)
def _called(id_: str, name: str, kind: str) -> Ref:
    """One object a thing: a page mentions the same few again and again."""
    return Ref(id=id_, name=name, kind=kind)


def optional_ref(names: Mapping[str, tuple[str, str]], id_: str | None) -> Ref | None:
    """A thing by its id, null for none."""
    return ref(names, id_) if id_ else None


def refs(names: Mapping[str, tuple[str, str]], ids: Iterable[str]) -> list[Ref]:
    """Things by their ids, in the order given."""
    return [ref(names, id_) for id_ in ids]
