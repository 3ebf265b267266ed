"""ACCUSED: a state, body or person says that a state or body did wrong."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.extraction.arguments import agents, owners, patients, prepositions
from app.extraction.roles import other
from app.extraction.rules.pairs import aimed_at
from app.extraction.rules.speech import (
    PEOPLE,
    against,
    content_of,
    doers,
    in_speech,
    speakers,
    spoken,
)
from app.extraction.salience import Ref
from app.extraction.saying import REPORTING
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

_VERBS = frozenset("accuse blame".split())
_CHARGING = frozenset("charge reproach indict upbraid".split())
_NOUNS = frozenset("accusation allegation charge reproach".split())
_CALLING = frozenset("call brand term label".split())
_PUTTING = frozenset("put lay place pin point heap shift".split())
_GUILTY = frozenset("responsible guilty accountable liable".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The accusations that a sentence tells of."""
    for verb in scene.acts(_VERBS):
        yield from _accused(scene, verb)
    for verb in scene.acts(_CHARGING):
        yield from _charged(scene, verb)
    for verb in scene.acts(frozenset({"hold"})):
        yield from _held(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for noun in scene.acts(frozenset({"blame", "responsibility", "finger"}), pos=("NOUN",)):
        yield from _blamed(scene, noun)
    for verb in scene.acts(frozenset({"be"}), pos=("AUX", "VERB")):
        yield from _to_blame(scene, verb)
    for verb in scene.acts(frozenset({"see"})):
        yield from _seen(scene, verb)


def _accused(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Washington accuses Iran of arming Russia', 'Rwanda is accused by Congo'."""
    who = scene.refs.all(agents(verb), *PEOPLE) or scene.refs.states(in_speech(verb))
    whom = against(scene, patients(verb))
    if verb.lemma_ == "blame" and not whom:
        whom = against(scene, [t for p, t in prepositions(verb) if p == "on"])
    yield from _remembered(scene, spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/verb"))


def _remembered(scene: Scene, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """The accusations, kept in mind for who denies them later on."""
    for draft in drafts:
        scene.memory.accused.append((draft.subject, draft.object))
        yield draft


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Kyiv's accusations against Minsk', 'the US accusation that Iran sends drones'."""
    around = aimed_at(noun)
    who = speakers(scene, noun)
    whom = against(scene, [t for p, t in around if p in ("against", "at")])
    if not whom and (content := content_of(noun)) is not None:
        whom = against(scene, doers(scene, content))
    if not whom and noun.dep_ in ("dobj", "appos", "npadvmod") and noun.head.lemma_ in _CALLING:
        # 'Peru called Chile the aggressor, a charge that'
        who = who or scene.refs.all(agents(noun.head), *PEOPLE)
        whom = against(scene, patients(noun.head))
    if not whom and noun.dep_ in ("appos", "npadvmod") and _is_a(noun):
        who, whom = _looking_back(scene, noun)
    if who and not whom:
        whom = other(scene, [w.id for w in (*who, *scene.refs.as_states(who))])
    yield from _remembered(
        scene, spoken(scene, FactType.ACCUSED, noun, who, whom, "accused/noun", weak=True)
    )


def _is_a(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ == "a" for c in noun.children)


def _looking_back(scene: Scene, noun: Token) -> tuple[list[Ref], list[Ref]]:
    """'Kenya says Chad shelled it, a charge that Chad rejects': who said it, who rejects it."""
    before = [t for t in scene.sentence if t.i < noun.i and t.pos_ == "VERB"]
    said = next((t for t in before if t.lemma_ in REPORTING | _CALLING), None)
    if said is None:
        return [], []
    who = scene.refs.all(agents(said), *PEOPLE)
    ids = {ref.id for ref in who}
    rejecting = [t for c in within(noun, "acl", "relcl") for t in agents(c)]
    called = patients(said) if said.lemma_ in _CALLING else []
    whom = against(scene, called) or scene.refs.states(rejecting)
    return who, [ref for ref in whom if ref.id not in ids]


def _held(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Peru held Chile responsible for the raid', 'spying was held against Chile by Peru'."""
    who = scene.refs.all(agents(verb), *PEOPLE)
    if any(t.lower_ in _GUILTY for t in verb.subtree):
        clauses = within(verb, "ccomp", "xcomp")  # 'holds Sudan responsible'
        whom = against(scene, patients(verb) or [t for c in clauses for t in within(c, "nsubj")])
    else:
        whom = against(scene, [t for p, t in prepositions(verb) if p == "against"])
    yield from _remembered(
        scene, spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/held", weak=True)
    )


def _to_blame(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad, in Khartoum's view, is to blame for the war', 'is guilty, says Khartoum'."""
    guilty = any(t.lemma_ in _GUILTY for t in within(verb, "acomp"))
    blamed = any(t.lemma_ == "blame" for t in within(verb, "xcomp"))
    speaker = scene.voice(verb).speaker if guilty or blamed else None
    if speaker is None:
        return
    whom = against(scene, agents(verb))
    drafts = spoken(scene, FactType.ACCUSED, verb, [speaker], whom, "accused/guilty", weak=True)
    yield from _remembered(scene, (d for d in drafts if d.subject != d.object))


def _seen(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad sees the hand of Sudan in it', 'sees Sudan behind the raid'."""
    hands = [t for t in patients(verb) if t.lemma_ in ("hand", "fingerprint")]
    whom = [o for t in hands for o in owners(t)]
    whom += [o for t in hands for p, o in prepositions(t) if p == "of"]
    if any(p == "behind" for p, _ in prepositions(verb)):
        whom += patients(verb)
    who = scene.refs.all(agents(verb), *PEOPLE)
    drafts = spoken(
        scene, FactType.ACCUSED, verb, who, scene.refs.actors(whom), "accused/seen", weak=True
    )
    yield from _remembered(scene, drafts)


def _charged(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chile was charged by Peru with spying', 'reproached Chile for it'."""
    if any(p in ("with", "of", "for") for p, _ in prepositions(verb)):
        yield from _accused(scene, verb)


def _blamed(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Ukraine put the blame on Russia', 'at its door', 'the finger was pointed at it'."""
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.head.lemma_ not in _PUTTING:
        return
    aimed = [*aimed_at(noun), *prepositions(noun.head)]
    at = [t for p, t in aimed if p in ("on", "upon", "at", "with")]
    at += [o for t in at if t.lemma_ == "door" for o in owners(t)]
    at += [o for t in at if t.lemma_ == "door" for p, o in prepositions(t) if p == "of"]
    whom = against(scene, at)
    who = scene.refs.all(agents(noun.head), *PEOPLE)
    yield from _remembered(scene, spoken(scene, FactType.ACCUSED, noun, who, whom, "accused/blame"))
