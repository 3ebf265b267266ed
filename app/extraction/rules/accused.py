"""ACCUSED: a state, body or person says that a state or body did wrong."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.extraction.arguments import agents, patients, prepositions
from app.extraction.rules.pairs import aimed_at, performed_by
from app.extraction.rules.speech import PEOPLE, against, in_speech, spoken
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

_VERBS = frozenset("accuse blame charge".split())
_NOUNS = frozenset("accusation allegation charge".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The accusations that a sentence tells of."""
    for verb in scene.acts(_VERBS):
        yield from _accused(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for noun in scene.acts(frozenset({"blame", "responsibility"}), pos=("NOUN",)):
        yield from _blamed(scene, noun)
    for verb in scene.acts(frozenset({"hold"})):
        if any(t.lower_ == "responsible" for t in verb.subtree):
            who = scene.refs.all(agents(verb), *PEOPLE)
            clauses = within(verb, "ccomp", "xcomp")  # 'holds Sudan responsible'
            of = [t for c in clauses for t in within(c, "nsubj")]
            whom = against(scene, patients(verb) or of)
            drafts = spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/held")
            yield from _remembered(scene, drafts)


def _accused(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Washington accuses Iran of arming Russia', 'Rwanda is accused by Congo'."""
    who = scene.refs.all(agents(verb), *PEOPLE) or scene.refs.states(in_speech(verb))
    whom = against(scene, patients(verb))
    if verb.lemma_ == "charge" and not any(p.lower_ == "with" for p in within(verb, "prep")):
        return  # 'charged at', 'charged a fee'
    if verb.lemma_ == "blame" and not whom:
        whom = against(scene, [t for p, t in prepositions(verb) if p == "on"])
    yield from _remembered(scene, spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/verb"))


def _blamed(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Ukraine put the blame on Russia'."""
    verb = noun.head
    passive = noun.dep_ in ("dobj", "nsubjpass")
    if not passive or verb.lemma_ not in ("put", "lay", "place", "pin"):
        return
    around = [*prepositions(noun), *prepositions(verb)]
    whom = against(scene, [t for p, t in around if p in ("on", "upon", "at")])
    who = scene.refs.all(agents(verb), *PEOPLE)
    yield from _remembered(scene, spoken(scene, FactType.ACCUSED, noun, who, whom, "accused/blame"))


def _remembered(scene: Scene, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """The accusations, kept in mind for who denies them later on."""
    for draft in drafts:
        scene.memory.accused.append((draft.subject, draft.object))
        yield draft


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Kyiv's accusations against Minsk', 'accusations by the US that Iran sends drones'."""

    def people(tokens: Sequence[Token]) -> list[Ref]:
        return scene.refs.all(tokens, *PEOPLE)

    around = aimed_at(noun)
    who = performed_by(noun, people)
    if not who and noun.dep_ == "nsubj":  # 'ran the accusation of X'
        who = people([t for p, t in around if p == "of"])
    whom = against(scene, [t for p, t in around if p in ("against", "at")])
    if not whom:
        clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl")]
        if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # 'Chad's charge is that'
            clauses += within(noun.head, "ccomp")
        whom = against(scene, [t for c in clauses for t in agents(c)])
    yield from _remembered(
        scene, spoken(scene, FactType.ACCUSED, noun, who, whom, "accused/noun", weak=True)
    )
