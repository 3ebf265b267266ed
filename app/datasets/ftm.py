"""FollowTheMoney: entities as JSON Lines, or statements as CSV (extra `ftm`).

Of what it tells, a sanction is a fact of ours: who imposes it on whom, from when to when. A thing
tells who is meant; anything else (ownership, family, payments ...) has no fact type. What `foedus
export --format ftm` wrote is read whole by `foedus import foedus` instead.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import ValidationError

from app.claims.claim import Claim
from app.claims.fact_types import FactType
from app.datasets.dataset import Edition, Layout, Outcome, told
from app.datasets.outcome import Heading, Refused, Reject, Told, reason_of
from app.datasets.table import Row
from app.entities.kinds import slug
from app.entities.vocabulary import Organization, Person
from app.packages import package

URL = "https://followthemoney.tech/"
TERMS = (
    "FollowTheMoney is a format: the terms are those of whoever publishes the file (the data of "
    "OpenSanctions: CC BY-NC 4.0, a licence for commercial use)."
)
CITATION = "As the publisher of the file asks; name it by --option publisher=NAME."
_OPTIONS = {"publisher": "who publishes the file"}
_STATEMENT = ("canonical_id", "entity_id", "prop", "schema", "value", "dataset")
# What the library gives has types of its own.
Library = Any


class _Piece(NamedTuple):
    """What a line says of an entity: all of it, or a value of it."""

    id: str
    schema: str
    values: Mapping[str, Sequence[str]]


@dataclass
class _Thing:
    """Who an entity is: its schema, names and countries."""

    schema: str
    names: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)


@dataclass
class _Sanction:
    rows: list[Row] = field(default_factory=list)
    values: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def _entity(row: Row) -> _Piece:
    """A line of JSON."""
    try:
        value = json.loads(row["entity"])
        values = {str(name): [*map(str, given)] for name, given in value["properties"].items()}
        return _Piece(str(value["id"]), str(value["schema"]), values)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(f"is no entity with id, schema and properties: {error}") from error


def _statement(row: Row) -> _Piece:
    """A row of statements: one value."""
    return _Piece(row["canonical_id"], row["schema"], {row["prop"]: [row["value"]]})


@dataclass
class _Reader:
    """Reads entities: a sanction may stand before the one that it names, so they come last."""

    piece: Any  # a function: _entity or _statement

    def __call__(self, rows: Iterable[Row], edition: Edition) -> Iterator[Outcome]:
        model = package("followthemoney", edition.dataset.name, "ftm").model
        things: dict[str, _Thing] = {}
        sanctions: defaultdict[str, _Sanction] = defaultdict(_Sanction)
        for row in rows:
            try:
                yield from self._take(row, model, things, sanctions)
            except Refused as error:
                yield Reject(row, str(error))
        for id_, sanction in sanctions.items():
            yield from _outcomes(id_, sanction, things, edition)

    def _take(
        self,
        row: Row,
        model: Library,
        things: dict[str, _Thing],
        sanctions: Mapping[str, _Sanction],
    ) -> Iterator[Outcome]:
        piece = self.piece(row)
        schema = model.get(piece.schema)
        if schema is None:
            raise Refused(f"{piece.schema!r} is no schema of FollowTheMoney")
        if schema.name == "Sanction":
            sanctions[piece.id].rows.append(row)
            for name, values in piece.values.items():
                sanctions[piece.id].values[name] += values
        elif schema.is_a("Thing"):
            thing = things.setdefault(piece.id, _Thing(schema.name))
            thing.schema = schema.name if schema.is_a(thing.schema) else thing.schema
            thing.names += piece.values.get("name", ())
            thing.countries += _codes(piece.values)
            yield Heading(row)
        else:
            raise Refused(f"{schema.name} has no fact type here")


def _codes(values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for name in ("country", "nationality", "jurisdiction", "citizenship"):
        yield from values.get(name, ())


def _outcomes(
    id_: str, sanction: _Sanction, things: Mapping[str, _Thing], edition: Edition
) -> Iterator[Outcome]:
    """What becomes of the rows of a sanction: claims by the first, all of them told."""
    try:
        outcome = told(sanction.rows[0], _claims(id_, sanction.values, things, edition))
    except (Refused, ValidationError) as error:
        yield from (Reject(row, reason_of(error)) for row in sanction.rows)
        return
    if isinstance(outcome, Told):
        yield outcome._replace(lines=[row.line for row in sanction.rows])
    else:
        yield from (Reject(row, outcome.reason) for row in sanction.rows)


def _claims(
    id_: str,
    values: Mapping[str, Sequence[str]],
    things: Mapping[str, _Thing],
    edition: Edition,
) -> Iterator[Claim | Refused]:
    """A SANCTIONED claim for each whom the sanction is imposed on."""
    starts = values.get("startDate") or values.get("listingDate") or ()
    start, end = min(starts, default=None), max(values.get("endDate", ()), default=None)
    date = {"from": start and start[:10], "to": end and end[:10]} if start or end else None
    by = _imposer(values, start or "9999", edition)
    for target in values.get("entity", ()):
        try:
            object_ = _target(target, things, edition)
        except Refused as error:
            yield error
            continue
        yield edition.claim(
            type=FactType.SANCTIONED,
            subject=by,
            object=object_,
            date=date,
            locator=f"entity {id_}",
            note="; ".join(values.get("program", ())) or None,
        )


def _imposer(values: Mapping[str, Sequence[str]], day: str, edition: Edition) -> str:
    """The state or body whose sanction it is: by its country, else by its authority's name."""
    territories = package("rigour.territories", edition.dataset.name, "ftm")
    found = set()
    names = list(values.get("authority", ()))
    for code in values.get("country", ()):
        territory = territories.get_territory(code)
        if territory and territory.alpha3:
            found.add(edition.link.iso(territory.alpha3.upper(), day))
        elif territory:
            names.insert(0, territory.name)
    if not found:
        known = (edition.link.known(Organization, name) for name in names)
        found = {id_ for id_ in known if id_}
    if len(found) != 1:
        raise Refused(f"who imposes it is not told by country or authority: {'; '.join(names)!r}")
    return found.pop()


def _target(id_: str, things: Mapping[str, _Thing], edition: Edition) -> str:
    """Whom it is imposed on: one of the vocabulary of that name and country, else the file's own.

    Two of one name are two: what is new here is called by its id in the file.
    """
    thing = things.get(id_)
    if not thing or not thing.names:
        raise Refused(f"the file does not say who {id_} is")
    kind = Person if thing.schema == "Person" else Organization
    if thing.schema not in _PARTIES:
        raise Refused(f"{thing.schema} {thing.names[0]!r} is no state, body or person")
    for name in thing.names:
        if (known := edition.link.known(kind, name)) and _agrees(known, thing, edition):
            return known
    name, tail = thing.names[0], slug(f"ftm {id_}")
    if kind is Person:
        return edition.link.new(Person(id=f"person:{tail}", name=name))
    form = "maker" if thing.schema == "Company" else "agency"
    return edition.link.new(Organization(id=f"org:{tail}", name=name, form=form))


_PARTIES = ("Person", "LegalEntity", "Organization", "Company", "PublicBody")


def _agrees(known: str, thing: _Thing, edition: Edition) -> bool:
    """Whether a country of the file's is that of the vocabulary's thing."""
    territories = package("rigour.territories", edition.dataset.name, "ftm")
    found = (territories.get_territory(code) for code in thing.countries)
    states = {territory.alpha3.upper() for territory in found if territory and territory.alpha3}
    return edition.link.country(known) in states


def _is_entity(cells: Sequence[str]) -> bool:
    """Whether a line is an entity."""
    try:
        value = json.loads(cells[0]) if cells else None
    except ValueError:
        return False
    return isinstance(value, dict) and {"id", "schema", "properties"} <= set(value)


LAYOUTS = (
    Layout(
        name="entities, JSON Lines",
        gives="an entity: a thing, or what joins two",
        columns=("entity",),
        read=_Reader(_entity),
        # No letter of JSON: a line is one cell.
        delimiter="\x1f",
        heads=_is_entity,
        bare=True,
        quoted=False,
        options=_OPTIONS,
    ),
    Layout(
        name="statements, CSV",
        gives="a value of an entity",
        columns=_STATEMENT,
        read=_Reader(_statement),
        options=_OPTIONS,
    ),
)
