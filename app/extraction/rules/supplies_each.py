"""SUPPLIES to each its own: 'sold India S-400 systems and China Su-35 jets', 'jets to Chad and'.

Read word by word from the verb on: the tree of such a list is seldom right.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.extraction.arguments import agents, is_passive
from app.extraction.mention import Mention
from app.extraction.moments import CALENDAR
from app.extraction.rules.transfers import TAKE, drafts
from app.extraction.salience import Ref
from app.extraction.saying import DATIVE
from app.extraction.scene import Draft, Scene

_BETWEEN = frozenset("NUM ADJ DET ADV".split())
_WHO = frozenset((Kind.COUNTRY, Kind.ORGANIZATION))


@dataclass
class Part:
    """One part of a list: which arms and who else, from word `start` on to word `end`.

    `whom`: who gets them, or from whom they are got; `giver`: where that is said again.
    """

    start: int
    end: int
    weapons: list[Ref] = field(default_factory=list)
    whom: list[Ref] = field(default_factory=list)
    giver: Ref | None = None


def parts(scene: Scene, verb: Token) -> list[Part]:
    """The parts of a list of arms that hang on one verb; nothing where there is but one."""
    if is_passive(verb):
        return []
    between = ("from",) if verb.lemma_ in TAKE else ("to", "for")
    found = _doubled(scene, verb) or _by(scene, verb, between)
    found = [part for part in found if part.whom]
    return [part for part in found if part.weapons] if len(found) > 1 else []


def to_each(scene: Scene, verb: Token, found: list[Part]) -> Iterator[Draft]:
    """A transfer for each of the parts, of the date that stands in it."""
    own = scene.refs.states(agents(verb))
    arms = [w.token for part in found for w in part.weapons]
    for part in found:
        ways = (part.whom, own) if verb.lemma_ in TAKE else (own, part.whom)
        givers, receivers = ([part.giver], part.whom) if part.giver else ways
        for draft in drafts(scene, verb, givers, receivers, part.weapons, [], "supplies/each"):
            what = draft.counted
            before = [w for w in arms if what is not None and w.i < what.i]
            # '50 jets and Mali 40 tanks', the jets taken for what the tanks are: whose 50?
            mixed = any(a == what for w in before for a in w.ancestors)
            counted = None if mixed else what
            yield replace(draft, counted=counted, stretch=(part.start, part.end))


def _doubled(scene: Scene, verb: Token) -> list[Part]:
    """'Gave Chad tanks and Mali mortars'.

    A state behind a rebel group begins a clause of its own ('Rwanda gave the rebels mortars and
    Uganda ammunition'), and so does one behind a comma: 'sent Chad tanks, Latvia mortars'.
    """
    found: list[Part] = []
    for token in verb.doc[verb.i + 1 : verb.sent.end] if verb.lemma_ in DATIVE else ():
        mention = scene.refs.mention(token)
        if mention is None:
            if token.pos_ in _BETWEEN or token.lower_ in (",", "and"):
                continue
            if token.lower_ in ("to", "for") or token.dep_ in ("aux", "nsubj"):
                return []  # 'Chad tanks and Kenya mortars to Mali', 'and Kenya gave'
            break
        ref = scene.refs.of(token)[0]
        if mention.kind is Kind.WEAPON and found:
            found[-1].weapons.append(ref)
        elif _opens(token, verb) and mention.kind in _WHO and _is_named(token, mention):
            if not found or found[-1].weapons:
                found.append(Part(token.i, token.i))
            found[-1].whom.append(ref)
        else:
            return []
        found[-1].end = token.i
    for part in found:
        if part.whom[0].kind is not found[0].whom[0].kind:
            part.weapons = []
    return found


def _by(scene: Scene, verb: Token, between: tuple[str, ...]) -> list[Part]:  # noqa: C901  one case a word
    """'Sent tanks to Chad and mortars to Mali', 'and Croatia rifles to Mali', 'got tanks from'."""
    found, linked = [Part(verb.i, verb.i)], False
    behind: list[Ref] = []  # named behind who got arms: another, or the next giver
    cut = verb.i
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        part, mention = found[-1], scene.refs.mention(token)
        part.end = token.i
        cut = token.i if token.lower_ in (",", "and", "while") else cut
        new = bool(part.whom) and token.pos_ == "NOUN"
        if mention is None:
            if token.lower_ in between and not part.whom and (part.weapons or part.start > verb.i):
                linked = True
            elif token.pos_ in ("VERB", "AUX"):
                behind = []
                break
            elif new and token.lower_ not in _TIMES:
                found.append(Part(token.i, token.i))  # of arms that no name tells
                behind, linked = [], False
            elif behind and token.lower_ in (",", "and"):  # 'to Chad and Mali and rifles to'
                part.whom, behind = [*part.whom, *behind], []
            elif token.lower_ not in _PASSED and token.pos_ not in _BETWEEN | {"NOUN"}:
                break
            continue
        ref = scene.refs.of(token)[0]
        if mention.kind is Kind.WEAPON:
            if part.whom:
                part.end = cut
                found.append(Part(cut, token.i, giver=behind[0] if behind else None))
                behind, linked = [], False
            found[-1].weapons.append(ref)
        elif mention.kind in _WHO and _is_named(token, mention) and linked:
            (behind if part.whom else part.whom).append(ref)
        elif mention.form != "demonym":
            break
    found[-1].whom += behind if found[-1].whom else []
    return found


_TIMES = CALENDAR | {"year", "month", "week"}
_PASSED = _TIMES | frozenset((",", "and", "while", "of", "in", "on"))


def _is_named(token: Token, mention: Mention) -> bool:
    """'The Saudis', but no 'Saudi'."""
    people = token.nbor(-1).lower_ == "the" and token.text.endswith("s")
    return mention.form != "demonym" or people


def _opens(name: Token, verb: Token) -> bool:
    """Whether a name stands right behind the verb or 'and'."""
    before = name.nbor(-1)
    before = before.nbor(-1) if before.lower_ == "the" else before
    return before.i == verb.i or before.lower_ == "and"
