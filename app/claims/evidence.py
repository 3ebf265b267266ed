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


def locate(quote: str, text: str, start: int | None = None) -> Evidence:
    """Where a quote stands in a text: at `start`, or at its first place where none is said.

    Raises InvalidValue if it does not stand there, character by character.
    """
    found = text.find(quote, start or 0) if quote else -1
    if found < 0 or start not in (None, found):
        there = "in the text" if start is None else f"at character {start} of the text"
        raise InvalidValue(Fault("evidence", f"the quote is not {there}: {quote[:80]!r}"))
    return passage(text, found, found + len(quote))
