"""Agreements and alliances."""

from pydantic import Field

from app.api.models.answer import Answer, Model, Ref, optional_ref, ref
from app.graph.read import AgreementRow, Found, MemberRow

UNKNOWN_START = "the day it entered into force was not established"


class Clause(Model):
    """Where the agreement says it, and what it says in our own words."""

    article: str | None
    gist: str | None


class Suspended(Model):
    """A span in which a member's part rested, and who suspended it."""

    from_: str = Field(alias="from")
    to: str | None
    by: str
    what: str


class Member(Model):
    """A party: since when bound, until when (the first day no longer), to what."""

    state: Ref
    joined: str | None
    since: str | None
    until: str | None
    bound: bool = Field(description="Bound on the day asked about.")
    obligations: list[str]
    suspended: list[Suspended]
    note: str | None
    claim: str


class Agreement(Model):
    """An agreement with its members and ATOP's obligations."""

    agreement: Ref
    signed: str | None
    place: str | None
    in_force: str | None
    ended: str | None
    ended_why: str | None
    obligations: list[str]
    is_alliance: bool
    clause: Clause | None
    atop_id: str | None
    organization: Ref | None
    notes: str | None
    caveat: str | None
    members: list[Member]
    provisional: bool


class AgreementAnswer(Answer, Agreement):
    """One agreement, with the clocks of the answer."""


class Alliance(Model):
    """An agreement that binds on the day, with those whom it binds."""

    agreement: Ref
    members: list[Member]
    obligations: list[str]
    since: str | None
    until: str | None
    clause: Clause | None
    caveat: str | None


def clause_of(article: str | None, gist: str | None) -> Clause | None:
    return Clause(article=article, gist=gist) if article or gist else None


def _member(row: MemberRow, found: Found) -> Member:
    spans = zip(
        row.suspended_from, row.suspended_to, row.suspended_by, row.suspended_what, strict=True
    )
    return Member(
        state=ref(found.names, row.state),
        joined=row.joined,
        since=row.bound_from,
        until=row.bound_to,
        bound=row.bound,
        obligations=list(row.obligations),
        suspended=[Suspended(from_=f, to=t or None, by=b, what=w) for f, t, b, w in spans],
        note=row.note,
        claim=row.claim,
    )


def agreement(row: AgreementRow, found: Found) -> Agreement:
    """An agreement as an item."""
    return Agreement(
        agreement=ref(found.names, row.id),
        signed=row.signed,
        place=row.place,
        in_force=row.in_force,
        ended=row.ended,
        ended_why=row.ended_why,
        obligations=list(row.obligations or ()),
        is_alliance=bool(row.is_alliance),
        clause=clause_of(row.article, row.gist),
        atop_id=row.atop_id,
        organization=optional_ref(found.names, row.organization),
        notes=row.notes,
        caveat=UNKNOWN_START if row.in_force is None else None,
        members=[_member(member, found) for member in row.members],
        provisional=row.provisional,
    )


def alliance(row: AgreementRow, found: Found) -> Alliance:
    """An agreement as those whom it binds on the day."""
    bound = [member for member in row.members if member.bound]
    starts = [member.bound_from for member in bound]
    return Alliance(
        agreement=ref(found.names, row.id),
        members=[_member(member, found) for member in bound],
        obligations=list(row.obligations or ()),
        since=None if None in starts else min(start for start in starts if start),
        until=row.ended,
        clause=clause_of(row.article, row.gist),
        caveat=UNKNOWN_START if row.in_force is None else None,
    )
