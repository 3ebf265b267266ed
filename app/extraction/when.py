"""When what a draft says happened, as far as its sentence and those around it tell."""

from collections.abc import Sequence

from spacy.tokens import Token

from app.claims.claim import Modality, Status
from app.claims.fact_types import FactType
from app.extraction.dating import (
    NAMED,
    Ends,
    Told,
    date_of_deal,
    date_of_occasion,
    date_of_pledge,
    date_of_saying,
    date_told_again,
    is_told_in_past,
    looked_back_on,
    only_date_told,
    own_date,
)
from app.extraction.owning import DEALS, is_definite
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

_HANDING = frozenset("hand deliver send ship supply transfer give".split())


def _are_handed(arms: Token, verb: Token | None) -> bool:
    """'Got missiles from Chad, which were handed over in May'."""
    if verb is None or verb.dep_ != "relcl" or verb.lemma_ not in _HANDING or verb.i < arms.i:
        return False
    which = [t for t in within(verb, "nsubjpass") if t.lower_ in ("which", "that")]
    were = any(c.lower_ == "were" for c in within(verb, "auxpass"))
    return bool(which) and (verb.head.i == arms.i or (were and arms.tag_ == "NNS"))


# Done by saying: the day on which one spoke is theirs.
_SPOKEN = frozenset((FactType.ACCUSED, FactType.CONDEMNED, FactType.DENIED))
_LIFTING = frozenset("lift end remove waive scrap drop revoke rescind repeal expire lapse".split())
# What lasts has no day but one of its own.
_STANDING = frozenset((FactType.ALLIED_WITH, FactType.SUPPORTS))
_ASIDE = frozenset("relcl acl appos amod compound nmod".split())


def date_of(scene: Scene, draft: Draft) -> Ends | None:
    """When what a draft says happened, as far as the article tells."""
    if (right_behind := _date_right_behind(scene, draft)) is not None:
        return _lasting(draft, right_behind)
    if (measure := _date_of_measure(scene, draft)) is not None:
        return measure
    if (aside := _said_aside(draft)) is not None:
        within_it = {t.i for t in aside.subtree}
        here = [t for t in scene.told if t.word.i in within_it]
        return _lasting(draft, own_date(draft.act, draft.voice, here))
    if (there := _date_of_part(scene, draft)) is not None:
        return there
    here = [t for t in scene.told if not _is_of_contract(t, draft)]
    own = _date_of_arms(scene, draft) or own_date(draft.act, draft.voice, here)
    own = own or _date_of_own_words(scene, draft) or _date_of_stay(scene, draft)
    own = own or _date_before(scene, draft)
    return _lasting(draft, _date_behind(scene, draft, own) or own)


def _date_right_behind(scene: Scene, draft: Draft) -> Ends | None:
    """'Flew to Chad on Monday and to Mali on Tuesday': of a list of dates that of its object."""
    at, act = draft.at, draft.act
    told = [t for t in scene.told if t.point and t.word.i > act.i]
    if at is None or len(told) < 2 or not _is_list(act, told[0].word, told[-1].word):
        return None
    behind = next((t for t in told if t.word.i > at.i > act.i), None)
    if behind is None or any(t.lower_ in (",", "and") for t in at.doc[at.i : behind.word.i]):
        return None
    return behind.ends


def _is_list(act: Token, first: Token, last: Token) -> bool:
    """Whether no other verb tells what stands between an act and the last of its dates."""
    verbs = [t for t in act.doc[act.i + 1 : last.i] if t.pos_ in ("VERB", "AUX")]
    return not verbs and any(t.lower_ == "and" for t in act.doc[first.i : last.i])


def _lasting(draft: Draft, dated: Ends | None) -> Ends | None:
    """Of an alliance joined on a day: from that day on."""
    joined = draft.type is FactType.ALLIED_WITH and dated and dated[0] == dated[1]
    return (dated[0], None) if dated and joined else dated


def _said_aside(draft: Draft) -> Token | None:
    """The words that describe somebody in passing: no day of the clause about them is theirs.

    'Chad, a member of NATO, struck Mali on Friday': no member since Friday.
    """
    lasts = draft.type is FactType.USES and draft.act.tag_ in ("VBZ", "VBP")
    if draft.type not in _STANDING and not lasts:
        return None
    for word in (draft.act, *draft.act.ancestors):
        bare = word.dep_ == "prep" and word.head.pos_ in ("NOUN", "PROPN")
        if bare or word.dep_ in _ASIDE:
            return word
        if word.pos_ in ("VERB", "AUX"):
            return None
    return None


def _date_of_measure(scene: Scene, draft: Draft) -> Ends | None:
    """'The embargo that it imposed in 1987', 'lifted an embargo on Friday': from, up to."""
    act = draft.act
    if draft.type is not FactType.SANCTIONED or act.pos_ != "NOUN":
        return None
    clauses = {t.i for c in within(act, "relcl", "acl") for t in c.subtree}
    begun = next((t.dated.from_ for t in scene.told if t.word.i in clauses and t.point), None)
    for one in scene.told:  # 'its embargo, in force since 1962'
        if [t.lower_ for t in act.doc[max(one.word.i - 3, 0) : one.word.i]] in _IN_FORCE:
            return one.dated.from_, None
    over = act.head if act.dep_ in ("nsubj", "dobj", "nsubjpass") else act
    if over.lemma_ not in _LIFTING:
        return (begun, begun) if begun else None
    beside = [t for t in scene.told if t.word.i not in clauses and t.point]
    ended = [t.dated.to for t in beside if t.verb is not None and t.verb.i == over.i]
    return (begun, ended[0]) if ended else None


_IN_FORCE = [["in", word, "since"] for word in ("force", "place", "effect")]


def _date_of_part(scene: Scene, draft: Draft) -> Ends | None:
    """'Got tanks in 1980 and jets in 1982': that of its part, where any part has one."""
    if draft.stretch is None:
        return None
    start, end = draft.stretch
    own = [t for t in scene.told if start <= t.word.i <= end]
    return own[0].ends if own else None


_CONTRACTING = frozenset("sell buy purchase order sale acquire contract".split())


def _is_of_contract(told: Told, draft: Draft) -> bool:
    """'Delivered tanks under a contract of 2012': the day of the contract."""
    if draft.status is not Status.DELIVERED or draft.act.lemma_ in _CONTRACTING:
        return False
    for word in told.word.ancestors:
        if word.i == draft.act.i:
            return False
        if word.lemma_ in DEALS and word.dep_ == "pobj" and word.head.lower_ == "under":
            return True
    return False


def _date_of_own_words(scene: Scene, draft: Draft) -> Ends | None:
    """'Chad said on Tuesday that it condemned the raid': of that Tuesday."""
    over = {a.i for a in draft.act.ancestors}
    for one in scene.told if draft.type in _SPOKEN else ():
        own = one.saying and one.point and one.verb is not None and one.verb.i in over
        if own and one.verb is not None and draft.subject in scene.speakers(one.verb):
            return one.ends
    return None


def _date_of_stay(scene: Scene, draft: Draft) -> Ends | None:
    """'Flew to Chad and met Ali in May': in that May."""
    for one in scene.told if draft.type is FactType.VISITED else ():
        verb = one.verb
        if verb is None or not one.point or one.saying:
            continue
        then = verb.dep_ == "conj" and verb.head.i == draft.act.i and verb.tag_ == "VBD"
        if then and not within(verb, "nsubj", "nsubjpass"):
            return one.ends
    return None


def _date_of_arms(scene: Scene, draft: Draft) -> Ends | None:
    """'Bought jets in 2023 and tanks a year later': that of the tanks."""
    arms = draft.counted
    if arms is None or draft.type is not FactType.SUPPLIES:
        return None
    if handed := [t for t in scene.told if t.point and _are_handed(arms, t.verb)]:
        return handed[0].ends
    if arms.dep_ != "conj":
        return None
    below = {t.i for t in arms.subtree}
    of_more = {t.i for c in within(arms, "conj") for t in c.subtree}
    own = [t for t in scene.told if t.word.i in below - of_more and t.point]
    return own[0].ends if own else None


def _date_before(scene: Scene, draft: Draft) -> Ends | None:
    """A past act's date from the sentences before: of its occasion, its speech, its story."""
    act, voice = draft.act, draft.voice
    if draft.status is Status.AGREED:
        pledged = date_of_pledge(act, scene.told) or _date_of_promise(scene, draft)
        again = any(t.lemma_ in DEALS and is_definite(t) for t in scene.sentence)
        before = [t for s in reversed(scene.back(2)) for t in s.told] if again else []
        return pledged or date_of_deal(before)
    if voice.modality is Modality.PLANNED or draft.type in _STANDING:
        return None
    if (occasion := looked_back_on(act)) is not None:
        return date_of_occasion(occasion, [t for s in reversed(scene.back(3)) for t in s.told])
    if scene.told or not is_told_in_past(act):
        return None
    beside = [s for s in scene.back(2) if s.paragraph is scene.paragraph]
    if draft.type in _SPOKEN:
        anew = draft.type is FactType.DENIED and any(map(scene.named, within(act, "nsubj")))
        return None if anew else _date_of_speech(scene, draft.subject, beside)
    found = only_date_told(beside[0].told) if beside and draft.type in _GOING_ON else None
    return found or (_day_of_trip(scene) if _is_on_trip(scene, draft) else None)


# What the next sentence tells of such is of the same day; of other arms given it is not.
_GOING_ON = frozenset(
    (
        *(FactType.SIGNED, FactType.VISITED, FactType.MET_WITH),
        *(FactType.ATTACKED, FactType.USES, FactType.USED_IN),
    )
)


# Sentences back to the visit on which somebody still is.
_A_TRIP = 3


def _is_on_trip(scene: Scene, draft: Draft) -> bool:
    """Who travels somewhere goes on from there, and meets people: 'he met him there'."""
    if draft.type is not FactType.MET_WITH:
        return draft.type is FactType.VISITED
    travellers = [who for n, who, _ in scene.memory.visits if scene.number - n <= _A_TRIP]
    if draft.subject in travellers or draft.object in travellers:
        return True
    he = any(t.tag_ == "PRP" for t in within(draft.act, "nsubj"))
    there = any(t.lower_ == "there" and t.pos_ == "ADV" for t in scene.sentence)
    came = [t for p in scene.sentence if p.lower_ == "for" for t in within(p, "pobj")]
    return he or there or any(map(is_definite, came))


def _date_of_promise(scene: Scene, draft: Draft) -> Ends | None:
    """'Chad will send tanks, its president said on Friday': the day on which it was promised."""
    act = draft.act
    will = any(c.lower_ in ("will", "would", "'ll", "’ll") for c in within(act, "aux"))
    over = {a.i for a in act.ancestors} if will else set()
    for one in scene.told:
        verb = one.verb if one.saying and one.point else None
        if verb is None or verb.i not in over:
            continue
        if draft.subject in scene.speakers(verb) or _speaks_government(verb):
            return one.ends
    return None


def _speaks_government(verb: Token) -> bool:
    return any(s.lemma_ in ("government", "cabinet") for s in within(verb, "nsubj"))


def _day_of_trip(scene: Scene) -> Ends | None:
    """'Flew to Paris on Monday. ... He met the president': the one day told last."""
    for earlier in scene.back(_A_TRIP):
        days = {t.ends for t in earlier.told if t.point and len(t.dated.from_ or "") == _A_DAY}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


_A_DAY = len("2024-03-10")


def _date_of_speech(scene: Scene, who: str, beside: Sequence[Scene]) -> Ends | None:
    """The day on which the same one was told to speak; or, right before, one not named."""
    for earlier in scene.back(8):
        said = [t for t in earlier.told if t.verb is not None]
        own = [t for t in said if t.verb and who in earlier.speakers(t.verb)]
        unnamed = [t for t in said if earlier in beside and t.verb and not earlier.speakers(t.verb)]
        if found := date_of_saying(own or unnamed):
            return found
    return None


def _date_behind(scene: Scene, draft: Draft, own: Ends | None) -> Ends | None:
    """A more exact date that the sentences behind give for the same: 'seized on 3 May'."""
    if draft.voice.modality is Modality.PLANNED or draft.type in _STANDING:
        return None
    halted = draft.voice.halted
    around = scene.memory.scenes[scene.number + 1 : scene.number + 3]
    around += scene.back(1) if halted else []
    names = NAMED.get(draft.type, frozenset())
    if draft.status is Status.AGREED:
        names = DEALS
    return date_told_again(names, halted, own, [t for s in around for t in s.told])
