"""What leads to a name where the tree is not to be trusted: its own preposition or possessive.

A parser that hangs 'by Turkey' on the wrong verb still knows that 'by' leads to Turkey. Rules of
last resort, at low credibility, read a sentence by these alone.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.extraction.modality import REPORTING
from app.extraction.referents import STATE_NOUNS
from app.extraction.salience import Ref
from app.extraction.scene import Scene

_UP = ("compound", "nmod", "conj", "appos", "nummod")
_SOURCES = frozenset("according citing quoting".split())


class Led(NamedTuple):
    """A state or body and what leads to it: a preposition or a relation; `governor` is over it."""

    ref: Ref
    by: str
    head: Token
    governor: Token


def led(scene: Scene) -> Iterator[Led]:
    """The states and bodies of a sentence in order, without those that only speak."""
    for token in scene.sentence:
        mention = scene.refs.mention(token)
        if mention is None or mention.kind not in (Kind.COUNTRY, Kind.ORGANIZATION):
            continue
        by, head, governor = _lead(token)
        if governor.lower_ in _SOURCES or governor.lemma_ in REPORTING:
            continue
        for ref in scene.refs.of(token):
            if ref.actor:
                yield Led(ref, by, head, governor)


_ASIDE = ("amod", "compound", "nmod", "in", "with", "between", "within", "among")


def other(scene: Scene, taken: Iterable[str]) -> list[Ref]:
    """The one state or body beside those taken that a sentence names; none where more are."""
    gone = set(taken)
    found = {o.ref.id: o.ref for o in led(scene) if o.by not in _ASIDE and o.ref.id not in gone}
    return list(found.values()) if len(found) == 1 else []


def _lead(token: Token) -> tuple[str, Token, Token]:
    """The relation in which a name's whole phrase stands, the phrase's head and its governor."""
    word = token
    for _ in range(8):
        over = word.head
        if (word.dep_ in _UP and over.i != word.i) or (
            word.dep_ in ("amod", "poss") and over.lemma_.lower() in STATE_NOUNS
        ):
            word = over
        elif word.dep_ == "pobj":
            if over.lower_ == "of" and over.head.lemma_.lower() in STATE_NOUNS:
                word = over.head
            elif over.lower_ == "to" and over.head.lower_ in _SOURCES:
                return "to", word, over.head
            elif over.lower_ == "of" and over.head.lower_ == "out":
                return "from", word, over.head.head
            else:
                return over.lower_, word, over.head
        else:
            break
    return word.dep_, word, word.head
