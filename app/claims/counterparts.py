"""What others call our terms, and what does not map: SIPRI, UNROCA, ATOP, PLOVER, FollowTheMoney
and Kiel's tracker. Of categories app/entities/weapons.py tells, of kinds of events crosswalk.py.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from app.claims.claim import Status
from app.claims.crosswalk import not_shared, plover_of
from app.claims.fact_types import RULES, FactType
from app.entities.kinds import FTM, Kind
from app.entities.vocabulary import Obligation

Scheme = Literal["SIPRI", "UNROCA", "ATOP", "PLOVER", "FtM", "Kiel"]


class Counterpart(NamedTuple):
    """A term of a scheme, null where it has none; `note`: what the two do not share, or why."""

    scheme: Scheme
    term: str | None
    note: str | None = None


class Scope(NamedTuple):
    """What a scheme tells of: terms of another matter have no counterpart in it for that reason.

    `unmapped`: what of it has no term here.
    """

    tells: str
    unmapped: str


SCOPES: Mapping[Scheme, Scope] = {
    "SIPRI": Scope(
        "orders and deliveries of major arms",
        "its trends and totals: details need not add up to them",
    ),
    "UNROCA": Scope(
        "exports and imports of arms, as states report them for a year",
        "military holdings, procurement through national production, reports of nothing; no "
        "import reads its files",
    ),
    "ATOP": Scope(
        "alliance treaties: members, obligations, days",
        "conditions, institutions, bases, aid and whatever else a treaty says beside the five "
        "obligations",
    ),
    "PLOVER": Scope("who did what to whom on a day", "types of events without a fact: event_types"),
    "FtM": Scope(
        "persons, bodies, their property and ties",
        "companies, ownership, property, payments, documents",
    ),
    "Kiel": Scope("aid to Ukraine, as donors announce it", "totals and shares of donors"),
}
_MADE = "only transfers that were made are reported"
_ROWS: Mapping[str, tuple[Counterpart, ...]] = {
    FactType.SUPPLIES: (
        Counterpart("SIPRI", "deal of the register", "comments stay a note; TIV is in `deal.tiv`"),
        Counterpart("UNROCA", "export, import", "each side reports for itself, two claims"),
        Counterpart("FtM", None, "it has no transfer of goods"),
        Counterpart("Kiel", "military aid", "training and services become SUPPORTS"),
    ),
    FactType.SUPPORTS: (Counterpart("Kiel", "financial, humanitarian aid"),),
    FactType.PRODUCES: (
        Counterpart("SIPRI", None, "a licence marks a deal (`deal.local_production`), no maker"),
        Counterpart("UNROCA", None, "procurement through national production tells who bought"),
    ),
    FactType.USES: (Counterpart("UNROCA", None, "holdings are what a state has, not employs"),),
    FactType.ALLIED_WITH: (
        Counterpart("ATOP", "alliance with defense or offense", "who owes it to whom is a note"),
    ),
    FactType.SIGNED: (Counterpart("ATOP", "member of an alliance, by phase"),),
    Status.PLANNED: (
        Counterpart("SIPRI", None, "a plan is listed once it is an order"),
        Counterpart("UNROCA", None, _MADE),
        Counterpart("PLOVER", None, "only CAMEO's 0332, the intent to give military aid, tells it"),
        Counterpart("Kiel", "commitment"),
    ),
    Status.AGREED: (
        Counterpart("SIPRI", "order", "one that was cancelled is not marked"),
        Counterpart("UNROCA", None, _MADE),
        Counterpart("Kiel", "allocation"),
    ),
    Status.DELIVERED: (
        Counterpart("SIPRI", "delivery", "years, no days"),
        Counterpart("UNROCA", "transfer in the year of the report", "a year, no day"),
        Counterpart("PLOVER", None, "AID does not tell whether anything arrived"),
        Counterpart("Kiel", "delivery", "of how many, not when"),
    ),
    Status.HALTED: (
        Counterpart("SIPRI", None, "it has no mark for it"),
        Counterpart("UNROCA", None, _MADE),
        Counterpart("Kiel", None, "it has no mark for it"),
    ),
    **{term: (Counterpart("ATOP", term.upper()),) for term in get_args(Obligation)},
}  # fmt: skip


def counterparts(term: str) -> list[Counterpart]:
    """The counterparts of a fact type, a status or an obligation, one a scheme."""
    rows = {row.scheme: row for row in _ROWS.get(term, ())}
    if term in RULES:
        type_ = FactType(term)
        if event := plover_of(type_):
            rows["PLOVER"] = Counterpart("PLOVER", event, not_shared(type_))
        if schema := RULES[type_].ftm:
            rows["FtM"] = Counterpart("FtM", schema)
    return [rows.get(scheme) or _none(scheme) for scheme in SCOPES]


def counterparts_of_kind(kind: Kind) -> list[Counterpart]:
    """What FollowTheMoney calls a kind of things; the others tell of no things by themselves."""
    return [Counterpart("FtM", FTM[kind], None if FTM[kind] else "it has no schema for it")]


def _none(scheme: Scheme) -> Counterpart:
    return Counterpart(scheme, None, f"it tells of {SCOPES[scheme].tells}")
