"""When what a sentence tells happened: which of the dates near an act is its own.

A date belongs to the verb or noun it hangs on; that of a saying is no date of what is said. Where
a sentence has none for its act, what the sentences before told may hold on.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.extraction.attribution import Voice, is_marked
from app.extraction.dates import Dated
from app.extraction.owning import (
    DEALS,
    EVENTS,
    INSIDE,
    TELLINGS,
    is_definite,
    is_past,
    is_told,
    stands_apart,
    steps_to,
)
from app.extraction.saying import EMERGING, RELEASING, REPORTING, SEIZING
from app.extraction.tree import within

Ends = tuple[str | None, str | None]

_OCCASIONS = TELLINGS | (EVENTS - frozenset("war clash fighting operation offensive".split()))
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


class Told(NamedTuple):
    """A date of a sentence, the word it hangs by and the verb above that."""

    dated: Dated
    word: Token
    verb: Token | None

    @property
    def saying(self) -> bool:
        """Whether it is the day of a saying."""
        return self.verb is not None and self.verb.lemma_.lower() in REPORTING | EMERGING

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
    verbs = (a for a in word.ancestors if a.pos_ in ("VERB", "AUX") and a.dep_ != "aux")
    return Told(dated, word, next(verbs, None))


def own_date(act: Token, voice: Voice, here: Sequence[Told]) -> Ends | None:
    """The date in its sentence that stands nearest to an act in the tree, if it is its own."""
    near = [
        (steps, one) for one in here if (steps := steps_to(one.word, act, voice.halted)) is not None
    ]
    if near:
        one = min(near, key=lambda pair: pair[0])[1]
        if voice.modality is Modality.PLANNED and _is_of_past(one, act):
            return None
        if one.word.lower_ == "overnight" and (said := date_of_saying(here)) is not None:
            return said  # 'said on Friday that it had struck overnight'
        to_come = _is_to_come(act, voice) and not (_is_of_past(one, act) or _was_to_come(act))
        return (one.dated.forward if to_come else None) or one.ends
    return _since(act, here) or _only_date(act, voice, here)


def _is_of_past(one: Told, act: Token) -> bool:
    """'Will send tanks under a contract signed in May': that May has been."""
    verb = one.verb
    return verb is not None and verb.i != act.i and verb.tag_ == "VBN" and verb.dep_ == "acl"


def _since(act: Token, here: Sequence[Told]) -> Ends | None:
    """'Has used them since the war began in May', 'since the war of May': from then on."""
    over = {act.i, *(a.i for a in act.ancestors)}
    for one in here:
        events = [a for a in one.word.ancestors if a.dep_ == "pobj" and a.head.lower_ == "since"]
        lasting = not is_told_in_past(act)
        if lasting and any(e.head.head.i in over and e.lemma_ in EVENTS for e in events):
            return one.dated.from_, None
        clause = one.verb
        if clause is None or clause.dep_ != "advcl" or not is_marked(clause, "since"):
            continue
        if clause.head.i in over and act.i != clause.i:
            return one.dated.from_, None
    return None


def _over(act: Token) -> Iterator[Token]:
    """The words over an act, but in 'Chad signed in May, and Mali will get ten' of Mali's alone."""
    for word in (act, *act.ancestors):
        if word.dep_ == "conj" and within(word, "nsubj", "nsubjpass"):
            return
        yield word.head


def date_of_pledge(act: Token, here: Sequence[Told]) -> Ends | None:
    """'It would send tanks, it announced on Friday': the day on which it was made known."""
    over = {word.i for word in _over(act)}
    for one in here:
        if one.verb is None or one.verb.lemma_ not in _CLOSING or not one.point:
            continue
        if one.verb.i in over or _closes_deal(one.verb):
            return one.ends
    return None


def _closes_deal(verb: Token) -> bool:
    """'Will get tanks under a contract concluded in May', however the two hang together."""
    before = verb.doc[max(verb.i - 3, 0) : verb.i]
    return any(t.lower_ == "under" for t in before) and verb.nbor(-1).lemma_ in DEALS


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
        named = any(s.lemma_ in names and is_definite(s) for s in subjects)
        seized = halted and one.verb.lemma_ in SEIZING
        day = one.dated.from_ or ""
        if (named and own is None) or (seized and (own is None or day.startswith(own[0] or "?"))):
            return one.ends
    return None


def looked_back_on(act: Token) -> Token | None:
    """The noun by which an act's clause looks back on an occasion: 'during the visit it signed'."""
    over = {act.i, *(a.i for a in act.ancestors if a.sent.start == act.sent.start)}
    for prep in act.sent:
        if prep.dep_ != "prep" or prep.lower_ not in INSIDE or prep.head.i not in over:
            continue
        for noun in within(prep, "pobj"):
            told_here = within(noun, "relcl", "acl", "prep", "poss", "compound")
            if noun.lemma_ in _OCCASIONS and is_definite(noun) and not told_here:
                return noun
    for verb in (act, *act.ancestors):  # 'the same letter held a rebuke'
        for noun in within(verb, "nsubj"):
            if noun.lemma_ in _OCCASIONS and any(c.lower_ == "same" for c in noun.children):
                return noun
    return None


def date_of_occasion(noun: Token, told: Sequence[Told]) -> Ends | None:
    """The last date told before of an occasion: of a speech the day of a saying."""
    spoken = noun.lemma_ in TELLINGS
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


def _was_to_come(act: Token) -> bool:
    """'Was to send tanks in May': that May has been; not 'said it was to send them in May'."""
    over = act.head if act.dep_ == "xcomp" else act
    past = {over.lower_, *(c.lower_ for c in within(over, "aux", "auxpass"))}
    told = any(a.lemma_.lower() in REPORTING for a in over.ancestors)
    return not past.isdisjoint(("was", "were", "had")) and not told


def _is_told_apart(clause: Token) -> bool:
    """A clause that only tells which thing is meant: not ', where he met Ali', 'under which'."""
    first = clause.left_edge
    if clause.dep_ != "relcl" or first.i == first.sent.start:
        return clause.dep_ == "acl"
    return first.nbor(-1).text != "," and first.pos_ != "ADP" and first.lower_ != "where"


def _only_date(act: Token, voice: Voice, here: Sequence[Told]) -> Ends | None:
    """The one date of a sentence, where it is of no saying and of no other act's own clause.

    'Something new was seen on Sunday, when Chad struck Sudan': of the striking.
    """
    if len(here) != 1 or voice.modality is Modality.PLANNED:
        return None
    [one] = here
    over = next((a for a in one.word.ancestors if a.pos_ == "VERB"), None)
    if over is None or over.lemma_.lower() in REPORTING | RELEASING | EMERGING or not one.point:
        return None
    between = list(takewhile(lambda word: word.i != over.i, (act, *act.ancestors)))
    below = over.i != act.i and between[-1].head.i == over.i
    # 'The destroyers that Peru sold Chad left on Friday': no day of the sale.
    aside = not voice.halted and any(map(_is_told_apart, between))
    aside = aside or any(is_told(word, over) for word in between)
    own = below and not aside and is_past(over) and not stands_apart(act, over)
    return one.ends if own else None
