"""CONDEMNED: a state or body denounces a state, a body or an event."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.extraction.arguments import agents, is_passive, prepositions
from app.extraction.rules.pairs import DRAWING, aimed_at, performed_by
from app.extraction.rules.phrases import Met, met, phrases
from app.extraction.rules.speech import against, in_speech, spoken
from app.extraction.scene import Draft, Scene

# Who does it denounces whom it leads to.
_TURNS = phrases("""
    condemn denounce decry deplore slam lambast lambaste castigate excoriate blast : - : object
    assail deride vilify revile pillory savage scold berate upbraid chastise : - : object
    chide rebuke censure reprimand reprove stigmatise stigmatize execrate flay admonish : - : object
    rail inveigh fulminate thunder rage storm fume : - : at against
    lash hit : out : at against
    round : - : on
    lay tear : into : into
    lay tear : - : into
    take : task : object
    haul rake : coal : object
    read : act : to object
    heap pour rain hurl fling : scorn abuse curse invective opprobrium : on upon at
    vent direct pour unleash : fury wrath anger ire rage outrage : on upon at against
    express voice : outrage indignation fury anger : at against
    reserve have : criticism invective scorn condemnation : for
""")
_NOUNS = frozenset(
    "condemnation denunciation rebuke censure reprimand reproof tirade broadside outrage fury "
    "diatribe invective stricture indignation castigation opprobrium".split()
)
# 'Sharp words for Chad', 'anger at Chad'.
_SHARP = frozenset("harsh sharp stern strong hard bitter scathing angry withering".split())
_REBUKES = frozenset("rebuke censure reprimand reproof word words".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The denunciations that a sentence tells of."""
    for turn in met(scene, _TURNS):
        yield from _condemned(scene, turn)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for noun in scene.acts(frozenset({"word"}), pos=("NOUN",)):
        if any(c.lemma_.lower() in _SHARP or c.lower_[:-2] in _SHARP for c in noun.children):
            yield from _named(scene, noun)


def _condemned(scene: Scene, turn: Met) -> Iterator[Draft]:
    """'Beijing condemned the US', 'condemned Russia's invasion', 'lashed out at Israel'."""
    who = scene.refs.states(turn.who) or scene.refs.states(in_speech(turn.act))
    whom = against(scene, turn.whom)
    if not whom and not is_passive(turn.act):
        # 'Denounced drills by Chad': the parser hangs 'by' on the verb.
        whom = scene.refs.actors([t for p, t in prepositions(turn.act) if p == "by"])
    yield from spoken(scene, FactType.CONDEMNED, turn.act, who, whom, "condemned/verb")


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'China's condemnation of the strike', 'the strike earned the condemnation of Cuba'."""
    around = aimed_at(noun)
    who = performed_by(noun, scene.refs.states)
    of = [t for p, t in around if p == "of"]
    if noun.head.lemma_ in DRAWING:
        who = who or scene.refs.states(of)
        whom = against(scene, agents(noun.head))
    else:
        at = [t for p, t in around if p in ("at", "against", "on")]
        rebuked = [t for p, t in around if p in ("for", "to") and noun.lemma_ in _REBUKES]
        whom = against(scene, of) or against(scene, at) or scene.refs.actors(rebuked)
    yield from spoken(scene, FactType.CONDEMNED, noun, who, whom, "condemned/noun", weak=True)
