"""SUPPLIES where the tree fails: who gave and who got by the words that lead to them alone."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.entities.vocabulary import Organization
from app.extraction.roles import Led, led, other
from app.extraction.rules import supplies, supplies_named
from app.extraction.rules.transfers import COMING, GIVE, NOUNS, TAKE, TAKEN, drafts
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

_GETTING = frozenset("pay await get buy have owe thank bring".split())
# 'X made over tanks to Y', 'parted with them', 'the tanks left Serbia for Chad'.
_PARTING = frozenset("part oblige entrust bestow consign forward route ferry ship".split())
_SELLERS = frozenset("supplier seller exporter source vendor donor provider giver".split())
_BUYERS = frozenset("buyer customer recipient client importer purchaser taker end".split())
# What is done with arms on their way that is no other use of them.
_HOLDING = frozenset("have hold include find seize intercept contain pay take owe thank".split())
_BOUND = frozenset("bound destined meant intended earmarked".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The transfers of a sentence, read strictly where the tree allows, else by leading words."""
    strict = [*supplies.read(scene), *supplies_named.read(scene)]
    yield from strict or _loose(scene)


def _loose(scene: Scene) -> Iterator[Draft]:
    """'Aboard it, for Chad, were rifles sent, it seems, from Serbia'."""
    acts = [t for t in scene.sentence if _is_act(scene, t)]
    weapons = [t for t in scene.sentence if acts and _is_weapon(scene, t, acts)]
    if not weapons:
        return
    arms = {t.i for t in weapons}
    played = [(one, _role(one, arms)) for one in led(scene, meant=True)]
    givers = _row([one for one, role in played if role == _GIVER])
    givers = givers or _row([one for one, role in played if role == _MAKER])
    ids = {one.ref.id for one in givers}
    receivers = _row([o for o, role in played if role == _GETTER and o.ref.id not in ids])
    who, whom = [g.ref for g in givers], [r.ref for r in receivers]
    if not whom and _are_led_by(givers, acts):
        # 'From Italy came the guns that Kenya's army now has': the one state that is left.
        whom = _left(scene, givers)
    elif not who and _are_led_by(receivers, acts):
        who = _left(scene, receivers)
    if not who or not whom:
        return
    act = min(acts, key=lambda t: min(abs(t.i - w.i) for w in weapons))
    named = scene.refs.weapons(weapons)
    yield from drafts(scene, act, who, whom, named, [], "supplies/loose", weak=True)


_GIVER, _GETTER, _MAKER = "giver", "getter", "maker"
_VERBS = ("VERB", "AUX")


def _role(one: Led, arms: set[int]) -> str | None:  # noqa: C901  one case a construction
    """What a state has to do with the arms, by what leads to it and what that hangs on."""
    verb, by = one.governor.lemma_.lower(), one.by
    if one.governor.i in arms:
        made = _MAKER if by in ("amod", "compound") else None
        return {"from": _GIVER, "for": _GETTER, "to": _GETTER}.get(by, made)
    if verb == "owe":  # 'Somalia owes its drones to Turkey', 'owes Turkey its drones'
        return {"nsubj": _GETTER, "to": _GIVER, "dative": _GIVER}.get(by)
    if verb in ("thank", "turn") or (verb == "have" and by == "dobj"):
        return {"nsubj": _GETTER, "dobj": _GIVER, "to": _GIVER}.get(by)
    if verb in TAKE | _GETTING and one.governor.pos_ in _VERBS:
        return {"by": _GETTER, "nsubj": _GETTER, "from": _GIVER}.get(by)
    if verb in GIVE | _PARTING | {"fly"} and one.governor.pos_ == "VERB":
        got = {"to", "for", "dative", "dobj", "into"}
        return _GIVER if by in ("by", "nsubj", "from") else _GETTER if by in got else None
    if (verb in COMING or _finds_way(one.governor)) and one.governor.pos_ == "VERB":
        return {"from": _GIVER}.get(by) or (
            _GETTER if by in ("to", "into", "for", "dobj") else None
        )
    if verb in NOUNS | _SELLERS:
        given = verb not in TAKEN
        if by in ("by", "poss", "amod", "compound"):
            supplier = verb in _SELLERS
            return _GIVER if given and not supplier else _GETTER
        return {"from": _GIVER, "to": _GETTER, "for": _GETTER}.get(by)
    if verb in _BUYERS and by in ("of", "poss"):
        return _GIVER
    if one.governor.lower_ in _BOUND:
        return _GETTER if by in ("for", "to") else None
    if verb == "leave":
        return {"dobj": _GIVER, "for": _GETTER}.get(by)
    if one.governor.pos_ in _VERBS:
        return None
    return {"from": _GIVER, "to": _GETTER}.get(by)


def _are_led_by(found: Sequence[Led], acts: Sequence[Token]) -> bool:
    """Whether those found have their part by the act itself, not by what stands around it."""
    moving = {a.i for a in acts if a.lemma_ not in _KEEPING or _is_moved(a)}
    return bool(found) and all(one.governor.i in moving for one in found)


_KEEPING = frozenset("have await pay bring".split())


def _is_moved(verb: Token) -> bool:
    """'Had 200 from it', 'let Chad have them': not all that one has was given by another."""
    return verb.head.lemma_ == "let" or any(t.lower_ == "from" for t in verb.sent)


def _left(scene: Scene, known: Sequence[Led]) -> list[Ref]:
    """The one state or group beside those known, in the same part of the sentence."""
    found = other(scene, [one.ref.id for one in known])
    at = known[0].ref.token.i
    parts = [t.i for t in scene.sentence if t.text == ";"]
    return [
        ref
        for ref in found
        if _bears_arms(scene, ref)
        and not any(min(at, ref.token.i) < i < max(at, ref.token.i) for i in parts)
    ]


def _bears_arms(scene: Scene, ref: Ref) -> bool:
    """Whether one may get or give arms: a state or an armed group, no agency and no paper."""
    entity = scene.refs.entity(ref.id)
    group = isinstance(entity, Organization) and entity.form in ("armed group", "armed_group")
    return ref.kind is Kind.COUNTRY or group


def _finds_way(verb: Token) -> bool:
    """'Found their way to Chad', 'made its way into', 'ended up in', 'wound up with'."""
    way = any(t.lemma_ in ("way", "hand") for t in within(verb, "dobj"))
    return (verb.lemma_ in ("find", "make") and way) or (
        verb.lemma_ in ("end", "wind", "turn") and any(c.lower_ == "up" for c in verb.children)
    )


def _is_act(scene: Scene, token: Token) -> bool:
    if scene.named(token):
        return False
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        moved = lemma in (GIVE | TAKE | COMING | _GETTING | _PARTING) - {"take"}
        moved = moved or (lemma == "fly" and token.tag_ == "VBN")
        return moved or token.lower_ in _BOUND or _finds_way(token)
    named = token.pos_ == "NOUN" and lemma in NOUNS | _SELLERS | _BUYERS
    return named or token.lower_ in _BOUND


def _is_weapon(scene: Scene, token: Token, acts: Sequence[Token]) -> bool:
    """Whether a word is a weapon that no other verb does something with."""
    mention = scene.refs.mention(token)
    if mention is None or mention.kind is not Kind.WEAPON:
        return False
    word = token
    while word.dep_ in ("conj", "appos", "nmod") or (
        word.dep_ == "pobj" and word.head.lower_ == "of"
    ):
        word = word.head.head if word.dep_ == "pobj" else word.head
    if word.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT", "pobj", "relcl", "dep"):
        return False
    over = word.head.head if word.dep_ == "pobj" else word.head
    if word.dep_ == "pobj" and word.head.lower_ not in ("for", "with", "to"):
        return False
    return over.pos_ != "VERB" or over.lemma_ in _HOLDING or any(over.i == a.i for a in acts)


def _row(found: list[Led]) -> list[Led]:
    """Those found, where they stand in one row: two givers in two places are none to trust."""
    one = len({one.governor.i for one in found}) == 1 or len({one.ref.id for one in found}) == 1
    return found if one else []
