"""What leads to a name where the tree is not to be trusted: its own preposition or possessive.

A parser that hangs 'by Turkey' on the wrong verb still knows that 'by' leads to Turkey. Rules of
last resort, at low credibility, read a sentence by these alone.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.extraction.nouns import STATE_NOUNS
from app.extraction.salience import Ref
from app.extraction.saying import AGREEING, REPORTING
from app.extraction.scene import Scene
from app.extraction.tree import child, within

_UP = ("compound", "nmod", "conj", "appos", "nummod")
# Who does one of these with an act does the act.
_GOING_ON = AGREEING | {"cease", "continue", "begin", "start", "keep"}
_SOURCES = frozenset("according citing quoting quoted cited".split())


class Led(NamedTuple):
    """A state or body and what leads to it: a preposition or a relation; `governor` is over it."""

    ref: Ref
    by: str
    head: Token
    governor: Token


def led(scene: Scene, *, meant: bool = False) -> Iterator[Led]:
    """The states and bodies of a sentence in order, without those that only speak.

    `meant`: also those that a pronoun, a relative or 'the latter' stands for.
    """
    for token in scene.sentence:
        refs = _named(scene, token) or (_meant(scene, token) if meant else [])
        if not refs:
            continue
        by, head, governor = _lead(scene, token)
        if not by:
            continue
        if governor.lower_ in _SOURCES or (
            governor.lemma_ in REPORTING and not within(governor, "dobj")
        ):
            continue
        for ref in refs:
            if ref.actor:
                yield Led(ref, by, head, governor)


def _named(scene: Scene, token: Token) -> list[Ref]:
    mention = scene.refs.mention(token)
    named = mention is not None and mention.kind in (Kind.COUNTRY, Kind.ORGANIZATION)
    return scene.refs.of(token) if named else []


def _meant(scene: Scene, token: Token) -> list[Ref]:
    """'It', 'them', 'its', 'the latter', 'its neighbour', 'to which': whom a word looks back on."""
    if token.tag_ in ("WDT", "WP", "WP$"):
        clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
        return _named(scene, clause.head) if clause is not None else []
    back = token.tag_ in ("PRP", "PRP$") and token.lower_ in _BACK
    if back and token.dep_ == "pobj" and token.head.lower_ == "of":
        return []  # 'sixteen of them'
    if not back and (token.pos_ not in ("NOUN", "ADJ") or scene.refs.mention(token)):
        return []
    empty = token.dep_ == "expl" or (token.dep_ == "nsubj" and token.head.lemma_ == "be")
    if back and empty:
        return []
    return [r for r in scene.refs.of(token) if back or r.by in ("pronoun", "relation", "pair")]


_BACK = frozenset("it its they their them".split())
ASIDE = ("amod", "compound", "nmod", "in", "with", "between", "within", "among")


def other(scene: Scene, taken: Iterable[str]) -> list[Ref]:
    """The one state or body beside those taken that a sentence names; none where more are."""
    gone = set(taken)
    found = {o.ref.id: o.ref for o in led(scene) if o.by not in ASIDE and o.ref.id not in gone}
    return list(found.values()) if len(found) == 1 else []


def _lead(scene: Scene, token: Token) -> tuple[str, Token, Token]:
    """The relation in which a name's whole phrase stands, the phrase's head and its governor.

    No relation where the phrase only describes another name: 'Elbit, an Israeli firm'.
    """
    word = token
    for _ in range(8):
        over = word.head
        described = word.dep_ == "appos" and word.i != token.i and scene.refs.mention(over)
        if described and not scene.refs.mention(word):
            return "", word, over
        mention = scene.refs.mention(over)
        arms = mention is not None and mention.form == "name" and mention.kind is Kind.WEAPON
        if (word.dep_ in _UP and over.i != word.i) or (
            word.dep_ in ("amod", "poss") and over.lemma_.lower() in STATE_NOUNS and not arms
        ):
            word = over
        elif word.dep_ == "pobj":
            if over.lower_ == "of" and over.head.lemma_.lower() in STATE_NOUNS:
                word = over.head
            elif over.lower_ == "to" and over.head.lower_ in _SOURCES:
                return "to", word, over.head
            elif over.lower_ == "of" and over.head.lower_ in (
                "favour",
                "favor",
                "behalf",
                "benefit",
            ):
                return "for", word, over.head.head.head
            elif over.lower_ == "of" and over.head.lower_ == "out":
                return "from", word, over.head.head
            else:
                return over.lower_, word, _beyond(scene, over)
        else:
            break
    governor = word.head
    if (
        word.dep_ == "nsubj"
        and governor.lemma_ in _GOING_ON
        and (below := child(governor, "xcomp"))
    ):
        governor = below  # 'Chad agreed to send': it sends
    return word.dep_, word, governor


def _beyond(scene: Scene, preposition: Token) -> Token:
    """What a preposition hangs on; past a state's name, on which the parser hangs too much.

    'Unloaded for Chad by Serbia', 'asked by Chad of Serbia': what is unloaded, what is asked.
    """
    over = preposition.head
    for _ in range(3):
        mention = scene.refs.mention(over)
        named = mention is not None and mention.kind in (Kind.COUNTRY, Kind.ORGANIZATION)
        if not named or over.dep_ not in ("pobj", "dobj", "dative", "conj", "nsubj", "nsubjpass"):
            break
        over = over.head.head if over.dep_ == "pobj" else over.head
    return over
