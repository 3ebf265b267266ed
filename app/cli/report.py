"""The readings of articles as one HTML page that a person can open, print and pass on.

One file without script and without anything from elsewhere; a policy in it forbids both, should a
hostile text ever find a way through the escaping.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryFile

from app.cli.told import FAMILIES, Page, Passage, Told, counted, page_of, reasons, visible
from app.extraction.reading import Reading, Unlinked

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_AROUND = 40  # characters on each side of a name left open
_ARROWS = {
    "denied": ("✗", "✗"),
    "promise": ("┄", "▷"),
    "halted": ("─", "┤"),
    "claimed": ("?", "▷"),
    "asserted": ("─", "▶"),
}


def write_report(
    readings: Iterable[Reading], path: Path, names: Mapping[str, str] | None = None
) -> None:
    """Write the report: an index, then a section a document, each claim beside its sentence.

    Holds one reading at a time: the sections wait on disk until the index above them is known.
    `names`: what known ids are called; without it a thing has the name that its text gives it.
    """
    rows: list[str] = []
    with TemporaryFile("w+", encoding="utf-8") as sections:
        for reading in readings:
            rows.append(_row(reading))
            sections.writelines(_section(reading, page_of(reading, names or {})))
        sections.seek(0)
        with path.open("w", encoding="utf-8") as file:
            file.writelines(_head(rows))
            shutil.copyfileobj(sections, file)
            file.write("</body>\n</html>\n")


def _safe(text: str) -> str:
    return escape(visible(text))


def _head(rows: list[str]) -> Iterator[str]:
    style = Path(__file__).with_name("report.css").read_text("utf-8")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>What the articles claim</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    yield f'<header>\n<h1 id="/">The claims of {counted(len(rows), "document")}</h1>\n'
    yield from _legend()
    if len(rows) > 1:
        yield '<table>\n<tr><th>Document</th><th>Published</th><th class="n">Claims</th>'
        yield '<th class="n">Names left open</th><th class="n">Discarded</th></tr>\n'
        yield from rows
        yield "</table>\n"
    yield "</header>\n"


def _legend() -> Iterator[str]:
    yield '<p class="legend">Colour, what it is about: '
    for family, types in FAMILIES.items():
        yield f'<mark class="{family}">{", ".join(sorted(types))}</mark> '
    yield '</p>\n<p class="legend">Line, how it is meant: '
    for key in ("asserted", "claimed", "promise", "denied", "halted"):
        yield f'<mark class="bond {key}">{key}</mark> '
    yield "</p>\n"


def _row(reading: Reading) -> str:
    document, claims = reading.batch.document, reading.batch.claims
    numbers = (len(claims), len(reading.unlinked), sum(reading.discarded.values()))
    cells = "".join(f'<td class="n">{number:,}</td>' for number in numbers)
    return (
        f'<tr><td><a href="#{_safe(document.id)}"><bdi>{_safe(document.title)}</bdi></a> '
        f'<span class="id">{_safe(document.id)}</span></td>'
        f"<td>{document.published_on or ''}</td>{cells}</tr>\n"
    )


def _section(reading: Reading, page: Page) -> Iterator[str]:
    document = reading.batch.document
    yield f'<section id="{_safe(document.id)}">\n<h2><bdi>{_safe(document.title)}</bdi></h2>\n'
    about = [document.publisher, document.published_on, document.id]
    said = " · ".join(f"<bdi>{_safe(part)}</bdi>" for part in about if part)
    yield f'<p class="about">{said}{_source(document.url)} · <a href="#/">top</a></p>\n'
    at = 0
    for passage in page.passages:
        yield _beside(document.id, page.text[at : passage.start], page.text, passage)
        at = passage.end
    yield _unmarked(page.text[at:])
    yield from _remarks(reading, page)
    yield "</section>\n"


def _source(url: str | None) -> str:
    """A link to the web; any other address, such as one with a script in it, only as text."""
    if not url:
        return ""
    if not url.lower().startswith(("http://", "https://")):
        return f" · <bdi>{_safe(url)}</bdi>"
    return f' · <a href="{_safe(url)}" rel="noopener noreferrer"><bdi>{_safe(url)}</bdi></a>'


def _beside(document: str, before: str, text: str, passage: Passage) -> str:
    first = passage.claims[0]
    earlier, _, same = before.rpartition("\n\n")  # so that claims begin where their paragraph does
    quote = _safe(text[passage.start : passage.end])
    claims = "".join(_claim(document, told) for told in passage.claims)
    return (
        f'{_unmarked(earlier)}<div class="row"><p class="text"><bdi>{_safe(same.lstrip())}'
        f'<mark class="{first.family} {first.marks[0].key}">{quote}</mark></bdi></p>\n'
        f"<div>\n{claims}</div></div>\n"
    )


def _unmarked(text: str) -> str:
    said = _safe(text.strip())
    return f'<div class="row"><p class="text"><bdi>{said}</bdi></p></div>\n' if said else ""


def _claim(document: str, told: Told) -> str:
    anchor = f"{document}/{told.number}"  # no document's id has a slash
    key = told.marks[0].key
    before, after = _ARROWS[key]
    marks = " ".join(f'<span class="mark {m.key}">{m.words}</span>' for m in told.marks)
    details = " · ".join(
        f"<span>{label}</span> <b><bdi>{_safe(value)}</bdi></b>" for label, value in told.details
    )
    return (
        f'<div class="claim {told.family} {key}" id="{_safe(anchor)}">'
        f'<p><a href="#{_safe(anchor)}">{told.number}</a> <bdi>{_safe(told.subject)}</bdi> '
        f'<span class="type">{before} {told.type} {after}</span> '
        f"<bdi>{_safe(told.object or '(nobody named)')}</bdi> {marks}</p>"
        f'<p class="details">{details}</p></div>\n'
    )


def _remarks(reading: Reading, page: Page) -> Iterator[str]:
    document = reading.batch.document.id
    if page.elsewhere:
        yield "<h3>Claims without a sentence in the text</h3>\n"
        yield from (_claim(document, told) for told in page.elsewhere)
    yield from _list("Names left open", (_open(name, page.text) for name in reading.unlinked))
    yield from _list("Discarded", map(_safe, reasons(reading.discarded)))


def _list(title: str, rows: Iterable[str]) -> Iterator[str]:
    found = [f"<li>{row}</li>\n" for row in rows]
    if found:
        yield f"<h3>{title}</h3>\n<ul>\n{''.join(found)}</ul>\n"


def _open(name: Unlinked, text: str) -> str:
    before = text[max(0, name.start - _AROUND) : name.start]
    after = text[name.end : name.end + _AROUND]
    candidates = " or ".join(name.candidates) or "nothing known"
    return (
        f'<bdi>{_safe(name.text)}</bdi>: {_safe(candidates)} <span class="id">'
        f"<bdi>… {_safe(before)}<b>{_safe(name.text)}</b>{_safe(after)} …</bdi></span>"
    )
