"""Two CSV files in a zip: nodes and edges."""

import csv
import io
import zipfile

from app.export.graph import Exported, Graph

# Of every file in the zip, so that the same graph gives the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
# A text that begins so would be a formula, or looks as if it had been quoted already.
_QUOTED = ("=", "+", "-", "@", "\t", "\r", "'")


def csv_zip(graph: Graph) -> Exported:
    """`nodes.csv` (id, name, kind) and `edges.csv` (source, target, attributes), UTF-8.

    The clocks stand in the zip's comment.
    """
    attributes = graph.attributes()
    files = {
        "nodes.csv": _table(["id", "name", "kind"], [list(node) for node in graph.nodes]),
        "edges.csv": _table(
            ["source", "target", *attributes],
            [
                [edge["source"], edge["target"], *(edge[a] for a in attributes)]
                for edge in graph.edges
            ],
        ),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content)
        archive.comment = ", ".join(
            f"{name} {value}" for name, value in graph.about.items()
        ).encode()
    return Exported(packed.getvalue(), "application/zip", "network.zip")


def _table(head: list[str], rows: list[list[str | int]] | list[list[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)  # CRLF, as RFC 4180 has it: so a lone CR in a name is quoted too
    writer.writerow(head)
    writer.writerows(_safe(row) for row in rows)
    return text.getvalue().encode()


def _safe(row: list[str | int] | list[str]) -> list[str | int]:
    """Cells that a spreadsheet would take for a formula are quoted with an apostrophe."""
    return [safe(cell) if isinstance(cell, str) else cell for cell in row]


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: `unsafe` takes the apostrophe off again."""
    return f"'{text}" if text.startswith(_QUOTED) else text


def unsafe(text: str) -> str:
    """The text that `safe` was given."""
    return text[1:] if text.startswith("'") else text
