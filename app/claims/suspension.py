"""When a pledge rests: a member suspended by the body, or one state's part towards another."""

from collections.abc import Iterable
from typing import NamedTuple

from app.claims.dates import first_day, last_day


class Rest(NamedTuple):
    """A suspension: `by` a body rests the member's whole part, `by` a state its part towards it."""

    from_: str
    to: str
    by: str
    what: str

    def covers(self, day: str) -> bool:
        """Whether it may cover the day; '' in `to` is open."""
        return first_day(self.from_) <= day and (not self.to or day <= last_day(self.to))


def resting(
    own: Iterable[Rest], other: Iterable[Rest], pledger: str, beneficiary: str, day: str
) -> Rest | None:
    """The suspension that rests a pledge on a day, null where it stands.

    own, other: the suspensions of the pledger's and of the beneficiary's membership.
    """
    for rest, partner in [*((r, beneficiary) for r in own), *((r, pledger) for r in other)]:
        by_body = len(rest.by) != 3
        if rest.covers(day) and (by_body or rest.by == partner):
            return rest
    return None
