"""Files as neo4j-admin imports them: an empty field is no value, a quoted one an empty text."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from app.errors import Fault, FoedusError

# A sign that no text holds parts the items of a list; texts may go over several lines.
_BETWEEN = "\x1f"
DIALECT = (
    "--array-delimiter=U+001F",
    "--multiline-fields=true",
    "--id-type=string",
    "--bad-tolerance=0",
)
_TYPES = {bool: "boolean", int: "long", float: "double"}


def field(value: object) -> str:
    """One value; text always in quotes."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"' if '"' in value else f'"{value}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return field(_BETWEEN.join(map(str, value)))
    return str(value)


def sayable(value: object) -> bool:
    """Whether a field can say a value: it can say no empty list, and no empty text in one."""
    return not isinstance(value, list | tuple) or (bool(value) and "" not in value)


class Table:
    """Nodes or relationships that rows are added to: a file whose header is another file.

    A property has a column from the first row on that has it, with the type of its first value;
    no row may be shorter than its header, so that a new column begins two new files.
    """

    def __init__(self, folder: Path, name: str, columns: Mapping[str, str]) -> None:
        """`columns`: the names of values that are no plain properties, and what heads them."""
        self._columns = dict(columns)
        self._place = folder / name
        self._paths: list[Path] = []
        self._begin()

    @property
    def files(self) -> list[str]:
        """Its headers and rows, as neo4j-admin takes them."""
        return [f"{path.with_suffix('.header')},{path}" for path in self._paths]

    def add(self, row: Mapping[str, object]) -> None:
        """One row, by the names of its values."""
        new = [name for name, value in row.items() if value is not None]
        new = [name for name in new if name not in self._columns]
        if new:
            self._columns |= {name: _headed(name, row[name]) for name in new}
            self._file.close()
            self._begin()
        self.write(map(row.get, self._columns))

    def write(self, values: Iterable[object]) -> None:
        """One row, in the order of the columns."""
        try:
            self._file.write(",".join(map(field, values)) + "\n")
        except OSError as error:
            raise self._full(error) from error

    def _begin(self) -> None:
        path = self._place.with_name(f"{self._place.name}-{len(self._paths)}.csv")
        self._paths.append(path)
        path.with_suffix(".header").write_text(",".join(self._columns.values()) + "\n", "utf-8")
        self._file = path.open("w", encoding="utf-8", newline="")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._file.close()
        except OSError as error:
            raise self._full(error) from error

    def _full(self, error: OSError) -> FoedusError:
        return FoedusError(Fault(str(self._paths[-1]), f"cannot be written: {error.strerror}"))


def _headed(name: str, value: object) -> str:
    """A property's name and type."""
    if isinstance(value, list | tuple):
        return f"{name}:{_TYPES.get(type(value[0]), 'string')}[]"
    return f"{name}:{_TYPES.get(type(value), 'string')}"
