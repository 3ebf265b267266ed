"""SUPPLIES where the tree fails: who gave and who got by the words that lead to them alone."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.extraction.roles import Led, led
from app.extraction.rules import supplies, supplies_named
from app.extraction.rules.transfers import COMING, GIVE, NOUNS, TAKE, TAKEN, drafts
from app.extraction.scene import Draft, Scene

_GETTING = frozenset("pay await get buy have".split())
# What is done with arms on their way that is no other use of them.
_HOLDING = frozenset("have hold include find seize intercept contain pay take".split())
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
    played = [(one, _role(one, arms)) for one in led(scene)]
    givers = _row([one for one, role in played if role == _GIVER])
    givers = givers or _row([one for one, role in played if role == _MAKER])
    ids = {one.ref.id for one in givers}
    receivers = _row([o for o, role in played if role == _GETTER and o.ref.id not in ids])
    if not givers or not receivers:
        return
    act = min(acts, key=lambda t: min(abs(t.i - w.i) for w in weapons))
    who, whom = [g.ref for g in givers], [r.ref for r in receivers]
    named = scene.refs.weapons(weapons)
    yield from drafts(scene, act, who, whom, named, [], "supplies/loose", weak=True)


_GIVER, _GETTER, _MAKER = "giver", "getter", "maker"


def _role(one: Led, arms: set[int]) -> str | None:
    """What a state has to do with the arms, by what leads to it and what that hangs on."""
    verb, by = one.governor.lemma_.lower(), one.by
    if one.governor.i in arms:
        made = _MAKER if by in ("amod", "compound") else None
        return {"from": _GIVER, "for": _GETTER, "to": _GETTER}.get(by, made)
    if verb in TAKE | _GETTING and one.governor.pos_ in ("VERB", "AUX"):
        return {"by": _GETTER, "nsubj": _GETTER, "from": _GIVER}.get(by)
    if verb in GIVE and one.governor.pos_ == "VERB":
        got = {"to", "for", "dative", "dobj", "into"}
        return _GIVER if by in ("by", "nsubj", "from") else _GETTER if by in got else None
    if verb in COMING and one.governor.pos_ == "VERB":
        return {"from": _GIVER}.get(by) or (
            _GETTER if by in ("to", "into", "for", "dobj") else None
        )
    if verb in NOUNS:
        given = verb not in TAKEN
        if by in ("by", "poss", "amod"):
            return _GIVER if given else _GETTER
        return {"from": _GIVER, "to": _GETTER, "for": _GETTER}.get(by)
    if one.governor.lower_ in _BOUND:
        return _GETTER if by in ("for", "to") else None
    if verb == "leave" and by == "dobj":
        return _GIVER
    if one.governor.pos_ in ("VERB", "AUX"):
        return None
    return {"from": _GIVER, "to": _GETTER}.get(by)


def _is_act(scene: Scene, token: Token) -> bool:
    if scene.named(token):
        return False
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        return lemma in GIVE | TAKE | COMING | _GETTING or token.lower_ in _BOUND
    return (token.pos_ == "NOUN" and lemma in NOUNS) or token.lower_ in _BOUND


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
    return found if len({one.governor.i for one in found}) == 1 else []
