"""What reviewers say of an extracted claim, and what it comes to."""

from collections.abc import Sequence
from enum import StrEnum

from app.claims.identity import digest


class Verdict(StrEnum):
    """A reviewer's word on a claim; `undo` takes the last one back."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNDO = "undo"


class State(StrEnum):
    """What the verdicts on a claim come to."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


_SAYS = {Verdict.ACCEPT: State.ACCEPTED, Verdict.REJECT: State.REJECTED}


def state(verdicts: Sequence[Verdict]) -> State | None:
    """What verdicts come to, in their order; null: the claim waits for one."""
    standing: list[State] = []
    for verdict in verdicts:
        if verdict is not Verdict.UNDO:
            standing.append(_SAYS[verdict])
        elif standing:
            standing.pop()
    return standing[-1] if standing else None


def turns(verdicts: Sequence[Verdict]) -> list[int]:
    """Which of the verdicts took the claim out of the picture or put it back, by turns."""
    out = [state(verdicts[:count]) is State.REJECTED for count in range(len(verdicts) + 1)]
    return [number for number in range(len(verdicts)) if out[number] != out[number + 1]]


def review_digest(claim: str, number: int, verdict: str, reason: str | None, by: str) -> str:
    """64 hex digits of a verdict, which changes the release as a claim does."""
    return digest("review", claim, number, verdict, reason, by)
