"""Whether an arms embargo forbids a transfer: whom it binds, what it covers, and when.

Nothing is decided that the embargo's own terms leave open: then the verdict is 'may breach' and
the reasons say why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from app.claims.dates import OPEN_END
from app.entities.kinds import Kind, kind_of_id

Verdict = Literal["breach", "may breach"]
Timing = Literal["during", "agreed before, delivered during", "may fall inside"]

# Whose measures bind every state; others bind the states that took them.
_UNIVERSAL = "org:un-security-council"
_BALLISTIC = frozenset({"weapon:ballistic-missile"})
_MISSILES = frozenset({"weapon:missile"})
_DRONES = frozenset({"weapon:drone"})
# Categories so wide that a claim which names one leaves open what was meant.
_WIDE = frozenset(
    f"weapon:{name}" for name in ("military-equipment", "weapons", "munitions", "missile")
)
_PARTLY_NON_STATE = ("non-state", "belligerents", "gangs", "listed persons")


class Transfer(NamedTuple):
    """A transfer as a claim gives it; days are the widest that its dates allow.

    `begun_by`: the last day on which it may have begun, null where no beginning is given.
    """

    supplier: str
    recipient: str
    weapon: str | None
    status: str | None
    begun_by: str | None
    begins: str
    ends: str
    kinds: Sequence[tuple[str, str | None, str | None]]
    promised_before: bool = False


class Embargo(NamedTuple):
    """An embargo as a claim gives it."""

    imposed_by: str
    target: str
    scope: str
    direction: str
    begins: str
    ends: str


class Membership(NamedTuple):
    """A member of the body that imposed it, with its first and last day."""

    state: str
    begins: str
    ends: str


@dataclass
class Weighed:
    """The verdict and its reasons."""

    verdict: Verdict
    timing: Timing
    why: list[str] = field(default_factory=list)


def weigh(transfer: Transfer, embargo: Embargo, members: Iterable[Membership]) -> Weighed | None:
    """What an embargo says of a transfer that touches its days; null: it does not apply.

    What had been agreed before is 'may breach': many embargoes spare older contracts.
    """
    bound = _bound(transfer, embargo, list(members))
    covered = _covered(transfer, embargo)
    party = _party(transfer, embargo)
    timing, when = _timing(transfer, embargo)
    if bound is None or covered is None or party is None:
        return None
    certain = all(sure for sure, _ in (bound, covered, party)) and timing == "during"
    reasons = [text for _, text in (bound, covered, party)]
    if transfer.status != "delivered":
        certain = False
        reasons.append(
            f"the transfer is {transfer.status}, not delivered"
            if transfer.status
            else "the claim does not say that it was delivered"
        )
    return Weighed("breach" if certain else "may breach", timing, [*reasons, when])


# What each of these gives: (certain, reason), or null where the embargo does not apply.
Finding = tuple[bool, str] | None


def _bound(transfer: Transfer, embargo: Embargo, members: list[Membership]) -> Finding:
    """Whether the party that must refrain is bound by whoever imposed the embargo."""
    other = transfer.supplier if embargo.target == transfer.recipient else transfer.recipient
    if embargo.target not in (transfer.supplier, transfer.recipient):
        other = transfer.supplier
    if embargo.imposed_by == _UNIVERSAL:
        return True, "a decision of the UN Security Council binds every state"
    if embargo.imposed_by == other:
        return True, f"{other} imposed it itself"
    spans = [m for m in members if m.state == other and _overlap(m, transfer)]
    if not spans:
        return None
    last = transfer.begun_by or transfer.begins
    if any(m.begins <= transfer.begins and last <= m.ends for m in spans):
        return True, f"{other} was bound as a member of {embargo.imposed_by}"
    return False, f"{other} was a member of {embargo.imposed_by} on some of these days only"


def _covered(transfer: Transfer, embargo: Embargo) -> Finding:
    """Whether the embargo covers the kind of weapon."""
    scope = embargo.scope
    kinds = {id_ for id_, _, _ in transfer.kinds}
    classes = {unroca for _, _, unroca in transfer.kinds if unroca}
    if scope.startswith("nuclear and missile"):
        return _by_kind(transfer, kinds & _MISSILES, "missiles", scope)
    if scope.startswith("ballistic missile"):
        return _by_kind(transfer, kinds & _BALLISTIC, "ballistic missiles", scope)
    if scope.startswith("components for drones"):
        return _by_kind(transfer, kinds & (_DRONES | _MISSILES), "drones and missiles", scope)
    if scope.startswith("major conventional arms"):
        major = {c for c in classes if not c.startswith("VIII")} or kinds & _MISSILES
        return _by_kind(transfer, major, "major conventional arms and missiles", scope)
    return True, f"scope: {scope}"


def _by_kind(transfer: Transfer, found: object, what: str, scope: str) -> Finding:
    if found:
        return True, f"scope: {scope}; the weapon is among {what}"
    if transfer.weapon is None or transfer.weapon in _WIDE:
        return False, f"scope: {scope}; the claim does not say whether these are {what}"
    return None


def _party(transfer: Transfer, embargo: Embargo) -> Finding:
    """Whether the embargo means this party: the state, or armed groups within it."""
    if not any(word in embargo.scope for word in _PARTLY_NON_STATE):
        return True, f"direction: {embargo.direction} the target"
    if kind_of_id(embargo.target) is not Kind.COUNTRY:
        return True, f"the target is {embargo.target} itself"
    # Where the target itself supplies, the party is the state.
    state = transfer.supplier == embargo.target or kind_of_id(transfer.recipient) is Kind.COUNTRY
    if "belligerents" in embargo.scope and transfer.recipient == embargo.target:
        return False, "it covers part of the country only; the claim does not say where it went"
    return None if state else (True, f"{transfer.recipient} is no state: {embargo.scope}")


def _timing(transfer: Transfer, embargo: Embargo) -> tuple[Timing, str]:
    if transfer.begun_by is None:
        return "may fall inside", "the claim does not say when it began; what it says overlaps"
    # A transfer without an end goes on: then it counts when it began.
    last = transfer.begun_by if transfer.ends == OPEN_END else transfer.ends
    if transfer.begins < embargo.begins or last > embargo.ends:
        return "may fall inside", "only some of the days that the date allows fall inside"
    if transfer.promised_before and transfer.status == "delivered":
        return (
            "agreed before, delivered during",
            "it had been agreed before the embargo began; whether that spares it, its terms say",
        )
    return "during", "all days that the date allows fall inside"


def _overlap(member: Membership, transfer: Transfer) -> bool:
    return member.begins <= transfer.ends and transfer.begins <= member.ends
