"""USES, USED_IN and ATTACKED: what is read of one of them in a sentence holds for the others.

Who strikes a country with drones uses drones, and they are used there; who fires missiles that
come down in a country has attacked it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind, kind_of_id
from app.extraction.arguments import (
    agents,
    instruments,
    is_passive,
    negated,
    patients,
    prepositions,
)
from app.extraction.attribution import Voice
from app.extraction.dating import NAMED
from app.extraction.owning import is_definite
from app.extraction.rules import attacked, used_in, uses
from app.extraction.rules.supposed import falls_into, is_supposed
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

_DONE = (Modality.ASSERTED, Modality.CLAIMED)
# By these is told with what arms an attack was made.
_BY_WHAT = frozenset("use carry conduct execute mount launch involve fire employ make".split())
_ENDING = frozenset("end stop cease halt suspend pause discontinue".split())
# Weapons that are kept, flown or fielded strike nobody by that.
_PEACEFUL = frozenset("fly operate field deploy employ use deployment use".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The uses of weapons and the attacks that a sentence tells of."""
    found = [*uses.read(scene), *used_in.read(scene), *attacked.read(scene)]
    found = [_until_then(d, scene) for d in found]
    found = [d for d in found if not (_is_no_strike(d) or _is_by_the_giver(d, scene))]
    if not any(d.type is FactType.ATTACKED for d in found):
        found += _told_again(scene)
    told = [d for d in found if d.type is FactType.ATTACKED and d.voice.modality in _DONE]
    scene.memory.attacks.extend((scene.number, attack) for attack in told)
    yield from found
    yield from _of_attacks([d for d in found if d.type is FactType.ATTACKED])
    yield from _of_uses(
        [d for d in found if d.type is FactType.USES],
        [d for d in found if d.type is FactType.USED_IN],
    )


def _until_then(draft: Draft, scene: Scene) -> Draft:
    """'Chad ended its attacks', 'stopped shelling Sudan': it did attack until then."""
    verb = draft.act.head
    over = draft.act.dep_ in ("dobj", "xcomp") and verb.lemma_ in _ENDING
    own = over and draft.subject in {r.id for r in scene.refs.doers(agents(verb))}
    if not own or draft.voice.modality in _DONE or negated(draft.act):
        return draft
    speaker = scene.voice(verb).speaker
    told = Voice(Modality.CLAIMED if speaker else Modality.ASSERTED, speaker)
    return replace(draft, voice=told, dated=False)


def _told_again(scene: Scene) -> Iterator[Draft]:
    """'The attack was carried out with drones', 'drones were used in the raid': the one told."""
    before = scene.last_attacks(2)
    for verb in scene.acts(_BY_WHAT) if before else ():
        around = list(prepositions(verb))
        subject = patients(verb) if is_passive(verb) else agents(verb)
        inside = [t for p, t in around if p in ("in", "during", "for")]
        if _names_a_strike(subject):  # 'it involved drones', 'it was carried out with drones'
            arms = [*instruments(verb), *(patients(verb) if not is_passive(verb) else ())]
        elif _names_a_strike(inside):
            arms = patients(verb)
        else:
            continue
        voice = scene.happened(verb)
        if voice is None:
            continue
        for weapon in scene.refs.weapons(arms):
            same = replace(before[-1], act=verb, voice=voice, weapon=weapon, counted=weapon.token)
            yield replace(same, rule="attacked/again", weak=True, at=None, stretch=None)


def _names_a_strike(tokens: Sequence[Token]) -> bool:
    return any(t.lemma_ in NAMED[FactType.ATTACKED] and is_definite(t) for t in tokens)


def _is_no_strike(draft: Draft) -> bool:
    """What is said to be used may be used to come; a strike that may come is none."""
    plain = {FactType.USES: uses.USING, FactType.USED_IN: _PEACEFUL}.get(draft.type, frozenset())
    at_sea = draft.type is not FactType.USES and falls_into(draft.object or "", draft.act)
    return at_sea or (draft.act.lemma_ not in plain and is_supposed(draft.act, draft.voice))


def _is_by_the_giver(draft: Draft, scene: Scene) -> bool:
    """'American missiles hit Russia' where the article told that America gives them away."""
    given = {t.subject for t in scene.memory.transfers if t.object != draft.object}
    if draft.subject not in given or draft.type is FactType.USED_IN:
        return False
    arms = [w.token for w in scene.refs.weapons(agents(draft.act))]
    called = [
        r.id for t in arms for r in scene.refs.all(within(t, "amod", "compound"), Kind.COUNTRY)
    ]
    return draft.subject in called


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


def _is_against(verb: Token) -> bool:
    """'Used missiles against Kharkiv': no mere use."""
    around = (verb, *within(verb, "dobj", "nsubjpass"))
    return any(p.lower_ == "against" for t in around for p in within(t, "prep"))


def _of_uses(used: list[Draft], landed: list[Draft]) -> Iterator[Draft]:
    """Who fires what comes down somewhere attacks it, where one verb tells both."""
    for use in used:
        for there in landed:
            same = use.act.i == there.act.i and use.object == there.subject
            downed = any(c.lower_ == "down" for c in use.act.children)
            if (
                not same
                or downed
                or (use.act.lemma_ in _PEACEFUL and not _is_against(use.act))
                or there.object in (None, use.subject)
            ):
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
