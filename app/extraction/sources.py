"""Articles where they lie: files, folders, globs and standard input, told apart by their content.

One by one, so that a corpus of any size is read in the memory of its largest article: JSON Lines
line by line, Parquet batch by batch.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from glob import glob, has_magic
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from app.entities.vocabulary import parse_json
from app.errors import BadFile, Fault, FoedusError, InvalidValue
from app.extraction.article import Article, article_of
from app.extraction.decoding import decoded
from app.extraction.page import fields_of_page, is_page
from app.extraction.parquet import MAGIC, rows_of

# What is read whole: a text, a page, a JSON file, a line. More of it goes into JSON Lines.
MAX_WHOLE = 64_000_000
STDIN = "-"
_LINES = (".jsonl", ".ndjson")


class Record(NamedTuple):
    """The fields of one article or annotated document, and where they stand."""

    where: str
    fields: Mapping[str, object]


class Refused(NamedTuple):
    """What stands somewhere and cannot be read."""

    where: str
    faults: tuple[Fault, ...]


def articles(names: Iterable[str]) -> Iterator[Article | Refused]:
    """The articles of files, folders, globs and '-', in order; a wrong one stops no other."""
    for record in records(names):
        if isinstance(record, Refused):
            yield record
            continue
        try:
            yield article_of(record.fields, record.where)
        except (BadFile, InvalidValue) as error:
            yield Refused(record.where, error.faults)


def records(names: Iterable[str]) -> Iterator[Record | Refused]:
    """What stands in files, folders, globs and '-', in order, not looked at yet."""
    for name in names:
        if name == STDIN:
            yield from _told(sys.stdin.buffer, "standard input")
            continue
        for path in _files(name):
            try:
                with path.open("rb") as stream:
                    yield from _told(stream, str(path))
            except OSError as error:
                yield Refused(str(path), (Fault(str(path), error.strerror or "cannot be read"),))


def _files(name: str) -> Iterator[Path]:
    """A file itself; all in a folder and below, in order of name, but for the hidden; a glob's."""
    path = Path(name)
    if path.is_dir():
        below = sorted(p for p in path.rglob("*") if p.is_file())
        yield from (p for p in below if not _hidden(p.relative_to(path)))
    elif not path.exists() and has_magic(name):
        found = sorted(glob(name, recursive=True))  # noqa: PTH207  pathlib has no absolute ones
        yield from chain.from_iterable(map(_files, found)) if found else (path,)
    else:
        yield path


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _told(stream: BinaryIO, where: str) -> Iterator[Record | Refused]:
    try:
        yield from _records(stream, where)
    except FoedusError as error:
        yield Refused(where, error.faults)


def _records(stream: BinaryIO, where: str) -> Iterator[Record | Refused]:
    first = stream.readline(MAX_WHOLE)
    if first.startswith(MAGIC):
        for number, row in enumerate(rows_of(stream, where), 1):
            yield Record(f"{where}, row {number}", row)
        return
    second = stream.readline(MAX_WHOLE)
    if where.endswith(_LINES) or (_is_row(first) and second.lstrip().startswith(b"{")):
        yield from _lines(chain((first, second), _rest(stream)), where)
        return
    start = first + second
    raw = start + stream.read(max(MAX_WHOLE - len(start), 0) + 1)
    if len(raw) > MAX_WHOLE:
        raise BadFile(
            Fault(
                where,
                f"has over {MAX_WHOLE:,} bytes; allowed in one piece: {MAX_WHOLE:,}; "
                "many articles go into JSON Lines, one a line",
            )
        )
    yield from _whole(decoded(raw, where), where)


def _rest(stream: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: stream.readline(MAX_WHOLE), b"")


def _is_row(line: bytes) -> bool:
    try:
        return isinstance(parse_json(line.decode("utf-8-sig"), ""), dict)
    except (BadFile, UnicodeDecodeError):
        return False


def _lines(lines: Iterable[bytes], where: str) -> Iterator[Record | Refused]:
    for number, line in enumerate(lines, 1):
        at = f"{where}, line {number}"
        if not line.strip():
            continue
        try:
            yield from _rows(parse_json(decoded(line, at), at), at)
        except BadFile as error:
            yield Refused(at, error.faults)


def _whole(text: str, where: str) -> Iterator[Record | Refused]:
    start = text.lstrip()
    is_json = start.startswith("{") or (start[:1] == "[" and start[1:].lstrip()[:1] in ("{", "]"))
    if is_json or where.endswith(".json"):
        yield from _rows(parse_json(text, where), where)
    elif is_page(text):
        yield Record(where, fields_of_page(text, where))
    else:
        yield Record(where, {"text": text})


def _rows(value: object, where: str) -> Iterator[Record | Refused]:
    """One object, or each of a list or of `articles`."""
    several = value.get("articles") if isinstance(value, dict) else value
    if isinstance(several, list):
        for number, row in enumerate(several, 1):
            yield _row(row, f"{where}, article {number}")
    else:
        yield _row(value, where)


def _row(value: object, where: str) -> Record | Refused:
    if isinstance(value, dict):
        return Record(where, value)
    return Refused(where, (Fault(where, "is no article", allowed=("a JSON object with a text",)),))
