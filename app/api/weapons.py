"""Which weapons a parameter means: one, a category with all its kinds, a SIPRI or UNROCA class."""

from collections.abc import Sequence

from app.api.asking import Question
from app.entities.kinds import Kind
from app.entities.names import fold
from app.entities.weapons import (
    CATEGORIES,
    SIPRI_CATEGORIES,
    TITLES,
    UNROCA_CATEGORIES,
    Scheme,
    category_called,
)
from app.errors import Fault, InvalidValue

_CLASSES = {fold(name): name for name in (*SIPRI_CATEGORIES, *UNROCA_CATEGORIES)}
# UNROCA's classes by their number alone: 'VII'.
_CLASSES |= {fold(name.split()[0]): name for name in UNROCA_CATEGORIES}


def weapon_ids(
    question: Question, weapon: str | None, category: str | None, scheme: Scheme | None = None
) -> Sequence[str] | None:
    """The ids of the weapons meant, with all kinds of them; null: no filter.

    `scheme`: the category is one of its own, and means the weapons that it counts there.
    """
    wanted: set[str] | None = None
    if weapon:
        wanted = set(kinds(question, "weapon", weapon))
    if category:
        found = set(
            _counted(question, scheme, category) if scheme else of_category(question, category)
        )
        wanted = found if wanted is None else wanted & found
    return None if wanted is None else sorted(wanted)


def kinds(question: Question, field: str, weapon: str) -> Sequence[str]:
    """A weapon and all that is a kind of it."""
    id_ = question.id(field, weapon, (Kind.WEAPON,))
    return _ids(question, id_, None)


def of_category(question: Question, category: str) -> Sequence[str]:
    """The weapons of a SIPRI or UNROCA category, or of a category of our own."""
    if named := _CLASSES.get(fold(category)):
        return _ids(question, None, named)
    return kinds(question, "category", category)


def _ids(question: Question, id_: str | None, category: str | None) -> Sequence[str]:
    row = question.reader.one("read/kinds", {"id": id_, "category": category})
    return list(row["ids"]) if row else []


def _counted(question: Question, scheme: Scheme, category: str) -> Sequence[str]:
    """The weapons that a scheme counts in a category, not those that are a kind of one.

    A tank is an armoured vehicle; in the Register's category II it does not stand.
    """
    named = category_called(scheme, category)
    if named is None:
        who, among = TITLES[scheme], CATEGORIES[scheme]
        raise InvalidValue(Fault("category", f"{category!r} is no category of {who}", among))
    [row] = question.rows("counted", category=named)
    return list(row["ids"])
