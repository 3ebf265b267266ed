"""Mentions of things that no vocabulary lists: by their shape and the words around them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.entities.kinds import Kind, slug


class Shaped(NamedTuple):
    """A stretch of text that looks like a thing of a kind; `name` is what it is called."""

    start: int
    end: int
    kind: Kind
    id: str
    name: str


_CALIBRE = r"(\d{2,3})(?:\s?mm|[\s-]millimet(?:re|er))"
_FIRED = r"(?:(artillery|tank|mortar|howitzer|gun)\s+)?"
_THING = (
    r"(shells?|rounds?|ammunition|munitions|projectiles?|howitzers?|guns?|mortars?|cannons?"
    r"|rockets?|artillery)\b"
)
_ROUND = re.compile(rf"\b{_CALIBRE}[\s-](?:calib(?:re|er)\s+)?{_FIRED}{_THING}", re.I)
# 'The 122mm and 152mm artillery shells': the first has its noun from the second.
_BARE = re.compile(rf"\b{_CALIBRE}(?=\s*(?:,|and|or|as well as)\s+(?:\d))", re.I)
_AMMUNITION = {"shell", "round", "ammunition", "munition", "projectile"}

_NAME = r"[A-Z][\w'’]*[a-zà-ÿ](?:-[A-Za-z]\w+)*"
_PARTICLE = r"(?:(?:al|el|bin|bint|ibn|van|von|der|de|da|dos|la|ul|Al|El)[ -])"
_FULL = rf"{_PARTICLE}?{_NAME}(?: (?:[A-Z]\. )?{_PARTICLE}{{0,2}}{_NAME}){{1,3}}"
_OFFICES = (
    "president|premier|prime minister|minister|chancellor|secretary|spokesman|spokeswoman|"
    "spokesperson|general|colonel|admiral|marshal|brigadier|commander|chief|leader|director|"
    "ambassador|envoy|king|emir|prince|sheikh|ayatollah|senator|chairman|head"
)
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Gen|Lt Gen|Maj Gen|Col|Adm|Lieutenant|Lieut|General|Colonel|Admiral|Major|"
    r"Field Marshal|Senator|Ambassador|King|Queen|Emir|Sheikh|Ayatollah|Prince|Brigadier|"
    rf"(?:[Dd]eputy |[Vv]ice[ -])?(?i:{_OFFICES}))"
)
_TITLED = re.compile(rf"\b{_TITLE}\.? ({_FULL})\b")
_APPOSED = re.compile(
    rf"\b({_FULL}),? (?:who (?:is|was|leads|heads)|(?:the |a |an |its |their )?"
    rf"(?:[\w'’-]+ ){{0,5}}?(?:{_OFFICES}))\b"
)
_SPEAKING = re.compile(rf"\b({_FULL}) (?:said|told|says|added|warned|announced|insisted)\b")

_MINISTRY = re.compile(
    r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)? "
    r"([Dd]efen[cs]e|[Ff]oreign(?: [Aa]ffairs)?|[Ii]nterior|[Ee]conomy) [Mm]inistry\b"
)
_DESIGNATION = re.compile(r"\b(?:[A-Z][\w]*[- ])?[A-Z]{1,6}[a-z]{0,3}-?\d{1,4}[A-Z]{0,4}\b")


def calibres(text: str) -> Iterator[Shaped]:
    """Shells and guns by calibre: '152mm artillery shells', '122mm and 152mm shells' (two)."""
    waiting: list[tuple[int, int, str]] = []
    events = sorted(
        [(m.start(), m, True) for m in _ROUND.finditer(text)]
        + [(m.start(), m, False) for m in _BARE.finditer(text)],
        key=lambda event: event[0],
    )
    for _, match, whole in events:
        if not whole:
            waiting.append((match.start(), match.end(), match[1]))
            continue
        kind = _fired(match[2], match[3])
        for start, end, calibre in waiting:
            if match.start() - end < 40:
                yield _shell(start, end, calibre, kind)
        waiting = []
        yield _shell(match.start(), match.end(), match[1], kind)


def _fired(gun: str | None, thing: str) -> str:
    noun = thing.lower().rstrip("s")
    if noun not in _AMMUNITION:
        return {"cannon": "gun", "artillery": "artillery"}.get(noun, noun)
    return f"{gun.lower()}-shell" if gun and gun.lower() in ("tank", "mortar") else "artillery-shell"


def _shell(start: int, end: int, calibre: str, kind: str) -> Shaped:
    name = f"{calibre}mm {kind.replace('-', ' ')}"
    return Shaped(start, end, Kind.WEAPON, f"weapon:{calibre}mm-{kind}", name)


def persons(text: str) -> Iterator[Shaped]:
    """Full names with a title before, an office behind, or a verb of saying."""
    for pattern in (_TITLED, _APPOSED, _SPEAKING):
        for match in pattern.finditer(text):
            name = match[1]
            yield Shaped(match.start(1), match.end(1), Kind.PERSON, f"person:{slug(name)}", name)


def ministries(text: str, countries: dict[str, str]) -> Iterator[Shaped]:
    """A state's ministry: 'Zambian defence ministry', 'Zambia's Defence Ministry'."""
    for match in _MINISTRY.finditer(text):
        words = match[1].split()
        for adjective in (" ".join(words), words[-1]):
            demonym = countries.get(adjective.casefold())
            if demonym:
                field = match[2].lower().replace("defence", "defense").split()[0]
                start = match.end(1) - len(adjective)
                name = text[start : match.end()]
                id_ = f"org:{slug(demonym)}-{field}-ministry"
                yield Shaped(start, match.end(), Kind.ORGANIZATION, id_, name)
                break


def designations(text: str) -> Iterator[tuple[int, int]]:
    """Where something stands that looks like a designation: 'Mi-35M', 'Type 59'."""
    return ((match.start(), match.end()) for match in _DESIGNATION.finditer(text))
