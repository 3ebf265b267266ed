"""Transfers: who supplies what to whom."""

from collections.abc import Iterable

from pydantic import Field

from app.api.models.answer import Model, Ref, Said, optional_ref, ref
from app.api.models.categories import WeaponCategory, unnamed, weapon_category
from app.claims.quantity import Interval, spans
from app.entities.weapons import Scheme
from app.graph.read import Found, Summary, TransferRow, transfers_of


class Deal(Model):
    """Who, whom, what, and how far it got: `status` tells a promise from a delivery."""

    supplier: Ref
    recipient: Ref
    weapon: Ref | None
    status: str | None


class Step(Model):
    """A step in the life of a transfer: planned, agreed, delivered or halted."""

    status: str | None
    since: str | None
    until: str | None
    claims: list[str]


class Transfer(Said, Deal):
    """One supplier, recipient, weapon and status, and how that stands."""

    life: list[Step] = Field(
        [], description="The other steps of the same transfer, in their order; on /transfers."
    )
    category: WeaponCategory = Field(
        description="That of the weapon itself: SIPRI's, on /transfers that of `category_scheme`."
    )


def said(summary: Summary, found: Found) -> dict[str, object]:
    """The fields of Said."""
    figures = summary.quantities()
    return {
        "standing": summary.standing(found.names),
        "since": summary.since,
        "until": summary.until,
        "quantity": _intervals(spans(figures)),
        "figures": _intervals(figures),
        "claims": list(summary.ids),
        "claims_count": summary.claims,
        "denied_by": summary.denials(),
    }


def _intervals(figures: Iterable[Interval]) -> list[dict[str, object]]:
    """Figures as values that the models of an answer are made from, all in one step."""
    return [{"unit": unit, "min": low, "max": high} for unit, low, high in figures]


def transfers(found: Found, scheme: Scheme = "sipri") -> list[Transfer]:
    """The rows of a transfers query as items, their categories in a scheme."""
    return [transfer(row, found, scheme) for row in transfers_of(found)]


def transfer(row: TransferRow, found: Found, scheme: Scheme = "sipri") -> Transfer:
    """A row of a transfers query as an item."""
    return Transfer.model_validate(
        {
            "supplier": ref(found.names, row.supplier),
            "recipient": ref(found.names, row.recipient),
            "weapon": optional_ref(found.names, row.weapon),
            "status": row.status,
            "life": _life(row),
            "category": _category(row.weapon, found, scheme),
            **said(row.summary, found),
        }
    )


def _category(weapon: str | None, found: Found, scheme: Scheme) -> WeaponCategory:
    if weapon is None:
        return unnamed(scheme)
    return weapon_category(scheme, *found.categories[weapon])


# The ladder, as a transfer climbs it.
_LADDER = ("planned", "agreed", "delivered", "halted")


def _life(row: TransferRow) -> list[Step]:
    steps = [
        Step(status=status, since=since, until=until, claims=list(claims))
        for status, since, until, claims in row.life
    ]
    return sorted(steps, key=lambda s: _LADDER.index(s.status) if s.status else len(_LADDER))
