"""Persons, bodies and places that nothing else tells: by spaCy's model of names."""

import re
from collections.abc import Iterator

from spacy.pipeline import Pipe

from app.entities.kinds import PREFIXES, Kind, slug
from app.extraction.model import language
from app.extraction.patterns import NO_NAME, Shaped

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


def unknown(text: str) -> Iterator[Shaped]:
    """The names that the model finds; one of a single word only where it is a place."""
    pieces = list(_PARAGRAPH.finditer(text))
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
            name = re.sub(r"['’]s?$", "", name)
            if _is_name(name, kind):
                id_ = f"{PREFIXES[kind]}:{slug(name)}"
                yield Shaped(start, start + len(name), kind, id_, name)


def _is_name(name: str, kind: Kind) -> bool:
    words = name.split()
    if not _NAME.fullmatch(name) or not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    if {word.lower() for word in words} & NO_NAME and kind is not Kind.ORGANIZATION:
        return False
    return kind is Kind.PLACE or len(words) > 1
