"""Who gave or got arms where no word leads to him: the one who is left, or who got them before.

Read from all words of a sentence (`supplies_loose.py`); at low credibility.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from app.entities.kinds import Kind, kind_of_id
from app.entities.vocabulary import Organization
from app.extraction.nouns import (
    BAND_WORDS,
    COUNTRY_WORDS,
    GROUP_WORDS,
    RELATIONS,
    STATE_NOUNS,
)
from app.extraction.roles import ASIDE, Led, led
from app.extraction.rules.attacked import HITTING
from app.extraction.rules.giving import Act, act_of
from app.extraction.rules.sides import was_meant
from app.extraction.salience import Ref
from app.extraction.saying import AGREEING, PLANNING, REFUSING
from app.extraction.scene import Scene
from app.extraction.tree import is_gapped, within


def is_home(scene: Scene, name: Token) -> bool:
    """'Bought from Turkey's Baykar': where a body is at home is no side of its own."""
    over = scene.refs.mention(name.head)
    body = over is not None and over.kind is Kind.ORGANIZATION
    return body and name.dep_ in ("poss", "amod", "compound", "nmod")


def has_own(name: Token) -> bool:
    """'Serbia sent ten tanks, Croatia four and Chad none': what each sent, not to whom."""
    behind = name.doc[name.i + 1 : name.i + 2]
    counted = bool(behind) and behind[0].pos_ in ("DET", "NUM") and name.pos_ == "PROPN"
    if counted and name.i and name.nbor(-1).lower_ == "and":  # 'and Germany the Meko'
        return name.dep_ != "pobj" or is_gapped(name)
    before = [t for t in name.doc[max(name.i - 2, 0) : name.i] if t.lower_ != "the"]
    if not before or before[-1].lower_ not in (",", ";", "and", "but", "while"):
        return False
    return is_gapped(name) or bool(behind and behind[0].lower_ in ("none", "nothing"))


def filled(
    scene: Scene,
    part: range,
    givers: Sequence[Led],
    receivers: Sequence[Led],
    acts: Sequence[Token],
    *,
    told: bool,
) -> tuple[list[Ref], list[Ref]]:
    """Who gave to whom, the one that no word leads to found by what is left."""
    who, whom = [g.ref for g in givers], [r.ref for r in receivers]
    if [r.by for r in whom] == ["pronoun"] and not _is_named(scene, whom[0]):
        # 'Promised it by the Dutch': who got the last too.
        whom = _before(scene, givers, part, them=True) or whom
    if not whom and _are_led_by(givers, acts):
        # 'From Italy came the guns that Kenya's army now has': the one state that is left.
        whom = _left(scene, givers, part) or _before(scene, givers, part)
    elif not who and not told and _are_led_by(receivers, acts) and not _are_given(scene, receivers):
        who = _left(scene, receivers, part, *_GIVING)
    return who, whom


def _is_named(scene: Scene, pronoun: Ref) -> bool:
    """'Chad seeks jets since Serbia stopped those it had paid for': Chad."""
    before = (t for t in scene.sentence if t.i < pronoun.token.i and scene.named(t))
    return any(r.id == pronoun.id for r in scene.refs.states(list(before)))


def _are_given(scene: Scene, receivers: Sequence[Led]) -> bool:
    """'Seized rockets that the militia was sending to Iran': by one who is not named."""
    subjects = [t for one in receivers for t in within(one.governor, "nsubj")]
    doing = [t for t in subjects if t.pos_ == "PROPN" or t.lemma_ in _DOERS]
    return bool(doing) and not scene.refs.actors(subjects) and not scene.refs.weapons(subjects)


_DOERS = (
    GROUP_WORDS
    | BAND_WORDS
    | COUNTRY_WORDS
    | STATE_NOUNS
    | RELATIONS
    | frozenset("smuggler trader dealer broker businessman network gang supplier".split())
)


def _are_led_by(found: Sequence[Led], acts: Sequence[Token]) -> bool:
    """Whether those found have their part by the act itself, not by what stands around it."""
    moving = {a.i for a in acts}
    return bool(found) and all(one.governor.i in moving for one in found)


def _left(scene: Scene, known: Sequence[Led], part: range, *led_by: str) -> list[Ref]:
    """The one state or group beside those known, in the same part of the sentence.

    None that gives arms itself: 'Chad delivered boats and Mali supplied guns'. `led_by`: only one
    that stands so, if any are named.
    """
    if any(_has_another(one.governor, scene) for one in known):
        return []
    if any(has_own(o.ref.token) for o in led(scene) if o.ref.token.i in part):
        return []  # 'Serbia sent ten tanks, Croatia four'
    ids = {one.ref.id for one in known}
    for meant in (False, True):
        beside = [o for o in led(scene, meant=meant) if o.ref.token.i in part]
        beside = [o for o in beside if not is_home(scene, o.ref.token)]
        beside = [o for o in beside if not _is_struck(o.ref.token) and not was_meant(o)]
        found = {o.ref.id: o for o in beside if o.ref.id not in ids and o.by not in ASIDE}
        giving = [o for o in found.values() if o.by == "nsubj" and act_of(o.governor) is Act.GIVE]
        if giving and all(one.by == "nsubj" for one in known):
            return []
        if found:
            [one, *more] = found.values()
            fell = one.governor.lemma_ == "fall"  # 'it fell to Norway'
            alone = not more and (not led_by or one.by in led_by or fell)
            return [one.ref] if alone and _is_open(scene, one) else []
    return []


# Whoever gives does something, if only to mean to.
_GIVING = ("nsubj", "by", "from")


def _is_struck(name: Token) -> bool:
    """'Missiles supplied by Serbia were used to hit Chad's army': whom they hit."""
    word = name
    while word.head.i != word.i:
        if word.head.lemma_ in HITTING and word.head.pos_ == "VERB":
            return not word.dep_.startswith("nsubj") or word.dep_ == "nsubjpass"
        word = word.head
    return False


def _is_open(scene: Scene, one: Led) -> bool:
    """Whether a state has no part in something else than the arms."""
    other_act = one.governor.pos_ == "VERB" and act_of(one.governor) is None
    with_arms = one.governor.dep_ == "relcl" and bool(scene.refs.weapons([one.governor.head]))
    other_act = other_act and not with_arms  # 'the tanks with which Kenya patrols'
    busy = one.by in _DOING and other_act and one.governor.lemma_ not in _KEEPING
    plural = one.ref.token.lower_ in ("they", "them", "their") or one.ref.by == "relation"
    return one.by in _PARTS and not busy and not plural and _bears_arms(scene, one.ref)


_DOING = frozenset("nsubj nsubjpass dobj".split())
_PARTS = _DOING | frozenset("dative poss to for from by attr into ROOT".split())
_KEEPING = (
    PLANNING
    | AGREEING
    | (REFUSING - {"oppose"})
    | frozenset(
        "have use fly field operate hold need lack employ boast possess keep wrestle grapple "
        "ponder agonise agonize deliberate hesitate waver".split()
    )
)


def _has_another(act: Token, scene: Scene) -> bool:
    """'Promised the general tanks', 'gave its tanks engines': one gets them who has no name."""
    if any(t.lower_ in ("them", "him", "us") for v in (act, act.head) for t in v.children):
        return True  # 'let them have tanks'
    got = within(act, "dative") if within(act, "dobj") else []
    got += within(act, "dobj")[:1] if len(within(act, "dobj")) > 1 else []
    got += [
        t for p in within(act, "prep", "dative") if p.lower_ in ("to", "for") for t in p.children
    ]
    return any(t.pos_ in ("NOUN", "PROPN") and not scene.refs.actors([t]) for t in got)


def _before(scene: Scene, givers: Sequence[Led], part: range, *, them: bool = False) -> list[Ref]:
    """To whom arms were said to go last, where a part names nobody but who gives."""
    named = {o.ref.id for o in led(scene) if o.ref.token.i in part and o.by not in ASIDE}
    last = scene.memory.transfers[-1:]
    ids = {one.ref.id for one in givers}
    if not them and (named - ids or any(_has_another(one.governor, scene) for one in givers)):
        return []
    if not them and any(_gets_unnamed(scene, t) for t in scene.sentence if t.i in part):
        return []
    first = scene.sentence[0]
    far = scene.refs.sentence_of(first) - scene.refs.sentence_of(last[0].act) if last else None
    near = far is not None and far <= _NEAR
    got = scene.memory.receivers
    if last and far == 1 and not them and last[0].act.doc is first.doc:
        # 'Chad delivered tanks to Mali. Niger has pledged guns.'
        to = last[0].object
        if to and to not in ids:
            return [Ref(to, kind_of_id(to), first)]
    if near or len(set(got)) == 1:  # most arms of the article go to one
        [(id_, times)] = Counter(reversed(got)).most_common(1)
        most = id_ not in ids and (them or times / len(got) > _MOST)
        return [Ref(id_, kind_of_id(id_), first)] if most else []
    aside = any(_is_instrument(one.governor) for one in givers) or scene.tells_of_deployments
    return [] if them or aside else scene.refs.lone_state(first, ids)


def _gets_unnamed(scene: Scene, noun: Token) -> bool:
    """'The guerrillas still receive missiles', 'their air force flies jets': one without a name."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _FIGHTING or scene.refs.actors([noun]):
        return False
    return noun.dep_ in _TAKING or (noun.dep_ == "compound" and noun.tag_ == "NNS")


_FIGHTING = BAND_WORDS | frozenset("force army navy rebel group militia movement troop".split())
_TAKING = frozenset("nsubj nsubjpass dobj dative pobj".split())


def _is_instrument(act: Token) -> bool:
    """'Opened fire with tanks supplied by Serbia': told by the way, of arms already in use."""
    return (
        act.dep_ in ("acl", "relcl") and act.head.dep_ == "pobj" and act.head.head.lower_ == "with"
    )


_MOST = 0.5
# Sentences back to the last transfer whose receiver goes on to receive.
_NEAR = 3


def _bears_arms(scene: Scene, ref: Ref) -> bool:
    """Whether one may get or give arms: a state or an armed group, no agency and no paper."""
    entity = scene.refs.entity(ref.id)
    group = isinstance(entity, Organization) and entity.form in ("armed group", "armed_group")
    return ref.kind is Kind.COUNTRY or group
