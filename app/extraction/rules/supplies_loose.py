"""SUPPLIES where the tree fails: who gave and who got by the words that lead to them alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality, Status
from app.entities.kinds import Kind, kind_of_id
from app.entities.vocabulary import Organization
from app.extraction.roles import ASIDE, Led, led
from app.extraction.rules import supplies, supplies_named
from app.extraction.rules.giving import BUYERS, GIFTS, HANDS, MAKE, SELLERS, STORES, Act, act_of
from app.extraction.rules.transfers import TAKEN, drafts
from app.extraction.salience import Ref
from app.extraction.saying import AGREEING, PLANNING, REFUSING
from app.extraction.scene import Draft, Scene
from app.extraction.tree import coordinated, within

# What is done with arms on their way that is no other use of them.
_HOLDING = frozenset("have hold include find seize intercept contain pay take owe thank be".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The transfers of a sentence, read strictly where the tree allows, else by leading words."""
    strict = [*supplies.read(scene), *supplies_named.read(scene)]
    yield from strict
    told = {draft.act.i for draft in strict}
    for part in _parts(scene):
        if told.isdisjoint(part):
            yield from _loose(scene, part)


def _parts(scene: Scene) -> Iterator[range]:
    """A sentence in the parts that semicolons make."""
    ends = [t.i for t in scene.sentence if t.text == ";"] + [scene.sentence.end]
    start = scene.sentence.start
    for end in ends:
        yield range(start, end)
        start = end


def _loose(scene: Scene, part: range) -> Iterator[Draft]:
    """'Aboard it, for Chad, were rifles sent, it seems, from Serbia'."""
    acts = [t for t in scene.sentence if t.i in part and _is_act(scene, t)]
    weapons = [t for t in scene.sentence if t.i in part and _is_weapon(scene, t, acts)]
    if not weapons or not acts:
        return
    arms = {t.i for t in weapons}
    played = [(o, _role(o, arms)) for o in led(scene, meant=True) if o.ref.token.i in part]
    givers = _row([one for one, role in played if role == _GIVER])
    made = [] if givers else _row([one for one, role in played if role == _MAKER])
    givers = givers or made
    ids = {one.ref.id for one in givers}
    receivers = _row([o for o, role in played if role == _GETTER and o.ref.id not in ids])
    # 'Seoul's guns went to Poland' has them from Seoul, 'Kenya's guns are from Italy' for Kenya.
    owners = _row([o for o, role in played if role == _OWNER and o.ref.id not in ids])
    if receivers and not givers:
        givers = [one for one in owners if one.ref.id not in {o.ref.id for o in receivers}]
    receivers = receivers or owners
    who, whom = [g.ref for g in givers], [r.ref for r in receivers]
    if [r.by for r in whom] == ["pronoun"]:  # 'promised it by the Dutch': who got the last too
        whom = _before(scene, givers, part, them=True) or whom
    if not whom and not made and _are_led_by(givers, acts):
        # 'From Italy came the guns that Kenya's army now has': the one state that is left.
        whom = _left(scene, givers, part) or _before(scene, givers, part)
    elif not who and _are_led_by(receivers, acts):
        who = _left(scene, receivers, part)
    if not who or not whom:
        return
    act = min(acts, key=lambda t: min(abs(t.i - w.i) for w in weapons))
    named = scene.refs.weapons(weapons)
    wanted = act_of(act) is Act.WANT
    status = Status.PLANNED if wanted else None
    for draft in drafts(
        scene, act, who, whom, named, [], "supplies/loose", status=status, weak=True
    ):
        if wanted and draft.voice.modality is not Modality.DENIED:
            draft = replace(draft, voice=replace(draft.voice, modality=Modality.PLANNED))
        yield draft


def _is_act(scene: Scene, token: Token) -> bool:
    """Whether a word moves arms; 'go' and 'land' only where arms do."""
    if scene.named(token) or act_of(token) is None:
        return False
    subjects = [t for s in within(token, "nsubj") for t in coordinated(s)]
    return token.lemma_ not in _MOVING or bool(scene.refs.weapons(subjects))


_MOVING = frozenset("enter go follow land head pour leave".split())
_GIVER, _GETTER, _MAKER, _OWNER = "giver", "getter", "maker", "owner"
_VERBS = ("VERB", "AUX")
_BY_VERB = {
    Act.GIVE: {
        **dict.fromkeys(("by", "nsubj", "from"), _GIVER),
        **dict.fromkeys(("to", "for", "dative", "dobj", "into", "on", "nsubjpass"), _GETTER),
    },
    Act.TAKE: {
        **dict.fromkeys(("by", "nsubj"), _GETTER),
        **dict.fromkeys(("from", "of"), _GIVER),
    },
    Act.COME: {
        **dict.fromkeys(("from", "by"), _GIVER),
        **dict.fromkeys(("to", "into", "for", "dobj"), _GETTER),
    },
    Act.WANT: {
        **dict.fromkeys(("by", "nsubj"), _GETTER),
        **dict.fromkeys(("from", "of", "dobj", "to"), _GIVER),
    },
}
_MARKETS = frozenset("buy purchase order procure acquire commission".split())


def _role(one: Led, arms: set[int]) -> str | None:  # noqa: C901  one case a construction
    """What a state has to do with the arms, by what leads to it and what that hangs on."""
    word, by = one.governor, one.by
    verb = word.lemma_.lower()
    if word.i in arms:
        if by in ("amod", "compound"):
            return _MAKER
        return {"from": _GIVER, "for": _GETTER, "to": _GETTER, "poss": _OWNER}.get(by)
    if by in ("poss", "amod", "of", "compound") and (where := _stands_in(word, verb)):
        return where
    if verb == "owe":  # 'Somalia owes its drones to Turkey', 'owes Turkey its drones'
        return {"nsubj": _GETTER, "to": _GIVER, "dative": _GIVER}.get(by)
    if verb == "have" and by == "nsubj" and word.head.lemma_ == "let":
        return _GETTER
    if verb in ("thank", "turn") or (verb == "have" and by == "dobj"):
        return {"nsubj": _GETTER, "dobj": _GIVER, "to": _GIVER}.get(by)
    if verb == "leave":
        return {"dobj": _GIVER, "for": _GETTER}.get(by)
    act = act_of(word)
    if word.pos_ == "NOUN" and act is not None:
        return _by_noun(verb, by)
    if by == "in" and verb in _MARKETS:
        return _GIVER if one.ref.by == "capital" else None  # 'bought tanks in Belgrade'
    if act is not None:
        return _BY_VERB[act].get(by)
    if word.pos_ in _VERBS:
        return _GIVER if verb == "be" and by == "from" else None
    if by == "by" and word.pos_ in ("PRON", "DET", "NUM"):
        return _GIVER  # 'two of them by Italy'
    return {"from": _GIVER, "to": _GETTER}.get(by)


def _stands_in(noun: Token, lemma: str) -> str | None:
    """'In Chadian hands', 'out of Serbia's stocks', 'of Serbian make': whose part that is."""
    led_by = noun.head.lower_ if noun.dep_ == "pobj" else ""
    if lemma in MAKE and led_by == "of":
        return _MAKER
    if lemma in HANDS and led_by in ("in", "into", "at", "to"):
        return _GETTER
    return _GIVER if lemma in STORES and led_by in ("from", "of", "") else None


def _by_noun(noun: str, by: str) -> str | None:
    """'A gift of the Dutch', 'Chad's supplier', 'the purchase by Chad', 'a buyer of Serbia's'."""
    if noun in BUYERS:
        return _GIVER if by in ("of", "poss") else None
    if by in ("by", "poss", "amod", "compound"):
        return _GETTER if noun in SELLERS | TAKEN else _GIVER
    if by == "of" and noun in GIFTS:
        return _GIVER
    return {"from": _GIVER, "to": _GETTER, "for": _GETTER}.get(by)


def _are_led_by(found: Sequence[Led], acts: Sequence[Token]) -> bool:
    """Whether those found have their part by the act itself, not by what stands around it."""
    moving = {a.i for a in acts}
    return bool(found) and all(one.governor.i in moving for one in found)


def _left(scene: Scene, known: Sequence[Led], part: range) -> list[Ref]:
    """The one state or group beside those known, in the same part of the sentence."""
    if any(_has_another(one.governor, scene) for one in known):
        return []
    ids = {one.ref.id for one in known}
    for meant in (False, True):
        beside = [o for o in led(scene, meant=meant) if o.ref.token.i in part]
        found = {o.ref.id: o for o in beside if o.ref.id not in ids and o.by not in ASIDE}
        if found:
            [one, *more] = found.values()
            return [one.ref] if not more and _is_open(scene, one) else []
    return []


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
    | REFUSING
    | frozenset(
        "have use fly field operate hold need lack employ boast possess keep wrestle grapple "
        "ponder agonise agonize deliberate hesitate waver".split()
    )
)


def _has_another(act: Token, scene: Scene) -> bool:
    """'Promised the general tanks': somebody gets them whom nothing names."""
    unnamed = [t for t in within(act, "dative", "dobj") if t.pos_ in ("NOUN", "PROPN")]
    unnamed += [
        t for p in within(act, "prep", "dative") if p.lower_ in ("to", "for") for t in p.children
    ]
    return any(
        t.pos_ in ("NOUN", "PROPN") and not scene.refs.weapons([t]) and not scene.refs.actors([t])
        for t in unnamed
        if t.dep_ in ("dative", "pobj") or within(act, "dative", "dobj")[1:]
    )


def _before(scene: Scene, givers: Sequence[Led], part: range, *, them: bool = False) -> list[Ref]:
    """To whom arms were said to go last, where a part names nobody but who gives."""
    named = {o.ref.id for o in led(scene) if o.ref.token.i in part and o.by not in ASIDE}
    last = scene.memory.transfers[-1:]
    ids = {one.ref.id for one in givers}
    if not them and (named - ids or any(_has_another(one.governor, scene) for one in givers)):
        return []
    first = scene.sentence[0]
    lone = len(set(scene.memory.receivers)) == 1  # all arms of the article go to one
    near = last and scene.refs.sentence_of(first) - scene.refs.sentence_of(last[0].act) <= _NEAR
    if last and (lone or near):
        id_ = last[0].object
        return [Ref(id_, kind_of_id(id_), first)] if id_ and id_ not in ids else []
    aside = any(_is_instrument(one.governor) for one in givers)
    return [] if them or aside else scene.refs.lone_state(first, ids)


def _is_instrument(act: Token) -> bool:
    """'Opened fire with tanks supplied by Serbia': told by the way, of arms already in use."""
    return (
        act.dep_ in ("acl", "relcl") and act.head.dep_ == "pobj" and act.head.head.lower_ == "with"
    )


# Sentences back to the last transfer whose receiver goes on to receive.
_NEAR = 3


def _bears_arms(scene: Scene, ref: Ref) -> bool:
    """Whether one may get or give arms: a state or an armed group, no agency and no paper."""
    entity = scene.refs.entity(ref.id)
    group = isinstance(entity, Organization) and entity.form in ("armed group", "armed_group")
    return ref.kind is Kind.COUNTRY or group


# 'The twin of the Scalp' is no Scalp.
_LIKES = frozenset(
    "twin cousin sibling copy successor predecessor heir rival answer equivalent counterpart "
    "relative descendant kin".split()
)


def _is_weapon(scene: Scene, token: Token, acts: Sequence[Token]) -> bool:
    """Whether a word is a weapon that no other verb does something with."""
    mention = scene.refs.mention(token)
    if mention is None or mention.kind is not Kind.WEAPON:
        return False
    if any(act_of(c) for c in within(token, "acl", "relcl", "appos")):
        return True  # 'opened fire with tanks bought from Serbia'
    word = token
    while word.dep_ in ("conj", "appos", "nmod") or (
        word.dep_ == "pobj" and word.head.lower_ == "of"
    ):
        word = word.head.head if word.dep_ == "pobj" else word.head
        if word.lemma_ in _LIKES:
            return False
    if any(word.i == act.i for act in acts):
        return True  # 'the sale of tanks'
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
