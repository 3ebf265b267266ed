"""PRODUCES: who makes, builds, designs or develops a weapon."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.extraction.arguments import (
    agents,
    described,
    is_passive,
    owners,
    patients,
    prepositions,
    surface_subjects,
)
from app.extraction.attribution import Voice
from app.extraction.rules.giving import act_of
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import coordinated, joined, within

_VERBS = frozenset(
    "make build produce manufacture develop design assemble engineer fabricate craft devise forge "
    "construct mass-produce co-produce co-develop invent pioneer clone replicate".split()
)
_TURNING = frozenset("turn churn roll crank knock".split())
_WORKS = frozenset(
    "work product creation brainchild handiwork invention offspring speciality specialty "
    "concoction contrivance design development fruit output make child progeny".split()
)
_LEAVING = frozenset("roll come emerge issue spring hail originate stem start".split())
_STARTING = frozenset(
    "start begin resume expand step increase boost raise ramp double triple launch".split()
)
_TOGETHER = frozenset("put piece cobble bolt weld knock".split())
_WORKSHOPS = frozenset(
    "line works work plant factory workshop yard shipyard foundry mill laboratory lab stable "
    "assembly forge drawing".split()
)
_PARTICIPLES = frozenset("made built produced manufactured developed designed assembled".split())
_MAKING = frozenset("production output manufacture development assembly".split())
_MAKERS = frozenset(
    "maker manufacturer producer builder developer creator designer inventor originator "
    "constructor co-maker fabricator shipbuilder".split()
)


_DESIGN = frozenset("make manufacture design build construction workmanship".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The makers that a sentence names."""
    for lemmas, pos, reader in _READERS:
        for act in scene.acts(lemmas, pos=pos):
            yield from reader(scene, act)
    yield from _hyphened(scene)


def _by_design(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'The system, Israeli by design', 'which is French by manufacture'."""
    doc, at = noun.doc, noun.i
    if at - 2 < scene.sentence.start or doc[at - 1].lower_ not in ("by", "in"):
        return
    makers = [r for r in scene.refs.actors([doc[at - 2]]) if r.by == "demonym"]
    before = [t for t in doc[max(scene.sentence.start, at - 12) : at - 2] if scene.refs.mention(t)]
    what = [t for t in reversed(before) if scene.refs.weapons([t])][:1]
    yield from _drafts(scene, noun, makers, scene.refs.weapons(what), "produces/design", weak=True)


def _work(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'The TB2 is the work of Baykar', 'a product of Iran's arms industry'."""
    if noun.dep_ not in ("attr", "appos"):
        return
    makers = scene.refs.actors([t for p, t in prepositions(noun) if p == "of"])
    makers = makers or scene.refs.actors(owners(noun))
    what = joined(noun.head, "nsubj") if noun.dep_ == "attr" else [noun.head]
    yield from _drafts(scene, noun, makers, scene.refs.weapons(what), "produces/work", weak=True)


def _turned_out(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Has been turning out howitzers'."""
    if any(c.lower_ == "out" for c in verb.children):
        yield from _made(scene, verb)


def _put_together(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'The howitzer is put together in Italy'."""
    if any(c.lower_ == "together" for c in verb.children):
        yield from _made(scene, verb)


def _left_works(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Rolls off the lines of Baykar', 'came out of Iranian workshops'."""
    weapons = scene.refs.weapons(surface_subjects(verb))
    around = [*(t for _, t in prepositions(verb)), *within(verb, "dobj")]
    works = [t for t in around if t.lemma_.lower() in _WORKSHOPS] if weapons else []
    whose = [o for t in works for o in (*owners(t), *(n for p, n in prepositions(t) if p == "of"))]
    makers = scene.refs.actors(whose)
    yield from _drafts(scene, verb, makers, weapons, "produces/works", weak=True)


def _of_make(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'A missile of North Korean make', 'rifles of Soviet design'."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        makers = scene.refs.actors(within(noun, "amod", "compound"))
        over = noun.head.head  # 'rockets of Brazilian make', 'the rockets are of Brazilian make'
        weapons = scene.refs.weapons(agents(over) if over.lemma_ == "be" else [over])
        yield from _drafts(scene, noun, makers, weapons, "produces/make")


def _made(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Iran builds Shahed drones', 'missiles made by / in North Korea', 'developed by Baykar'."""
    if any(c.lower_ in ("over", "up") for c in within(verb, "prt")):
        return
    if verb.lemma_ == "make" and act_of(verb):
        return  # 'made over to Chad', 'made up of tanks', 'made a present of'
    weapons = scene.refs.weapons(patients(verb))
    who = scene.refs.actors(agents(verb))
    if is_passive(verb) and not within(verb, "agent"):
        # 'Made in France and never used by Egypt': where it was made.
        places = [p for p in within(verb, "prep") if p.lower_ == "in" and not _is_denied(p)]
        inside = [o for p in places for o in within(p, "pobj")]
        who = scene.refs.actors(inside) or who
    if not who and is_passive(verb):
        led = [t for p, t in prepositions(verb) if p in ("in", "by") and not _is_denied(t.head)]
        who = scene.refs.actors(led[:1])
    yield from _drafts(scene, verb, who, weapons, "produces/made")
    for arms in (t for a in within(verb, "agent") for o in within(a, "pobj") for t in _beside(o)):
        # 'The K2 is made by Hyundai and the K9 by Hanwha'.
        by = [o for p in within(arms, "prep") if p.lower_ == "by" for o in joined(p, "pobj")]
        makers = scene.refs.actors(by)
        yield from _drafts(scene, verb, makers, scene.refs.weapons([arms]), "produces/gapped")


def _beside(name: Token) -> list[Token]:
    return [t for t in coordinated(name) if t.i != name.i]


def _is_denied(preposition: Token) -> bool:
    """'Made neither in Chad nor in Mali', 'made not in Chad but in Mali'."""
    return preposition.i > 0 and preposition.nbor(-1).lower_ in ("neither", "nor", "not")


def _making(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Brazil's production of rockets', 'the manufacture of drones by Iran'."""
    weapons = scene.refs.weapons([t for p, t in prepositions(noun) if p == "of"])
    who = scene.refs.actors(owners(noun))
    if not who and noun.dep_ == "dobj" and noun.head.lemma_ in _STARTING:
        who = scene.refs.actors(agents(noun.head))
    if noun.dep_ == "pobj" and not weapons:  # 'has been in production in Italy since May'
        verb = noun.head.head
        weapons = scene.refs.weapons(surface_subjects(verb))
        inside = [t for p, t in (*prepositions(noun), *prepositions(verb)) if p in ("in", "at")]
        who = scene.refs.actors(inside) if weapons else []
    yield from _drafts(scene, noun, who, weapons, "produces/noun", weak=True)


def _maker(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Baykar, the maker of the TB2', 'drone maker Baykar', 'Saab, their maker'."""
    weapons = scene.refs.weapons([t for p, t in prepositions(noun) if p == "of"])
    weapons = weapons or scene.refs.weapons(within(noun, "compound", "poss"))
    who: list[Token] = []
    if noun.dep_ == "appos":
        who = [noun.head]
    elif noun.dep_ == "attr":
        who = joined(noun.head, "nsubj")
    elif noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # 'the maker of the drone is Iran'
        who = joined(noun.head, "attr")
    elif noun.dep_ == "compound":
        who = [noun.head]
    who += [*within(noun, "appos"), *described(noun)]
    yield from _drafts(scene, noun, scene.refs.actors(who), weapons, "produces/maker", weak=True)


def _hyphened(scene: Scene) -> Iterator[Draft]:
    """'Russian-made tanks', 'US-built Patriot batteries', 'a Baykar-developed drone'."""
    doc = scene.sentence.doc
    for token in scene.sentence:
        if token.lower_ not in _PARTICIPLES or token.i < 2 or doc[token.i - 1].text not in "-‑–":
            continue
        mention = scene.refs.mention(doc[token.i - 2])
        if mention is None or mention.kind not in (Kind.COUNTRY, Kind.ORGANIZATION):
            continue
        maker = Ref(mention.id, mention.kind, token)
        noun = token.head
        weapons = scene.refs.weapons(list(coordinated(noun))) or scene.refs.weapons(
            [t for t in scene.sentence if token.i < t.i <= token.i + 5][:5]
        )
        yield from _drafts(scene, token, [maker], weapons[:3], "produces/hyphened")


def _of_name(voice: Voice) -> Voice:
    """What a weapon is called says who makes it, whatever is planned or denied of it."""
    return voice if voice.modality is Modality.CLAIMED and not voice.denied else Voice()


def _is_described(act: Token) -> bool:
    """'Refused to hand over jets made by Chad': made all the same; but 'no jets made by it'."""
    noun = act.head
    some = not any(c.lower_ in ("no", "any") for c in noun.children)
    wanted = noun.head.lemma_ in ("want", "need") and noun.dep_ == "dobj"
    return act.dep_ == "acl" and act.tag_ == "VBN" and some and not wanted


def _drafts(
    scene: Scene,
    act: Token,
    who: list[Ref],
    weapons: list[Ref],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    if not who or not weapons:
        return
    named = rule == "produces/hyphened" or _is_described(act)
    voice = _of_name(scene.voice(act)) if named else scene.stated(act)
    if voice is None:
        return
    for maker in who:
        for weapon in weapons:
            yield Draft(
                FactType.PRODUCES, maker.id, weapon.id, act, rule, voice, weak=weak, dated=False
            )


_VERB, _NOUN = ("VERB",), ("NOUN",)
_READERS = (
    (_VERBS, _VERB, _made),
    (_TURNING, _VERB, _turned_out),
    (_TOGETHER, _VERB, _put_together),
    (_LEAVING, _VERB, _left_works),
    (_WORKS, _NOUN, _work),
    (_MAKERS, _NOUN, _maker),
    (_MAKING, _NOUN, _making),
    (_DESIGN, _NOUN, _of_make),
    (_DESIGN, _NOUN, _by_design),
)
