"""The guide for Neo4j Browser: the questions of cypher/browser/queries/ as a page of slides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from app.paths import CYPHER

BROWSER = CYPHER / "browser"
# First line, text, then `// Expected: column | column` and its rows, then the query.
_FILE = re.compile(
    r"// (?P<title>.+)\n(?P<text>(?:// .+\n)+?)// Expected: (?P<columns>.+)\n"
    r"(?P<rows>(?://   .+\n)+)(?P<query>(?!//)[\s\S]+)"
)

# Browser's own style sets table cells edge to edge, and keeps none but inline styles.
_CELL = ' style="padding: 2px 24px 2px 0; text-align: left; vertical-align: top"'


@dataclass(frozen=True)
class Question:
    """A query of the guide with its answer over the seed.

    `name` is its file's, without the ending; `columns` are those of the query's columns that the
    answer shows; `rows` have a text for each.
    """

    name: str
    title: str
    text: str
    query: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def question(path: Path) -> Question:
    """The question of a file; its header has the form that cypher/browser/queries/ shows."""
    found = _FILE.fullmatch(path.read_text(encoding="utf-8"))
    assert found, f"{path.name} has no header with a title, a text and an Expected: part"
    rows = [line.removeprefix("//").strip() for line in found["rows"].splitlines()]
    return Question(
        name=path.stem,
        title=found["title"],
        text=" ".join(line.removeprefix("// ") for line in found["text"].splitlines()),
        query=found["query"].strip(),
        columns=found["columns"].split(" | "),
        rows=[row.split(" | ") for row in rows],
    )


def questions() -> list[Question]:
    """The questions in the guide's order."""
    return [question(path) for path in sorted((BROWSER / "queries").glob("*.cypher"))]


def guide(style: str) -> str:
    """The guide as HTML for `:play`; `style` is the address of the style file."""
    asked = questions()
    template = Template((BROWSER / "guide.html").read_text(encoding="utf-8"))
    return template.substitute(
        style=escape(style),
        contents="<br>\n".join(
            f"    {number}. {escape(one.title)}" for number, one in enumerate(asked, 1)
        ),
        slides="\n".join(_slide(number, one) for number, one in enumerate(asked, 1)),
    )


def _slide(number: int, one: Question) -> str:
    return (
        f"<slide>\n<h3>{number}. {escape(one.title)}</h3>\n<p>{escape(one.text)}</p>\n"
        f'<pre class="code runnable standalone-example">{escape(one.query, quote=False)}</pre>\n'
        f"<p>Expected of the seed:</p>\n<table>\n{_row('th', one.columns)}\n"
        + "\n".join(_row("td", row) for row in one.rows)
        + "\n</table>\n</slide>"
    )


def _row(tag: str, cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<{tag}{_CELL}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
