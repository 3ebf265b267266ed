"""What is still open, and what is past whatever is said of it: due, considered, reacted to."""

from spacy.tokens import Token

from app.extraction.saying import OPEN_MATTERS
from app.extraction.tree import within


def is_considered(verb: Token) -> bool:
    """'A sale is under consideration', 'under discussion', 'on the table'."""
    if verb.lemma_ in ("await", "require", "need"):  # 'the sale awaits approval'
        return True
    around = [o for p in within(verb, "prep") for o in within(p, "pobj")]
    return verb.lemma_ == "be" and any(o.lemma_ in OPEN_MATTERS for o in around)


_BEGINNING = frozenset(
    "begin start commence resume take go follow proceed complete finish finalise finalize deliver "
    "arrive come reach make carry sign happen conclude continue".split()
)


def is_due(verb: Token) -> bool:
    """'Deliveries are to begin', 'are due to start', 'should follow': none as yet."""
    if verb.lemma_ in _BEGINNING:
        return any(c.lower_ in ("should", "must", "can") for c in within(verb, "aux"))
    ahead = [t for c in (verb, *within(verb, "acomp")) for t in within(c, "xcomp")]
    return verb.lemma_ == "be" and any(
        t.lemma_ in _BEGINNING and any(c.lower_ == "to" for c in within(t, "aux")) for t in ahead
    )


_REACTING = frozenset(
    "condemn denounce criticise criticize deplore decry slam respond react retaliate avenge "
    "protest reply answer welcome applaud hail support back justify defend mark remember survive "
    "recall regret resent call".split()
)


def is_reacted_to(word: Token, act: Token) -> bool:
    """'Refused to condemn Chad's raid', 'vowed to respond to its raid': the raid has been."""
    led = word.dep_ == "pobj" and word.head.lower_ in ("to", "for", "against", "over")
    over = word.head.head if led else word.head
    known = bool(within(act, "poss")) or any(c.lower_ == "the" for c in within(act, "det"))
    reacted = over.lemma_ in _REACTING and over.pos_ == "VERB" and (led or word.dep_ == "dobj")
    return act.pos_ == "NOUN" and word.i == act.i and known and reacted
