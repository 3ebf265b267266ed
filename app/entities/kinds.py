"""The seven kinds of things, and how an id tells which kind it names."""

import re
import unicodedata
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from app.errors import Fault, InvalidValue


class Model(BaseModel):
    """A frozen value whose unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """What a thing is; also its label in Neo4j."""

    COUNTRY = "Country"
    ORGANIZATION = "Organization"
    PERSON = "Person"
    WEAPON = "Weapon"
    PLACE = "Place"
    AGREEMENT = "Agreement"
    EVENT = "Event"


# FollowTheMoney schemata where it has one; Weapon and Agreement have no counterpart there.
FTM: dict[Kind, str | None] = {
    Kind.COUNTRY: "PublicBody",
    Kind.ORGANIZATION: "Organization",
    Kind.PERSON: "Person",
    Kind.WEAPON: None,
    Kind.PLACE: "Address",
    Kind.AGREEMENT: None,
    Kind.EVENT: "Event",
}

_PREFIXES = {
    "org": Kind.ORGANIZATION,
    "person": Kind.PERSON,
    "weapon": Kind.WEAPON,
    "place": Kind.PLACE,
    "agreement": Kind.AGREEMENT,
    "event": Kind.EVENT,
}
# How the id of each kind but a country's begins.
PREFIXES = {kind: prefix for prefix, kind in _PREFIXES.items()}
_PREFIXED = re.compile(rf"({'|'.join(_PREFIXES)}):[a-z0-9]+(?:-[a-z0-9]+)*")
_ALPHA3 = re.compile(r"[A-Z]{3}")


def kind_of_id(id_: str) -> Kind:
    """The kind that an id names by its form: `PRK` a Country, `weapon:kn-23` a Weapon.

    Raises InvalidValue for anything else; whether the thing exists is another question.
    """
    if _ALPHA3.fullmatch(id_):
        return Kind.COUNTRY
    if match := _PREFIXED.fullmatch(id_):
        return _PREFIXES[match[1]]
    raise InvalidValue(
        Fault(
            "id",
            f"{id_!r} is no id",
            allowed=("ISO 3166 alpha-3", *(f"{prefix}:slug" for prefix in _PREFIXES)),
        )
    )


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return bool(_ALPHA3.fullmatch(text) or _PREFIXED.fullmatch(text))


def slug(name: str) -> str:
    """A name as the tail of an id: 'Élysée Treaty (1963)' gives 'elysee-treaty-1963'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"
