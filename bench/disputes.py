"""Which denials dispute which claims: cypher/disputes.cypher for the claims that are made here.

Denials here name a weapon that nothing is a kind of, so that the same weapon is all to ask for.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.articles import disputed

_DONE = ("SUPPLIES", "USES", "ATTACKED", "DEPLOYED_TO", "SUPPORTS")


class Stub(NamedTuple):
    """What of a claim decides about disputes."""

    id: str
    document: str
    type: str
    subject: str
    object: str | None
    weapon: str | None
    modality: str
    status: str | None
    stance: str
    date_from: str | None
    date_to: str | None
    begins: str
    ends: str
    speaker: str | None
    voice: str


def stub(row: Sequence[object], document: str) -> Stub:
    """Of a row in the order of CLAIM_COLUMNS."""
    told = (*row[1:5], *row[6:13], *row[15:17])
    return Stub(str(row[0]), document, *(None if v is None else str(v) for v in told))  # type: ignore[arg-type]  # read back from a row, whose order the stub repeats


class Disputes:
    """Claims and denials about disputed pairs and weapons; the rest is forgotten at once."""

    def __init__(self) -> None:
        self._claims: dict[str, list[Stub]] = defaultdict(list)
        self._denials: dict[str, list[Stub]] = defaultdict(list)
        self._within: set[tuple[str, str]] = set()

    def add(self, rows: Sequence[Sequence[object]], document: str) -> None:
        """The claims of one document."""
        stubs = [stub(row, document) for row in rows if row[4] is not None]
        denials = [one for one in stubs if is_denial(one)]
        for one in stubs:
            if one.object and one.weapon and disputed(one.subject, one.object, one.weapon):
                held = self._denials if is_denial(one) else self._claims
                held[_key(one)].append(one)
        self._within |= {
            (denial.id, claim.id)
            for denial in denials
            for claim in stubs
            if disputes(denial, claim)
        }

    def pairs(self) -> Iterator[tuple[str, str]]:
        """(denial, claim) ids."""
        across = {
            (denial.id, claim.id)
            for key, denials in self._denials.items()
            for denial in denials
            for claim in self._claims[key]
            if disputes(denial, claim)
        }
        return iter(sorted(across | self._within))


def is_denial(claim: Stub) -> bool:
    """Whether the graph labels it Denial."""
    return claim.stance in ("denies", "halts") or claim.type == "DENIED"


def _key(claim: Stub) -> str:
    return "|".join((*sorted((claim.subject, claim.object or "")), claim.weapon or ""))


def disputes(denial: Stub, claim: Stub) -> bool:
    """Whether a denial disputes a claim."""
    if claim.stance not in ("says", "plans") or claim.type == "DENIED":
        return False
    if claim.begins > (denial.ends if denial.date_to else denial.begins):
        return False
    if claim.id == denial.id or denial.weapon != claim.weapon:
        return False
    same = (claim.subject, claim.object) == (denial.subject, denial.object)
    if denial.type == "DENIED":
        return claim.voice != denial.subject and _denied(denial, claim, same)
    if denial.stance == "denies":
        return claim.voice != denial.voice and claim.type == denial.type and same
    return (
        claim.status == "delivered"
        and same
        and denial.date_from is not None
        and claim.date_from is not None
        and claim.ends >= denial.begins
    )


def _denied(denial: Stub, claim: Stub, same: bool) -> bool:
    back = (claim.object, claim.subject) == (denial.subject, denial.object)
    if claim.type == "SUPPLIES" and (same or back):
        return True
    return (
        claim.document == denial.document
        and claim.subject == denial.subject
        and claim.type in _DONE
        and claim.modality == "claimed"
        and claim.speaker is not None
        and (denial.object is None or denial.object in (claim.voice, claim.speaker))
    )
