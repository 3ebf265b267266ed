"""An article in the terminal: its text with the claims beneath the sentences that make them.

Each sense is told by words and signs too: colours are lost in a file or on a plain terminal.
"""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from app.claims.claim import Claim
from app.cli.told import Page, Told, counted, page_of, reasons, told_of, visible
from app.extraction.reading import Reading

_COLOUR = {
    "arms": "dark_orange",
    "force": "red",
    "bond": "blue",
    "dispute": "magenta",
    "person": "green",
}
# What a reader meets between subject and object: only an assertion has the full arrow.
_ARROW = {
    "denied": ("─✗─", "─✗─"),
    "promise": ("┄┄", "┄▷"),
    "halted": ("──", "─┤"),
    "claimed": ("─?─", "─▷"),
    "asserted": ("──", "─▶"),
}
_SHADE = {
    "denied": "bold red",
    "promise": "bold yellow",
    "halted": "bold red",
    "claimed": "italic yellow",
    "asserted": "green",
}


def show(reading: Reading, console: Console, names: Mapping[str, str] | None = None) -> None:
    """Print an article's text with its claims, its unlinked names and what was left out.

    `names`: what known ids are called; without it a thing has the name that the text gives it.
    """
    document = reading.batch.document
    page = page_of(reading, names or {})
    claims = counted(len(reading.batch.claims), "claim")
    about = [document.publisher, document.published_on, document.url, claims]
    title = Text(visible(f"{document.title} [{document.id}]"), "bold")
    console.print(title, Text(visible(" · ".join(filter(None, about))), "dim"), sep="\n")
    console.print()
    _text(page, console)
    _remarks(reading, page, console)


def line_of(claim: Claim, names: Mapping[str, str], lead: str = "") -> Text:
    """One claim in words, behind `lead`; `names`: what ids are called."""
    return _line(told_of(claim, 0, names), lead)


def _text(page: Page, console: Console) -> None:
    at = 0
    for passage in page.passages:
        _prose(page.text[at : passage.start], "dim", console)
        style = f"underline {_COLOUR[passage.claims[0].family]}"
        _prose(page.text[passage.start : passage.end], style, console)
        for told in passage.claims:
            console.print(Padding(_line(told), (0, 0, 0, 4), expand=False))
        console.print()
        at = passage.end
    _prose(page.text[at:], "dim", console)


def _prose(text: str, style: str, console: Console) -> None:
    if text.strip():
        console.print(Text(text.strip(), style))


def _line(told: Told, lead: str | None = None) -> Text:
    colour = _COLOUR[told.family]
    before, after = _ARROW[told.marks[0].key]
    line = Text(f"{told.number}. " if lead is None else lead)
    line.append(told.subject, "bold").append(f" {before}{told.type}{after} ", colour)
    line.append(told.object or "(nobody named)", "bold")
    for mark in told.marks:
        line.append("  ").append(mark.words, _SHADE[mark.key])
    for label, value in told.details:
        line.append(f" · {label} ", "dim").append(value)
    return line


def _remarks(reading: Reading, page: Page, console: Console) -> None:
    _list("Claims without a sentence in the text", map(_line, page.elsewhere), console)
    unlinked = (
        Text(visible(f"{name.text}: {' or '.join(name.candidates) or 'nothing known'}"))
        for name in reading.unlinked
    )
    _list("Names left open", unlinked, console)
    _list("Discarded", map(Text, reasons(reading.discarded)), console)


def _list(title: str, rows: Iterable[Text], console: Console) -> None:
    found = list(rows)
    if found:
        console.print(Text(title, "bold"))
        for row in found:
            console.print(Padding(row, (0, 0, 0, 4), expand=False))
        console.print()
