"""Where extracted documents go: a folder, JSON Lines, Parquet or standard output.

Each is there whole or not at all, and nothing that stands there is overwritten: a run that was
cut off goes on where it stopped. One run at a time writes to a place.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from app.entities.vocabulary import parse_json
from app.errors import BadFile, Conflict, Fault
from app.extraction.corpus import Extracted
from app.extraction.parquet import rows_of, write_rows
from app.extraction.seen import Index, fingerprint
from app.locking import only_one
from app.packages import package

STDOUT = "-"
_LINES, _PARQUET = (".jsonl", ".ndjson"), ".parquet"
# How a line begins that was cut off while it was written.
_BEGIN = b'{"id": "'


class Output(Protocol):
    """A place for documents, open within `with`."""

    def __enter__(self) -> Self:
        """Raises BadFile where something else stands there."""

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        """What was written stays, however the run ends."""

    def held(self, id_: str) -> str | None:
        """The fingerprint of a document that an earlier run wrote there, if one did."""

    def write(self, document: Extracted) -> None:
        """Add a document that is not held."""


@contextmanager
def output_of(name: str) -> Iterator[Output]:
    """The output that a name says: `-`, a `.jsonl` or `.parquet` file, else a folder.

    Raises Conflict where another process writes there.
    """
    alone = nullcontext() if name == STDOUT else _alone(name)
    with alone, _output(name) as output:
        yield output


def _output(name: str) -> Output:
    if name == STDOUT:
        return _Stdout()
    path = Path(name)
    if path.suffix in _LINES:
        return _Lines(path)
    return _Parquet(path) if path.suffix == _PARQUET else _Folder(path)


def _alone(name: str) -> AbstractContextManager[None]:
    """This process's turn at an output, by a hidden file beside it, or in it if it is a folder."""
    path = Path(name).resolve()
    beside = path.suffix in (*_LINES, _PARQUET)
    lock = path.with_name(f".{path.name}.lock") if beside else path / ".lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    return only_one(lock, f"writes claims into {name}", Conflict)


class _Stdout:
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        sys.stdout.flush()

    def held(self, id_: str) -> str | None:
        return None

    def write(self, document: Extracted) -> None:
        sys.stdout.buffer.write(f"{document.line}\n".encode())


class _Folder:
    """A file a document. Ids may hold colons, which file names may not everywhere, and no '='."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def held(self, id_: str) -> str | None:
        path = self._path(id_)
        if not path.exists():
            return None
        there, made = _document(path.read_bytes(), str(path))
        if there != id_:
            # Where file names know no case.
            raise BadFile(
                Fault(id_, f"{path} holds {there!r}, which differs from it in case alone")
            )
        return made

    def write(self, document: Extracted) -> None:
        path = self._path(document.id)
        if path.exists():
            raise BadFile(
                Fault(
                    str(path),
                    "was written meanwhile, by another run or for an id "
                    "that differs in case alone; it stays",
                )
            )
        part = path.with_name(f".{path.name}.part")
        part.write_text(f"{document.line}\n", encoding="utf-8")
        part.replace(path)

    def _path(self, id_: str) -> Path:
        return self._folder / f"{id_.replace(':', '=')}.json"


class _Lines:
    """A line a document, in the order of the articles."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = self._path.open("a+b")
        self._index = Index()
        try:
            self._mend()
        except BadFile:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        self._index.close()

    def held(self, id_: str) -> str | None:
        return self._index.get(id_)

    def write(self, document: Extracted) -> None:
        self._stream.write(f"{document.line}\n".encode())
        self._stream.flush()

    def _mend(self) -> None:
        """Learn what stands there, and take off a last line that was cut off."""
        whole = 0
        self._stream.seek(0)
        for number, line in enumerate(self._stream, 1):
            where = f"{self._path}, line {number}"
            ended = line.endswith(b"\n")
            try:
                id_, made = _document(line, where)
            except BadFile:
                if ended or not (line.startswith(_BEGIN) or _BEGIN.startswith(line)):
                    raise
                self._stream.truncate(whole)
                return
            if not self._index.add(id_, made):
                raise BadFile(Fault(where, f"the id {id_!r} stands in a line before it too"))
            whole += len(line)
            if not ended:
                self._stream.write(b"\n")


class _Parquet:
    """A row a document. A Parquet file cannot grow: lines beside it hold what is to be added."""

    def __init__(self, path: Path) -> None:
        package("pyarrow", str(path), "parquet")
        self._path = path
        self._added = path.with_name(f".{path.name}.jsonl")
        self._lines = _Lines(self._added)

    def __enter__(self) -> Self:
        self._lines.__enter__()
        self._index = Index()
        try:
            for number, row in enumerate(self._rows(), 1):
                self._index.add(*_identified(row, f"{self._path}, row {number}"))
        except BadFile as error:
            self.__exit__(type(error))
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._lines.__exit__()
        added = self._added.stat().st_size
        if kind is None and (added or not self._path.exists()):
            part = self._path.with_name(f".{self._path.name}.part")
            write_rows(chain(self._rows(), self._new_rows()), part)
            part.replace(self._path)
        if kind is None or not added:
            self._added.unlink()
        self._index.close()

    def held(self, id_: str) -> str | None:
        return self._index.get(id_) or self._lines.held(id_)

    def write(self, document: Extracted) -> None:
        self._lines.write(document)

    def _rows(self) -> Iterator[Mapping[str, object]]:
        if self._path.exists():
            with self._path.open("rb") as stream:
                yield from rows_of(stream, str(self._path))

    def _new_rows(self) -> Iterator[Mapping[str, object]]:
        """Those of the lines; a run that was cut off at its very end has rows of them already."""
        with self._added.open("rb") as lines:
            for line in lines:
                row = _object(line, str(self._added))
                if self._index.get(str(row["id"])) is None:
                    yield row


def _document(content: bytes, where: str) -> tuple[str, str]:
    return _identified(_object(content, where), where)


def _object(content: bytes, where: str) -> Mapping[str, object]:
    try:
        value = parse_json(content.decode(), where)
    except UnicodeDecodeError as error:
        raise BadFile(Fault(where, f"is not UTF-8: {error}")) from error
    if isinstance(value, dict):
        return value
    raise _foreign(where)


def _identified(row: Mapping[str, object], where: str) -> tuple[str, str]:
    """The id and fingerprint of a document that was written."""
    id_ = row.get("id")
    if not isinstance(id_, str) or "facts" not in row:
        raise _foreign(where)
    return id_, fingerprint(row.get("text"), row.get("published"), row.get("extractor"))


def _foreign(where: str) -> BadFile:
    return BadFile(Fault(where, "is no document that foedus extract wrote; write elsewhere"))
