"""Who with whom, and who at whom: the drafts that several fact types make in the same way."""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.extraction.modality import Voice
from app.extraction.referents import Ref
from app.extraction.rules.targets import Target
from app.extraction.scene import Draft


def paired(
    type_: FactType,
    act: Token,
    rule: str,
    voice: Voice,
    who: Sequence[Ref],
    whom: Sequence[Ref],
    *,
    weak: bool,
) -> Iterator[Draft]:
    """A draft for each of one side with each of the other; of none with itself."""
    for one in who:
        for other in whom:
            if one.id != other.id:
                yield Draft(type_, one.id, other.id, act, rule, voice, weak=weak)


def aimed(
    type_: FactType,
    act: Token,
    rule: str,
    voice: Voice,
    who: Sequence[Ref],
    where: Sequence[Target],
    weapons: Sequence[Ref],
    *,
    weak: bool,
    counted: Token | None = None,
    fits: Callable[[Target], bool] = lambda _: True,
) -> Iterator[Draft]:
    """A draft for each actor, target and weapon, without a weapon where none is named.

    `counted`: what a number counts where no weapon is; `fits`: which targets the type allows.
    """
    for actor in who:
        for target in where:
            if target.id == actor.id or not fits(target):
                continue
            for weapon in weapons or (None,):
                yield Draft(
                    type_,
                    actor.id,
                    target.id,
                    act,
                    rule,
                    voice,
                    weapon=weapon,
                    place=target.place,
                    weak=weak,
                    counted=weapon.token if weapon else counted,
                )
