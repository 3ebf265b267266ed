"""Quotes and where they stand."""

import pytest

from app.claims.evidence import locate
from app.errors import InvalidValue

TEXT = "🚀 Seoul — 北京 said so.\n\nShells went 🚀 to Russia.\n\nShells went to Ukraine."


@pytest.mark.parametrize(
    ("quote", "start", "paragraph"),
    [
        ("🚀 Seoul", 0, 1),
        ("北京 said", 10, 1),
        ("went 🚀 to Russia", TEXT.index("went 🚀"), 2),
        ("to Ukraine.", TEXT.index("to Ukraine"), 3),
    ],
)
def test_offsets_count_characters_and_paragraphs_from_one(
    quote: str, start: int, paragraph: int
) -> None:
    found = locate(quote, TEXT)
    assert (found.start, found.paragraph) == (start, paragraph)
    assert TEXT[found.start : found.end] == quote


def test_a_quote_that_stands_there_twice_is_found_where_it_stands_first() -> None:
    assert locate("Shells went", TEXT).paragraph == 2


def test_a_quote_is_found_where_it_is_said_to_begin_and_nowhere_else() -> None:
    second = TEXT.rindex("Shells went")
    assert locate("Shells went", TEXT, second).paragraph == 3
    with pytest.raises(InvalidValue, match="the quote is not at character 3 of the text"):
        locate("Shells went", TEXT, 3)


@pytest.mark.parametrize(
    "quote", ["shells went", "Shells  went", "Seoul - ", "", "said so. Shells"]
)
def test_a_quote_that_is_not_there_character_by_character_is_refused(quote: str) -> None:
    with pytest.raises(InvalidValue, match="the quote is not in the text"):
        locate(quote, TEXT)
