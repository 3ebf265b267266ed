"""The sixteen fact types: who may stand where, whether they last, and their counterparts."""

from dataclasses import dataclass
from enum import StrEnum

from app.entities.kinds import Kind


class FactType(StrEnum):
    """Also the relationship types in Neo4j."""

    SUPPLIES = "SUPPLIES"
    USES = "USES"
    USED_IN = "USED_IN"
    ATTACKED = "ATTACKED"
    PRODUCES = "PRODUCES"
    ALLIED_WITH = "ALLIED_WITH"
    SIGNED = "SIGNED"
    SUPPORTS = "SUPPORTS"
    CONDEMNED = "CONDEMNED"
    ACCUSED = "ACCUSED"
    DENIED = "DENIED"
    SANCTIONED = "SANCTIONED"
    DEPLOYED_TO = "DEPLOYED_TO"
    MET_WITH = "MET_WITH"
    VISITED = "VISITED"
    LEADS = "LEADS"


@dataclass(frozen=True)
class Rule:
    """What a fact type asks for and means.

    `lasting`: a state that holds over a span (as_of asks whether the span covers the day);
    otherwise an event (as_of asks whether it had begun). `mutual`: direction means nothing.
    `ftm`: the nearest term there, null where there is none; those of events: crosswalk.py.
    """

    subject: frozenset[Kind]
    object: frozenset[Kind]
    meaning: str
    lasting: bool = False
    mutual: bool = False
    object_optional: bool = False
    ftm: str | None = None


_ACTOR = frozenset({Kind.COUNTRY, Kind.ORGANIZATION})
_SPEAKER = _ACTOR | {Kind.PERSON}
_STATE = frozenset({Kind.COUNTRY})
_WEAPON = frozenset({Kind.WEAPON})
_PERSON = frozenset({Kind.PERSON})
_WHERE = frozenset({Kind.COUNTRY, Kind.PLACE})

RULES: dict[FactType, Rule] = {
    FactType.SUPPLIES: Rule(
        _ACTOR,
        _ACTOR,
        "transfers, sells, ships or donates weapons or military materiel, or agrees to",
    ),
    FactType.USES: Rule(_ACTOR, _WEAPON, "employs the weapon in operations", lasting=True),
    FactType.USED_IN: Rule(
        _WEAPON, _WHERE, "the weapon was used on that territory or against that target"
    ),
    FactType.ATTACKED: Rule(
        _ACTOR,
        _WHERE | _ACTOR,
        "carried out a strike, incursion or bombardment",
    ),
    FactType.PRODUCES: Rule(_ACTOR, _WEAPON, "makes, designs or builds the weapon", lasting=True),
    FactType.ALLIED_WITH: Rule(
        _ACTOR,
        _ACTOR,
        "is in a formal or openly declared military alliance with, or a member of it",
        lasting=True,
        mutual=True,
        ftm="Membership",
    ),
    FactType.SIGNED: Rule(
        _ACTOR,
        frozenset({Kind.AGREEMENT}),
        "signed or is party to an agreement, treaty or arms contract",
    ),
    FactType.SUPPORTS: Rule(
        _SPEAKER,
        _ACTOR | {Kind.EVENT},
        "sides with politically, diplomatically or militarily (no transfer of arms)",
        lasting=True,
    ),
    FactType.CONDEMNED: Rule(_SPEAKER, _SPEAKER | {Kind.EVENT}, "denounces"),
    FactType.ACCUSED: Rule(_SPEAKER, _SPEAKER, "accuses of wrongdoing"),
    FactType.DENIED: Rule(
        _SPEAKER,
        _SPEAKER | {Kind.EVENT},
        "denies an accusation or a transfer; object: the accuser or the counterpart",
        object_optional=True,
    ),
    FactType.SANCTIONED: Rule(
        _ACTOR,
        _SPEAKER,
        "imposes sanctions or an arms embargo on",
        lasting=True,
        ftm="Sanction",
    ),
    FactType.DEPLOYED_TO: Rule(
        _ACTOR,
        _WHERE,
        "sends own troops to, or stations troops or systems in",
        lasting=True,
    ),
    FactType.MET_WITH: Rule(_PERSON, _PERSON, "a meeting in person", mutual=True),
    FactType.VISITED: Rule(_PERSON, _WHERE, "travelled to"),
    FactType.LEADS: Rule(
        _PERSON,
        _ACTOR,
        "holds the leading office or the named ministry of",
        lasting=True,
        ftm="Directorship",
    ),
}

# Those without a direction.
MUTUAL = tuple(type_ for type_, rule in RULES.items() if rule.mutual)
