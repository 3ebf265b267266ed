"""A graph's records in files, and back: what goes out and in again is the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from app.claims.records import Record
from app.errors import BadFile, Fault
from app.export.whole import ftm, graphml, jsonl, tables
from app.export.whole.found import Found


class Format(NamedTuple):
    """How records are written to a path, and what that is."""

    write: Callable[[Iterable[Record], Path], None]
    gives: str


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(jsonl.write, "JSON Lines, a record a line"),
    "csv": Format(tables.write_csv, "a folder of CSV files: things, documents, claims, reviews"),
    "parquet": Format(tables.write_parquet, "the same tables as Parquet (extra `parquet`)"),
    "graphml": Format(graphml.write, "GraphML: each record a node, joined as in Neo4j"),
    "ftm": Format(ftm.write, "FollowTheMoney entities as JSON Lines (extra `ftm`)"),
    "statements": Format(
        ftm.write_statements, "FollowTheMoney statements as CSV: what FtM can say, one way"
    ),
}


def read(path: Path) -> Iterator[Found]:
    """The records that `path` holds, in any of the formats but statements; BadFile where none."""
    if path.is_dir():
        return tables.read(path)
    try:
        with path.open("rb") as file:
            head = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError as error:
        raise BadFile(Fault(str(path), error.strerror or "cannot be read")) from error
    if head.startswith(b"<"):
        return graphml.read(path)
    if head.startswith(b"{"):
        jsonl.check(path)
        return jsonl.read(path)
    allowed = tuple(name for name in FORMATS if name != "statements")
    raise BadFile(Fault(str(path), "is no export of a graph", allowed=allowed))


__all__ = ["FORMATS", "Format", "Found", "read"]
