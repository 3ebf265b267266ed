"""When what a sentence tells happened: which of the dates near an act is its own.

A date belongs to the verb or noun it hangs on; that of a saying is no date of what is said. Where
a sentence has none for its act, what the sentences before told may hold on.
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.extraction.arguments import BLAMED
from app.extraction.attribution import Voice, is_marked
from app.extraction.dates import Dated
from app.extraction.moments import WEEKDAYS
from app.extraction.saying import BLAMING, LEARNING, RELEASING, REPORTING, SEIZING
from app.extraction.tree import within

Ends = tuple[str | None, str | None]

# In these an act takes place or is told, so that their day is its own: 'raids that killed ten'.
DEALS = frozenset(
    "deal contract agreement pact treaty memorandum order arrangement accord package".split()
)
_TELLINGS = frozenset(
    "statement speech address debate briefing interview letter communique declaration session "
    "hearing reply answer response broadcast report video message post article".split()
)
_EVENTS = frozenset(
    "attack raid strike assault offensive bombardment operation battle visit trip meeting talk "
    "summit conference ceremony exercise invasion incursion war clash fighting stay stop stopover "
    "delivery sale shipment tour round vote".split()
)
_OCCASIONS = _TELLINGS | (_EVENTS - frozenset("war clash fighting operation offensive".split()))
_CLOSING = frozenset("sign conclude seal award announce pledge promise ink finalise".split())
# What each is called when it is told of again.
_STRIKES = frozenset("attack raid strike bombardment shelling bombing assault".split())
NAMED = {
    **dict.fromkeys((FactType.ATTACKED, FactType.USES, FactType.USED_IN), _STRIKES),
    FactType.MET_WITH: frozenset("meeting talk summit".split()),
    FactType.VISITED: frozenset("visit trip".split()),
    FactType.SIGNED: DEALS | frozenset({"signing", "ceremony"}),
    FactType.SUPPLIES: frozenset("delivery shipment handover".split()),
}
_DEFINITE = frozenset("the that this these those same".split())
_INSIDE = frozenset("in at during on under by with through within".split())
# 'After the raid in May': the month of the raid, not of what came after it.
_APART = frozenset("after before following since until till despite because over".split())


class Told(NamedTuple):
    """A date of a sentence, the word it hangs by and the verb above that."""

    dated: Dated
    word: Token
    verb: Token | None

    @property
    def saying(self) -> bool:
        """Whether it is the day of a saying."""
        return self.verb is not None and self.verb.lemma_.lower() in REPORTING

    @property
    def ends(self) -> Ends:
        """From when to when."""
        return self.dated.from_, self.dated.to

    @property
    def point(self) -> bool:
        """Whether it is one day, month or year."""
        return self.dated.kind == "point"


def told(dated: Dated, word: Token) -> Told:
    """A date where it stands in its sentence."""
    verb = next((a for a in word.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return Told(dated, word, verb)


def own_date(act: Token, voice: Voice, here: Sequence[Told]) -> Ends | None:
    """The date in its sentence that stands nearest to an act in the tree, if it is its own."""
    near = [
        (steps, one) for one in here if (steps := _steps(one.word, act, voice.halted)) is not None
    ]
    if near:
        one = min(near, key=lambda pair: pair[0])[1]
        if voice.modality is Modality.PLANNED and _is_of_past(one, act):
            return None
        ahead = one.dated.forward if _is_to_come(act, voice) and not _is_of_past(one, act) else None
        return ahead or one.ends
    return _since(act, here) or _only_date(act, voice, here)


def _is_of_past(one: Told, act: Token) -> bool:
    """'Will send tanks under a contract signed in May': that May has been."""
    verb = one.verb
    return verb is not None and verb.i != act.i and verb.tag_ == "VBN" and verb.dep_ == "acl"


def _since(act: Token, here: Sequence[Told]) -> Ends | None:
    """'Has used them since the war began in May': from then on."""
    over = {act.i, *(a.i for a in act.ancestors)}
    for one in here:
        clause = one.verb
        if clause is None or clause.dep_ != "advcl" or not is_marked(clause, "since"):
            continue
        if clause.head.i in over and act.i != clause.i:
            return one.dated.from_, None
    return None


def date_of_pledge(act: Token, here: Sequence[Told]) -> Ends | None:
    """'It would send tanks, it announced on Friday': the day on which it was made known."""
    over = {a.i for a in act.ancestors}
    pledged = [t for t in here if t.verb is not None and t.verb.lemma_ in _CLOSING and t.point]
    return next((t.ends for t in pledged if t.verb and t.verb.i in over), None)


def date_of_deal(told: Sequence[Told]) -> Ends | None:
    """The last day told on which something was signed or pledged."""
    return next(
        (t.ends for t in reversed(told) if t.point and t.verb and t.verb.lemma_ in _CLOSING), None
    )


def date_told_again(
    names: frozenset[str], halted: bool, own: Ends | None, told: Sequence[Told]
) -> Ends | None:
    """A date for the same act, told behind it; none that says other than its own or no more.

    `names`: the nouns that the act is told again by.
    """
    for one in told:
        if one.verb is None or not one.point:
            continue
        subjects = within(one.verb, "nsubj", "nsubjpass")
        named = any(s.lemma_ in names and _is_definite(s) for s in subjects)
        seized = halted and one.verb.lemma_ in SEIZING
        day = one.dated.from_ or ""
        if (named and own is None) or (seized and (own is None or day.startswith(own[0] or "?"))):
            return one.ends
    return None


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in _DEFINITE for c in noun.children)


def looked_back_on(act: Token) -> Token | None:
    """The noun by which an act's clause looks back on an occasion: 'during the visit it signed'."""
    over = {act.i, *(a.i for a in act.ancestors if a.sent.start == act.sent.start)}
    for prep in act.sent:
        if prep.dep_ != "prep" or prep.lower_ not in _INSIDE or prep.head.i not in over:
            continue
        for noun in within(prep, "pobj"):
            told_here = within(noun, "relcl", "acl", "prep", "poss", "compound")
            if noun.lemma_ in _OCCASIONS and _is_definite(noun) and not told_here:
                return noun
    for verb in (act, *act.ancestors):  # 'the same letter held a rebuke'
        for noun in within(verb, "nsubj"):
            if noun.lemma_ in _OCCASIONS and any(c.lower_ == "same" for c in noun.children):
                return noun
    return None


def date_of_occasion(noun: Token, told: Sequence[Told]) -> Ends | None:
    """The last date told before of an occasion: of a speech the day of a saying."""
    spoken = noun.lemma_ in _TELLINGS
    fitting = [one for one in told if one.saying is spoken] or [*told]
    return fitting[-1].ends if fitting else None


def date_of_saying(told: Sequence[Told]) -> Ends | None:
    """The day of the last saying."""
    return next((one.ends for one in reversed(told) if one.saying and one.point), None)


def only_date_told(told: Sequence[Told]) -> Ends | None:
    """The one date of a sentence, where it is of no saying."""
    return told[0].ends if len(told) == 1 and told[0].point and not told[0].saying else None


def is_told_in_past(act: Token) -> bool:
    """Whether an act, or the verb over a noun that names it, is in the past."""
    verb = (
        act
        if act.pos_ in ("VERB", "AUX")
        else next((a for a in act.ancestors if a.pos_ in ("VERB", "AUX")), act)
    )
    return is_past(verb)


def _is_to_come(act: Token, voice: Voice) -> bool:
    if voice.modality is Modality.PLANNED or (act.dep_ == "xcomp" and act.head.lemma_ == "be"):
        return True  # 'is to hand over'
    return any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "’ll") for c in act.children)


def _only_date(act: Token, voice: Voice, here: Sequence[Told]) -> Ends | None:
    """The one date of a sentence, where it is of no saying and of no other act's own clause.

    'Something new was seen on Sunday, when Chad struck Sudan': of the striking.
    """
    if len(here) != 1 or voice.modality is Modality.PLANNED:
        return None
    [one] = here
    over = next((a for a in one.word.ancestors if a.pos_ == "VERB"), None)
    if over is None or over.lemma_.lower() in REPORTING | RELEASING or not one.point:
        return None
    below = over.i in {a.i for a in act.ancestors}
    return one.ends if below and is_past(over) and not _stands_apart(act, over) else None


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
            if verb.lemma_ in LEARNING and _is_under_way(act):
                return False  # 'found out in May that it was building tanks'
            return blamed or below.dep_ in ("ccomp", "csubj", "csubjpass", "xcomp")
        below = over
    return True


def _is_under_way(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(c.lower_ in ("was", "were") for c in verb.children)


def _is_perfect(verb: Token) -> bool:
    return any(c.lower_ in ("has", "have", "will", "is", "are") for c in within(verb, "aux"))


def _stands_apart(act: Token, verb: Token) -> bool:
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
        if joint and _is_perfect(word) and (own or not _is_perfect(verb)):
            return True  # 'delivered it last week, and Spain has pledged four'
        if joint and word.tag_ in ("VBZ", "VBP") and not _is_perfect(verb):
            return True  # 'invaded it in May and still has men there'
        if own and joint and _is_perfect(verb) and word.tag_ == "VBD":
            return True  # 'has sent rifles since 2002, and Mali sold guns'
    return False


def _steps(date: Token, act: Token, halted: bool) -> int | None:  # noqa: C901  one case a construction
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
        if word.pos_ not in ("VERB", "AUX") or word.i == date.i:
            continue
        if word.lemma_.lower() in REPORTING | BLAMING and _tells(word, act):
            return None  # 'said in June that': the day of the saying
        # The date hangs on this verb: it is the act's if the act is its noun or its clause.
        for further, other in enumerate((act, *act.ancestors)):
            if other.i == word.i:
                own = further <= 4 and not _stands_apart(act, word)
                own = own and not (act.i < word.i < date.i and _is_before(act, word))
                return steps + 2 * further if own else None
            if other.dep_ == "relcl" and not halted and word.lemma_ not in ("be", "see"):
                break  # 'the state that struck Chad spoke in May'
        # 'The charge made in June'; 'accused him when, in June, it placed him under sanctions'.
        if word.head.i == act.i and (word.dep_ == "acl" or _is_when(word) or _is_speech(word)):
            return steps + 2
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
    if any(a.lemma_ in _TELLINGS or _is_when(a) for a in beside):
        return False
    before = [p for p in within(act, "prep") if p.lower_ in _GROUNDS and p.i < date.i]
    known = [o for p in before for o in within(p, "pobj") if _is_definite(o)]
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
    return first.i > 0 and first.nbor(-1).text == ","


def _is_before(act: Token, verb: Token) -> bool:
    """'After talks with Chad, Mali promised tanks by 2028': told of an earlier time."""
    fronted = (a for a in act.ancestors if a.dep_ == "prep" and a.head.i == verb.i)
    return any(a.lower_ in ("after", "before", "since", "following") for a in fronted)


def _is_apart(noun: Token) -> bool:
    """'After the raid': what stands in time to another act."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _APART and noun.lemma_ in _HAPPENING


def _is_called(noun: Token, date: Token) -> bool:
    """'The election of 2016', 'the 2016 election': the year names the noun."""
    if noun.lemma_ in DEALS | _EVENTS | _TELLINGS or noun.lemma_ not in _HAPPENING:
        return False
    word = date.head if date.dep_ == "pobj" else date
    return word.head.i == noun.i and (word.lower_ == "of" or word.i == date.i)


_HAPPENING = _EVENTS | frozenset("murder killing coup death annexation election collapse".split())


def _is_frame(verb: Token, act: Token) -> bool:
    """'Bought in a deal signed in May', 'in raids that killed ten in May': of the act as well."""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl") or noun.lemma_ not in DEALS | _TELLINGS | _EVENTS:
        return False
    if noun.dep_ in ("nsubj", "dobj") and noun.lemma_ in DEALS:
        return noun.head.i == act.i
    if noun.dep_ != "pobj" or noun.head.lower_ not in _INSIDE:
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
