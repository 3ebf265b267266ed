"""What is found in a file of records, and how a file comes to stand whole at its place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from pydantic import ValidationError

from app.claims.records import Record
from app.entities.vocabulary import faults_of
from app.errors import BadFile, Fault, InvalidValue


class Found(NamedTuple):
    """A record and where it stands (a line, a row, a node; from 1), or why it is none.

    `table`: of the record, null where it does not say.
    """

    line: int
    table: str | None
    record: Record | None
    fault: str | None = None


def found(line: int, table: str, make: Callable[[], Record]) -> Found:
    """The record that `make` gives, or its faults in one line."""
    try:
        return Found(line, table, make())
    except ValidationError as error:
        return Found(line, table, None, "; ".join(map(str, faults_of(error, table))))
    except InvalidValue as error:
        return Found(line, table, None, "; ".join(map(str, error.faults)))


@contextmanager
def placed(out: Path) -> Iterator[Path]:
    """A path to write to, that takes the name `out` once all is written; nothing is overwritten.

    Raises BadFile where there is something already, or nothing can be written.
    """
    if out.exists():
        raise BadFile(Fault(str(out), "is there already: name another, or remove it"))
    part = out.with_name(f"{out.name}.part")
    try:
        _removed(part)
        yield part
        part.rename(out)
    except OSError as error:
        raise BadFile(Fault(str(out), f"cannot be written: {error.strerror}")) from error
    finally:
        _removed(part)


def _removed(part: Path) -> None:
    if part.is_dir():
        rmtree(part)
    else:
        part.unlink(missing_ok=True)
