"""SUPPORTS: a state or body sides with another, politically, diplomatically or militarily."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.extraction.arguments import agents, owners, patients, prepositions
from app.extraction.rules.pairs import aimed_at, paired, performed_by
from app.extraction.rules.phrases import Met, met, phrases
from app.extraction.rules.relations import related
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import joined, within

# Who does it sides with whom it leads to.
_SIDING = phrases("""
    support back fund finance bankroll sponsor champion abet subsidise subsidize : - : object
    endorse second shield : - : object
    prop shore : up : object
    side : - : with
    align ally : itself themselves : with
    rally flock gravitate : - : to behind round around
    stand : - : by with behind alongside beside
    stand stick speak : up : for
    stick hold : fast : by with to
    weigh come declare speak : in out - : for
    weigh intervene intercede : - : behalf
    line queue fall : up in : behind with alongside
    close : rank : with behind
    stand come : shoulder : with
    stand come be sit fight remain : side : owner of with
    come rush spring leap hurry fly jump rise : aid help rescue defence defense : owner of
    make : cause : with
    make : cause : owner
    throw put place cast lend : weight : behind to
    throw cast : lot : with
    throw fling : arm : around
    take : side part cause : owner of
    take : side : with
    take : up cause cudgel banner : for of owner
    espouse embrace adopt : cause : owner of
    swear : - : by
    lean tilt incline : - : towards toward
    vouch : - : for
    come speak vote rally campaign argue : support favour favor defence defense : of
    throw put place : support backing : behind to
    declare place put range find : side : of owner
    lend give extend offer : hand support backing blessing encouragement : to
    sing : praise : owner of
""")
# Who does it has the support of whom it leads to.
_LEANING = phrases("""
    rely count lean depend bank : - : on upon
    find have : advocate backer champion friend defender supporter protector patron : in
""")
_NOUNS = frozenset("support backing solidarity".split())
_HAVING = frozenset("have enjoy win receive get gain secure".split())
_ENDING = frozenset("withdraw end drop lose cut halt suspend stop abandon deny refuse".split())
_GIVING = frozenset(
    "give offer pledge voice express reaffirm declare lend reiterate provide promise announce "
    "throw restate underline underscore show send".split()
)
_CAUSES = frozenset(
    "stand stance position decision action right claim move cause case policy war effort struggle "
    "defence defense integrity sovereignty territorial independence course".split()
)
_QUARRELS = frozenset("dispute war conflict fight struggle battle row feud".split())
_RELYING = frozenset("count rely depend bank".split())
_WITH = frozenset((("with", "provide"), ("with", "supply"), ("of", "assure"), ("of", "convince")))
_BACKERS = frozenset("backer supporter patron sponsor paymaster protector benefactor".split())


def read(scene: Scene) -> Iterator[Draft]:
    """Who sides with whom in a sentence."""
    for side in met(scene, _SIDING):
        yield from _sided(scene, side)
    for leaning in met(scene, _LEANING):
        yield from _leant(scene, leaning)
    for verb in scene.acts(frozenset({"have"}), pos=("VERB", "AUX")):
        yield from _has(scene, verb)
    for verb in scene.acts(frozenset({"be", "stand"}), pos=("VERB", "AUX")):
        yield from _behind(scene, verb)
    for verb in scene.acts(frozenset({"fight"})):
        yield from _fought(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for noun in scene.acts(_BACKERS, pos=("NOUN",)):
        yield from _relation(scene, noun)
    yield from _hyphened(scene)


def _sided(scene: Scene, side: Met) -> Iterator[Draft]:
    """'Iran backs the Houthis', 'Pakistan stands by Turkey', 'took its part'."""
    # 'Stood by its treaty with Chad' is by the treaty.
    papers = [o for p in within(side.act, "prep") for o in within(p, "pobj") if _is_paper(o)]
    if papers:
        return
    who, whom = scene.refs.states(side.who), scene.refs.actors(side.whom)
    if not whom:  # 'backed Panama's decision'
        whom = scene.refs.actors([o for t in side.whom if t.lemma_ in _CAUSES for o in owners(t)])
    yield from _drafts(scene, side.act, who, whom, "supports/sided")


def _is_paper(noun: Token) -> bool:
    return noun.lemma_.lower() in ("treaty", "agreement", "pact", "accord", "deal", "contract")


def _leant(scene: Scene, leaning: Met) -> Iterator[Draft]:
    """'Peru can count on Chile', 'found an advocate in Paris'."""
    if any(p == "for" for p, _ in prepositions(leaning.act)):
        return  # 'relies on Russia for its gas'
    who, whom = scene.refs.states(leaning.whom), scene.refs.actors(leaning.who)
    yield from _drafts(scene, leaning.act, who, whom, "supports/leant", weak=True)


def _has(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Hezbollah has Iran behind it', 'the government had a coalition at its back'."""
    around = list(prepositions(verb))
    behind = any(p == "behind" for p, _ in around)
    back = any(p == "at" and t.lemma_ == "back" for p, t in around)
    if behind or back:
        who, whom = scene.refs.states(patients(verb)), scene.refs.actors(agents(verb))
        yield from _drafts(scene, verb, who, whom, "supports/behind", weak=True)


def _behind(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Behind the rebels stands Rwanda', 'in Kigali's corner is Paris'."""
    behind = [t for p, t in prepositions(verb) if p == "behind"]
    corners = [t for p, t in prepositions(verb) if p == "in" and t.lemma_ in ("corner", "camp")]
    whom = scene.refs.actors([*behind, *(o for t in corners for o in owners(t))])
    ones = [*agents(verb), *joined(verb, "attr")]
    # 'Behind the rebels is none other than Rwanda'.
    ones += [t for c in within(verb, "nsubj", "attr") for p, t in prepositions(c) if p == "than"]
    who = scene.refs.states(ones)
    yield from _drafts(scene, verb, who, whom, "supports/stands", weak=True)


def _fought(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Fights on the side of the government', 'fights for it'."""
    around = list(prepositions(verb))
    sides = [t for p, t in around if p in ("on", "at") and t.lemma_ == "side"]
    whom = [t for p, t in around if p in ("for", "alongside")]
    whom += [o for side in sides for p, o in prepositions(side) if p == "of"]
    whom += [o for side in sides for o in within(side, "poss")]
    who = scene.refs.states(agents(verb))
    yield from _drafts(scene, verb, who, scene.refs.actors(whom), "supports/fought", weak=True)


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:  # noqa: C901  one case a construction
    """'Iran's support for Hezbollah', 'pledged full support to Ukraine', 'with Russian backing'."""
    around = aimed_at(noun)
    who = performed_by(noun, scene.refs.states)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _ENDING:
        return
    for clause in within(noun, "relcl"):  # 'the backing that Cairo gives it', 'that it has from it'
        if clause.lemma_ in _HAVING:
            given = scene.refs.states([t for p, t in prepositions(clause) if p in ("from", "of")])
            whose = scene.refs.actors(agents(clause))
            yield from _drafts(scene, noun, given, whose, "supports/had", weak=True)
            return
        if clause.lemma_ in _GIVING and not who:
            who = scene.refs.states(agents(clause))
            around += [*prepositions(clause), *(("dative", t) for t in within(clause, "dobj"))]
    helping = noun.head.head.lemma_ not in ("provide", "supply")
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and helping:
        # 'Chad, with the support of Cuba', 'with Cuba's support Chad went on'.
        over = noun.head.head
        helped = scene.refs.actors([over] if over.pos_ in ("PROPN", "NOUN") else agents(over))
        who = who or scene.refs.states([t for p, t in around if p in ("of", "from")])
        yield from _drafts(scene, noun, who, helped, "supports/with", weak=True)
        return
    if noun.dep_ == "dobj" and noun.head.lemma_ in _HAVING:  # 'has the backing of Cuba'
        around += list(prepositions(noun.head))
        who = scene.refs.states([t for p, t in around if p in ("of", "from")]) or who
        whose = scene.refs.actors(agents(noun.head))
        yield from _drafts(scene, noun, who, whose, "supports/had", weak=True)
        return
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _GIVING:
        who = who or scene.refs.states(agents(noun.head))
        around += list(prepositions(noun.head))
    if noun.dep_ == "nsubj" and noun.head.lemma_ in ("go", "extend", "flow"):
        around += list(prepositions(noun.head))  # 'Cuba's support goes to Chad'
    whom = [t for p, t in around if p in ("for", "to", "of", "with", "dative")]
    whom = [t for t in whom if t.dep_ != "pobj" or t.head.head.lemma_ not in _QUARRELS]
    if not who and any(p in ("for", "to") for p, _ in around):  # 'the support of Peru for Chad'
        who = scene.refs.states([t for p, t in around if p == "of"])
        whom = [t for p, t in around if p in ("for", "to")]
    over = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "upon") and over.lemma_ in _RELYING:
        # 'Can count on the support of Iran'.
        who = who or scene.refs.states([t for p, t in around if p == "of"])
        whom = agents(over)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _GIVING:  # 'promised Pakistan its full support'
        whom += [t for t in patients(noun.head) if t.i != noun.i]
    if noun.dep_ == "pobj" and (noun.head.lower_, over.lemma_) in _WITH:
        # 'Provides Hamas with support', 'assured Hamas of its support'.
        who = scene.refs.states(agents(over))
        whom = patients(over)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # 'support is what it has had from Cuba'
        for had in within(noun.head, "ccomp", "attr"):
            if had.lemma_ in _HAVING:
                who = scene.refs.states([t for p, t in prepositions(had) if p in ("from", "of")])
                whom = agents(had)
    yield from _drafts(scene, noun, who, scene.refs.actors(whom), "supports/noun", weak=True)


def _relation(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Iran, a backer of Hamas', 'Russia is Assad's main supporter'."""
    who, whose = related(noun, scene.refs.states, scene.refs.actors)
    yield from _drafts(scene, noun, who, whose, "supports/backer", weak=True)


def _hyphened(scene: Scene) -> Iterator[Draft]:
    """'Iran-backed Houthi rebels', 'the Saudi-backed government'."""
    doc = scene.sentence.doc
    for token in scene.sentence:
        if token.lower_ not in ("backed", "supported") or token.i < 2:
            continue
        if doc[token.i - 1].text not in "-‑–":
            continue
        who = [r for r in scene.refs.of(doc[token.i - 2]) if r.actor]
        noun = token.head
        whom = [r for r in scene.refs.of(noun) if r.actor]
        if not whom:
            after = [t for t in scene.sentence if token.i < t.i <= token.i + 3]
            whom = scene.refs.actors(after)[:1]
        yield from _drafts(scene, token, who, whom, "supports/hyphened")


def _is_promised(act: Token) -> bool:
    """'Would stand by Chad', 'expressed its solidarity': a word of support is support."""
    will = any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in act.children)
    given = act.dep_ in ("dobj", "nsubjpass") and act.head.lemma_ in _GIVING | {"express"}
    return (will and act.dep_ in ("ROOT", "ccomp", "conj")) or given


def _drafts(
    scene: Scene,
    act: Token,
    who: Sequence[Ref],
    whom: Sequence[Ref],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    if not who or not whom:
        return
    voice = scene.happened(act)
    if voice is None:
        return
    if voice.modality is Modality.PLANNED and _is_promised(act):
        voice = replace(voice, modality=Modality.ASSERTED)
    yield from paired(FactType.SUPPORTS, act, rule, voice, who, whom, weak=weak)
