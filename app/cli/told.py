"""What a reading says, in words, sentence by sentence: for the terminal and for the report alike.

Nothing here may let a promise pass for a delivery, or a claim or a denial for a fact.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from app.claims.claim import Claim, Modality, Span, Status
from app.claims.fact_types import FactType
from app.extraction.reading import Reading

# Of one colour; no reader could tell sixteen apart.
FAMILIES: Mapping[str, frozenset[FactType]] = {
    "arms": frozenset({FactType.SUPPLIES, FactType.PRODUCES}),
    "force": frozenset({FactType.USES, FactType.USED_IN, FactType.ATTACKED, FactType.DEPLOYED_TO}),
    "bond": frozenset({FactType.ALLIED_WITH, FactType.SIGNED, FactType.SUPPORTS}),
    "dispute": frozenset(
        {FactType.CONDEMNED, FactType.ACCUSED, FactType.DENIED, FactType.SANCTIONED}
    ),
    "person": frozenset({FactType.MET_WITH, FactType.VISITED, FactType.LEADS}),
}
_FAMILY_OF = {type_: family for family, types in FAMILIES.items() for type_ in types}

# Control characters drive a terminal, embedding marks turn the order of what follows, and half a
# character cannot be written: each is shown as U+FFFD, one for one, so that offsets still hold.
_UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class Mark(NamedTuple):
    """How a claim is meant, in words; `key`: denied, promise, halted, claimed or asserted."""

    key: str
    words: str


class Told(NamedTuple):
    """One claim in words; `number` counts in its document; the weightiest mark is first."""

    number: int
    type: str
    family: str
    subject: str
    object: str | None
    marks: tuple[Mark, ...]
    details: tuple[tuple[str, str], ...]


class Passage(NamedTuple):
    """A stretch of the text and the claims that quote it."""

    start: int
    end: int
    claims: tuple[Told, ...]


class Page(NamedTuple):
    """A document's claims: those beside their sentences in order, those that have none there."""

    text: str
    passages: tuple[Passage, ...]
    elsewhere: tuple[Told, ...]


def visible(text: str) -> str:
    """The same text, as long, without what could drive a terminal or turn its direction."""
    return _UNSEEN.sub("\ufffd", text)


def page_of(reading: Reading, names: Mapping[str, str]) -> Page:
    """A reading's claims in the order of the text; `names` says what known ids are called."""
    document, claims, called, _ = reading.batch
    mentioned = {entity.key: entity.mentions[0] for entity in reading.entities if entity.mentions}
    words = {**mentioned, **called, **names}
    text = document.text or ""
    held = sorted((c for c in claims if _holds(c, text)), key=_place)
    lost = [claim for claim in claims if not _holds(claim, text)]
    passages: list[Passage] = []
    for number, claim in enumerate(held, 1):
        start, end = _place(claim)
        told: tuple[Told, ...] = (told_of(claim, number, words),)
        if passages and start < passages[-1].end:
            last = passages.pop()
            start, end, told = last.start, max(last.end, end), last.claims + told
        passages.append(Passage(start, end, told))
    elsewhere = tuple(told_of(claim, len(held) + n, words) for n, claim in enumerate(lost, 1))
    return Page(visible(text), tuple(passages), elsewhere)


def marks_of(claim: Claim) -> tuple[Mark, ...]:
    """How a claim is meant, what speaks most against taking it as done first.

    A claimed promise bears both: neither said in the document's own voice nor delivered.
    """
    return tuple(_marks(claim.type, claim.modality, claim.status))


def _marks(type_: FactType, modality: Modality, status: Status | None) -> Iterator[Mark]:
    if type_ is FactType.DENIED:
        yield Mark("denied", "a denial")
    elif modality is Modality.DENIED:
        yield Mark("denied", "DENIED: said not to be so")
    if status in (Status.PLANNED, Status.AGREED):
        yield Mark("promise", f"PROMISE ({status}): not a delivery")
    elif modality is Modality.PLANNED:
        yield Mark("promise", "PLANNED: not done")
    if status is Status.HALTED:
        yield Mark("halted", "HALTED: did not go through")
    if modality is Modality.CLAIMED:
        yield Mark("claimed", "CLAIMED: not asserted")
    if modality is Modality.ASSERTED and status in (None, Status.DELIVERED):
        yield Mark("asserted", "delivered" if status is Status.DELIVERED else "asserted")


def _holds(claim: Claim, text: str) -> bool:
    evidence = claim.evidence
    return evidence is not None and text[evidence.start : evidence.end] == evidence.quote != ""


def _place(claim: Claim) -> tuple[int, int]:
    return (claim.evidence.start, claim.evidence.end) if claim.evidence else (0, 0)


def told_of(claim: Claim, number: int, words: Mapping[str, str]) -> Told:
    """One claim in words; `words`: what ids are called."""
    return Told(
        number,
        claim.type,
        _FAMILY_OF[claim.type],
        _called(claim.subject, words),
        _called(claim.object, words) if claim.object else None,
        marks_of(claim),
        tuple((label, visible(value)) for label, value in _details(claim, words) if value),
    )


def _called(id_: str, words: Mapping[str, str]) -> str:
    """A thing's name with its id, which says what the name was taken for."""
    name = words.get(id_)
    return f"{visible(name)} ({id_})" if name else id_


def _details(claim: Claim, words: Mapping[str, str]) -> tuple[tuple[str, str | None], ...]:
    said = claim.status is Status.DELIVERED and claim.modality is Modality.CLAIMED
    rows = (
        ("weapon", claim.weapon and _called(claim.weapon, words)),
        ("quantity", claim.quantity and str(claim.quantity)),
        ("date", claim.date and _span(claim.date)),
        ("place", claim.place and _called(claim.place, words)),
        ("agreement", claim.agreement and _called(claim.agreement, words)),
        ("status", "said to be delivered" if said else None),
        ("speaker", claim.attributed_to and _called(claim.attributed_to, words)),
        *(("at", claim.locator), ("note", claim.note), ("rule", claim.rule)),
        *(("by", claim.extractor), ("grade", claim.grade)),
    )
    return tuple((label, str(value) if value else None) for label, value in rows)


def _span(span: Span) -> str:
    if span.from_ == span.to:
        return span.from_ or "at no known time"
    return f"{span.from_ or '?'} to {span.to or '?'}"


def counted(number: int, one: str) -> str:
    """'1 claim', '2 claims'."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def reasons(discarded: Mapping[str, int]) -> Iterable[str]:
    """What was left out, a line a reason, the most frequent first."""
    rows = sorted(discarded.items(), key=lambda row: (-row[1], row[0]))
    return (f"{number:,} × {visible(reason)}" for reason, number in rows)
