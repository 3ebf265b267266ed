"""Obligations: who is bound to help whom."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from app.api.models.agreements import UNKNOWN_START, Clause, Suspended, clause_of
from app.api.models.answer import Answer, Model, Ref, ref
from app.claims.suspension import Rest
from app.graph.read import PledgeRow

Names = Mapping[str, tuple[str, str]]


class Pledge(Model):
    """What a state owes on the day to the beneficiary, through which agreement.

    `since`: from when on both were bound.
    """

    state: Ref
    beneficiary: Ref
    agreement: Ref
    obligation: str
    obligations: list[str]
    clause: Clause | None
    since: str | None
    until: str | None
    in_force: str | None
    caveat: str | None
    limits: str | None = Field(description="What the agreement itself or its history qualifies.")
    claims: list[str]


class SuspendedPledge(Pledge):
    """A pledge that rested on the day, and why."""

    suspension: Suspended


class Link(Model):
    """A state bound only through others: it must defend the last of `through` if that joins the
    war and is itself attacked for it. Whether an obligation reaches so far is for the reader."""

    state: Ref
    through: list[Ref]
    pledges: list[Pledge]


class Obligations(Answer):
    """Who is bound to whom if one state attacks another (casus foederis)."""

    attacked: Ref
    attacker: Ref | None
    obliged: list[Pledge] = Field(description="Bound by a defence obligation to the attacked.")
    bound_both_ways: list[Ref] = Field(description="Bound to defend both.")
    neutral: list[Pledge] = Field(description="Pledged to the attacker to stay neutral.")
    nonaggression: list[Pledge] = Field(description="Pledged to the attacker not to attack it.")
    consultation: list[Pledge] = Field(description="Bound to consult with the attacked.")
    suspended: list[SuspendedPledge] = Field(description="Pledges that rested on the day.")
    chains: list[Link] = Field(description="With depth: bound through those who are obliged.")


def pledges(rows: Sequence[PledgeRow], names: Names, obligation: str, day: str) -> list[Pledge]:
    """The pledges of one obligation that stand on the day."""
    return [
        Pledge.model_validate(_fields(row, names, obligation))
        for row in rows
        if obligation in row.obligations and not row.rest(day)
    ]


def suspended(rows: Sequence[PledgeRow], names: Names, day: str) -> list[SuspendedPledge]:
    """The defence pledges that rest on the day, each with the reason."""
    return [
        SuspendedPledge.model_validate(
            {**_fields(row, names, "defense"), "suspension": _suspension(rest)}
        )
        for row in rows
        if "defense" in row.obligations and (rest := row.rest(day))
    ]


def _suspension(rest: Rest) -> Suspended:
    return Suspended(from_=rest.from_, to=rest.to or None, by=rest.by, what=rest.what)


def _fields(row: PledgeRow, names: Names, obligation: str) -> dict[str, object]:
    return {
        "state": ref(names, row.state),
        "beneficiary": ref(names, row.beneficiary),
        "agreement": ref(names, row.agreement),
        "obligation": obligation,
        "obligations": list(row.obligations),
        "clause": clause_of(row.article, row.gist),
        "since": row.since,
        "until": row.until,
        "in_force": row.in_force,
        "caveat": UNKNOWN_START if row.since is None else None,
        "limits": row.notes,
        "claims": list(row.claims),
    }
