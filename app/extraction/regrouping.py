"""Names that the parser joined to the wrong neighbour, put back by what they are.

It knows no names: in 'To Chad Sudan sent arms' it reads one thing called Chad Sudan. `named` tells
which words are names by themselves.
"""

from collections.abc import Collection

from spacy.tokens import Span, Token

from app.extraction.tree import child, within

_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
_VERBS = ("VERB", "AUX")


def regroup(sentence: Span, named: Collection[int]) -> None:
    """Mend a sentence in place."""
    for token in sentence:
        if token.dep_ == "compound":
            _split(token, named)
        elif token.dep_ == "dep" and token.i in named:
            _subject_of_main_verb(token)
        elif token.dep_ == "nsubj" and token.lower_ in _DAYS:
            _day(token)
        elif token.tag_ == "VBD" and child(token, "agent") is not None:
            _reduced(token)
        elif token.dep_ == "npadvmod" and token.i in named:
            _joined_late(token, named)
        elif token.dep_ == "relcl" and token.head.dep_ == "appos":
            _of_somebody(token, named)


def _hang(token: Token, head: Token, dep: str) -> None:
    if token.i != head.i and all(a.i != token.i for a in head.ancestors):
        token.head, token.dep_ = head, dep


def _split(name: Token, named: Collection[int]) -> None:
    """'In Peru Chile has friends', 'on Chad sanctions lie', 'which Peru denounces'."""
    over = name.head
    if name.i not in named:
        return
    if over.pos_ in _VERBS and over.i > name.i and child(over, "nsubj", "nsubjpass") is None:
        _hang(name, over, "nsubj")
        return
    preposition = over.head
    if over.dep_ != "pobj" or preposition.i != name.i - 1 or preposition.pos_ != "ADP":
        return
    verb = next((a for a in preposition.ancestors if a.pos_ in _VERBS), preposition)
    behind = over.i + 1 < len(over.doc) and over.nbor().pos_ in _VERBS
    apart = over.i in named or (over.tag_ == "NNS" and behind and over.i == name.i + 1)
    if not apart or verb.pos_ not in _VERBS or preposition.i > verb.i:
        return
    if child(verb, "nsubj", "nsubjpass", "expl") is None:
        _hang(over, verb, "nsubjpass" if child(verb, "auxpass") else "nsubj")
        _hang(name, preposition, "pobj")


def _subject_of_main_verb(name: Token) -> None:
    """'Peru, having left, waits': the name that the clause behind its comma belongs to."""
    verb = name.head
    if verb.pos_ in _VERBS and name.i < verb.i and child(verb, "nsubj", "nsubjpass") is None:
        name.dep_ = "nsubjpass" if child(verb, "auxpass") else "nsubj"


def _day(day: Token) -> None:
    """'In Luanda on Monday, Ali Hassan, the president, received': no day receives anybody."""
    before, verb = day.nbor(-1) if day.i > day.sent.start else day, day.head
    if before.lower_ not in ("on", "in", "since") or within(before, "pobj"):
        return
    for name in within(day, "appos"):
        _hang(name, verb, day.dep_)
        _hang(day, before, "pobj")
        return


def _reduced(verb: Token) -> None:
    """'The charge brought against Chad by Peru is old': what is brought, not who brings."""
    subject, main = child(verb, "nsubj"), child(verb, "conj", "ccomp")
    if verb.dep_ != "ROOT" or subject is None or subject.i > verb.i or child(verb, "dobj", "cc"):
        return
    finite = main is not None and main.i > verb.i and main.tag_ in ("VBZ", "VBD", "VBP")
    if main is None or not finite or child(main, "nsubj", "nsubjpass", "mark"):
        return
    main.head, main.dep_ = main, "ROOT"
    _hang(subject, main, "nsubjpass" if child(main, "auxpass") else "nsubj")
    _hang(verb, subject, "acl")
    verb.tag_ = "VBN"


def _of_somebody(clause: Token, named: Collection[int]) -> None:
    """'It was Ali, the premier, who came': Ali came, not his office."""
    office = clause.head
    who = any(c.tag_ in ("WP", "WP$") for c in clause.children)
    if who and office.pos_ == "NOUN" and office.head.i in named and office.head.i < office.i:
        _hang(clause, office.head, "relcl")


def _joined_late(name: Token, named: Collection[int]) -> None:
    """'Received Ali and then, separately, Omar': Omar is joined to Ali."""
    verb = name.head
    before = [t for t in within(verb, "dobj") if t.i in named and t.i < name.i]
    if before and any(c.dep_ == "cc" and before[0].i < c.i < name.i for c in verb.subtree):
        _hang(name, before[0], "conj")
