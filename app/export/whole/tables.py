"""Records as tables, a file each in a folder: CSV, or Parquet with the same columns."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from app.claims.records import TABLES, Flat, Record, Scalar, columns, flat, table_of, whole
from app.errors import BadFile, Fault
from app.export.csv import safe, unsafe
from app.export.whole.found import Found, found, placed
from app.packages import package

# What went wrong within a `with`, if anything did.
Raised = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]
# Rows of Parquet at a time.
_ROWS = 5000
# The largest cell: a document's text.
_CELL = 1 << 27


class _Table(Protocol):
    """A file that takes rows."""

    def add(self, row: Flat) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *error: *Raised) -> None: ...


class _Csv:
    """A table as CSV (RFC 4180, UTF-8); a cell that a spreadsheet would run begins with a `'`."""

    def __init__(self, folder: Path, table: str) -> None:
        self._file = (folder / f"{table}.csv").open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(columns(table))

    def add(self, row: Flat) -> None:
        self._writer.writerow([_text(cell) for cell in row.values()])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: *Raised) -> None:
        self._file.close()


def _text(cell: Scalar) -> Scalar:
    if isinstance(cell, bool):
        return str(cell).lower()
    return safe(cell) if isinstance(cell, str) else cell


class _Parquet:
    """A table as Parquet."""

    def __init__(self, folder: Path, table: str) -> None:
        self._arrow = package("pyarrow", str(folder), "parquet")
        parquet = package("pyarrow.parquet", str(folder), "parquet")
        types = {str: "string", tuple: "string", int: "int64", float: "float64", bool: "bool_"}
        self._schema = self._arrow.schema(
            {name: getattr(self._arrow, types[kind])() for name, kind in columns(table).items()}
        )
        path = folder / f"{table}.parquet"
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Flat] = []

    def add(self, row: Flat) -> None:
        self._rows.append(row)
        if len(self._rows) >= _ROWS:
            self._write()

    def _write(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._rows, self._schema))
        self._rows = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: *Raised) -> None:
        if error[0] is None:
            self._write()
        self._writer.close()


def _write(open_: Callable[[Path, str], _Table], records: Iterable[Record], out: Path) -> None:
    """The tables in a folder of that name."""
    with placed(out) as part:
        part.mkdir(parents=True)
        with ExitStack() as files:
            opened = {table: files.enter_context(open_(part, table)) for table in TABLES}
            for record in records:
                opened[table_of(record)].add(flat(record))


write_csv = partial(_write, _Csv)
write_parquet = partial(_write, _Parquet)


class _Row(NamedTuple):
    line: int
    cells: Mapping[str, object]


class _Rows:
    """The rows of a table, one after the other, the next one known."""

    def __init__(self, rows: Iterator[_Row]) -> None:
        self._rows = rows
        self.next = next(rows, None)

    def while_(self, holds: Callable[[Mapping[str, object]], bool]) -> Iterator[_Row]:
        """The rows up to the first for which it does not hold."""
        while self.next and holds(self.next.cells):
            row, self.next = self.next, next(self._rows, None)
            yield row


def read(folder: Path) -> Iterator[Found]:
    """The records of a folder: things, then each document with its claims and their reviews.

    Claims stand in the order of their documents, reviews in that of their claims.
    """
    rows = {table: _Rows(_rows_of(folder, table)) for table in TABLES}
    for row in rows["things"].while_(lambda _: True):
        yield _found("things", row)
    for document in rows["documents"].while_(lambda _: True):
        yield _found("documents", document)
        for row in rows["claims"].while_(partial(_is_of, "document", document.cells["id"])):
            yield _found("claims", row)
            for review in rows["reviews"].while_(partial(_is_of, "claim", row.cells["id"])):
                yield _found("reviews", review)
    for table in ("claims", "reviews"):
        for row in rows[table].while_(lambda _: True):
            yield _found(table, row)


def _is_of(column: str, id_: object, cells: Mapping[str, object]) -> bool:
    return cells[column] == id_


def _found(table: str, row: _Row) -> Found:
    return found(row.line, table, lambda: whole(table, row.cells))


def _rows_of(folder: Path, table: str) -> Iterator[_Row]:
    if (path := folder / f"{table}.parquet").exists():
        return _of_parquet(path)
    if (path := folder / f"{table}.csv").exists():
        return _of_csv(path, table)
    raise BadFile(
        Fault(str(folder), f"has no table of {table}", allowed=(f"{table}.csv", f"{table}.parquet"))
    )


def _of_csv(path: Path, table: str) -> Iterator[_Row]:
    csv.field_size_limit(_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if lacking := set(columns(table)) - set(reader.fieldnames or ()):
                raise BadFile(Fault(str(path), f"lacks the columns {', '.join(sorted(lacking))}"))
            for number, row in enumerate(reader, 1):
                yield _Row(number, {k: unsafe(v) if v else v for k, v in row.items() if k})
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadFile(Fault(str(path), f"is no CSV in UTF-8: {error}")) from error


def _of_parquet(path: Path) -> Iterator[_Row]:
    arrow = package("pyarrow", str(path), "parquet")
    parquet = package("pyarrow.parquet", str(path), "parquet")
    try:
        number = 0
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(_ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield _Row(number, row)
    except (arrow.ArrowException, OSError) as error:
        raise BadFile(Fault(str(path), f"is no whole Parquet file: {error}")) from error
