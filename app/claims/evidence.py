"""Quotes and where they stand in a document's text."""

from app.entities.kinds import Model
from app.errors import Fault, InvalidValue


class Evidence(Model):
    """A verbatim quote; `text[start:end] == quote` (characters), paragraphs count from 1."""

    quote: str
    start: int
    end: int
    paragraph: int


def passage(text: str, start: int, end: int) -> Evidence:
    """The quote that stands from `start` to `end` of a text."""
    return Evidence(
        quote=text[start:end], start=start, end=end, paragraph=1 + text.count("\n\n", 0, start)
    )


def locate(quote: str, text: str) -> Evidence:
    """Where a quote stands in a text (its first place, if it is there more than once).

    Raises InvalidValue if it is not in the text, character by character.
    """
    start = text.find(quote) if quote else -1
    if start < 0:
        raise InvalidValue(Fault("evidence", f"the quote is not in the text: {quote[:80]!r}"))
    return passage(text, start, start + len(quote))
