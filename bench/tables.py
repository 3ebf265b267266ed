"""CSV files as neo4j-admin reads them: an empty field is no value, a quoted empty one is empty."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

_TYPES = {bool: "boolean", int: "long", float: "double", list: "string[]", str: ""}


def field(value: object) -> str:
    """One value; lists by ';', text always in quotes."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"' if '"' in value else f'"{value}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return field(";".join(map(str, value)))
    return str(value)


class Table:
    """A file that rows are appended to; `name` is its file name without the ending."""

    def __init__(self, folder: Path, name: str, columns: Sequence[str]) -> None:
        self.path = folder / f"{name}.csv"
        self._file = self.path.open("w", encoding="utf-8", newline="")
        self._file.write(",".join(columns) + "\n")

    def add(self, row: Iterable[object]) -> None:
        """One row, in the order of the columns."""
        self._file.write(",".join(map(field, row)) + "\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def typed(rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """The properties of the rows, each with the header that gives its type; widest wins."""
    found: dict[str, type] = {}
    for row in rows:
        for name, value in row.items():
            if value is None:
                continue
            kind = list if isinstance(value, tuple) else type(value)
            found[name] = float if {found.get(name), kind} == {int, float} else kind
    return {name: f"{name}:{_TYPES.get(kind, '')}".rstrip(":") for name, kind in found.items()}
