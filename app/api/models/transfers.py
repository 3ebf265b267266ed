"""Transfers: who supplies what to whom."""

from app.api.models.answer import Model, Ref, Said, optional_ref, ref
from app.graph.read import Found, Summary, TransferRow, transfers_of


class Deal(Model):
    """Who, whom, what, and how far it got: `status` tells a promise from a delivery."""

    supplier: Ref
    recipient: Ref
    weapon: Ref | None
    status: str | None


class Transfer(Said, Deal):
    """One supplier, recipient, weapon and status, and how that stands."""


def said(summary: Summary, found: Found) -> dict[str, object]:
    """The fields of Said."""
    return {
        "standing": summary.standing(found.names),
        "since": summary.since,
        "until": summary.until,
        "quantity": list(summary.quantity()),
        "figures": summary.quantities(),
        "claims": list(summary.ids),
        "claims_count": summary.claims,
        "denied_by": summary.denials(),
    }


def transfers(found: Found) -> list[Transfer]:
    """The rows of a transfers query as items."""
    return [_transfer(row, found) for row in transfers_of(found)]


def _transfer(row: TransferRow, found: Found) -> Transfer:
    return Transfer.model_validate(
        {
            "supplier": ref(found.names, row.supplier),
            "recipient": ref(found.names, row.recipient),
            "weapon": optional_ref(found.names, row.weapon),
            "status": row.status,
            **said(row.summary, found),
        }
    )
