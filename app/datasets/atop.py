"""ATOP (Alliance Treaty Obligations and Provisions): its terms, and what its files have in common.

States stand in them by their Correlates of War number, agreements by a number of ATOP's own.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple, get_args

from app.claims.agreements import obligations_of
from app.claims.claim import Claim, Membership
from app.claims.dates import first_day, last_day
from app.claims.fact_types import FactType
from app.datasets.cells import partial_date, whole
from app.datasets.dataset import Edition
from app.datasets.outcome import Refused
from app.entities.vocabulary import Agreement, Obligation

TERMS = (
    "Free of charge for research and teaching from atopdata.org; ATOP asks whoever uses it to cite "
    "Leeds et al. (2002) and to name the version. It names no licence for passing it on."
)
CITATION = "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long (2002): Alliance Treaty Obligations and Provisions, 1815-1944. International Interactions 28: 237-260. https://www.atopdata.org"  # noqa: E501  # one reference
OBLIGATIONS: tuple[Obligation, ...] = get_args(Obligation)
# ATOP 4.01 tells of the years up to 2016, 5.1 of those up to 2018: later ends it cannot know.
_TOLD_TO = "2016"
# What makes an alliance: the others bind nobody to fight.
_FIGHTING = frozenset({"defense", "offense"})


class Force(NamedTuple):
    """From when to when an agreement bound, or a member or phase of it: partial dates.

    `ended`: the first day on which it bound no longer; null: it still did as the edition ended.
    """

    begun: str
    ended: str | None


class Terms(NamedTuple):
    """When something bound, and to what."""

    force: Force
    obligations: tuple[Obligation, ...]


def obligations(cells: Mapping[str, str], prefix: str = "") -> tuple[Obligation, ...]:
    """The obligations whose column holds a 1; Refused where one holds neither 0 nor 1."""
    found = []
    for name in OBLIGATIONS:
        given = whole(cells[prefix + name], prefix + name)
        if given not in (None, 0, 1):
            raise Refused(f"{prefix}{name}: {given} is neither 0 nor 1")
        if given:
            found.append(name)
    return tuple(found)


def is_alliance(bound_to: Sequence[str]) -> bool:
    """Whether obligations make an alliance: to defend, or to attack together."""
    return not _FIGHTING.isdisjoint(bound_to)


def terms(cells: Mapping[str, str], begin: Sequence[str], end: Sequence[str]) -> Terms:
    """When and to what a row binds; `begin`, `end`: its columns of year, month and day.

    A year 0 at the end says that it has not ended. Raises Refused where a year is not told.
    """
    year, month, day = (whole(cells[column], column) for column in begin)
    if not year:
        raise Refused(f"{begin[0]}: does not say when it began")
    begun, ended = partial_date(year, month, day), None
    year, month, day = (whole(cells[column], column) for column in end)
    if year is None and whole(cells.get("ineffect", ""), "ineffect") != 1:
        raise Refused(f"{end[0]}: does not say whether it has ended")
    if year:
        ended = partial_date(year, month, day)
        if last_day(ended) < first_day(begun):
            raise Refused(f"{end[0]}: it ended in {ended}, before it began in {begun}")
    return Terms(Force(begun, ended), obligations(cells))


class Signed(NamedTuple):
    """An agreement by its id; `ended`: on a day that no edition of ATOP's tells of, null: not."""

    id: str
    ended: str | None = None


def agreement(number: str, all_terms: Sequence[Terms], edition: Edition) -> Signed:
    """The vocabulary's agreement where just one has the number, else a new one.

    `all_terms`: of all its phases and members; it obliges to whatever one of them does.
    """
    if known := edition.link.agreement(number):
        return Signed(known.id, known.ended if (known.ended or "") > _TOLD_TO else None)
    begun = min((t.force.begun for t in all_terms), key=first_day)
    ends = [t.force.ended for t in all_terms]
    bound_to = obligations_of(t.obligations for t in all_terms)
    id_ = edition.link.new(
        Agreement(
            id=f"agreement:atop-{number}",
            name=f"Agreement {number} of ATOP, {begun[:4]}",
            signed=begun,
            in_force=None,
            ended=None if None in ends else max(filter(None, ends), key=last_day),
            members=(),
            obligations=bound_to,
            is_alliance=is_alliance(bound_to),
            atop_id=number,
            notes="ATOP numbers agreements and gives them no titles. Its obligations are those of "
            "all phases and members together; what binds whom and when stands with each member.",
        )
    )
    return Signed(id_)


def memberships(
    member: str,
    signed: Signed,
    bound: Terms,
    edition: Edition,
    place: str,
    *,
    own_days: bool = True,
) -> Iterator[Claim]:
    """A member's SIGNED claims of an agreement: one, or one for each state that bore its number.

    `own_days`: the days are those of the member itself; else it joined and left between them.
    Raises Refused where the number is none of a state's.
    """
    begun, ended = bound.force
    bearers = edition.link.bearers("cow", member, begun, ended)
    for before, bearer, after in zip_longest(
        [None, *bearers[:-1]], bearers, bearers[1:], fillvalue=None
    ):
        assert bearer is not None
        start, end = bearer.from_ or begun, after.from_ if after else ended
        still = None if end else "had not ended when the edition was made"
        if still and signed.ended:
            end, still = signed.ended, f"{still}; the agreement ended in {signed.ended}"
        notes = [
            f"bears COW number {member} after {before.id}" if before else None,
            None if own_days else "the days are those of the agreement, not of the member",
            still,
        ]
        yield edition.claim(
            type=FactType.SIGNED,
            subject=bearer.id,
            object=signed.id,
            date={"from": start, "to": start if own_days or before else end},
            locator=place,
            note="; ".join(filter(None, notes)) or None,
            grade=edition.dataset.grade if own_days else "B3",
            membership=Membership(
                bound_from=start if own_days or before else None,
                bound_to=end,
                obligations=bound.obligations,
            ),
        )
