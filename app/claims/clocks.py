"""The clocks: when a claim holds in the world, since when it is known, and what a reader asks.

`Picture.parameters` is the only place that turns a reader's clocks and doubts into values, and
cypher/picture.cypher the only one that compares them with claims.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.claims.claim import Claim, Document, Membership, Modality, Status
from app.claims.dates import OPEN_END, day_before, first_day, instant, last_day
from app.claims.fact_types import RULES


@dataclass(frozen=True)
class Times:
    """A claim's days (YYYY-MM-DD) as the graph keeps them for comparing.

    `begins`, `ends`: the widest span that the partial dates allow, both days included.
    `known_from`: the first day of public knowledge. `held_to`: the last day of the world on which
    it is part of the picture: a state while it holds, an event ever after it began.
    """

    begins: str
    ends: str
    known_from: str
    held_to: str


def times(claim: Claim, document: Document, recorded_at: str) -> Times:
    """When a claim holds and is known.

    An unknown `from` begins on the day of the report at the latest, an unknown `to` is open. So
    does a promise (planned or agreed), whose date is that of its fulfilment: who asks what was
    promised by a day must find it before it is kept. A claim of an undated document is public
    from the act's own day where it is a public act (an agreement, an embargo, an office taken),
    else from the day it was recorded.
    """
    start = claim.date.from_ if claim.date else None
    end = claim.date.to if claim.date else None
    public_act = claim.membership or claim.embargo or claim.office
    if document.published_on:
        known_from = first_day(document.published_on)
    elif public_act and start:
        known_from = first_day(start)
    else:
        known_from = recorded_at[:10]
    begins = first_day(start) if start else known_from
    if promise(claim):
        begins = min(begins, known_from)
    if end and not start:
        begins = min(begins, first_day(end))
    ends = last_day(end) if end else OPEN_END
    return Times(begins, ends, known_from, ends if RULES[claim.type].lasting else OPEN_END)


def promise(claim: Claim) -> bool:
    """Whether a claim tells of something that is still to come."""
    promised = (Status.PLANNED, Status.AGREED)
    return claim.modality is Modality.PLANNED or claim.status in promised


def last_day_held(ceased: str | None) -> str | None:
    """The inclusive end of a span whose source names the first day on which it no longer held.

    A day becomes the day before; a month or a year stays, since any of its days may be meant.
    """
    return day_before(ceased) if ceased and len(ceased) == 10 else ceased


def bound_days(membership: Membership, joined: str) -> tuple[str, str]:
    """First and last day (both included) on which a member may have been bound.

    Where the entry into force is not established, from joining on.
    """
    last = last_day_held(membership.bound_to)
    return first_day(membership.bound_from or joined), last_day(last) if last else OPEN_END


@dataclass(frozen=True)
class Picture:
    """What a reader wants to look at: the clocks, and whom to believe.

    Dates are partial, by default today; `recorded_by` is an instant, by default now.
    `according_to`, `without`: ids of speakers, publishers or documents.
    """

    as_of: str
    known_at: str
    recorded_by: str
    since: str | None = None
    until: str | None = None
    modality: tuple[Modality, ...] = ()
    according_to: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    min_speakers: int = 1
    min_grade: tuple[str, int] | None = field(default=None)

    def parameters(self) -> Mapping[str, object]:
        """The values of cypher/picture.cypher: days as text, null where nothing is asked."""
        reliability, credibility = self.min_grade or (None, None)
        return {
            "as_of": last_day(self.as_of),
            "as_of_from": first_day(self.as_of),
            "known_at": last_day(self.known_at),
            "recorded_by": self.recorded_by,
            "since": first_day(self.since) if self.since else None,
            "until": last_day(self.until) if self.until else None,
            "modality": list(self.modality) or None,
            "according_to": list(self.according_to) or None,
            "without": list(self.without) or None,
            "min_speakers": self.min_speakers,
            "min_reliability": reliability,
            "min_credibility": credibility,
        }


def today() -> str:
    """The day it is, UTC."""
    return datetime.now(UTC).date().isoformat()


def now() -> str:
    """The instant it is, as the graph keeps instants."""
    return instant(datetime.now(UTC))


def current() -> Picture:
    """Everything known today about today."""
    return Picture(today(), today(), now())
