"""Parquet as JSON Lines with types: the same fields, a row a document (extra `parquet`)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from app.errors import BadFile, Fault
from app.packages import package

MAGIC = b"PAR1"
# What is held at once, in and out; a column of a row group may be far larger.
_ROWS, _BYTES = 100, 1_000_000

Row = Mapping[str, object]


def rows_of(stream: BinaryIO, where: str) -> Iterator[Row]:
    """The rows of a file, batch by batch, without what is null; days as text.

    Raises BadFile for what is no whole Parquet file, or stands where it cannot be sought in.
    """
    arrow, parquet = _packages(where)
    if not stream.seekable():
        raise BadFile(Fault(where, "is Parquet, which is read from a file alone"))
    try:
        file = parquet.ParquetFile(stream, buffer_size=_BYTES)
        for batch in file.iter_batches(_ROWS):
            for row in batch.to_pylist():
                yield {name: _plain(value) for name, value in row.items() if value is not None}
    except (arrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise BadFile(Fault(where, f"is no whole Parquet file: {error}")) from error


def _packages(where: str) -> tuple[ModuleType, ModuleType]:
    return package("pyarrow", where, "parquet"), package("pyarrow.parquet", where, "parquet")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def write_rows(rows: Iterable[Row], path: Path) -> None:
    """Documents in the format of written.py as a file; the same rows give the same bytes."""
    arrow, parquet = _packages(str(path))
    with parquet.ParquetWriter(path, _schema(arrow), compression="zstd") as writer:
        remaining = iter(rows)
        while some := list(islice(remaining, _ROWS)):
            writer.write_table(arrow.Table.from_pylist(some, writer.schema))


def _schema(arrow: ModuleType) -> object:
    """The columns of written.py. Named here, since a batch without facts would not tell them."""
    text, number = arrow.string(), arrow.int64()

    def texts(*names: str) -> dict[str, object]:
        return dict.fromkeys(names, text)

    entity = {**texts("key", "kind"), "mentions": arrow.list_(text)}
    fact = {
        **texts("type", "subject", "object", "weapon", "place", "agreement"),
        "quantity": arrow.struct({"min": number, "max": number, "unit": text}),
        "date": arrow.struct(texts("from", "to")),
        **texts("status", "modality", "attributed_to", "extractor", "rule", "grade", "evidence"),
        "start": number,
    }
    return arrow.schema(
        {
            **texts("id", "url", "publisher", "title", "published", "language", "text"),
            "extractor": text,
            "entities": arrow.list_(arrow.struct(entity)),
            "facts": arrow.list_(arrow.struct(fact)),
        }
    )
