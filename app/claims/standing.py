"""The standing of a statement: who says it, who denies it, computed on read and explained."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from app.entities.kinds import Model

Value = Literal["corroborated", "single-source", "contested", "denied", "planned"]
# What a voice does to a statement. 'halted' says that a shipment did not arrive.
Stance = Literal["says", "plans", "denies", "halts"]


class Standing(Model):
    """`speakers`: independent voices behind `value`; `documents`: those that carry the claims."""

    value: Value
    speakers: int
    documents: int
    why: str


def standing(
    voices: Iterable[Sequence[str]],
    denials: Iterable[Sequence[str]],
    documents: int,
    names: Mapping[str, str],
) -> Standing:
    """The standing of one statement.

    voices: (voice, stance) of its claims, a voice being an independent speaker's id or
    `document:<id>` where the document itself speaks. denials: (voice, day) of the claims that
    dispute it. names: what to call a voice. Ten documents that repeat one speaker are one voice.
    """
    by_stance: dict[str, set[str]] = {}
    for voice, stance in voices:
        by_stance.setdefault(stance, set()).add(voice)
    denied_on: dict[str, str] = {}
    for voice, day in denials:
        denied_on[voice] = min(day, denied_on.get(voice, day))
    for voice in by_stance.get("denies", ()):
        denied_on.setdefault(voice, "")
    planned = by_stance.get("plans", set())
    # That a shipment was halted backs nobody who says that another arrived, or will.
    said = by_stance.get("says", set()) or (by_stance.get("halts", set()) if not planned else set())
    parts = [
        verb + _listing(by_stance[stance], names)
        for stance, verb in _VERBS.items()
        if stance in by_stance
    ]
    if denied_on:
        parts.append("denied by " + _listing(denied_on, names, denied_on))
    value, behind = _value(said, planned, denied_on)
    return Standing(value=value, speakers=len(behind), documents=documents, why="; ".join(parts))


# How a reason tells of those who do not deny.
_VERBS: Mapping[str, str] = {
    "says": "said by ",
    "halts": "said to have been halted by ",
    "plans": "planned according to ",
}


def _value(
    said: set[str], planned: set[str], denied: Iterable[str]
) -> tuple[Value, Sequence[str] | set[str]]:
    deniers = set(denied)
    if (said or planned) and deniers:
        return "contested", said or planned
    if deniers:
        return "denied", deniers
    if not said:
        return "planned", planned
    return ("corroborated" if len(said) > 1 else "single-source"), said


def _name(voice: str, names: Mapping[str, str]) -> str:
    return names.get(voice) or voice.removeprefix("document:")


# Voices that a reason lists; of more it says how many. cypher/spoken.cypher finds their names.
_LISTED = 10


def _listing(
    voices: Iterable[str], names: Mapping[str, str], days: Mapping[str, str] | None = None
) -> str:
    """What the first voices are called, in order, each with its day where one is told."""
    first = sorted(voices)
    listed = sorted(
        _name(voice, names) + (f" on {day}" if (day := (days or {}).get(voice)) else "")
        for voice in first[:_LISTED]
    )
    if more := len(first) - len(listed):
        listed.append(f"{more} other{'s' if more > 1 else ''}")
    *most, last = listed
    return f"{', '.join(most)} and {last}" if most else last
