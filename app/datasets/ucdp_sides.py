"""Who stands on a side of a conflict of UCDP's: governments by code, rebel groups by name."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.datasets.cells import present
from app.datasets.linking import Linker
from app.datasets.outcome import Refused
from app.entities.vocabulary import Organization

_GOVERNMENT = re.compile(r"government of (?:the )?(.+)", re.IGNORECASE)
# Not the commas within brackets: 'Military faction (forces of A, B and C)' is one party.
_BETWEEN = re.compile(r",\s*(?![^()]*\))")
_BETWEEN_NUMBERS = re.compile(r"[,;\s]+")
_BRACKETS = re.compile(r"(.+?)\s*\((.+)\)")


class Scene(NamedTuple):
    """The conflict of a row. `cells`: by folded name; `day`: on which codes are looked up."""

    conflict: str
    kind: str
    cells: Mapping[str, str]
    day: str
    link: Linker


def side(scene: Scene, which: str) -> Iterator[str | Refused]:
    """The parties of side `a` or `b`, or those that joined it (`a2nd`, `b2nd`): ids.

    A party that cannot be told is a Refused that says why.
    """
    codes = _numbers(scene.cells.get(f"gwno{which}", ""))
    if f"side{which}" not in scene.cells:
        if codes:
            yield from (_coded(scene, code) for code in codes)
        elif which in ("a", "b"):
            yield _unnamed(scene, which)
        return
    cell = present(scene.cells[f"side{which}"])
    if not cell or cell == "0":
        return
    names = _parties(cell, scene.cells.get(f"side{which}id", ""), codes, which)
    if isinstance(names, Refused):
        yield names
        return
    governments = [name for name in names if _GOVERNMENT.fullmatch(name)]
    # Older editions say 'India', not 'Government of India': there numbers tell what is a state.
    states = governments or (names if len(names) == len(codes) else [])
    by_code = dict(zip(states, codes, strict=True)) if len(states) == len(codes) else {}
    for name in names:
        if name in by_code and isinstance(id_ := _coded(scene, by_code[name]), str):
            yield id_
        elif name in governments or codes:
            yield _named(scene, name)
        else:
            yield _group(scene, name)


def _parties(cell: str, ids: str, codes: list[str], which: str) -> list[str] | Refused:
    """The names of a cell; as many as there are ids, since a name may hold a comma."""
    names = _BETWEEN.split(cell)
    count = len(_numbers(ids)) or (len(codes) if which == "a" else 0)
    if count == 1:
        return [cell]
    if count and count != len(names):
        return Refused(f"side_{which}: {cell!r} names {len(names)} parties and has {count} numbers")
    return names


def _numbers(cell: str) -> list[str]:
    found = _BETWEEN_NUMBERS.split(cell.strip())
    return [number.removesuffix(".0") for number in found if present(number)]


def _coded(scene: Scene, code: str) -> str | Refused:
    try:
        return scene.link.coded("gw", code, scene.day)
    except Refused as error:
        return error


def _named(scene: Scene, name: str) -> str:
    """A state by its name, also by one of two ('Russia (Soviet Union)'); else what is so called.

    A government without a number, such as Hyderabad's, is a body of its own.
    """
    match = _GOVERNMENT.fullmatch(name)
    plain = match[1] if match else name
    both = _BRACKETS.fullmatch(plain)
    for spelling in (plain, *(both.groups() if both else ())):
        try:
            return scene.link.state(spelling, scene.day)
        except Refused:
            continue
    return scene.link.body(name, "government") if match else _group(scene, name)


def _group(scene: Scene, name: str) -> str:
    """An armed group, told apart from others of its name by the state in which it fights."""
    codes = _numbers(scene.cells.get("gwnoloc", "")) or _numbers(scene.cells.get("gwnoa", ""))
    where = _coded(scene, codes[0]) if codes else None
    country = where if isinstance(where, str) else None
    return scene.link.body(name, "armed group", country)


def _unnamed(scene: Scene, which: str) -> str:
    """Whom a table of codes alone leaves without one: a party of this conflict and of no other."""
    return scene.link.new(
        Organization(
            id=f"org:ucdp-conflict-{scene.conflict}-side-{which}",
            name=f"side {which.upper()} of UCDP conflict {scene.conflict}",
            form="unknown" if scene.kind == "interstate" else "armed group",
            note="the file gives numbers of states and no names: this party has none",
        )
    )
