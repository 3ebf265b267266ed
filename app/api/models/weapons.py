"""Weapons: list and profile."""

from app.api.models.answer import Answer, Model, Ref, ref, refs
from app.api.models.entities import Edge, Entity, Figure
from app.api.models.transfers import Transfer
from app.graph.read import Found


class WeaponItem(Model):
    """A weapon or category in a list; counts are of edges in the picture."""

    weapon: Ref
    kind_of: list[Ref]
    category: bool
    sipri_category: str | None
    unroca_category: str | None
    makers: int
    users: int
    used_in: int


class WeaponAnswer(Answer, Entity):
    """A weapon: its figures, who makes, uses and supplies it, and where it was used."""

    figures: list[Figure]
    kinds: list[Ref]
    makers: list[Edge]
    users: list[Edge]
    suppliers: list[Transfer]
    used_in: list[Edge]


def weapons(found: Found) -> list[WeaponItem]:
    """The rows of read/weapons as items."""
    return [
        WeaponItem(
            weapon=ref(found.names, id_),
            kind_of=refs(found.names, kinds),
            category=category,
            sipri_category=sipri,
            unroca_category=unroca,
            makers=makers,
            users=users,
            used_in=used_in,
        )
        for id_, kinds, category, sipri, unroca, makers, users, used_in in found.rows
    ]
