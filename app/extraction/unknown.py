"""Persons, bodies and places that nothing else tells: by spaCy's model of names."""

import re
from collections.abc import Container, Iterator

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.pipeline import Pipe

from app.entities.kinds import PREFIXES, Kind, slug
from app.extraction.model import dictionary, language
from app.extraction.moments import MONTHS
from app.extraction.patterns import NO_NAME, RANKS, Shaped

_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
}
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_NAME = re.compile(
    r"[^\W\d_][\w'’.-]*(?: (?:(?:of|the|and|for|al|bin|de|van|von) )*[^\W\d_][\w'’.-]*)*"
)
_PREFIX = re.compile(r"(?:the|a|an|mr|mrs|ms|dr)\.? ", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<![\w'’-])[^\W\d_a-z][\w'’-]*")
_OPENS = re.compile(r"(?:^|[.!?:;“”\"\n][\s“\"]*)\Z")
_POSSESSIVE = re.compile(r"['’]s?$")
_BODIES = frozenset("security council army navy force ministry".split())
# Written large and no name by themselves.
_USUAL = (
    STOP_WORDS
    | (NO_NAME - _BODIES)
    | {rank.lower() for rank in RANKS}
    | {month[:3].lower() for month in MONTHS}
    | {"sept", "king", "queen", "emir"}
)


def unknown(text: str, known: Container[int]) -> Iterator[Shaped]:
    """The names that the model finds; one of a single word only where it is a place.

    `known`: the places of the text that are a name already. Only paragraphs where another word is
    written large are asked about: the model takes a quarter of the time of all reading.
    """
    pieces = [piece for piece in _PARAGRAPH.finditer(text) if _may_name(piece, known)]
    pipeline = language()
    names = pipeline.get_pipe("ner")
    assert isinstance(names, Pipe)
    docs = (pipeline.make_doc(piece[0]) for piece in pieces)
    for piece, doc in zip(pieces, names.pipe(docs), strict=True):
        for found in doc.ents:
            kind = _KINDS.get(found.label_)
            if kind is None:
                continue
            start, name = piece.start() + found.start_char, found.text
            if prefix := _PREFIX.match(name):
                start, name = start + prefix.end(), name[prefix.end() :]
            name = _POSSESSIVE.sub("", name)
            if _is_name(name, kind):
                id_ = f"{PREFIXES[kind]}:{slug(name)}"
                yield Shaped(start, start + len(name), kind, id_, name)


def _may_name(paragraph: re.Match[str], known: Container[int]) -> bool:
    """Whether a word that is no name yet may be one: written large, and not only for its place."""
    text = paragraph[0]
    for word in _CAPITAL.finditer(text):
        said = _POSSESSIVE.sub("", word[0]).lower()
        if said in _USUAL or paragraph.start() + word.start() in known:
            continue
        alone = not re.match(r" [^\W\d_a-z]", text[word.end() : word.end() + 2])
        opens = alone and _OPENS.search(text, max(0, word.start() - 4), word.start())
        if not (opens and _is_common(said)):
            return True
    return False


def _is_common(word: str) -> bool:
    """Whether a dictionary has it as a plural, a verb or what describes; its nouns have cities."""
    nouns, others = dictionary()
    stems = {word, *(word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing"))}
    return not stems.isdisjoint(others) or (word[-1:] == "s" and word[:-1] in nouns)


def _is_name(name: str, kind: Kind) -> bool:
    words = name.split()
    if not _NAME.fullmatch(name) or not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    if {word.lower() for word in words} & NO_NAME and kind is not Kind.ORGANIZATION:
        return False
    return kind is Kind.PLACE or len(words) > 1
