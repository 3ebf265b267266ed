"""States: list and profile."""

from pydantic import Field

from app.api.models.agreements import Agreement, Alliance
from app.api.models.answer import Answer, Model, Ref, ref
from app.api.models.entities import Edge, Entity
from app.api.models.transfers import Transfer
from app.graph.read import Found


class CountryItem(Model):
    """A state in a list; transfers out and in count those whom it supplies and is supplied by."""

    country: Ref
    region: str | None
    form: str | None = Field(description="current, gone, partly recognised, disputed, territory.")
    from_: str | None = Field(alias="from")
    to: str | None
    transfers_out: int
    transfers_in: int
    alliances: int


class Succession(Model):
    """A state before or after another; `continues`: the same legal person."""

    state: Ref
    on: str | None
    continues: bool | None


class CountryAnswer(Answer, Entity):
    """A state and what ties it: each list shows its first rows, the list routes have the rest."""

    names: list[str]
    predecessors: list[Succession]
    successors: list[Succession]
    leaders: list[Edge]
    arms_out: list[Transfer]
    arms_in: list[Transfer]
    alliances: list[Alliance]
    allied_with: list[Edge]
    agreements: list[Agreement]
    accused_by: list[Edge]
    accuses: list[Edge]
    sanctioned_by: list[Edge]
    sanctions: list[Edge]


def countries(found: Found) -> list[CountryItem]:
    """The rows of read/countries as items."""
    return [
        CountryItem(
            country=ref(found.names, id_),
            region=region,
            form=form,
            from_=start,
            to=end,
            transfers_out=transfers_out,
            transfers_in=transfers_in,
            alliances=alliances,
        )
        for id_, region, form, start, end, transfers_out, transfers_in, alliances in found.rows
    ]
