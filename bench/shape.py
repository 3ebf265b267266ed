"""The field's shape: who and what there is, and how often each turns up.

A few actors stand in most claims: with the weights below the USA takes part in a third of them,
as in the large registers of arms transfers. All of it follows from one seed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from app.claims.fact_types import FactType
from app.entities.vocabulary import Country, Organization, Person, Place, Vocabulary, Weapon
from app.entities.weapons import SIPRI_CATEGORIES, UNROCA_CATEGORIES

T = TypeVar("T")
HUB = "USA"
STATES = 200
WEAPONS = 3000
_GREAT = ("RUS", "FRA", "DEU", "CHN", "ITA", "GBR", "ISR", "KOR", "TUR", "IRN", "PRK", "UKR")

# What is left are transfers: seven claims in ten.
OTHER_TYPES: Mapping[FactType, int] = {
    FactType.ACCUSED: 5,
    FactType.CONDEMNED: 4,
    FactType.SUPPORTS: 4,
    FactType.ATTACKED: 3,
    FactType.MET_WITH: 3,
    FactType.VISITED: 2,
    FactType.USES: 2,
    FactType.USED_IN: 2,
    FactType.DEPLOYED_TO: 2,
    FactType.SANCTIONED: 1,
    FactType.PRODUCES: 1,
    FactType.ALLIED_WITH: 1,
}


class Pool(Generic[T]):
    """Things with weights, drawn one at a time."""

    def __init__(self, random: Random, items: Sequence[T], weights: Sequence[float]) -> None:
        self._random, self._items = random, items
        self._ends = list(accumulate(weights))
        self._drawn: list[T] = []

    def draw(self) -> T:
        """One of the things; drawn in bulk, which is ten times as quick."""
        if not self._drawn:
            self._drawn = self._random.choices(self._items, cum_weights=self._ends, k=4096)
        return self._drawn.pop()


def falling(count: int, steepness: float) -> list[float]:
    """Weights of a first, second, third ... by Zipf's law; together 1."""
    weights = [1 / (rank + 1) ** steepness for rank in range(count)]
    total = sum(weights)
    return [weight / total for weight in weights]


@dataclass(frozen=True)
class World:
    """What claims are drawn from."""

    vocabulary: Vocabulary
    random: Random
    types: Pool[FactType]
    suppliers: Pool[str]
    recipients: Pool[str]
    ranks: Pool[int]
    weapons: Sequence[str]
    persons: Pool[str]
    places: Pool[str]
    speakers: Pool[str]

    def weapon(self, state: str) -> tuple[str, int]:
        """A weapon that a state deals in, and how far down its list that stands."""
        rank = self.ranks.draw()
        start = sum(map(ord, state)) * 97
        return self.weapons[(start + rank * 31) % len(self.weapons)], rank


def enlarged(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with made-up weapons, so that there are 3,000 in all."""
    held = sum(1 for _ in vocabulary.of(Weapon))
    made = [
        Weapon(
            id=f"weapon:bench-{number}",
            name=f"Bench weapon {number}",
            sipri_category=SIPRI_CATEGORIES[number % len(SIPRI_CATEGORIES)],
            unroca_category=UNROCA_CATEGORIES[number % len(UNROCA_CATEGORIES)],
        )
        for number in range(WEAPONS - held)
    ]
    entities = {**vocabulary.entities, **{weapon.id: weapon for weapon in made}}
    return Vocabulary(entities, vocabulary.embargoes)


def world(vocabulary: Vocabulary, seed: int) -> World:
    """The world over an enlarged vocabulary."""
    random = Random(seed)
    states = _states(vocabulary)
    others = len(states) - 1
    weapons = [w.id for w in vocabulary.of(Weapon) if not w.category]
    persons = [person.id for person in vocabulary.of(Person)]
    places = [place.id for place in vocabulary.of(Place)]
    bodies = [org.id for org in vocabulary.of(Organization)]
    speakers = [*states, *persons, *bodies]
    recipients = [HUB, *random.sample(states[1:], others)]
    types = [FactType.SUPPLIES, *OTHER_TYPES]
    return World(
        vocabulary,
        random,
        Pool(random, types, [70, *OTHER_TYPES.values()]),
        Pool(random, states, [0.27, *(0.73 * w for w in falling(others, 1.0))]),
        Pool(random, recipients, [0.06, *(0.94 * w for w in falling(others, 0.6))]),
        Pool(random, range(len(weapons)), falling(len(weapons), 0.9)),
        random.sample(weapons, len(weapons)),
        Pool(random, persons, falling(len(persons), 0.8)),
        Pool(random, places, falling(len(places), 0.8)),
        Pool(random, speakers, falling(len(speakers), 0.9)),
    )


def _states(vocabulary: Vocabulary) -> list[str]:
    """Two hundred states, the great suppliers first."""
    first = (HUB, *_GREAT)
    rest = sorted(
        (country.form != "current", country.id)
        for country in vocabulary.of(Country)
        if country.id not in first
    )
    return [*first, *(id_ for _, id_ in rest)][:STATES]
