"""Names and codes of a dataset's rows as ids: of the vocabulary where it knows them, else new.

Nothing is merged with what only looks alike: a state must be known, a weapon must agree in name
and in category, a body in its whole name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from app.claims.dates import first_day, last_day
from app.datasets.armaments import Armament
from app.datasets.outcome import Refused
from app.datasets.unlisted import UNLISTED
from app.entities.kinds import slug
from app.entities.names import fold
from app.entities.vocabulary import (
    Agreement,
    Country,
    Entity,
    Organization,
    OrganizationForm,
    Person,
    Vocabulary,
    Weapon,
)

UNKNOWN_SUPPLIER, UNKNOWN_RECIPIENT = "org:unknown-supplier", "org:unknown-recipient"
_UNKNOWN = {
    UNKNOWN_SUPPLIER: "unknown supplier",
    UNKNOWN_RECIPIENT: "unknown recipient",
}
_UNSAID = re.compile(r"^unknown (supplier|recipient|country)(?:\(s\)|s)?\W*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)$")
_CALIBRE = re.compile(r"\s+[0-9]+(?:\.[0-9]+)?mm$")
_SPACES = re.compile(r"\s+")
_DESIGNATION = re.compile(r"[0-9]|\b[A-Z]+-[A-Z]{2}")


class Bearer(NamedTuple):
    """A state that bore a code, `from` the day on which it took it over, null: from before."""

    id: str
    from_: str | None = None


class Linker:
    """What the names of one dataset mean; it keeps the new things that it made, and counts.

    `things`: new ones by id. `linked`: ids of the vocabulary that rows named.
    """

    def __init__(self, vocabulary: Vocabulary, dataset: str, *, spelled: str = "") -> None:
        """`spelled`: whose spellings of states the dataset uses (`used_by` in countries.json)."""
        self.things: dict[str, Entity] = {}
        self.linked: set[str] = set()
        self._vocabulary = vocabulary
        self._dataset = dataset
        self._spelled = spelled
        self._names: dict[type[Entity], Mapping[str, frozenset[str]]] = {}
        # Files name the same few thousand things over and over.
        self.state = lru_cache(maxsize=None)(self._state)
        self.coded = lru_cache(maxsize=None)(self._coded)
        self.body = lru_cache(maxsize=None)(self._body)
        self.weapon = lru_cache(maxsize=None)(self._weapon)
        self.known = lru_cache(maxsize=None)(self._known)
        self.iso = lru_cache(maxsize=None)(self._iso)

    def new(self, thing: Entity) -> str:
        """The id of a thing that the file brings; one that the vocabulary has stays as it is."""
        if thing.id in self._vocabulary.entities:
            self.linked.add(thing.id)
        else:
            self.things.setdefault(thing.id, thing)
        return thing.id

    def actor(self, name: str, day: str | None = None, *, role: str = "supplier") -> str:
        """A state, or what SIPRI marks: `*` a non-state, `**` an organisation; 'unknown ...'.

        The state in the brackets of a non-state is where it is, not who it is. `role`: supplier
        or recipient, whose unknown is another.
        """
        name = _SPACES.sub(" ", name).strip()
        if match := _UNSAID.fullmatch(name):
            return self.unknown("recipient" if match[1].lower() == "recipient" else role)
        if name.endswith("*"):
            plain = name.rstrip("* ")
            if name.endswith("**"):
                return self.body(plain, "bloc")
            where = _IN_BRACKETS.search(plain)
            group = plain[: where.start()] if where else plain
            if group.lower().startswith("unknown"):
                group = plain
            state = self._known_state(where[1]) if where else None
            return self.body(group, "armed group", state)
        return self.state(name, day)

    def unknown(self, role: str) -> str:
        """The unknown `supplier` or `recipient`: never a real one."""
        id_ = UNKNOWN_RECIPIENT if role == "recipient" else UNKNOWN_SUPPLIER
        return self.new(Organization(id=id_, name=_UNKNOWN[id_], form="unknown"))

    def _state(self, name: str, day: str | None = None) -> str:
        """A state by its name; Refused where none or more than one is meant.

        `day`: a partial date that tells states of one name apart.
        """
        key = fold(name)
        found = self._spellings.get(key) or self._named(Country).get(key, frozenset())
        if len(found) > 1 and day:
            found = frozenset(id_ for id_ in found if self._existed(id_, day)) or found
        if not found:
            raise Refused(f"{name!r} is no state that the vocabulary knows")
        if len(found) > 1:
            raise Refused(f"{name!r} may be {' or '.join(sorted(found))}")
        [id_] = found
        self.linked.add(id_)
        return id_

    def _known_state(self, name: str) -> str | None:
        try:
            return self.state(name)
        except Refused:
            return None

    def _coded(self, system: str, code: str, day: str) -> str:
        """A state by its number in the list `cow` or `gw` on a day (a partial date)."""
        day = first_day(day)
        found = [
            id_
            for id_, start, end in self._codes.get((system, code), ())
            if (start or "") <= day < (end or "9999")
        ]
        if len(found) > 1:
            found = [id_ for id_ in found if self._existed(id_, day)] or found
        if not found and code in UNLISTED:
            raise Refused(f"{system} code {code} is {UNLISTED[code]}, which has no id here")
        if len(set(found)) != 1:
            what = f"may be {' or '.join(sorted(set(found)))}" if found else "is no state"
            raise Refused(f"{system} code {code} {what} on {day}")
        self.linked.add(found[0])
        return found[0]

    def bearers(self, system: str, code: str, first: str, last: str | None) -> list[Bearer]:
        """The states that bore a code in turn from one partial date to another, null: to today.

        365 is Russia's number, and was the Soviet Union's from 1922 to 1991.
        """
        found = [Bearer(self.coded(system, code, first))]
        begin, end = first_day(first), last_day(last) if last else "9999"
        later = sorted(
            (start, id_)
            for id_, start, _ in self._codes.get((system, code), ())
            if start and begin < start <= end
        )
        for start, id_ in later:
            self.linked.add(id_)
            found.append(Bearer(id_, start))
        return found

    def agreement(self, atop_id: str) -> Agreement | None:
        """The vocabulary's agreement with a number of ATOP's; null where none or two have it."""
        found = self._agreements.get(atop_id, [])
        if len(found) != 1:
            return None
        self.linked.add(found[0].id)
        return found[0]

    def _existed(self, id_: str, day: str) -> bool:
        country = self._vocabulary.entities[id_]
        assert isinstance(country, Country)
        begun = country.from_ is None or country.from_[: len(day)] <= day
        return begun and (country.to is None or day <= country.to[: len(day)])

    def _body(self, name: str, form: OrganizationForm, country: str | None = None) -> str:
        """An organization by its whole name, else a new one of that form.

        An armed group is no army, maker or medium of that name: 'PLA' is many.
        """
        found = self._named(Organization).get(fold(name), frozenset())
        if form == "armed group":
            found = frozenset(id_ for id_ in found if self._fights(id_))
        if len(found) == 1:
            [id_] = found
            self.linked.add(id_)
            return id_
        # 'Southern rebels' are others in each country.
        tail = slug(f"{name} {country}" if country else name)
        return self.new(
            Organization(id=f"org:{tail}", name=name, form=form, country=country, note=self._note)
        )

    def _fights(self, id_: str) -> bool:
        body = self._vocabulary.entities[id_]
        assert isinstance(body, Organization)
        return body.form in ("armed group", "bloc", "government")

    def _weapon(self, designation: str, description: str, kind: Armament) -> str:
        """A weapon by designation and category, else a new one that bears the dataset's name.

        Two of one designation that count different things ('Type-63' a tank and a gun) stay two.
        """
        called = designation.rstrip(" -")
        # 'D-30 122mm' is a D-30: the calibre tells, and is no part of the name.
        short = _CALIBRE.sub("", called)
        found = self._weapons.get(fold(called)) or self._weapons.get(fold(short)) or []
        same = [w for w in found if w.sipri_category and w.sipri_category == kind.category]
        if len(same) == 1 and len(found) == 1:
            self.linked.add(same[0].id)
            return same[0].id
        return self.new(
            Weapon(
                id=f"weapon:{self._dataset}-{slug(called)}-{slug(kind.noun)}",
                name=called,
                sipri_category=kind.category,
                unroca_category=kind.unroca,
                kind_of=self._kinds(description, kind),
                note=f"{description}; {self._note}" if description else self._note,
            )
        )

    def _kinds(self, description: str, kind: Armament) -> tuple[str, ...]:
        """The vocabulary's category that the description names, or what is counted."""
        for name in (description, kind.noun):
            found = [w.id for w in self._categories.get(fold(name), ())
                     if w.sipri_category in (None, kind.category)]  # fmt: skip
            if len(found) == 1:
                return (found[0],)
        return ()

    def model(self, designation: str, description: str, kind: Armament) -> str:
        """As `weapon`, from a file that may tell no category of it.

        There a name links alone if one weapon of the vocabulary bears it, it is a designation
        ('T-72B3', 'MT-LB', never 'Cougar') and no engine; so does a whole word for a kind ('tank').
        """
        found = self._weapons.get(fold(designation), [])
        if not kind.category and len(found) == 1 and _DESIGNATION.search(designation):
            [only] = found
            if only.sipri_category not in ("engines", "satellites"):
                self.linked.add(only.id)
                return only.id
        if not found and (id_ := self.known(Weapon, designation)):
            return id_
        return self.weapon(designation, description, kind)

    def country(self, id_: str) -> str | None:
        """The state that a body or a person of the vocabulary belongs to."""
        thing = self._vocabulary.entities.get(id_)
        return thing.country if isinstance(thing, Organization | Person) else None

    def _known(self, kind: type[Entity], name: str) -> str | None:
        """The only thing of a kind that bears the whole name; null where none or several do."""
        found = self._named(kind).get(fold(name), frozenset())
        if len(found) != 1:
            return None
        [id_] = found
        self.linked.add(id_)
        return id_

    def _iso(self, code: str, day: str) -> str:
        """A state by its ISO 3166 alpha-3 code, if it was there on a day; Refused where it is none.

        A former code is that of the state which bears it now; RUS in 1985 is not read as SUN.
        """
        id_ = code if code in self._vocabulary.entities else self._former.get(code, code)
        if not isinstance(self._vocabulary.entities.get(id_), Country):
            raise Refused(f"{code!r} is the code of no state that the vocabulary knows")
        if not self._existed(id_, day):
            raise Refused(f"{id_} was no state on {day}")
        self.linked.add(id_)
        return id_

    @property
    def _note(self) -> str:
        return f"named by {self._dataset}"

    @cached_property
    def _spellings(self) -> Mapping[str, frozenset[str]]:
        rows = (
            (spelling.text, country.id)
            for country in self._vocabulary.of(Country)
            for spelling in country.spellings
            if self._spelled in spelling.used_by
        )
        return _grouped(rows)

    @cached_property
    def _former(self) -> Mapping[str, str]:
        countries = self._vocabulary.of(Country)
        return {code: country.id for country in countries for code in country.former_codes}

    def _named(self, kind: type[Entity]) -> Mapping[str, frozenset[str]]:
        if kind not in self._names:
            things = self._vocabulary.of(kind)
            self._names[kind] = _grouped((name, thing.id) for thing in things for name in
                                         thing.names())  # fmt: skip
        return self._names[kind]

    @cached_property
    def _weapons(self) -> Mapping[str, list[Weapon]]:
        return self._called(category=False)

    @cached_property
    def _categories(self) -> Mapping[str, list[Weapon]]:
        return self._called(category=True)

    def _called(self, *, category: bool) -> Mapping[str, list[Weapon]]:
        weapons: dict[str, list[Weapon]] = defaultdict(list)
        for weapon in self._vocabulary.of(Weapon):
            if weapon.category is category:
                for name in {fold(name) for name in weapon.names()}:
                    weapons[name].append(weapon)
        return weapons

    @cached_property
    def _agreements(self) -> Mapping[str, list[Agreement]]:
        agreements: dict[str, list[Agreement]] = defaultdict(list)
        for agreement in self._vocabulary.of(Agreement):
            if agreement.atop_id:
                agreements[agreement.atop_id].append(agreement)
        return agreements

    @cached_property
    def _codes(self) -> Mapping[tuple[str, str], list[tuple[str, str | None, str | None]]]:
        codes: dict[tuple[str, str], list[tuple[str, str | None, str | None]]] = defaultdict(list)
        for country in self._vocabulary.of(Country):
            for code in country.codes:
                codes[code.system, str(code.code)].append((country.id, code.from_, code.to))
        return codes


def _grouped(rows: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Ids by folded name."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, id_ in rows:
        found[fold(name)].add(id_)
    return {name: frozenset(ids) for name, ids in found.items()}
