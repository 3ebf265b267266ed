"""Strikes that are none: feared, rehearsed, allowed, only possible, or of words and laws."""

from spacy.tokens import Token

from app.claims.claim import Modality
from app.extraction.arguments import agents, prepositions
from app.extraction.attribution import Voice
from app.extraction.tree import within

# 'Simulated an invasion', 'braced for a strike', 'warned against an attack'.
_SUPPOSING = frozenset(
    "simulate rehearse practise practice imagine envisage envision model train drill fear dread "
    "deter prevent avert avoid forestall brace prepare guard anticipate discourage dissuade warn "
    "defend protect insure fend ward repulse predict preclude rule foil thwart".split()
)
_SUPPOSED = frozenset(
    "possible potential future feared hypothetical simulated mock imaginary imminent eventual "
    "threatened conceivable looming likely further fictional notional any every no such "
    "cyber verbal rhetorical diplomatic economic propaganda personal trade legal charm price proxy "
    "hunger general political media".split()
)
# 'Lets it strike Russia', 'is able to strike': who may or can has not.
_LETTING = frozenset(
    "let allow permit enable authorise authorize forbid bar able capable free license licence "
    "empower equip position designed".split()
)
_MAYS = frozenset(
    "permission right ability capacity capability clearance leave licence license power means "
    "freedom fear scenario risk danger simulation drill exercise rehearsal wargame deterrent "
    "defence defense protection guarantee case event possibility prospect threat likelihood chance "
    "spectre specter plot warning".split()
)
_READYING = frozenset(
    "mass amass assemble gather muster concentrate prepare ready plan plot conspire collude scheme "
    "recruit train arm equip build seek buy acquire obtain purchase procure order".split()
)
_LAWS = frozenset(
    "sanction tariff duty fine embargo ban levy penalty lawsuit restriction charge veto tax "
    "criticism accusation rhetoric word question statement".split()
)
_BEGINNING = frozenset("begin start come follow happen occur take be continue go".split())
_TRADES = frozenset("economy export import trade industry sector revenue finance bank".split())
_WORDY = frozenset("attack assail blast slam hit strike batter hammer pummel bash target".split())
# 'Rolled into Qatar for an exercise', 'to join the mission'.
_FRIENDLY = frozenset(
    "exercise drill manoeuvre maneuver parade mission training ceremony peacekeeping evacuation "
    "rescue aid relief operation deployment".split()
)
_REHEARSALS = frozenset("exercise drill manoeuvre maneuver parade training".split())
_HELPING = frozenset(
    "join help assist train support protect guard secure evacuate reinforce relieve monitor patrol "
    "keep take participate".split()
)
_WATERS = frozenset("sea water ocean airspace".split())


def is_supposed(act: Token, voice: Voice) -> bool:
    """Whether a strike is told as a fear, a drill, a licence or a power, or is one of words."""
    none = _only_may(act, voice) or _is_imagined(act) or _is_of_words(act) or _falls_nowhere(act)
    return none or _is_aim(act)


def _is_aim(act: Token) -> bool:
    """'Massed troops in order to attack Chad': what one got ready for."""
    if act.tag_ != "VB" or act.dep_ not in ("advcl", "acl", "xcomp"):
        return False
    over = act.head
    while over.pos_ not in ("VERB", "AUX") and over.head.i != over.i:  # 'in order', 'troops'
        over = over.head
    return over.lemma_ in _READYING


def is_friendly(verb: Token) -> bool:
    """'Rolled into Qatar for an exercise', 'drove into Somalia to join the mission'."""
    ends = [t for p, t in prepositions(verb) if p in ("for", "on", "under")]
    ends += [t for p, t in prepositions(verb) if p == "in" and t.lemma_ in _REHEARSALS]
    aims = [*within(verb, "xcomp", "advcl"), *(a for n in ends for a in within(n, "acl"))]
    return any(t.lemma_ in _FRIENDLY for t in ends) or any(a.lemma_ in _HELPING for a in aims)


def _only_may(act: Token, voice: Voice) -> bool:
    helped = {c.lower_ for c in within(act, "aux")}
    if "can" in helped or ("could" in helped and "have" not in helped and voice.speaker is None):
        return True
    if voice.modality is Modality.DENIED and (act.tag_ == "VB" or helped & {"would", "will"}):
        return True  # 'would not attack', 'refused to let it strike'
    over = act.head
    if act.dep_ in ("ccomp", "xcomp", "dobj") and over.lemma_.lower() in _LETTING:
        return True
    if act.dep_ == "pcomp":  # 'capable of striking', 'the risk of'
        over = over.head
    named = act.dep_ in ("acl", "pcomp") or (
        act.dep_ == "pobj" and act.head.lower_ in ("of", "for")
    )
    over = act.head.head if act.dep_ == "pobj" else over
    return named and over.lemma_.lower() in _MAYS | _LETTING


def _is_imagined(act: Token) -> bool:
    if act.pos_ == "NOUN":
        if any(c.lower_ in _SUPPOSED for c in act.children if c.i < act.i):
            return True
        over = act.head.head if act.dep_ == "pobj" else act.head
        if act.dep_ == "nsubj" and over.lemma_ not in _BEGINNING:
            # 'An attack on Latvia would lead to war'.
            return any(c.lower_ in ("would", "could", "might") for c in within(over, "aux"))
        led = act.dep_ in ("dobj", "nsubjpass") or (
            act.dep_ == "pobj" and act.head.lower_ in ("for", "against", "of", "off", "from")
        )
        return led and over.lemma_ in _SUPPOSING
    return act.dep_ in ("ccomp", "xcomp", "pcomp") and act.head.lemma_ in ("simulate", "imagine")


def _is_of_words(act: Token) -> bool:
    """'Attacked Germany over its stance', 'hit back at Britain', 'hit Belarus with sanctions'."""
    if act.pos_ != "VERB" or act.lemma_ not in _WORDY:
        return False
    around = list(prepositions(act))
    if any(p == "with" and t.lemma_ in _LAWS for p, t in around):
        return True
    if any(t.lemma_ in _TRADES for t in within(act, "dobj")):
        return True
    back = any(c.lower_ == "back" for c in act.children) and act.lemma_ != "strike"
    if back and any(p == "at" for p, _ in around):
        return True
    doers = [t for t in agents(act) if t.lemma_ in _LAWS]
    own = {c.lower_ for c in within(act, "prep")}
    return bool(doers) or (
        act.lemma_ in ("attack", "assail", "slam", "blast", "bash") and bool(own & {"over", "for"})
    )


def falls_into(water: str, act: Token) -> bool:
    """'Fired a missile into the Sea of Japan': a place of this id is sea, and nobody is struck."""
    name = water.removeprefix("place:").split("-")
    inward = any(p in _INTO and t.pos_ == "PROPN" for p, t in prepositions(act))
    return water.startswith("place:") and inward and not _WATERS.isdisjoint(name)


_INTO = frozenset("into toward towards".split())


def _falls_nowhere(act: Token) -> bool:
    """'Fired missiles into the sea off Japan', 'over Japan'."""
    around = list(prepositions(act))
    if any(p in _INTO | {"in"} and t.lemma_ in _WATERS for p, t in around):
        return True
    flown = act.lemma_ in ("fire", "launch", "lob", "send", "fly", "test")
    return flown and any(p == "over" for p, _ in around) and not any(p == "at" for p, _ in around)
