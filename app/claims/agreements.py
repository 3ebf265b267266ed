"""Agreements as claims: each member's SIGNED, with what it is bound to and when."""

from app.claims.claim import Claim, Membership, Modality, Span
from app.claims.dates import first_day, last_day
from app.claims.fact_types import FactType
from app.claims.grade import PUBLIC_RECORD, READ
from app.entities.vocabulary import Agreement, Member


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


def _earlier(*days: str | None) -> str | None:
    known = [day for day in days if day]
    return min(known, key=last_day) if known else None
