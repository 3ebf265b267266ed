"""Agreements as claims: each member's SIGNED, with what it is bound to and when."""

from collections.abc import Iterable, Sequence
from typing import get_args

from app.claims.claim import Claim, Membership, Modality, Span
from app.claims.dates import first_day, last_day
from app.claims.fact_types import FactType
from app.claims.grade import PUBLIC_RECORD, READ
from app.entities.vocabulary import Agreement, Member, Obligation


def membership_claim(agreement: Agreement, member: Member) -> Claim:
    """The SIGNED claim of one member; its locator is the clause that obliges."""
    article = agreement.clause.article if agreement.clause else None
    return Claim(
        type=FactType.SIGNED,
        subject=member.state,
        object=agreement.id,
        modality=Modality.ASSERTED,
        date=Span.model_validate({"from": member.joined, "to": member.joined}),
        locator=f"article {article}" if article else "the instrument as a whole",
        grade=READ if agreement.basis == "read" else PUBLIC_RECORD,
        note=member.note,
        membership=Membership(
            bound_from=bound_from(agreement, member),
            bound_to=_earlier(member.left, agreement.ended),
            obligations=(
                agreement.obligations if member.obligations is None else member.obligations
            ),
            suspended=member.suspended,
        ),
    )


def bound_from(agreement: Agreement, member: Member) -> str | None:
    """The later of joining and the entry into force; null where that day is not established.

    A later member's accession took effect, so the agreement was in force by then.
    """
    joined, signed, in_force = member.joined, agreement.signed, agreement.in_force
    if joined is None:
        return in_force
    if in_force is None:
        acceded = signed is not None and first_day(joined) > last_day(signed)
        return joined if acceded else None
    return joined if first_day(joined) > first_day(in_force) else in_force


def agreed_span(
    starts: Iterable[str | None], ends: Iterable[str | None]
) -> tuple[str | None, str | None]:
    """From when to when all of several documents agree that a member was bound.

    The latest of the starts that are known and the earliest of the ends: ATOP counts from the
    signature, a reference from the entry into force.
    """
    known = [day for day in starts if day]
    return max(known, key=first_day) if known else None, _earlier(*ends)


def obligations_of(bound_to: Iterable[Sequence[str]]) -> tuple[Obligation, ...]:
    """What any of several documents or phases names, in the order of ATOP's list."""
    named = {obligation for each in bound_to for obligation in each}
    return tuple(obligation for obligation in get_args(Obligation) if obligation in named)


def _earlier(*days: str | None) -> str | None:
    known = [day for day in days if day]
    return min(known, key=last_day) if known else None
