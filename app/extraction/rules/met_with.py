"""MET_WITH: two persons met in person."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.extraction.arguments import agents, is_passive, owners, patients, prepositions
from app.extraction.rules.targets import targets_of
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene

_VERBS = frozenset("confer meet host receive welcome greet embrace entertain".split())
_NOUNS = frozenset("meeting talk summit handshake encounter".split())
_HOLDING = frozenset("hold have conduct".split())
_APART = frozenset("phone telephone video virtual call online videoconference".split())
# A meeting of many is no meeting of each with each.
_MOST = 4


def read(scene: Scene) -> Iterator[Draft]:
    """The meetings that a sentence tells of."""
    for verb in scene.acts(_VERBS):
        yield from _met(scene, verb)
    for verb in scene.acts(frozenset({"sit"})):
        if any(c.lower_ in ("down", "together") for c in verb.children):
            yield from _met(scene, verb)  # 'sat down with', 'sat down together'
    for noun in scene.acts(frozenset({"guest", "host"}), pos=("NOUN",)):
        yield from _guest(scene, noun)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)


def _met(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Kim met Putin in Vladivostok', 'Xi and Modi met', 'was received by Erdogan'."""
    ones = scene.refs.all(agents(verb), Kind.PERSON)
    around = list(prepositions(verb))
    others = scene.refs.all(patients(verb), Kind.PERSON)
    if not is_passive(verb):
        others += scene.refs.all([t for p, t in around if p == "with"], Kind.PERSON)
    if not others and verb.lemma_ in ("meet", "sit") and len(ones) > 1:
        ones, others = ones[:1], ones[1:]
    yield from _drafts(scene, verb, ones, others, "met/verb")


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Talks between Xi and Putin', 'Modi's meeting with Putin', 'held talks with Assad'."""
    around = list(prepositions(noun))
    if any(c.lower_ in _APART for c in noun.children):
        return
    between = scene.refs.all([t for p, t in around if p in ("between", "of")], Kind.PERSON)
    ones = scene.refs.all(owners(noun), Kind.PERSON) or between[:1]
    others = scene.refs.all([t for p, t in around if p == "with"], Kind.PERSON) or between[1:]
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _HOLDING:
        with_ = [t for p, t in prepositions(noun.head) if p == "with"]
        others = others or scene.refs.all(with_, Kind.PERSON)
        ones = ones or scene.refs.all(agents(noun.head), Kind.PERSON)
        if not others and len(ones) > 1:
            ones, others = ones[:1], ones[1:]
    if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "after", "during") and others:
        ones = ones or scene.refs.all(agents(noun.head.head), Kind.PERSON)
    yield from _drafts(scene, noun, ones, others, "met/noun", weak=True)


def _guest(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Modi, who was Putin's guest', 'Putin was host to Modi'."""
    if noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return
    ones = scene.refs.all(agents(noun.head), Kind.PERSON)
    of = [t for p, t in (*prepositions(noun), *prepositions(noun.head)) if p in ("of", "to")]
    others = scene.refs.all([*owners(noun), *of], Kind.PERSON)
    yield from _drafts(scene, noun, ones, others, "met/guest", weak=True)


def _drafts(
    scene: Scene,
    act: Token,
    ones: Sequence[Ref],
    others: Sequence[Ref],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    if not ones or not others or len({r.id for r in (*ones, *others)}) > _MOST:
        return
    voice = scene.happened(act)
    if voice is None:
        return
    if any(t.lower_ in _APART for t in act.subtree):
        return
    where = targets_of(scene, [t for p, t in prepositions(act) if p in ("in", "at")])
    place = where[0].place if where else None
    for one in ones:
        for other in others:
            if one.id != other.id:
                yield Draft(
                    FactType.MET_WITH, one.id, other.id, act, rule, voice, place=place, weak=weak
                )
