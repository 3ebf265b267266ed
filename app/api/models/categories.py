"""Categories of weapons, in SIPRI's scheme or the UN Register's."""

from functools import lru_cache

from pydantic import Field

from app.api.models.answer import Model
from app.entities.weapons import (
    CATEGORIES,
    UNMAPPED,
    Scheme,
    category,
    counterparts,
    why_none,
)


class Category(Model):
    """A category of a scheme: `value` is its number where it has one."""

    scheme: Scheme
    value: str = Field(examples=["III"])
    name: str = Field(examples=["large-calibre artillery systems"])


class CategoryTerm(Category):
    """A category and those of the other scheme in which its weapons may fall."""

    counterparts: list[Category]
    unmapped: str | None = Field(
        description="What of it the other scheme does not count; without counterparts, why. Null: "
        "nothing."
    )


class WeaponCategory(Model):
    """The category of a weapon in a scheme; null: it has none there, and `why`."""

    scheme: Scheme
    value: str | None = Field(examples=["III"])
    name: str | None = Field(examples=["large-calibre artillery systems"])
    why: str | None = Field(description="Why it has none.")


def category_terms() -> list[CategoryTerm]:
    """All categories of both schemes, each against the other."""
    return [
        CategoryTerm(
            **category(text)._asdict(),
            counterparts=[Category(**category(other)._asdict()) for other in counterparts(text)],
            unmapped=UNMAPPED.get(text),
        )
        for texts in CATEGORIES.values()
        for text in texts
    ]


@lru_cache(maxsize=1000)
def weapon_category(scheme: Scheme, sipri: str | None, unroca: str | None) -> WeaponCategory:
    """What a scheme says of a weapon with these categories; one object for all that share them."""
    mine, other = (sipri, unroca) if scheme == "sipri" else (unroca, sipri)
    if mine:
        return WeaponCategory(**category(mine)._asdict(), why=None)
    return WeaponCategory(scheme=scheme, value=None, name=None, why=why_none(scheme, other))


@lru_cache
def unnamed(scheme: Scheme) -> WeaponCategory:
    """The category where no weapon is named."""
    return WeaponCategory(scheme=scheme, value=None, name=None, why="no weapon is named")
