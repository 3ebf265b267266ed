"""A user's file as rows: its bytes, its encoding, and each row with the line that it begins on."""

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TextIO

from app.errors import BadFile, Fault

_CHUNK = 1 << 20
# A cell may hold an entity of FollowTheMoney with all that it is called.
csv.field_size_limit(1 << 27)
# A preamble is never longer: the header is looked for in so many lines.
HEAD = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line on which it begins (from 1), its cells by column, without outer blanks.

    `fault`: why it is no row of the table; its cells are then under their numbers.
    """

    line: int
    cells: Mapping[str, str]
    fault: str | None = None

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True)
class File:
    """A text file: where it is, the digest of its bytes, how they are read, how many lines."""

    path: Path
    sha256: str
    encoding: str
    lines: int
    head: tuple[str, ...]

    def open(self) -> TextIO:
        """The text, line ends as they stand."""
        return self.path.open(encoding=self.encoding, newline="")

    def sheets(self) -> "Iterator[File]":
        """The tables in it: itself, or the sheets of a workbook."""
        yield self


def file_at(path: Path) -> File:
    """A file looked through once; BadFile where it cannot be read or is no text.

    UTF-8 where all of it is, else cp1252, which the older exports were saved in.
    """
    digest, lines, utf8 = sha256(), 0, True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if b"\0" in chunk:
                    raise BadFile(Fault(str(path), "is no text: it holds a byte 0"))
                digest.update(chunk)
                lines += chunk.count(b"\n")
                utf8 = utf8 and _decodes(decoder, chunk)
        encoding = "utf-8-sig" if utf8 and _decodes(decoder, b"", final=True) else "cp1252"
        with path.open(encoding=encoding, errors="replace", newline="") as text:
            head = tuple(islice(text, HEAD))
    except OSError as error:
        raise BadFile(Fault(str(path), error.strerror or "cannot be read")) from error
    return File(path, digest.hexdigest(), encoding, lines, head)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def cells_of(
    line: str, delimiter: str, terminator: str = "", *, quoted: bool = True
) -> tuple[str, ...]:
    """The cells of one line, without outer blanks; not `quoted`: a '"' is a letter like others."""
    lines = [_ended(line, terminator)]
    found = next(
        csv.reader(
            lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        ),
        [],
    )
    return tuple(cell.strip() for cell in found)


def columns_of(header: Sequence[str]) -> tuple[str, ...]:
    """Names for columns: one without a name marks the one before it ('Year of order ?')."""
    names: list[str] = []
    for cell in header:
        names.append(cell or (f"{names[-1]} ?" if names else "?"))
    return tuple(names)


def rows_of(
    file: File,
    columns: Sequence[str],
    *,
    after: int,
    delimiter: str,
    terminator: str = "",
    quoted: bool = True,
) -> Iterator[Row]:
    """The rows after line `after`; blank lines are none. BadFile where bytes are no text."""
    try:
        with file.open() as text:
            lines = (_ended(line, terminator) for line in islice(text, after, None))
            reader = csv.reader(
                lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
            )
            begins = after + 1
            for found in reader:
                cells = [cell.strip() for cell in found]
                if any(cells):
                    yield _row(begins, cells, columns)
                begins = after + reader.line_num + 1
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadFile(Fault(f"{file.path}, after line {begins}", str(error))) from error


def _row(line: int, cells: Sequence[str], columns: Sequence[str]) -> Row:
    if len(cells) == len(columns):
        return Row(line, dict(zip(columns, cells, strict=True)))
    numbered = {str(number): cell for number, cell in enumerate(cells, 1)}
    return Row(line, numbered, f"has {len(cells)} cells, the header has {len(columns)}")


def _ended(line: str, terminator: str) -> str:
    """The line without a sign that an export puts at the end of each."""
    if not terminator:
        return line
    return line.rstrip("\r\n").removesuffix(terminator) + "\n"
