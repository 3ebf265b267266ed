"""Clauses that the parser ran together: 'Chad used drones and Peru fired rockets'.

It takes what is done to for the first of those who do the next thing, or the next verb for a word
that describes its object. `named` tells which words are names by themselves.
"""

from collections.abc import Collection

from spacy.tokens import Token

from app.extraction.saying import REPORTING
from app.extraction.tree import child, coordinated, hang

_VERBS = ("VERB", "AUX")


def subject_of_next(name: Token, named: Collection[int]) -> None:
    """'Chad will send tanks and Peru and Chile will send guns': who sends the guns."""
    joint = name.nbor(-1).lower_
    somebody = name.pos_ == "PROPN" and joint == "and"  # 'and Scholz flew', of no vocabulary
    if not (name.i in named or somebody) or joint not in ("and", "but", ",", "while"):
        return
    last = list(coordinated(name))[-1]
    behind = last.nbor() if last.i + 1 < last.sent.end else last
    verb = behind.head if behind.dep_ in ("aux", "auxpass") else behind
    finite = verb.pos_ in _VERBS and (behind.i != verb.i or verb.tag_ in ("VBD", "VBZ", "VBP"))
    if not finite:
        return
    first = child(verb, "nsubj", "nsubjpass")
    if first is not None and (before := _takes(first, name, verb, named)) is not None:
        # 'Chad used drones and Peru fired rockets', 'Chad struck Mali and Peru sent arms'.
        if verb.dep_ == "ROOT":
            before.head, before.dep_ = before, "ROOT"
            verb.head = before
        first.head, first.dep_ = before, "dobj"
    elif first is not None or not _is_run_on(verb) or not verb.head.i < name.i < verb.i:
        return
    hang(name, verb, "nsubjpass" if child(verb, "auxpass") else "nsubj")
    verb.dep_ = "conj"


def _is_run_on(verb: Token) -> bool:
    """Whether a finite verb hangs on another as no clause of its own does."""
    opened = any(c.dep_ == "mark" or c.tag_ in ("WRB", "WDT", "WP") for c in verb.children)
    return verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and not opened)


def _takes(noun: Token, name: Token, verb: Token, named: Collection[int]) -> Token | None:
    """The verb right before a noun, of which it is the object, though the tree tells otherwise.

    The tree takes what is done to for the first of those who do the next thing.
    """
    if noun.left_edge.i == noun.sent.start or name.head.i != noun.i:
        return None
    before = noun.left_edge.nbor(-1)
    linked = (verb.head.i == before.i and verb.dep_ == "ccomp") or (
        before.head.i == verb.i and before.dep_ == "ccomp" and verb.dep_ == "ROOT"
    )
    told = before.lemma_ in REPORTING or child(before, "dobj") is not None
    plain = noun.i not in named or before.lemma_ in _DONE_TO_STATES or noun.pos_ == "NOUN"
    return before if linked and plain and before.pos_ == "VERB" and not told else None


_DONE_TO_STATES = frozenset(
    "attack strike hit bomb invade shell raid bombard visit condemn denounce accuse join leave "
    "support back arm blame criticise criticize sanction enter".split()
)


def verb_of_next(word: Token, named: Collection[int]) -> None:
    """'Chad delivered boats and Peru supplied jets': Peru did, and no supplied jets were sent."""
    name, noun = (word.nbor(-1) if word.i > word.sent.start else word), word.head
    joined = name.i in named and name.pos_ == "PROPN" and name.dep_ in ("conj", "appos", "nmod")
    before = name.nbor(-1).lower_ if joined and name.i > name.sent.start else ""
    verb = next((a for a in name.ancestors if a.pos_ in _VERBS), None)
    if verb is None or before not in ("and", "but", "while") or word.tag_ not in ("VBD", "VBN"):
        return
    if noun.i < word.i or noun.dep_ not in ("dobj", "conj", "appos"):
        return
    word.pos_ = "VERB"
    hang(word, verb, "conj")
    hang(name, word, "nsubj")
    hang(noun, word, "dobj")
