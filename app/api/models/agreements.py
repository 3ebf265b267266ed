"""Agreements and alliances."""

from collections.abc import Iterable, Sequence

from pydantic import Field

from app.api.models.answer import Answer, Model, Ref, optional_ref, ref
from app.claims.agreements import agreed_span, obligations_of
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
    claims: list[str] = Field(description="All that tell of it, where several documents do.")


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
        claims=[row.claim],
    )


def _one_a_state(members: Iterable[Member]) -> list[Member]:
    """Each member once, whom several documents name: bound while all of them say so."""
    named: dict[str, list[Member]] = {}
    for member in members:
        named.setdefault(member.state.id, []).append(member)
    return [_one(each) if len(each) > 1 else each[0] for each in named.values()]


def _one(told: Sequence[Member]) -> Member:
    since, until = agreed_span((m.since for m in told), (m.until for m in told))
    rests = {(s.from_, s.to, s.by): s for m in told for s in m.suspended}
    return told[0].model_copy(
        update={
            "since": since,
            "until": until,
            "obligations": list(obligations_of(m.obligations for m in told)),
            "suspended": list(rests.values()),
            "note": "; ".join(dict.fromkeys(m.note for m in told if m.note)) or None,
            "claims": [claim for m in told for claim in m.claims],
        }
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
    bound = _one_a_state(_member(member, found) for member in row.members if member.bound)
    starts = [member.since for member in bound]
    return Alliance(
        agreement=ref(found.names, row.id),
        members=bound,
        obligations=list(row.obligations or ()),
        since=None if None in starts else min(start for start in starts if start),
        until=row.ended,
        clause=clause_of(row.article, row.gist),
        caveat=UNKNOWN_START if row.in_force is None else None,
    )
