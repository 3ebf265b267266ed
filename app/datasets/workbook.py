"""An Excel workbook as tables: each sheet as the lines of a CSV file, a row of it a line."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import file_digest
from io import StringIO
from pathlib import Path
from typing import TextIO

from app.datasets.table import HEAD, File, file_at
from app.errors import BadFile, Fault
from app.packages import package

# How a .xlsx file begins: it is a zip archive.
MAGIC = b"PK\x03\x04"


@dataclass(frozen=True)
class Sheet(File):
    """A sheet of a workbook; `head` and `lines` are of the sheet, the digest of the file."""

    text: str = field(default="", repr=False)

    def open(self) -> TextIO:
        """The sheet as CSV: its line n is the sheet's row n."""
        return StringIO(self.text, newline="")


@dataclass(frozen=True)
class Workbook(File):
    """An Excel file, by its sheets."""

    tables: tuple[Sheet, ...] = ()

    def sheets(self) -> Iterator[File]:
        """Its sheets, in their order."""
        yield from self.tables


def opened_at(path: Path) -> File:
    """A user's file, a text or a workbook; BadFile where it is neither or cannot be read."""
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                return file_at(path)
            file.seek(0)
            digest = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadFile(Fault(str(path), error.strerror or "cannot be read")) from error
    return _workbook(path, digest)


def _workbook(path: Path, sha256: str) -> Workbook:
    """All its sheets; FoedusError where the extra that reads them is not installed."""
    calamine = package("python_calamine", str(path), "datasets")
    try:
        with calamine.CalamineWorkbook.from_path(path) as book:
            tables = tuple(
                _sheet(path, sha256, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in book.sheet_names
            )
    except calamine.CalamineError as error:
        raise BadFile(Fault(str(path), f"is no Excel file that can be read: {error}")) from error
    lines = sum(table.lines for table in tables)
    head = tables[0].head if tables else ()
    return Workbook(path, sha256, "utf-8", lines, head, tables)


def _sheet(path: Path, sha256: str, rows: list[list[object]]) -> Sheet:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    lines = text.getvalue()
    return Sheet(
        path, sha256, "utf-8", len(rows), tuple(lines.splitlines(keepends=True)[:HEAD]), lines
    )


def _cell(value: object) -> str:
    """A cell as text: a day as YYYY-MM-DD, a whole number without its '.0', one line."""
    if isinstance(value, datetime):
        return value.date().isoformat() if not value.time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
