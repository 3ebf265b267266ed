"""What an extractor gives back of one article."""

from collections.abc import Mapping
from typing import NamedTuple

from app.claims.annotated import AnnotatedEntity, Batch
from app.extraction.article import Article, document_of


class Unlinked(NamedTuple):
    """A name that may mean several things: `text[start:end]` of the article."""

    start: int
    end: int
    text: str
    candidates: tuple[str, ...]


class Reading(NamedTuple):
    """The document with its claims, whom and what it names, and what was left out and why."""

    batch: Batch
    entities: tuple[AnnotatedEntity, ...]
    unlinked: tuple[Unlinked, ...]
    discarded: Mapping[str, int]


def unread(article: Article) -> Reading:
    """An article as a document without claims."""
    return Reading(Batch(document_of(article), (), {}), (), (), {})
