"""Questions to the graph: each one query file, its rows named in the order that it returns them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from app.claims.agreements import agreed_span, obligations_of
from app.claims.clocks import Picture
from app.claims.quantity import Interval
from app.claims.standing import Standing, standing
from app.claims.suspension import Rest, resting
from app.errors import NotFound
from app.graph.driver import Reader


class Summary(NamedTuple):
    """What the claims about one thing come to (cypher/summary.cypher)."""

    claims: int
    documents: int
    voices: Sequence[tuple[str, str]]
    denied: Sequence[Sequence[tuple[str, str, str]]]
    since: str | None
    until: str | None
    figures: Sequence[tuple[str, int | None, int | None]]
    ids: Sequence[str]

    def standing(self, names: "Names") -> Standing:
        """Who says it and who denies it."""
        denials = [(who, day) for denials in self.denied for who, day, _ in denials]
        return standing(self.voices, denials, self.documents, names.alone)

    def quantities(self) -> list[Interval]:
        """Each figure given, once."""
        figures = sorted(self.figures, key=lambda f: (f[0], f[1] or 0, f[2] or 0))
        return [Interval(*figure) for figure in figures]

    def denials(self) -> list[str]:
        """The ids of the claims that dispute it, the first 100."""
        return sorted({id_ for denials in self.denied for _, _, id_ in denials})[:100]


class TransferRow(NamedTuple):
    """A row of read/transfers, read/deals and read/suppliers.

    `life`: the other statuses of the same transfer: [status, since, until, claim ids]; only
    read/transfers tells.
    """

    supplier: str
    recipient: str
    weapon: str | None
    status: str | None
    summary: Summary
    life: Sequence[tuple[str | None, str | None, str | None, Sequence[str]]]


class EdgeRow(NamedTuple):
    """A row of read/neighbors."""

    type: str
    direction: str
    other: str
    weapons: Sequence[str]
    statuses: Sequence[str]
    offices: Sequence[str]
    summary: Summary
    position: str


class MemberRow(NamedTuple):
    """A member in a row of read/agreements."""

    state: str
    joined: str | None
    bound_from: str | None
    bound_to: str | None
    obligations: Sequence[str]
    suspended_from: Sequence[str]
    suspended_to: Sequence[str]
    suspended_by: Sequence[str]
    suspended_what: Sequence[str]
    note: str | None
    claim: str
    bound: bool


class AgreementRow(NamedTuple):
    """A row of read/agreements."""

    id: str
    signed: str | None
    in_force: str | None
    ended: str | None
    ended_why: str | None
    obligations: Sequence[str] | None
    is_alliance: bool | None
    article: str | None
    gist: str | None
    atop_id: str | None
    notes: str | None
    organization: str | None
    place: str | None
    provisional: bool
    members: Sequence[MemberRow]


class PledgeRow(NamedTuple):
    """A row of read/pledges: what `state` owes to `beneficiary`."""

    state: str
    beneficiary: str
    agreement: str
    obligations: Sequence[str]
    article: str | None
    gist: str | None
    since: str | None
    until: str | None
    in_force: str | None
    notes: str | None
    claims: Sequence[str]
    suspended_from: Sequence[str]
    suspended_to: Sequence[str]
    suspended_by: Sequence[str]
    suspended_what: Sequence[str]
    other_suspended_from: Sequence[str]
    other_suspended_to: Sequence[str]
    other_suspended_by: Sequence[str]
    other_suspended_what: Sequence[str]

    def rests(self) -> list[Rest]:
        """The suspensions of the member that pledges."""
        spans = (self.suspended_from, self.suspended_to, self.suspended_by, self.suspended_what)
        return [Rest(*span) for span in zip(*spans, strict=True)]

    def rest(self, day: str) -> Rest | None:
        """The suspension that rests this pledge on a day, null where it stands."""
        return resting(self.rests(), self.other_rests(), self.state, self.beneficiary, day)

    def other_rests(self) -> list[Rest]:
        """The suspensions of the member to whom it is pledged."""
        return [
            Rest(*span)
            for span in zip(
                self.other_suspended_from,
                self.other_suspended_to,
                self.other_suspended_by,
                self.other_suspended_what,
                strict=True,
            )
        ]


class ClaimRow(NamedTuple):
    """A claim as cypher/claim_row.cypher gives it."""

    id: str
    type: str
    subject: str
    object: str | None
    weapon: str | None
    place: str | None
    agreement: str | None
    modality: str
    status: str | None
    quantity_min: int | None
    quantity_max: int | None
    unit: str | None
    date_from: str | None
    date_to: str | None
    reported_on: str | None
    known_from: str
    recorded_at: str
    retracted_on: str | None
    speaker: str | None
    grade: str
    extractor: str
    document: str
    quote: str | None
    start: int | None
    end: int | None
    paragraph: int | None
    locator: str | None
    office: str | None
    note: str | None
    embargo: str | None
    scope: str | None
    direction: str | None
    renewed_to: str | None
    bound_from: str | None
    bound_to: str | None
    obligations: Sequence[str] | None
    begins: str
    rule: str | None
    tiv: float | None
    tiv_per_unit: float | None
    estimated: Sequence[str] | None
    condition: str | None
    local_production: bool | None
    years: Sequence[int] | None
    disputes: Sequence[str]
    disputed_by: Sequence[str]


class DocumentRow(NamedTuple):
    """A row of read/documents; read/document adds text, claims and how many those are in all."""

    id: str
    title: str
    publisher: str | None
    url: str | None
    published_on: str | None
    language: str
    text_origin: str | None
    sha256: str | None
    recorded_at: str
    retracted_on: str | None
    retraction_reason: str | None
    superseded_by: str | None
    dataset: str | None
    edition: str | None
    terms: str | None
    citation: str | None
    complete: bool | None
    claims: int


class Names(dict[str, tuple[str, str]]):
    """What ids are called: id to (name, kind). An id that is not among them is called by itself."""

    @cached_property
    def alone(self) -> Mapping[str, str]:
        """Ids to names without kinds."""
        return {id_: name for id_, (name, _) in self.items()}


@dataclass(frozen=True)
class Found:
    """What a query found. `rows` lack their first column, the ids that `names` explains.

    `release`, `recorded_by`: the state of the graph that answered, to ask it again.
    `categories`: of weapons, SIPRI's and UNROCA's; only queries of transfers tell.
    """

    rows: Sequence[Sequence[Any]]
    names: Names
    documents: Mapping[str, Sequence[Any]]
    release: str
    recorded_by: str
    categories: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)


def ask(reader: Reader, name: str, picture: Picture, **values: object) -> Found:
    """What cypher/read/<name>.cypher finds in a picture."""
    row = reader.one(f"read/{name}", {**picture.parameters(), **values})
    if row is None:
        raise NotFound(f"{values.get('id')!r} was not in the graph by {picture.recorded_by}")
    release, at = row["release"] or ("", picture.recorded_by)
    return Found(
        rows=[found[1:] for found in row["rows"]],
        names=Names((id_, (name, kind)) for id_, name, kind in row["names"]),
        documents={document[0]: document for document in row.get("documents", ())},
        release=release,
        recorded_by=at,
        categories={id_: (sipri, unroca) for id_, sipri, unroca in row.get("categories", ())},
    )


def release_of(reader: Reader, picture: Picture) -> tuple[str, str]:
    """The release at the picture's instant and when it came to be; empty before the first."""
    row = reader.one("read/release", {"recorded_by": picture.recorded_by})
    release, at = (row and row["release"]) or ("", picture.recorded_by)
    return release, at


def transfers_of(found: Found) -> list[TransferRow]:
    """The rows of read/transfers or read/suppliers."""
    return [TransferRow(*[*row[:4], Summary(*row[4:12]), row[12]]) for row in found.rows]


def edges_of(found: Found) -> list[EdgeRow]:
    """The rows of read/neighbors."""
    return [EdgeRow(*[*row[:6], Summary(*row[6:14]), row[14]]) for row in found.rows]


def agreements_of(found: Found) -> list[AgreementRow]:
    """The rows of read/agreements."""
    return [
        AgreementRow(*[*row[:14], [MemberRow(*member) for member in row[14]]]) for row in found.rows
    ]


def claims_of(found: Found) -> list[ClaimRow]:
    """The rows of read/claim and read/claims/*."""
    return [ClaimRow(*row) for row in found.rows]


def pledges_of(found: Found) -> list[PledgeRow]:
    """The rows of read/pledges: one for what a state owes to another through an agreement.

    Where several documents tell of it, as a reference and a dataset do, they are one pledge.
    """
    rows: dict[tuple[str, str, str], list[PledgeRow]] = {}
    for row in map(PledgeRow._make, found.rows):
        rows.setdefault((row.state, row.beneficiary, row.agreement), []).append(row)
    return [_one_pledge(each) for each in rows.values()]


def _one_pledge(rows: Sequence[PledgeRow]) -> PledgeRow:
    """What several documents tell of one pledge; it rests where one of them says so."""
    if len(rows) == 1:
        return rows[0]
    since, until = agreed_span((r.since for r in rows), (r.until for r in rows))
    mine = list(dict.fromkeys(rest for row in rows for rest in row.rests()))
    other = list(dict.fromkeys(rest for row in rows for rest in row.other_rests()))
    return rows[0]._replace(
        obligations=obligations_of(row.obligations for row in rows),
        since=since,
        until=until,
        claims=list(dict.fromkeys(claim for row in rows for claim in row.claims)),
        suspended_from=[rest.from_ for rest in mine],
        suspended_to=[rest.to for rest in mine],
        suspended_by=[rest.by for rest in mine],
        suspended_what=[rest.what for rest in mine],
        other_suspended_from=[rest.from_ for rest in other],
        other_suspended_to=[rest.to for rest in other],
        other_suspended_by=[rest.by for rest in other],
        other_suspended_what=[rest.what for rest in other],
    )


def documents_of(found: Found) -> list[DocumentRow]:
    """The rows of read/documents."""
    return [DocumentRow(*row) for row in found.rows]


class StatementRow(NamedTuple):
    """A row of read/statements."""

    type: str
    subject: str
    object: str
    weapons: Sequence[str]
    statuses: Sequence[str]
    offices: Sequence[str]
    summary: Summary


def statements_of(found: Found) -> list[StatementRow]:
    """The rows of read/statements."""
    return [StatementRow(*[*row[:6], Summary(*row[6:14])]) for row in found.rows]


class BreachRow(NamedTuple):
    """A row of read/breaches: a transfer's claim and an embargo's."""

    claim: str
    supplier: str
    recipient: str
    weapon: str | None
    status: str | None
    date_from: str | None
    date_to: str | None
    begins: str
    ends: str
    reported_on: str | None
    speaker: str | None
    quote: str | None
    document: str
    embargo_claim: str
    embargo: str
    imposed_by: str
    target: str
    scope: str
    direction: str
    embargo_from: str | None
    embargo_to: str | None
    embargo_begins: str
    embargo_ends: str
    instrument: str | None
    renewed_to: str | None
    note: str | None
    embargo_document: str
    kinds: Sequence[tuple[str, str | None, str | None]]
    members: Sequence[tuple[str, str, str]]
    promised: Sequence[str]
    denied_by: Sequence[str]


def breaches_of(found: Found) -> list[BreachRow]:
    """The rows of read/breaches."""
    return [BreachRow(*row) for row in found.rows]


class ThingRow(NamedTuple):
    """What a supplier gave of one weapon in one unit, in a row of read/dependence.

    `low`..`high`: the span of the figures, null where it is open; `least`, `most`: the smallest
    and the largest number that anybody names; `above`: what the weapon is a kind of.
    """

    weapon: str
    unit: str | None
    claims: int
    low: float | None
    high: float | None
    least: float | None
    most: float | None
    ids: Sequence[str]
    above: Sequence[str]


class SupplierRow(NamedTuple):
    """A row of read/dependence."""

    supplier: str
    claims: int
    things: Sequence[ThingRow]
    voices: Sequence[str]


def suppliers_of(found: Found) -> list[SupplierRow]:
    """The rows of read/dependence."""
    return [
        SupplierRow(id_, claims, [ThingRow(*thing) for thing in things], voices)
        for id_, claims, things, voices in found.rows
    ]
