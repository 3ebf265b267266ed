"""USES, USED_IN and ATTACKED: what is read of one of them in a sentence holds for the others.

Who strikes a country with drones uses drones, and they are used there; who fires missiles that
come down in a country has attacked it.
"""

from collections.abc import Iterator
from dataclasses import replace

from app.claims.fact_types import FactType
from app.entities.kinds import Kind, kind_of_id
from app.extraction.rules import attacked, used_in, uses
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene

# Weapons that are kept, flown or fielded strike nobody by that.
_PEACEFUL = frozenset("fly operate field deploy employ use deployment use".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The uses of weapons and the attacks that a sentence tells of."""
    found = [*uses.read(scene), *used_in.read(scene), *attacked.read(scene)]
    yield from found
    yield from _of_attacks([d for d in found if d.type is FactType.ATTACKED])
    yield from _of_uses(
        [d for d in found if d.type is FactType.USES],
        [d for d in found if d.type is FactType.USED_IN],
    )


def _of_attacks(attacks: list[Draft]) -> Iterator[Draft]:
    """What an attack with a weapon says of the weapon."""
    for attack in attacks:
        weapon, struck = attack.weapon, attack.object
        if weapon is None or struck is None:
            continue
        used = replace(attack, weapon=None, rule="uses/struck", weak=True)
        yield replace(used, type=FactType.USES, object=weapon.id)
        if kind_of_id(struck) is not Kind.ORGANIZATION:
            yield replace(used, type=FactType.USED_IN, subject=weapon.id, rule="used_in/struck")


def _of_uses(used: list[Draft], landed: list[Draft]) -> Iterator[Draft]:
    """Who fires what comes down somewhere attacks it, where one verb tells both."""
    for use in used:
        for there in landed:
            same = use.act.i == there.act.i and use.object == there.subject
            if not same or use.act.lemma_ in _PEACEFUL or there.object in (None, use.subject):
                continue
            weapon = Ref(there.subject, Kind.WEAPON, use.counted or use.act)
            yield replace(
                use,
                type=FactType.ATTACKED,
                object=there.object,
                weapon=weapon,
                place=there.place,
                rule="attacked/used",
                weak=True,
            )
