"""MET_WITH: two persons met in person."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.extraction.arguments import agents, is_passive, owners, patients, prepositions
from app.extraction.rules.phrases import Met, met, phrases
from app.extraction.rules.relations import related
from app.extraction.rules.targets import targets_of
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene

# Who does it meets in person whom it leads to.
_TURNS = phrases("""
    meet confer : - : object with
    host receive welcome greet embrace entertain : - : object
    dine lunch breakfast sup huddle parley converse closet : - : with
    sit : down together : with
    see : off out : object
    shake clasp grasp press : hand : owner of with
    rub : shoulder : with
    have get find grant give : audience : with of from to dative
    have invite entertain keep : dinner lunch breakfast supper tea : object
    tell : face : object
    fall : arm : owner of
    break : bread : with
""")
_NOUNS = frozenset(
    "meeting talk summit handshake encounter audience tete-a-tete conversation dinner lunch "
    "breakfast rendezvous luncheon banquet".split()
)
_LASTING = frozenset("hour day minute round series".split())
_HOLDING = frozenset("hold have conduct".split())
# 'Ate alone', 'parted': who do it together have met.
_TOGETHER = frozenset("meet confer sit dine lunch breakfast sup huddle converse part shake".split())
_APART = frozenset(
    "phone telephone video virtual call online videoconference television screen letter".split()
)
_DOWN = ("down", "together")
_DURING = ("in", "at", "after", "during", "for", "before", "from")
# A meeting of many is no meeting of each with each.
_MOST = 4


def read(scene: Scene) -> Iterator[Draft]:
    """The meetings that a sentence tells of."""
    for turn in met(scene, _TURNS):
        yield from _met(scene, turn)
    for verb in scene.acts(_TOGETHER):
        yield from _together(scene, verb)
    for noun in scene.acts(frozenset({"guest", "host"}), pos=("NOUN",)):
        yield from _guest(scene, noun)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)


def _met(scene: Scene, turn: Met) -> Iterator[Draft]:
    """'Kim met Putin in Vladivostok', 'sat down with him', 'was received by Erdogan'."""
    ones = scene.refs.all(turn.who, Kind.PERSON) or _they(scene, turn.who)
    others = scene.refs.all(turn.whom, Kind.PERSON)
    yield from _drafts(scene, turn.act, ones, others, "met/verb")


def _they(scene: Scene, who: Sequence[Token]) -> list[Ref]:
    """'Ali and Omar flew to Kyiv, where they met': the two or more who did what was told last."""
    if [t.lower_ for t in who] != ["they"]:
        return []
    over = [a for a in who[0].head.ancestors if a.pos_ == "VERB"]
    over += [earlier.sentence.root for earlier in scene.back(1)]
    told = (scene.refs.all(agents(verb), Kind.PERSON) for verb in over)
    return next((found for found in told if len(found) > 1), [])


def _together(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Xi and Modi met', 'the two dined alone'."""
    ones = scene.refs.all(agents(verb), Kind.PERSON)
    apart = verb.lemma_ == "sit" and not any(c.lower_ in _DOWN for c in verb.children)
    hands = verb.lemma_ == "shake" and any(t.lemma_ == "hand" for t in patients(verb))
    if not apart and not is_passive(verb) and (hands or not patients(verb)):
        yield from _drafts(scene, verb, ones[:1], ones[1:], "met/together")


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Talks between Xi and Putin', 'Modi's meeting with Putin', 'held talks with Assad'."""
    around = list(prepositions(noun))
    if noun.dep_ == "nsubj":  # 'a meeting took place between them'
        around += [(p, t) for p, t in prepositions(noun.head) if p in ("between", "with")]
    if any(c.lower_ in _APART for c in noun.children):
        return
    between = scene.refs.all([t for p, t in around if p in ("between", "of")], Kind.PERSON)
    ones = scene.refs.all(owners(noun), Kind.PERSON) or between[:1]
    others = scene.refs.all([t for p, t in around if p == "with"], Kind.PERSON) or between[1:]
    top = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _LASTING:
        top = noun.head.head  # 'held two hours of talks with'
    if top.dep_ in ("dobj", "nsubjpass") and top.head.lemma_ in _HOLDING:
        with_ = [t for p, t in prepositions(top.head) if p == "with"]
        others = others or scene.refs.all(with_, Kind.PERSON)
        ones = ones or scene.refs.all(agents(top.head), Kind.PERSON)
        if not others and len(ones) > 1:
            ones, others = ones[:1], ones[1:]
    if noun.dep_ == "pobj" and noun.head.lower_ in _DURING and others:
        ones = ones or scene.refs.all(agents(noun.head.head), Kind.PERSON)
    yield from _drafts(scene, noun, ones, others, "met/noun", weak=True)


def _guest(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Modi, who was Putin's guest', 'Putin was host to Modi', 'had Modi as his guest'."""

    def people(tokens: Sequence[Token]) -> list[Ref]:
        return scene.refs.all(tokens, Kind.PERSON)

    ones, whose = related(noun, people)
    yield from _drafts(scene, noun, ones, whose, "met/guest", weak=True)


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
    for one in ones:
        for other in others:
            if one.id == other.id:
                continue
            # 'Met Ali in Cairo and Omar in Luanda'.
            behind = [t for t in where if t.at is not None and t.at.i > other.token.i]
            place = next((t.where for t in (*behind, *where)), None)
            yield Draft(
                *(FactType.MET_WITH, one.id, other.id, act, rule, voice),
                place=place,
                weak=weak,
                at=other.token,
            )
