"""Which act of a sentence a date belongs to, by the tree: how far it stands from one.

A date hangs on a verb or a noun; what is told in another clause, of another time, in passing or as
the ground of a reproach keeps its own.
"""

from spacy.tokens import Token

from app.extraction.arguments import BLAMED
from app.extraction.attribution import is_marked
from app.extraction.moments import WEEKDAYS
from app.extraction.saying import BLAMING, EMERGING, LEARNING, REPORTING
from app.extraction.tree import within

# In these an act takes place or is told, so that their day is its own: 'raids that killed ten'.
DEALS = frozenset(
    "deal contract agreement pact treaty memorandum order arrangement accord package".split()
)
TELLINGS = frozenset(
    "statement speech address debate briefing interview letter communique declaration session "
    "hearing reply answer response broadcast report video message post article".split()
)
EVENTS = frozenset(
    "attack raid strike assault offensive bombardment operation battle visit trip meeting talk "
    "summit conference ceremony exercise invasion incursion war clash fighting stay stop stopover "
    "delivery sale shipment tour round vote".split()
)
_DEFINITE = frozenset("the that this these those same".split())
INSIDE = frozenset("in at during on under by with through within".split())
# 'After the raid in May': the month of the raid, not of what came after it.
_APART = frozenset("after before following since until till despite because over".split())


def is_definite(noun: Token) -> bool:
    return any(c.lower_ in _DEFINITE for c in noun.children)


def is_past(verb: Token) -> bool:
    """Whether a verb is in the past, not in the present perfect, which looks back on any time."""
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve") for c in verb.children)
    return verb.tag_ in ("VBD", "VBN") and not perfect


def _tells(verb: Token, act: Token) -> bool:
    """Whether an act stands in what a verb of saying tells, not beside it."""
    below = act
    for over in act.ancestors:
        if over.i == verb.i:
            blamed = below.dep_ == "prep" and verb.lemma_ in BLAMING  # 'accused it of sending'
            if verb.lemma_ in LEARNING and is_under_way(act):
                return False  # 'found out in May that it was building tanks'
            return blamed or below.dep_ in ("ccomp", "csubj", "csubjpass", "xcomp")
        below = over
    return True


def is_told(clause: Token, verb: Token) -> bool:
    """'Met him in May and said that it had sent tanks': what is said beside another verb."""
    return clause.dep_ == "ccomp" and clause.head.i != verb.i and clause.head.lemma_ in REPORTING


def is_under_way(verb: Token) -> bool:
    """'Was building tanks'."""
    return verb.tag_ == "VBG" and any(c.lower_ in ("was", "were") for c in verb.children)


def _is_perfect(verb: Token) -> bool:
    return any(c.lower_ in ("has", "have", "will", "is", "are") for c in within(verb, "aux"))


def stands_apart(act: Token, verb: Token) -> bool:
    """Whether an act stands in a clause of another time than the verb above: 'after it struck'."""
    for word in (act, *act.ancestors):
        if word.i == verb.i:
            return False
        if word.dep_ == "advcl" and is_marked(word, *_APART):
            return True
        own = within(word, "nsubj", "nsubjpass")
        if own and word.dep_ == "advcl" and is_marked(word, "while", "whereas"):
            return True
        if own and word.dep_ == "conj" and word.head.lemma_ in REPORTING:
            return True  # 'Chad said on Monday that it fell, and Mali struck'
        joint = word.dep_ == "conj" and word.head.i == verb.i and word.pos_ in ("VERB", "AUX")
        # 'Delivered it last week and has pledged four', 'invaded it and still has men there'.
        later = _is_perfect(word) or word.tag_ in ("VBZ", "VBP")
        if joint and (own or (later and not _is_perfect(verb))):
            return True  # or of one who is told anew: 'sent rifles in 2002, and Mali sold guns'
    return False


def steps_to(date: Token, act: Token, halted: bool) -> int | None:  # noqa: C901  one case a construction
    """How far a date is from an act: on the act or its nouns; None where another act is nearer.

    What was halted has the day on which it was: 'seized in May the arms that Chad was sending'.
    """
    if _is_of_blamed(date, act) or _is_of_blame(date, act):
        return None
    for steps, word in enumerate((date, *date.ancestors)):
        if word.i == act.i:
            return steps
        if word.i != date.i and _is_of_another(word, date):
            return None
        if word.pos_ not in ("VERB", "AUX") or word.i == date.i or word.dep_ == "aux":
            continue
        if word.lemma_.lower() in REPORTING | BLAMING | EMERGING and _tells(word, act):
            return None  # 'said in June that': the day of the saying
        # The date hangs on this verb: it is the act's if the act is its noun or its clause.
        for further, other in enumerate((act, *act.ancestors)):
            if other.i == word.i:
                own = further <= 4 and not stands_apart(act, word)
                own = own and not (act.i < word.i < date.i and _is_before(act, word))
                return steps + 2 * further if own else None
            if other.dep_ == "relcl" and not halted and word.lemma_ not in ("be", "see"):
                break  # 'the state that struck Chad spoke in May'
            if is_told(other, word):
                break
            if other.tag_ == "VBN" and other.dep_ == "acl" and not halted and _follows_comma(other):
                break  # 'used drones, bought from Chad, in May'
        # 'The charge made in June'; 'accused him when, in June, it placed him under sanctions'.
        if word.head.i == act.i and (word.dep_ == "acl" or _is_when(word) or _is_speech(word)):
            return steps + 2
        if word.dep_ == "xcomp" and act.pos_ == "NOUN" and act.dep_ == "nsubj":
            continue  # 'deliveries are due to begin in June'
        # 'Had met in May and signed': a verb joined to the act shares no date.
        return steps + 3 if _is_frame(word, act) else None
    return None


_GROUNDS = frozenset("of for over about".split())


def _is_of_blamed(date: Token, act: Token) -> bool:
    """'Accused it of a raid in May', 'condemned it for a raid of May': the day of the raid.

    But 'condemned it for the raid on Friday': who tells of the raid told its day before.
    """
    if act.pos_ != "VERB" or act.lemma_ not in _BLAMING or date.lower_ == "today":
        return False
    beside = [a for a in date.ancestors if a.i > act.i]
    if any(a.lemma_ in TELLINGS or _is_when(a) for a in beside):
        return False
    before = [p for p in within(act, "prep") if p.lower_ in _GROUNDS and p.i < date.i]
    known = [o for p in before for o in within(p, "pobj") if is_definite(o)]
    day = date.text in WEEKDAYS or date.lower_ in ("day", "night", "morning", "evening")
    return bool(before) and not (day and known and _is_led(date, *known))


def _is_led(date: Token, *nouns: Token) -> bool:
    """Whether a day stands behind all these nouns, by 'on' or alone, not 'of Friday'."""
    first = date.doc[max(date.left_edge.i - 1, 0)]
    return first.lower_ != "of" and all(n.i < date.i for n in nouns)


def _is_of_blame(date: Token, act: Token) -> bool:
    """'Condemned it on Monday for its raid': the day of the blame."""
    over = (a for a in (act, *act.ancestors) if a.dep_ == "prep" and a.lower_ in _GROUNDS)
    return any(a.head.lemma_ in _BLAMING and date.i < a.i for a in over)


_BLAMING = BLAMED - {"attack", "stop", "prevent", "keep", "charge"}


def _is_of_another(word: Token, date: Token) -> bool:
    """Whether a noun over a date keeps it for itself: 'Chad, a member since 2012', 'the 2016 vote'.

    But 'sent UNITA, a rebel army, tanks, since 1986': no part of what stands before the comma.
    """
    if word.dep_ == "appos" and not _is_behind_comma(date):
        return True
    return word.pos_ == "NOUN" and (_is_apart(word) or _is_called(word, date))


def _is_behind_comma(date: Token) -> bool:
    """Whether a comma stands before a date, or before the word that leads to it."""
    first = date.head if date.dep_ == "pobj" else date
    return _follows_comma(first)


def _follows_comma(word: Token) -> bool:
    return word.i > 0 and word.nbor(-1).text == ","


def _is_before(act: Token, verb: Token) -> bool:
    """'After talks with Chad, Mali promised tanks by 2028': told of an earlier time."""
    fronted = (a for a in act.ancestors if a.dep_ == "prep" and a.head.i == verb.i)
    return any(a.lower_ in ("after", "before", "since", "following") for a in fronted)


def _is_apart(noun: Token) -> bool:
    """'After the raid': what stands in time to another act."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _APART and noun.lemma_ in _HAPPENING


def _is_called(noun: Token, date: Token) -> bool:
    """'The election of 2016', 'the 2016 election': the year names the noun."""
    if noun.lemma_ in DEALS | EVENTS | TELLINGS or noun.lemma_ not in _HAPPENING:
        return False
    word = date.head if date.dep_ == "pobj" else date
    return word.head.i == noun.i and (word.lower_ == "of" or word.i == date.i)


_HAPPENING = EVENTS | frozenset("murder killing coup death annexation election collapse".split())


def _is_frame(verb: Token, act: Token) -> bool:
    """'Bought in a deal signed in May', 'in raids that killed ten in May': of the act as well."""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl") or noun.lemma_ not in DEALS | TELLINGS | EVENTS:
        return False
    if noun.dep_ in ("nsubj", "dobj") and noun.lemma_ in DEALS:
        return noun.head.i == act.i
    if noun.dep_ != "pobj" or noun.head.lower_ not in INSIDE:
        return False
    over = noun.head.head  # 'accused it of crimes in a video published on Friday'
    while over.pos_ in ("NOUN", "ADP", "PROPN") and over.i != act.i and over.head.i != over.i:
        over = over.head
    return over.i == act.i


def _is_speech(clause: Token) -> bool:
    """'Speaking in Chad on Monday, he accused it': the day of the accusation."""
    speaking = clause.lemma_ in ("speak", "talk", "address", "write", "appear", "visit")
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and speaking


def _is_when(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(c.lower_ == "when" for c in clause.children)
