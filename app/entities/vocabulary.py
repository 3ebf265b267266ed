"""The vocabularies in seed/vocabulary: what exists, what it is called, what belongs to what.

Each file is `{"about": {...}, "<file stem>": [rows]}`; a row is one of the models below.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from app.entities.kinds import Kind, Model, kind_of_id
from app.entities.names import fold
from app.entities.weapons import SipriCategory, UnrocaCategory
from app.errors import BadFile, Fault, InvalidValue, join

Basis = Literal["read", "public record"]


class Source(Model):
    """Where a fact of a row was read; `for` names which facts, empty: all of the row."""

    title: str
    publisher: str | None = None
    url: str | None = None
    topics: tuple[str, ...] = Field((), alias="for")


class Entity(Model):
    """What every kind of thing has."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    ambiguous: bool = False
    ambiguous_names: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    basis: Basis = "public record"
    note: str | None = None

    @property
    def kind(self) -> Kind:
        """The kind that the id names."""
        return kind_of_id(self.id)

    def also(self) -> tuple[str, ...]:
        """Words that find this thing without being names of it: demonyms, capitals."""
        return ()

    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


class Succession(Model):
    """One state before or after another; `continues`: the same legal person."""

    id: str
    on: str | None = None
    continues: bool = False


class StateCode(Model):
    """A number of another list of states; days only where a number changed its meaning."""

    system: str
    code: int | str
    from_: str | None = Field(None, alias="from")
    to: str | None = None


class Spelling(Model):
    """A spelling met in practice and who uses it."""

    text: str
    used_by: tuple[str, ...]


class Country(Entity):
    """A state, also one that is gone, partly recognised or disputed."""

    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    actor_names: tuple[str, ...] = ()
    region: str
    form: Literal["current", "gone", "partly recognised", "disputed territory", "territory"] = (
        Field("current", alias="kind")
    )
    part_of: str | None = None
    iso: str
    from_: str | None = Field(None, alias="from")
    to: str | None = None
    predecessors: tuple[Succession, ...] = ()
    successors: tuple[Succession, ...] = ()
    codes: tuple[StateCode, ...] = ()
    former_codes: tuple[str, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    notes: str | None = None
    source: Source | None = None

    def also(self) -> tuple[str, ...]:
        capital = (self.capital,) if self.capital else ()
        return tuple(dict.fromkeys((*capital, *self.actor_names, *self.demonyms)))


# 'unknown': stands for whom nobody knows, such as SIPRI's 'unknown supplier(s)'.
OrganizationForm = Literal[
    "agency",
    "armed group",
    "bloc",
    "government",
    "maker",
    "media",
    "ministry",
    "research",
    "unknown",
]


class Organization(Entity):
    """A bloc, armed group, ministry, agency, maker, medium or research body."""

    form: OrganizationForm
    country: str | None = None
    part_of: str | None = None


class Office(Model):
    """An office held; `to` absent: still held on the day `as_of`, when it was last read."""

    of: str
    office: str
    from_: str | None = Field(None, alias="from")
    to: str | None = None
    as_of: str | None = None

    def covers(self, day: str) -> bool:
        """Whether the office may have been held on a day; partial dates count by overlap."""
        begun = self.from_ is None or self.from_ <= day
        return begun and (self.to is None or day[: len(self.to)] <= self.to)


class Person(Entity):
    """A person; `leads` become LEADS claims, `roles` only tell for whom they speak."""

    country: str | None = None
    short: tuple[str, ...] = ()
    leads: tuple[Office, ...] = ()
    roles: tuple[Office, ...] = ()
    sources: tuple[Source, ...] = ()


class Place(Entity):
    """A place, with coordinates (degrees, WGS 84) where they are known."""

    form: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    capital: bool = False
    coordinates: str | None = None
    source: str | None = None


E = TypeVar("E", bound=Entity)
Figure = float | tuple[float, float]


class Weapon(Entity):
    """A weapon or a category of weapons."""

    kind_of: tuple[str, ...] = ()
    category: bool = False
    family: str | None = None
    sipri_category: SipriCategory | None = None
    unroca_category: UnrocaCategory | None = None
    makers: tuple[str, ...] = ()
    in_service: int | None = None
    figures: Mapping[Literal["range_km", "mass_kg", "calibre_mm", "warhead_kg"], Figure] = {}
    sources: tuple[Source, ...] = ()


class Clause(Model):
    """Where an agreement says it, and what it says in our own words."""

    article: str | None = None
    gist: str | None = None


class Suspension(Model):
    """A span in which a member's part of an agreement rested, and who suspended it."""

    from_: str = Field(alias="from")
    to: str | None = None
    by: str
    what: str


Obligation = Literal["defense", "offense", "neutral", "nonagg", "consul"]


class Member(Model):
    """A party to an agreement; its own `obligations` stand in place of the agreement's."""

    state: str
    joined: str | None
    left: str | None = None
    obligations: tuple[Obligation, ...] | None = None
    suspended: tuple[Suspension, ...] = ()
    note: str | None = None


class Agreement(Entity):
    """A treaty or declaration with its members and ATOP's obligations."""

    signed: str | None
    place: str | None = None
    in_force: str | None
    ended: str | None = None
    ended_why: str | None = None
    members: tuple[Member, ...]
    obligations: tuple[Obligation, ...]
    is_alliance: bool
    clause: Clause | None = None
    atop_id: str | None = None
    notes: str | None = None
    source: Source | None = None
    organization: str | None = None


class Event(Entity):
    """Something that happened and has a name of its own."""

    date: str | None = None


class Embargo(Model):
    """An arms embargo: becomes one SANCTIONED claim with its scope."""

    id: str
    imposed_by: str
    target: str
    from_: str = Field(alias="from")
    to: str | None = None
    renewed_to: str | None = None
    scope: str
    direction: Literal["to", "from", "both"]
    instrument: str
    notes: str | None = None
    basis: Basis
    source: Source | None = None


_ROWS: Mapping[str, type[Entity]] = {
    "countries": Country,
    "organizations": Organization,
    "persons": Person,
    "places": Place,
    "weapons": Weapon,
    "agreements": Agreement,
    "events": Event,
}


@dataclass(frozen=True)
class Vocabulary:
    """All entries by id, and the embargoes, which are claims rather than things."""

    entities: Mapping[str, Entity]
    embargoes: tuple[Embargo, ...]

    def of(self, kind: type[E]) -> Iterator[E]:
        """The entries of one kind, in the order of their files."""
        return (entity for entity in self.entities.values() if isinstance(entity, kind))

    @cached_property
    def publishers(self) -> Mapping[str, str]:
        """Folded names of organizations, each that is only one's, to its id."""
        ids: dict[str, set[str]] = defaultdict(set)
        for organization in self.of(Organization):
            for name in organization.names():
                ids[fold(name)].add(organization.id)
        return {name: next(iter(found)) for name, found in ids.items() if len(found) == 1}

    def voice(self, speaker: str, day: str) -> str:
        """Whose word a speaker's word counts as on a day: an organ's is its state's or body's.

        A minister's word is that of the state he leads on that day, a ministry's that of its
        state, an agency's that of its body; an armed group in a bloc keeps its own.
        """
        entity = self.entities.get(speaker)
        if isinstance(entity, Person):
            held = [o for o in (*entity.leads, *entity.roles) if o.covers(day)]
            return self.voice(held[0].of, day) if held else speaker
        if isinstance(entity, Organization) and entity.part_of:
            parent = self.entities.get(entity.part_of)
            if isinstance(parent, Country) or entity.form in ("agency", "ministry", "government"):
                return self.voice(entity.part_of, day)
        return speaker


def read_json(path: Path) -> object:
    """The JSON in a file; BadFile names file, line and column of what is wrong."""
    try:
        return parse_json(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise BadFile(Fault(path.name, f"is not UTF-8: {error.reason}")) from error
    except OSError as error:
        raise BadFile(Fault(str(path), error.strerror or "cannot be read")) from error


def parse_json(text: str, where: str) -> object:
    """The JSON of a text; BadFile names line and column of what is wrong."""
    try:
        content: object = json.loads(text)
        # An escape such as "\\ud800" alone is half a character, which no database takes.
        json.dumps(content, ensure_ascii=False).encode()
        return content
    except json.JSONDecodeError as error:
        raise BadFile(
            Fault(f"{where}, line {error.lineno}, column {error.colno}", error.msg)
        ) from error
    except UnicodeEncodeError as error:
        half = error.object[error.start]
        raise BadFile(Fault(where, f"holds half a character: {half!r}")) from error
    except RecursionError as error:
        raise BadFile(Fault(where, "is nested too deeply")) from error


def faults_of(error: ValidationError, where: str, secret: Collection[str] = ()) -> list[Fault]:
    """Each of pydantic's findings as a fault at `where`; values of `secret` fields stay unsaid."""
    return [
        Fault(
            ", ".join([where, *(str(part) for part in found["loc"])]),
            # A whole row is no value to show: its fault names the field itself.
            found["msg"].removeprefix("Value error, ")
            + (
                ""
                if isinstance(found["input"], dict) or {*found["loc"]} & {*secret}
                else f" (is {found['input']!r})"
            ),
        )
        for found in error.errors(include_url=False)
    ]


def _rows(
    path: Path, row_model: type[Model], faults: list[Fault], places: dict[str, str]
) -> Iterator[Model]:
    """The sound rows of a file; `places` learns where each id stands, `faults` what is wrong."""
    try:
        content = read_json(path)
    except BadFile as error:
        faults.extend(error.faults)
        return
    rows = content.get(path.stem) if isinstance(content, dict) else None
    if not isinstance(rows, list):
        faults.append(Fault(path.name, f"has no list {path.stem!r} at its top"))
        return
    adapter: TypeAdapter[Model] = TypeAdapter(row_model)
    for number, row in enumerate(rows, 1):
        id_ = row.get("id") if isinstance(row, dict) else None
        where = f"{path.name}, row {number} ({id_ or 'no id'})"
        if isinstance(id_, str):
            if id_ in places:
                faults.append(Fault(where, f"its id stands there already: {places[id_]}"))
            places.setdefault(id_, where)
        try:
            yield adapter.validate_python(row)
        except ValidationError as error:
            faults.extend(faults_of(error, where))


def load(folder: Path) -> Vocabulary:
    """All vocabularies of a folder, checked; BadFile names every fault at once."""
    faults: list[Fault] = []
    places: dict[str, str] = {}
    entities: dict[str, Entity] = {}
    for stem, row_model in _ROWS.items():
        if not (path := folder / f"{stem}.json").exists():
            continue
        for row in _rows(path, row_model, faults, places):
            assert isinstance(row, Entity)
            if fault := _fault_of_id(row, row_model):
                faults.append(Fault(places[row.id], fault))
            else:
                entities[row.id] = row
    embargoes = [
        row
        for path in [folder / "embargoes.json"]
        if path.exists()
        for row in _rows(path, Embargo, faults, places)
        if isinstance(row, Embargo)
    ]
    vocabulary = Vocabulary(entities, tuple(embargoes))
    faults += [
        Fault(places[by], f"{id_!r} is in no vocabulary")
        for by, id_ in _mentions(vocabulary)
        if id_ not in places
    ]
    faults += _collisions(entities.values(), places)
    join(faults, BadFile)
    return vocabulary


def _fault_of_id(row: Entity, row_model: type[Entity]) -> str | None:
    try:
        kind = row.kind
    except InvalidValue as error:
        return str(error.faults[0])
    return None if kind == row_model.__name__ else f"{row.id!r} is the id of a {kind}"


def _mentions(vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    """Every id that an entry refers to, after the id of the entry."""
    for entity in vocabulary.entities.values():
        yield from ((entity.id, id_) for id_ in _mentioned(entity) if id_)
    for embargo in vocabulary.embargoes:
        yield from ((embargo.id, id_) for id_ in (embargo.imposed_by, embargo.target))


def _mentioned(entity: Entity) -> Iterator[str | None]:
    match entity:
        case Country():
            yield entity.part_of
            yield from (state.id for state in (*entity.predecessors, *entity.successors))
        case Organization():
            yield from (entity.country, entity.part_of)
        case Person():
            yield entity.country
            yield from (office.of for office in (*entity.leads, *entity.roles))
        case Place():
            yield entity.country
        case Weapon():
            yield from (*entity.kind_of, entity.family, *entity.makers)
        case Agreement():
            yield entity.organization
            for member in entity.members:
                yield from (member.state, *(rest.by for rest in member.suspended))
        case _:
            pass


def _collisions(entities: Iterable[Entity], places: Mapping[str, str]) -> list[Fault]:
    """Names that stand on two entries of one kind though neither marks them as ambiguous."""
    owners: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in {fold(name) for name in entity.names()}:
            owners[entity.kind, name].append(entity)
    return [
        Fault(
            " and ".join(places[e.id] for e in found),
            f"{name!r} names each of them and is not in ambiguous_names of each",
        )
        for (_, name), found in owners.items()
        if len(found) > 1
        if not all(name in map(fold, e.ambiguous_names) for e in found)
    ]
