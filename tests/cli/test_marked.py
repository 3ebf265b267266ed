"""What a dry run shows in the terminal."""

import io

import pytest
from rich.console import Console

from app.cli.marked import show
from app.extraction.reading import Reading
from tests.cli.readings import hostile, reading


def shown(one: Reading, **names: str) -> str:
    """A reading as a file would get it: no colours."""
    file = io.StringIO()
    show(one, Console(file=file, width=400), names)
    return file.getvalue()


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Aland sent rifles to Borduria.", "──SUPPLIES─▶ BBB  delivered"),
        ("Aland agreed to send tanks", "┄┄SUPPLIES┄▷ BBB  PROMISE (agreed): not a delivery"),
        ("Syldavia says Aland sent drones.", "─?─SUPPLIES─▷ BBB  CLAIMED: not asserted"),
        ("Aland did not send ships.", "─✗─SUPPLIES─✗─ BBB  DENIED: said not to be so"),
        ("The rockets never left port.", "DENIED: said not to be so  HALTED: did not go through"),
        ("Borduria denied it all.", "BBB ─✗─DENIED─✗─ (nobody named)  a denial"),
    ],
)
def test_beneath_its_sentence_a_claim_says_how_it_is_meant(sentence: str, claim: str) -> None:
    lines = shown(reading()).splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(sentence))
    assert claim in lines[at + 1]


def test_a_claim_has_its_details_on_its_line() -> None:
    assert (
        "CLAIMED: not asserted · weapon weapon:drone · quantity at least 20 drone · "
        "date 2024-01 · status said to be delivered · speaker Syldavia (SSS) · "
        "rule supplies/active · by curated · grade F4" in shown(reading(), SSS="Syldavia")
    )


def test_the_whole_text_is_there_and_what_was_not_made_a_claim() -> None:
    text = shown(reading())
    assert "Nothing more was said." in text
    assert "7. Aland (AAA) ┄┄SUPPLIES┄▷ BBB  PLANNED: not done · at row 7" in text
    assert "Aland: AAA or place:aland" in text
    assert "2 × supplies/active: no recipient" in text


def test_no_text_drives_the_terminal() -> None:
    text = shown(hostile("A\x1b[31m\x9b2J\u202eB [red]sic[/red] [/nonsense]"))
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert "[red]sic[/red] [/nonsense]" in text
