"""What events that a machine read out of news become: claims of nobody, never asserted."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from app.claims.claim import Claim, Modality
from app.claims.crosswalk import Crossing
from app.claims.fact_types import RULES, FactType
from app.datasets.dataset import Edition
from app.datasets.outcome import Refused
from app.entities.kinds import Kind
from app.entities.vocabulary import Organization, Person

# Sectors (CAMEO's and PLOVER's) whose acts are those of the state; none: the state itself is named.
_OF_THE_STATE = frozenset({"", "GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
# Of the same machine a fact that a wider event stands for is more doubtful.
_POSSIBLE, _DOUBTFUL = "F3", "F4"
# A statement holds on its day; who imposes sanctions or arms goes on.
_OF_A_DAY = frozenset({FactType.SUPPORTS})


class Party(NamedTuple):
    """One who takes part: its name, the alpha-3 code of its state, the sector in it; '' unsaid."""

    name: str
    state: str
    sector: str


class Event(NamedTuple):
    """A row of event data: its type as the dataset writes it, and what that means to us."""

    day: str
    type: str
    crossing: Crossing | None
    actors: Sequence[Party]
    recipients: Sequence[Party]
    locator: str
    note: str | None = None


def claims_of(event: Event, edition: Edition) -> Iterator[Claim]:
    """An event as claims, one a pair of parties; Refused where it has no fact type here.

    A group on one side did it to the other each; of a group on both sides no pairs are made.
    """
    crossing = event.crossing
    if crossing is None:
        raise Refused(f"event type {event.type} is none that the table of event types knows")
    if crossing.fact_type is None:
        raise Refused(f"event type {event.type} has no fact type here: {crossing.lost}")
    for subject, object_ in _pairs(event, crossing, crossing.fact_type, edition):
        lasts = RULES[crossing.fact_type].lasting and crossing.fact_type not in _OF_A_DAY
        yield edition.claim(
            type=crossing.fact_type,
            subject=subject,
            object=object_,
            modality=Modality.CLAIMED,
            attributed_to=None,
            status=crossing.status,
            date={"from": event.day, "to": None if lasts else event.day},
            locator=event.locator,
            grade=_DOUBTFUL if crossing.wider else _POSSIBLE,
            note="; ".join(filter(None, (event.type, event.note))),
        )


def _pairs(
    event: Event, crossing: Crossing, type_: FactType, edition: Edition
) -> Iterator[tuple[str, str]]:
    """The subject and object of each claim."""
    actors, recipients = event.actors, event.recipients
    if not recipients and type_ is FactType.MET_WITH and len(actors) == 2:
        # PLOVER lists those who met, and names no recipient.
        actors, recipients = actors[:1], actors[1:]
    if not actors or not recipients:
        raise Refused(f"names no {'recipient' if actors else 'actor'}")
    if len(actors) > 1 and len(recipients) > 1:
        raise Refused(
            f"names {len(actors)} actors and {len(recipients)} recipients, and no pair of them"
        )
    if crossing.turned:
        actors, recipients = recipients, actors
    rule = RULES[type_]
    for one, other in product(actors, recipients):
        subject = _thing(one, rule.subject, event.day, edition)
        object_ = _thing(other, rule.object, event.day, edition)
        if subject == object_:
            raise Refused(f"{subject} is on both sides: within a state, not between two")
        yield subject, object_


def _thing(party: Party, kinds: frozenset[Kind], day: str, edition: Edition) -> str:
    """The id of a party: of its whole name, else its state's where it acts for the state."""
    link, name = edition.link, party.name
    if Kind.PERSON in kinds and name and (id_ := link.known(Person, name)):
        return id_
    if kinds == {Kind.PERSON}:
        raise Refused("names no person that the vocabulary knows")
    if Kind.ORGANIZATION in kinds and name and (id_ := link.known(Organization, name)):
        return id_
    if not party.state:
        raise Refused("names an actor that is no state and none that the vocabulary knows")
    if party.sector not in _OF_THE_STATE:
        raise Refused(f"names an actor of a state that is not the state: sector {party.sector}")
    return link.iso(party.state, day)
