"""Names that the parser joined to the wrong neighbour, put back by what they are.

It knows no names: in 'To Chad Sudan sent arms' it reads one thing called Chad Sudan. `named` tells
which words are names by themselves.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from spacy.tokens import Token

from app.extraction.moments import CALENDAR
from app.extraction.next_clauses import subject_of_next, verb_of_next
from app.extraction.saying import DATIVE
from app.extraction.tree import PERSON, Sentence, child, hang, within

_VERBS = ("VERB", "AUX")


def regroup(sentence: Sentence, named: Collection[int]) -> None:
    """Mend a sentence in place."""
    for token in sentence:
        for mended in _BY_RELATION.get(token.dep_, ()):
            mended(token, named)


def _split(name: Token, named: Collection[int]) -> None:
    """'In Peru Chile has friends', 'on Chad sanctions lie', 'which Peru denounces'."""
    over = name.head
    if name.i not in named:
        return
    if over.pos_ in _VERBS and over.i > name.i and child(over, "nsubj", "nsubjpass") is None:
        hang(name, over, "nsubj")
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
        hang(over, verb, "nsubjpass" if child(verb, "auxpass") else "nsubj")
        hang(name, preposition, "pobj")


def _subject_of_main_verb(name: Token, named: Collection[int]) -> None:
    """'Peru, having left, waits': the name that the clause behind its comma belongs to."""
    verb = name.head
    ahead = name.i in named and verb.pos_ in _VERBS and name.i < verb.i
    if ahead and child(verb, "nsubj", "nsubjpass") is None:
        name.dep_ = "nsubjpass" if child(verb, "auxpass") else "nsubj"


def _day(day: Token, named: Collection[int]) -> None:
    """'In Luanda on Monday, Ali Hassan, the president, received': no day receives anybody."""
    before, verb = day.nbor(-1) if day.i > day.sent.start else day, day.head
    if day.lower_ not in CALENDAR or before.lower_ not in ("on", "in", "since"):
        return
    if within(before, "pobj"):
        return
    for name in (t for t in within(day, "appos") if t.i in named):
        hang(name, verb, day.dep_)
        hang(day, before, "pobj")
        return


def _reduced(verb: Token, named: Collection[int]) -> None:
    """'The charge brought against Chad by Peru is old': what is brought, not who brings."""
    subject, main = child(verb, "nsubj"), child(verb, "conj", "ccomp")
    if verb.tag_ != "VBD" or child(verb, "agent") is None or verb.i in named:
        return
    if subject is None or subject.i > verb.i or child(verb, "dobj", "cc"):
        return
    finite = main is not None and main.i > verb.i and main.tag_ in ("VBZ", "VBD", "VBP")
    if main is None or not finite or child(main, "nsubj", "nsubjpass", "mark"):
        return
    main.head, main.dep_ = main, "ROOT"
    hang(subject, main, "nsubjpass" if child(main, "auxpass") else "nsubj")
    hang(verb, subject, "acl")
    verb.tag_ = "VBN"


def _subject_in_front(word: Token, named: Collection[int]) -> None:
    """'From Chad, its emir, Ali, went', 'between them a pact has been signed': who went, what was.

    It was taken for a name of what stands in the phrase before it.
    """
    behind = [t for t in word.doc[word.i + 1 : word.i + 3] if t.text != ","]
    verb = next((a for a in word.ancestors if a.pos_ in _VERBS), None)
    if word.pos_ == "PROPN" and word.i not in named:
        return
    if verb is None or not behind or word.i > verb.i or behind[0].pos_ not in _VERBS:
        return
    fronted = next((a for a in word.ancestors if a.head.i == verb.i), word)
    own = behind[0].i == verb.i or behind[0].head.i == verb.i
    if own and fronted.dep_ == "prep" and not child(verb, "nsubj", "nsubjpass", "expl"):
        hang(word, verb, "nsubjpass" if child(verb, "auxpass") else "nsubj")


def _answered(name: Token, named: Collection[int]) -> None:
    """'Nonsense, answered Chad': Chad answers."""
    verb, before = name.head, name.nbor(-1) if name.i > name.sent.start else name
    said = child(verb, "nsubj")
    told = name.i in named and verb.lemma_ in _SAYING and before.i == verb.i and said is not None
    if told and said is not None and verb.i > 0 and verb.nbor(-1).text in _QUOTED:
        said.dep_, name.dep_ = "dobj", "nsubj"


_SAYING = frozenset("say answer reply retort snort cry scoff sniff counter shoot claim".split())
_QUOTED = (",", "”", '"', "’", "'")


def _predicate(word: Token, named: Collection[int]) -> None:
    """'That Chad and Sudan are allies is no secret': allies is what they are."""
    for clause in within(word.head, "csubj") if word.i not in named else ():
        bare = clause.lemma_ == "be" and child(clause, "attr", "acomp", "prep") is None
        if bare and clause.i < word.i < word.head.i:
            hang(word, clause, "attr")


def _clause(clause: Token, named: Collection[int]) -> None:
    """'Chad, which Peru denounces': no noun; 'it was Ali, the premier, who came': Ali came."""
    subject = next((c for c in clause.lefts if c.i in named and c.i == clause.i - 1), None)
    relative = any(t.tag_ in ("WDT", "WP") for t in clause.subtree if t.i < clause.i)
    if clause.tag_ == "NNS" and subject is not None and relative:
        clause.lemma_ = _verb_of(clause.lower_)
        clause.pos_, clause.tag_, subject.dep_ = "VERB", "VBZ", "nsubj"
    office = clause.head
    who = office.dep_ == "appos" and any(c.tag_ in ("WP", "WP$") for c in clause.children)
    if who and office.pos_ == "NOUN" and office.head.i in named and office.head.i < office.i:
        hang(clause, office.head, "relcl")


def _verb_of(word: str) -> str:
    """What 'denounces' is a form of."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("shes", "ches", "sses", "xes")) else word[:-1]


def _joined_late(name: Token, named: Collection[int]) -> None:
    """'Received Ali and then, separately, Omar': Omar is joined to Ali."""
    verb = name.head
    before = [t for t in within(verb, "dobj") if t.i in named and t.i < name.i]
    if name.i not in named:
        return
    if before and any(c.dep_ == "cc" and before[0].i < c.i < name.i for c in verb.subtree):
        hang(name, before[0], "conj")


def _begun(word: Token, named: Collection[int]) -> None:
    """'Has begun airlifting tanks': what it has begun is the airlifting."""
    arms, before = word.head, word.nbor(-1) if word.i > word.sent.start else word
    begins = before.i == arms.head.i and before.lemma_ in _BEGINNING and arms.dep_ == "dobj"
    if not begins or not word.lower_.endswith("ing") or word.i in named:
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VBG", _infinitive(word.lower_)
    hang(word, before, "xcomp")
    hang(arms, word, "dobj")
    for late in [c for c in before.children if c.dep_ == "prep" and c.i > arms.i]:
        hang(late, word, "prep")


_BEGINNING = frozenset("begin start resume keep continue stop cease halt finish suspend".split())


def _infinitive(gerund: str) -> str:
    """What 'shipping' and 'airlifting' are forms of."""
    stem = gerund.removesuffix("ing")
    if stem[-1:] == stem[-2:-1] and stem[-1:] not in "lsz":
        return stem[:-1]
    return stem + "e" if stem.endswith(("v", "c", "g", "at", "as", "us", "ir")) else stem


def _secretary(name: Token, named: Collection[int]) -> None:
    """'Secretary of State Ali Hassan flew': he flew, not his office."""
    office = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else None
    state = name.i > 0 and name.nbor(-1).lower_ == "state"
    if office is None or not state or office.lower_ != "secretary" or name.i not in named:
        return
    dep, head = office.dep_, office.head
    for preposition in [name.head]:
        preposition.head = office
    name.head, name.dep_ = (name, "ROOT") if office.i == head.i else (head, dep)
    office.head, office.dep_ = name, "compound"


def _first_object(name: Token, named: Collection[int]) -> None:
    """'Will send Chad 31 tanks': to Chad, where the verb has another object."""
    right_behind = name.i - name.head.i in (1, 2) and name.head.lemma_ in DATIVE
    if right_behind and any(c.i > name.i for c in within(name.head, "dobj")):
        name.dep_ = "dative"


def _with_its_own(word: Token, named: Collection[int]) -> None:
    """'Struck Chad with jets and Mali with drones': no drones for Chad."""
    name = word.nbor(-1) if word.i > word.sent.start else word
    arms = name.head
    again = name.dep_ == "conj" and arms.dep_ == "pobj" and arms.head.lower_ == word.lower_
    if word.lower_ == "with" and again and name.i in named and arms.head.head.i == word.head.i:
        hang(word, name, "nmod")


def _accused_of(word: Token, named: Collection[int]) -> None:
    """'Accused Chad in a letter of arming rebels': of that it is accused."""
    over = word.head
    gerund = word.lower_ == "of" and child(word, "pcomp") is not None and over.dep_ == "pobj"
    verb = over.head.head if gerund and over.head.dep_ == "prep" else None
    if verb is not None and verb.lemma_ in ("accuse", "suspect") and child(verb, "dobj"):
        hang(word, verb, "prep")
    elif over.head.lemma_ == "suspect" and over.dep_ == "advmod" and child(word, "pcomp"):
        over.dep_ = "dobj"
        hang(word, over.head, "prep")


def _beside_another(name: Token, named: Collection[int]) -> None:
    """'Ali of Chad and Omar of Peru', 'met Ali on Monday and Omar on Friday': Ali and Omar.

    'The presidents of Chad and Peru, Ali Hassan and Omar Khan': who they are.
    """
    over = name.head
    if name.i not in named or over.i > name.i:
        return
    if over.lower_ in CALENDAR:
        verb = next((a for a in over.ancestors if a.pos_ in _VERBS), over)
        for before in [t for t in within(verb, "dobj") if t.i in named and t.pos_ == name.pos_]:
            hang(name, before, "conj")
        return
    while over.dep_ == "conj":
        over = over.head
    first = over.head.head if over.dep_ == "pobj" and over.head.lower_ == "of" else over
    if first.i in named and first.i != over.i and any(c.lower_ == "of" for c in name.children):
        hang(name, first, "conj")
    elif first.tag_ == "NNS" and name.nbor(-1).text == "," and name.text == PERSON:
        hang(name, first, "appos")


def _in_a_list(noun: Token, named: Collection[int]) -> None:
    """'Fired 170 drones, 30 missiles and 20 rockets': the missiles are no drones."""
    over = noun.head
    counted = child(noun, "nummod") is not None and child(over, "nummod") is not None
    listed = noun.i in named and over.i in named and noun.pos_ == over.pos_ == "NOUN"
    if counted and listed and child(noun, "conj") is not None:
        noun.dep_ = "conj"


# The mends of a word by how it hangs in its sentence.
_BY_RELATION: Mapping[str, Sequence[Callable[[Token, Collection[int]], None]]] = {
    "amod": (verb_of_next,),
    "compound": (_split, _begun),
    "conj": (subject_of_next, _beside_another),
    "pobj": (_secretary,),
    "prep": (_accused_of, _with_its_own),
    "dep": (_subject_of_main_verb,),
    "nsubj": (_day, _predicate),
    "ROOT": (_reduced,),
    "relcl": (_clause,),
    "appos": (_in_a_list, _subject_in_front, _answered),
    "npadvmod": (_joined_late, _answered),
    "dobj": (_answered, _first_object),
}
