"""Arms that no vocabulary lists, by their shape: calibres, weights, designations."""

import re
from collections.abc import Iterator

from app.entities.kinds import Kind, slug
from app.extraction.patterns import Shaped

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

_POUNDS = re.compile(r"\b(\d{1,2},?\d{3}|\d{3})[- ]pound(?:er)? (?:bombs?)\b")
_OF_CALIBRE = re.compile(
    rf"\b(tank|mortar|artillery|howitzer) (shells?|rounds?) of {_CALIBRE}\b", re.I
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
    return (
        f"{gun.lower()}-shell" if gun and gun.lower() in ("tank", "mortar") else "artillery-shell"
    )


def _shell(start: int, end: int, calibre: str, kind: str) -> Shaped:
    name = f"{calibre}mm {kind.replace('-', ' ')}"
    return Shaped(start, end, Kind.WEAPON, f"weapon:{calibre}mm-{kind}", name)


def bombs(text: str) -> Iterator[Shaped]:
    """Bombs by weight, shells by a calibre behind: '2,000-pound bombs', 'shells of 120mm'."""
    for match in _POUNDS.finditer(text):
        weight = match[1].replace(",", "")
        id_, name = f"weapon:{weight}-pound-bomb", f"{weight}-pound bomb"
        yield Shaped(*match.span(), Kind.WEAPON, id_, name)
    for match in _OF_CALIBRE.finditer(text):
        yield _shell(*match.span(), match[3], _fired(match[1], match[2]))


# 'VN-4s', 'L-39', but no club of states, no army corps and no disease.
_ALONE = re.compile(
    r"\b(?!G-|P-5|M-23|COVID)([A-Z][A-Za-z]{0,3}-\d{1,3}[A-Z]{0,2})(?:s\b|\b(?![\w-]))"
)


def alone(text: str) -> Iterator[Shaped]:
    """Designations that stand without the noun that says what they are: 'two L-39s'."""
    for match in _ALONE.finditer(text):
        yield Shaped(*match.span(), Kind.WEAPON, f"weapon:{slug(match[1])}", match[1])


def designations(text: str) -> Iterator[tuple[int, int]]:
    """Where something stands that looks like a designation: 'Mi-35M', 'Type 59'."""
    return ((match.start(), match.end()) for match in _DESIGNATION.finditer(text))
