"""Soldiers and what carries them, and whose they are: for DEPLOYED_TO."""

from collections.abc import Sequence

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.extraction.former import is_past
from app.extraction.salience import Ref
from app.extraction.scene import Scene
from app.extraction.tree import within

TROOPS = frozenset(
    "troop soldier force unit personnel adviser advisor instructor marine contingent brigade "
    "battalion mercenary peacekeeper division regiment paratrooper commando trainer technician "
    "fighter engineer specialist expert sapper crew squadron warship ship vessel aircraft "
    "policeman man detachment company corps fleet carrier operative guard army serviceman "
    "column bomber jet team group submarine destroyer frigate battery pilot boot gunner "
    "gendarme legionnaire cadre volunteer conscript recruit infantryman cavalry infantry "
    "police minder bodyguard corvette cruiser minesweeper gunboat flotilla regular "
    "battlegroup".split()
)
_UNITS = frozenset(
    "fleet brigade division battalion regiment corps squadron wing mercenaries soldiers troops "
    "forces fighters guards guard marines rangers commandos legion".split()
)
_COUNTED = frozenset("member thousand hundred dozen number group contingent team".split())


def is_troops(scene: Scene, token: Token) -> bool:
    """Whether a noun means soldiers or what carries them, or so many of them."""
    counted = [o for p in within(token, "prep") for o in within(p, "pobj")]
    if (token.lemma_ in _COUNTED or token.pos_ == "NUM") and any(
        is_troops(scene, o) for o in counted
    ):
        return True  # '1,000 of its soldiers'
    if token.lemma_ == "officer":
        return any(c.lower_ == "police" for c in within(token, "compound"))
    if (mention := scene.refs.mention(token)) and mention.kind is Kind.ORGANIZATION:
        # 'The Fifth Fleet', 'Wagner mercenaries' (but for 'rebels', who are at home).
        return mention.name.split()[-1].lower() in _UNITS
    if mention and mention.kind is Kind.WEAPON and token.lemma_ == "carrier":
        return "aircraft" in mention.name  # no 'armoured carriers'
    return token.lemma_.lower() in TROOPS or token.lower_ in ("troops", "forces", "warships")


_POSTING = frozenset("send dispatch rush move fly".split())
_MEN = frozenset("troop soldier marine paratrooper commando".split())
# What arms are sent to do by who keeps them.
_PURPOSES = frozenset(
    "guard protect defend patrol deter search operate man crew monitor escort hunt secure show "
    "evacuate shadow reinforce exercise meet watch".split()
)
_POSTS = frozenset("base airfield airbase border front frontier sea water station".split())
SHIPS = frozenset(
    "ship warship vessel destroyer frigate corvette cruiser submarine battleship gunboat "
    "minehunter minesweeper flotilla squadron".split()
)


def are_posted(verb: Token, arms: Sequence[Token], ids: Sequence[str] = ()) -> bool:
    """'Sent the frigate to Havana', 'Patriots to guard the summit': arms that their owner keeps.

    `ids`: what the arms are, where a name ('the frigate Halifax') is no word for a ship.
    """
    if verb.lemma_ not in _POSTING or not arms:
        return False
    classes = [id_.split("-")[-1].removeprefix("weapon:") for id_ in ids]
    if all(t.lemma_.lower() in SHIPS for t in arms) or (classes and SHIPS.issuperset(classes)):
        return True
    to = [o for p in within(verb, "prep", "dative") if p.lower_ == "to" for o in p.children]
    if any(o.lemma_ in _POSTS for o in to) or any(
        c.lower_ == "own" for t in arms for c in t.children
    ):
        return True
    if any(p.lower_ in ("until", "till") for p in within(verb, "prep")) and not within(verb, "neg"):
        return True  # 'will send Patriots to Chad until May'
    clauses = [c for t in (verb, *arms) for c in within(t, "advcl", "xcomp", "acl", "relcl")]
    with_ = [o for p in within(verb, "prep") if p.lower_ == "with" for o in within(p, "pobj")]
    clauses += [c for t in with_ for c in within(t, "acl", "relcl")]
    return any(c.lemma_ in _PURPOSES and c.tag_ == "VB" for c in clauses)


def go_with_men(verb: Token, arms: Sequence[Token]) -> bool:
    """'Sent troops and tanks into Chad': no gift."""
    beside = [t for arm in arms for t in (arm.head, *within(arm, "conj"))]
    return verb.lemma_ in _POSTING and any(t.lemma_ in _MEN for t in beside)


def modifiers(troops: Sequence[Token]) -> list[Token]:
    """What stands before them and may be whose they are: 'Russian', 'Chad's', 'Wagner'."""
    return [c for t in troops for c in within(t, "amod", "compound", "poss", "nmod")]


def whose(scene: Scene, troops: Sequence[Token]) -> list[Ref]:
    """Whose troops they are: 'Russian soldiers', 'soldiers from East Germany'."""
    found = scene.refs.actors(troops)
    hired = troops and all(t.lemma_ in ("mercenary", "volunteer") or is_past(t) for t in troops)
    if hired:  # 'mercenaries from Chad', 'former Chadian soldiers' are none of Chad's
        return scene.refs.all([*troops, *modifiers(troops)], Kind.ORGANIZATION)
    if found:
        return found
    found = scene.refs.actors(modifiers(troops))
    if not found:
        found = scene.refs.actors(
            [
                o
                for t in troops
                for p in within(t, "prep")
                if p.lower_ in ("from", "of")
                for o in (
                    *within(p, "pobj"),
                    *(c for q in within(p, "pobj") for c in within(q, "conj")),
                )
            ]
        )
    return found
