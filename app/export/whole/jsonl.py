"""Records as JSON Lines: `{"record": "claims", ...}`, whole, one a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from app.claims.records import TABLES, Record, table_of
from app.errors import BadFile, Fault
from app.export.whole.found import Found, found, placed


def write(records: Iterable[Record], out: Path) -> None:
    """The records in their order."""
    with placed(out) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(json.dumps(said(record), ensure_ascii=False) + "\n")


def said(record: Record) -> dict[str, object]:
    """A record as a JSON object that names its table."""
    return {"record": table_of(record), **record.model_dump(mode="json", by_alias=True)}


def read(path: Path) -> Iterator[Found]:
    """The records of a file, also those that the entities of FollowTheMoney carry (`foedus`)."""
    with path.open("rb") as file:
        for line, content in enumerate(file, 1):
            if content.strip():
                yield from _of_line(line, content)


def _of_line(line: int, content: bytes) -> Iterator[Found]:
    try:
        value = json.loads(content)
    except ValueError as error:
        yield Found(line, None, None, f"is no JSON: {error}")
        return
    rows = value.get("foedus", [value]) if isinstance(value, dict) else [value]
    for row in rows:
        if isinstance(row, dict) and row.get("record") in TABLES:
            yield _found(line, row)
        else:
            yield Found(line, None, None, f"is no record: `record` is one of {', '.join(TABLES)}")


def _found(line: int, row: Mapping[str, object]) -> Found:
    table = str(row["record"])
    fields = {name: value for name, value in row.items() if name != "record"}
    return found(line, table, lambda: TABLES[table].model_validate(fields))


def check(path: Path) -> None:
    """Return if the first line of a file is a record, or an entity that carries some."""
    with path.open("rb") as file:
        first = next(_of_line(1, file.readline()), None)
    if first and first.table is None:
        raise BadFile(Fault(str(path), first.fault or "is no export of a graph"))
