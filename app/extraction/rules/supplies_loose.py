"""SUPPLIES where the tree fails: who gave and who got by the words that lead to them alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from spacy.tokens import Token

from app.claims.claim import Modality, Status
from app.entities.kinds import Kind
from app.extraction.arguments import patients
from app.extraction.nouns import FIRED, MEASURES
from app.extraction.roles import Led, led
from app.extraction.rules import (
    supplies,
    supplies_contracts,
    supplies_listed,
    supplies_moved,
    supplies_named,
)
from app.extraction.rules.giving import Act, act_of
from app.extraction.rules.sides import Side, side_of
from app.extraction.rules.supplies_left import filled, has_own, is_home
from app.extraction.rules.transfers import drafts
from app.extraction.salience import Ref
from app.extraction.saying import SPEECH
from app.extraction.scene import Draft, Scene
from app.extraction.tree import coordinated, within

# What is done with arms on their way that is no other use of them.
_HOLDING = frozenset("have hold include find seize intercept contain pay take owe thank be".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The transfers of a sentence, read strictly where the tree allows, else by leading words."""
    rules = (supplies, supplies_moved, supplies_named, supplies_contracts, supplies_listed)
    strict = [draft for rule in rules for draft in rule.read(scene)]
    for part in _parts(scene):
        told = [draft for draft in strict if draft.act.i in part]
        each = any(draft.stretch for draft in told)  # read word by word already
        yield from told if each else _loose(scene, part, shared=bool(told)) or told


def _parts(scene: Scene) -> Iterator[range]:
    """A sentence in the parts that semicolons make."""
    ends = [t.i for t in scene.sentence if t.text == ";"] + [scene.sentence.end]
    start = scene.sentence.start
    for end in ends:
        yield range(start, end)
        start = end


def _loose(scene: Scene, part: range, *, shared: bool) -> list[Draft]:
    """'Aboard it, for Chad, were rifles sent, it seems, from Serbia'.

    `shared`: only where several give each their own, which the tree tells as if all gave all.
    """
    words = [t for t in scene.sentence if t.i in part]
    acts = [t for t in words if _is_act(scene, t)]
    weapons = [t for t in words if _is_weapon(scene, t, acts)]
    told = not weapons
    if told:  # 'those the Spaniards shipped': arms named before
        weapons = [t for a in acts for t in patients(a) if scene.refs.weapons([t])]
    if not weapons or not acts:
        return []
    arms = {t.i for t in weapons}
    states = [o for o in led(scene, meant=True) if o.ref.token.i in part]
    states = [o for o in states if o.ref.token.i not in arms and not has_own(o.ref.token)]
    states = [o for o in states if not is_home(scene, o.ref.token) and not _is_told(o.governor)]
    shares = _shares([o for o in states if _is_behind_from(o.ref.token)], _named(scene, words))
    if shared and not shares:
        return []
    givers, receivers = _both_sides(states, arms)
    if shares:
        givers = [o for o in states if _is_behind_from(o.ref.token)]
    who, whom = filled(scene, part, givers, receivers, acts, told=told)
    if not who or not whom:
        return []
    led_by = {one.governor.i for one in (*givers, *receivers)}
    told_by = [a for a in acts if a.i in led_by] or acts
    each = shares or [(who, weapons)]
    return [
        draft
        for giving, arms_of in each
        for draft in _drafts(
            scene, _told_by(scene, told_by, arms_of), giving, whom, scene.refs.weapons(arms_of)
        )
    ]


def _told_by(scene: Scene, acts: Sequence[Token], weapons: Sequence[Token]) -> Token:
    """Which act tells of the arms: what did not come first, else the nearest.

    'Paid for tanks that Serbia never delivered': the last.
    """
    far = {t.i: min(abs(t.i - w.i) for w in weapons) for t in acts}
    return min(acts, key=lambda t: (not scene.voice(t).halted, far[t.i]))


def _is_told(verb: Token) -> bool:
    """'A report given to Chad says', 'apart from Chad': no arms were given to it, or by it."""
    said = verb.dep_ in ("acl", "relcl") and verb.head.lemma_ in SPEECH
    return said or verb.lower_ in ("apart", "aside")


def _named(scene: Scene, words: Sequence[Token]) -> list[Token]:
    arms = (t for t in words if scene.named(t) and scene.refs.all([t], Kind.WEAPON))
    return [t for t in arms if t.dep_ != "compound" or t.head.lemma_ not in _AROUND]


# 'Expelled from the F-35 programme'.
_AROUND = frozenset("programme program project pilot crew training".split())


def _both_sides(states: Sequence[Led], arms: set[int]) -> tuple[list[Led], list[Led]]:
    """Who gave and who got, as far as the words that lead to each say."""
    sides = [(one, side_of(one, arms)) for one in states]
    givers = _row([one for one, side in sides if side is Side.GIVER])
    givers = givers or _row([one for one, side in sides if side is Side.MAKER])
    ids = {one.ref.id for one in givers}
    receivers = _row([o for o, side in sides if side is Side.GETTER and o.ref.id not in ids])
    # 'Seoul's guns went to Poland' has them from Seoul, 'Kenya's guns are from Italy' for Kenya.
    owners = _row([o for o, side in sides if side is Side.OWNER and o.ref.id not in ids])
    if receivers and not givers:
        givers = [one for one in owners if one.ref.id not in {o.ref.id for o in receivers}]
    return givers, receivers or owners


def _drafts(
    scene: Scene, act: Token, who: Sequence[Ref], whom: Sequence[Ref], weapons: Sequence[Ref]
) -> Iterator[Draft]:
    wanted = act_of(act) is Act.WANT
    status = Status.PLANNED if wanted else None
    found = drafts(scene, act, who, whom, weapons, [], "supplies/loose", status=status, weak=True)
    for draft in found:
        if wanted and draft.voice.modality is not Modality.DENIED:
            yield replace(draft, voice=replace(draft.voice, modality=Modality.PLANNED))
        else:
            yield draft


def _is_behind_from(name: Token) -> bool:
    before = [t.lower_ for t in name.doc[max(name.i - 2, 0) : name.i] if t.lower_ != "the"]
    return before[-1:] == ["from"]


def _shares(givers: Sequence[Led], weapons: Sequence[Token]) -> list[tuple[list[Ref], list[Token]]]:
    """'Tanks from Italy and guns from Spain': to each what is its own; nothing where all share."""
    at = sorted([(w.i, w, None) for w in weapons] + [(g.ref.token.i, None, g) for g in givers],
                key=lambda each: each[0])  # fmt: skip
    rows = [(g is None, list(row)) for g, row in groupby(at, key=lambda each: each[2])]
    kinds = [is_arms for is_arms, _ in rows]
    if len(rows) < 4 or len(rows) % 2 or any(a == b for a, b in pairwise(kinds)):
        return []
    pairs = zip(rows[::2], rows[1::2], strict=True)
    both = [(a, b) if kinds[0] else (b, a) for (_, a), (_, b) in pairs]
    return [([g.ref for *_, g in owner if g], [w for _, w, _ in arms if w]) for arms, owner in both]


def _is_act(scene: Scene, token: Token) -> bool:
    """Whether a word moves arms; 'go' and 'land' only where arms do."""
    if scene.named(token) or act_of(token) is None:
        return False
    promised = [c for c in within(token, "xcomp") if token.lemma_ in ("offer", "promise", "pledge")]
    if any(act_of(c) is None for c in promised):
        return False  # 'offered to mediate'
    subjects = [t for s in within(token, "nsubj", "nsubjpass") for t in coordinated(s)]
    return token.lemma_ not in _MOVING or bool(scene.refs.weapons(subjects))


_MOVING = frozenset("enter go follow land head pour leave".split())


def _is_excepted(token: Token) -> bool:
    """'Tanks, but no rifles', 'a missile fired by Chad was stopped before it reached Mali'."""
    fired = any(c.lemma_ in FIRED for c in within(token, "acl", "relcl"))
    return fired or [t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i]] == ["but", "no"]


def _is_weapon(scene: Scene, token: Token, acts: Sequence[Token]) -> bool:
    """Whether a word is a weapon that an act does something with, and no other verb."""
    mention = scene.refs.mention(token)
    if mention is None or mention.kind is not Kind.WEAPON or _is_excepted(token):
        return False
    if any(act_of(c) for c in within(token, "acl", "relcl", "appos")):
        return True  # 'opened fire with tanks bought from Serbia'
    word = token
    while word.dep_ in ("conj", "appos", "nmod") or (
        word.dep_ == "pobj" and word.head.lower_ == "of"
    ):
        over = word.head.head if word.dep_ == "pobj" else word.head
        of = word.dep_ == "pobj" and over.pos_ == "NOUN" and over.lemma_ not in MEASURES
        if of and act_of(over) is None and over.lemma_ not in _NAMING:
            return False  # 'a list of tanks', 'the twin of the Scalp'
        word = over
    if any(word.i == act.i for act in acts):
        return True  # 'the sale of tanks'
    if word.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT", "pobj", "relcl", "dep"):
        return False
    over = word.head.head if word.dep_ == "pobj" else word.head
    if word.dep_ == "pobj" and over.pos_ == "NOUN" and over.lemma_ in _PARTS_OF:
        return False  # 'engines for drones'
    if word.dep_ == "pobj" and word.head.lower_ not in ("for", "with", "to"):
        return any(over.i == a.i for a in acts)  # 'settled on tanks', 'haggled over them'
    if over.pos_ == "AUX" and word.dep_ == "nsubj":
        below = {t.i for t in over.subtree}
        return any(a.i in below or a.i == over.i for a in acts)
    return over.pos_ != "VERB" or over.lemma_ in _HOLDING or any(over.i == a.i for a in acts)


_PARTS_OF = frozenset("part component engine spare chip facility plant factory".split())
# What stands over arms and means them: 'to the value of', 'in the form of tanks'.
_NAMING = frozenset(
    "value form shape equivalent worth company couple dozen trio type class handful fleet "
    "fraction share rest first last bulk lion remainder total sum".split()
)


def _row(found: list[Led]) -> list[Led]:
    """Those found, where they stand in one row: two givers in two places are none to trust."""
    one = len({one.governor.i for one in found}) == 1 or len({one.ref.id for one in found}) == 1
    return found if one else []
