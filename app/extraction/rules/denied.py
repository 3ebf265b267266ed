"""DENIED: a state or body denies an accusation or a transfer; the object is accuser or counterpart."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.extraction.arguments import agents, owners, patients, prepositions
from app.extraction.referents import Ref
from app.extraction.rules.speech import spoken
from app.extraction.scene import Draft, Scene
from app.extraction.syntax import coordinated, within

_VERBS = frozenset("deny refute disavow".split())
_REJECTING = frozenset("reject dismiss rebuff repudiate".split())
_CHARGES = frozenset(
    "accusation allegation charge claim report suggestion assertion involvement responsibility "
    "role".split()
)
_NOUNS = frozenset("denial".split())
# 'Denied Iran access' denies no accusation.
_NOT_CHARGES = frozenset("access entry visa request permission passage asylum bail".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The denials that a sentence tells of."""
    for verb in scene.acts(_VERBS):
        yield from _denied(scene, verb)
    for verb in scene.acts(_REJECTING):
        if any(t.lemma_ in _CHARGES for t in within(verb, "dobj", "nsubjpass")):
            yield from _denied(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _drafts(scene, noun, scene.refs.states(owners(noun)), "denied/noun", weak=True)


def _denied(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Iran denies sending drones to Russia', 'Beijing has rejected the US accusation'."""
    if any(t.lemma_ in _NOT_CHARGES for t in within(verb, "dobj", "nsubjpass")):
        return
    yield from _drafts(scene, verb, scene.refs.states(agents(verb)), "denied/verb")


def _drafts(
    scene: Scene, act: Token, who: list[Ref], rule: str, *, weak: bool = False
) -> Iterator[Draft]:
    for speaker in who:
        other = _counterpart(scene, act, speaker)
        yield from spoken(
            scene, FactType.DENIED, act, [speaker], [other] if other else [None], rule, weak=weak
        )


def _counterpart(scene: Scene, act: Token, speaker: Ref) -> Ref | None:
    """The accuser whose charge it is, else whom the denied act is said to have served."""
    for charge in within(act, "dobj", "nsubjpass", "pobj"):
        for noun in coordinated(charge):
            for ref in scene.refs.actors(owners(noun)):
                if ref.id != speaker.id and noun.lemma_ in _CHARGES:
                    return ref
    below = [t for t in act.subtree if t.i > act.i]
    for token in below:
        for prep, noun in prepositions(token) if token.pos_ in ("VERB", "NOUN") else ():
            if prep in ("to", "dative", "from"):
                for ref in scene.refs.actors([noun]):
                    if ref.id != speaker.id:
                        return ref
    for token in below:
        if token.pos_ == "VERB" and token.dep_ in ("xcomp", "pcomp", "ccomp"):
            for ref in scene.refs.actors(patients(token)):
                if ref.id != speaker.id and ref.by != "demonym":
                    return ref
    return None
