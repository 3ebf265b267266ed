"""CONDEMNED: a state or body denounces a state, a body or an event."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.extraction.arguments import agents, patients
from app.extraction.rules.pairs import DRAWING, aimed_at, performed_by
from app.extraction.rules.speech import against, in_speech, spoken
from app.extraction.scene import Draft, Scene

_VERBS = frozenset(
    "condemn denounce decry deplore slam lambast lambaste castigate excoriate blast deride "
    "assail".split()
)
_NOUNS = frozenset("condemnation denunciation rebuke censure reprimand".split())


_REBUKES = frozenset("rebuke censure reprimand".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The denunciations that a sentence tells of."""
    for verb in scene.acts(_VERBS):
        yield from _condemned(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)


def _condemned(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Beijing condemned the US', 'condemned Russia's invasion', 'denounced Israel for it'."""
    who = scene.refs.states(agents(verb))
    who = who or scene.refs.states(in_speech(verb))
    whom = against(scene, patients(verb))
    yield from spoken(scene, FactType.CONDEMNED, verb, who, whom, "condemned/verb")


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'China's condemnation of the strike', 'the strike earned the condemnation of Cuba'."""
    around = aimed_at(noun)
    who = performed_by(noun, scene.refs.states)
    of = [t for p, t in around if p == "of"]
    if noun.head.lemma_ in DRAWING:
        who = who or scene.refs.states(of)
        whom = against(scene, agents(noun.head))
    else:
        rebuked = [t for p, t in around if p in ("for", "to") and noun.lemma_ in _REBUKES]
        whom = against(scene, of) or scene.refs.actors(rebuked)
    yield from spoken(scene, FactType.CONDEMNED, noun, who, whom, "condemned/noun", weak=True)
