"""Which side of a transfer a state is on, by the word that leads to it alone.

A parser that hangs 'by Serbia' on the wrong verb still knows that 'by' leads to Serbia.
"""

from enum import StrEnum

from spacy.tokens import Token

from app.extraction.roles import Led
from app.extraction.rules.giving import (
    BOUND,
    BUYERS,
    GIFTS,
    HANDS,
    MAKE,
    SELLERS,
    STORES,
    Act,
    act_of,
)
from app.extraction.rules.transfers import NO_CARGO, TAKEN


class Side(StrEnum):
    """What a state has to do with arms that change hands; `maker`, `owner`: it may be either."""

    GIVER = "giver"
    GETTER = "getter"
    MAKER = "maker"
    OWNER = "owner"


_VERBS = ("VERB", "AUX")
_ONCE = ("originally", "initially", "first", "once", "formerly")
_BY_VERB = {
    Act.GIVE: {
        **dict.fromkeys(("by", "nsubj", "from"), Side.GIVER),
        **dict.fromkeys(("to", "for", "dative", "dobj", "into", "on", "nsubjpass"), Side.GETTER),
    },
    Act.TAKE: {
        **dict.fromkeys(("by", "nsubj"), Side.GETTER),
        **dict.fromkeys(("from", "of", "dative"), Side.GIVER),
    },
    Act.COME: {
        **dict.fromkeys(("from", "by"), Side.GIVER),
        **dict.fromkeys(("to", "into", "for", "dobj"), Side.GETTER),
    },
    Act.WANT: {
        **dict.fromkeys(("by", "nsubj"), Side.GETTER),
        **dict.fromkeys(("from", "of", "dobj", "to", "with"), Side.GIVER),
    },
}
_MARKETS = frozenset("buy purchase order procure acquire commission".split())


def was_meant(one: Led) -> bool:
    """'Tanks originally meant for Chad': it did not get them."""
    word = one.governor
    return word.lower_ in BOUND and any(c.lower_ in _ONCE for c in word.children)


def side_of(one: Led, arms: set[int]) -> Side | None:  # noqa: C901  one case a construction
    """What a state has to do with the arms, by what leads to it and what that hangs on."""
    word, by = one.governor, one.by
    if was_meant(one):
        return None
    verb = word.lemma_.lower()
    if word.i in arms:
        if by in ("amod", "compound"):
            return Side.MAKER
        return {"from": Side.GIVER, "for": Side.GETTER, "to": Side.GETTER, "poss": Side.OWNER}.get(
            by
        )
    if by in ("poss", "amod", "of", "compound") and (where := _stands_in(word, verb)):
        return where
    if verb == "owe":  # 'Somalia owes its drones to Turkey', 'owes Turkey its drones'
        return {"nsubj": Side.GETTER, "to": Side.GIVER, "dative": Side.GIVER}.get(by)
    if verb == "have" and by == "nsubj" and word.head.lemma_ == "let":
        return Side.GETTER
    if verb in ("thank", "turn") or (verb == "have" and by == "dobj"):
        return {"nsubj": Side.GETTER, "dobj": Side.GIVER, "to": Side.GIVER}.get(by)
    if verb == "leave":
        return {"dobj": Side.GIVER, "for": Side.GETTER}.get(by)
    act = act_of(word)
    if act is None and by == "by" and word.dep_ == "pobj" and word.head.head.pos_ == "VERB":
        over = act_of(word.head.head)  # 'put at Chad's disposal by Serbia'
        return _BY_VERB[over].get(by) if over is not None else None
    if word.pos_ == "NOUN" and act is not None:
        return _by_noun(verb, by)
    if by == "in" and verb in _MARKETS:
        return Side.GIVER if one.ref.by in ("capital", "actor") else None  # 'bought in Belgrade'
    if act is not None:
        return _BY_VERB[act].get(by)
    if word.pos_ in _VERBS:
        return Side.GIVER if verb == "be" and by == "from" else None
    if by == "by" and word.pos_ in ("PRON", "DET", "NUM"):
        return Side.GIVER  # 'two of them by Italy'
    if verb in NO_CARGO:
        return None
    return {"from": Side.GIVER, "to": Side.GETTER}.get(by)


def _stands_in(noun: Token, lemma: str) -> Side | None:
    """'In Chadian hands', 'out of Serbia's stocks', 'of Serbian make': whose part that is."""
    led_by = noun.head.lower_ if noun.dep_ == "pobj" else ""
    if lemma in MAKE and led_by == "of":
        return Side.MAKER
    if lemma in HANDS and led_by in ("in", "into", "at", "to"):
        return Side.GETTER
    return Side.GIVER if lemma in STORES and led_by in ("from", "of", "") else None


def _by_noun(noun: str, by: str) -> Side | None:
    """'A gift of the Dutch', 'Chad's supplier', 'the purchase by Chad', 'a buyer of Serbia's'."""
    if noun in BUYERS:
        return Side.GIVER if by in ("of", "poss") else None
    if by in ("by", "poss", "amod", "compound"):
        return Side.GETTER if noun in SELLERS | TAKEN else Side.GIVER
    if by == "of" and noun in GIFTS:
        return Side.GIVER
    return {"from": Side.GIVER, "to": Side.GETTER, "for": Side.GETTER}.get(by)
