"""From what a reader calls a thing to its id: any unambiguous name or alias will do."""

from collections.abc import Iterable, Sequence
from threading import Lock

from app.entities.kinds import Kind, is_id
from app.entities.names import fold
from app.errors import Fault, InvalidValue
from app.graph.driver import Reader, Row
from app.graph.store import unlisted_publisher

ANY = tuple(Kind)
# Who can say something: 'Seoul' that speaks is the state, not the city.
SPEAKERS = (Kind.COUNTRY, Kind.ORGANIZATION, Kind.PERSON)


class Resolver:
    """Resolves names and remembers which ids exist: ids never go away, names may change."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._lock = Lock()

    def id(self, reader: Reader, field: str, value: str, kinds: Sequence[Kind] = ANY) -> str:
        """The id that a value means, among things of these kinds.

        Raises InvalidValue naming the candidates where it is unknown or ambiguous.
        """
        if is_id(value):
            kind = self._kind(reader, value)
            if kind in kinds:
                return value
            if kind is not None:
                allowed = tuple(str(kind) for kind in kinds)
                raise InvalidValue(Fault(field, f"{value!r} is a {kind}", allowed=allowed))
        rows = self._named(reader, value, kinds)
        if chosen := _choose(rows, value):
            return str(chosen)
        if rows:
            options = tuple(str(row["id"]) for row in rows)
            names = ", ".join(f"{row['id']} ({row['name']})" for row in rows)
            raise InvalidValue(
                Fault(field, f"{value!r} is ambiguous: {names}", did_you_mean=options)
            )
        what = " or ".join(str(kind).lower() for kind in kinds) if len(kinds) < 4 else "thing"
        raise InvalidValue(
            Fault(
                field,
                f"{value!r} is no id or name of a {what} that the graph knows",
                did_you_mean=tuple(self._near(reader, value, kinds)),
            )
        )

    def source(self, reader: Reader, field: str, value: str) -> list[str]:
        """The ids that stand for a speaker, publisher or document."""
        if self._kind(reader, value) is not None:
            return [value]
        publisher = unlisted_publisher(value)
        if self._kind(reader, publisher) is not None:
            return [publisher]
        return [self.id(reader, field, value, SPEAKERS)]

    def _kind(self, reader: Reader, id_: str) -> str | None:
        with self._lock:
            if found := self._known.get(id_):
                return found
        row = reader.one("read/exists", {"ids": [id_]})
        kind: str | None = row["kind"] if row else None
        if kind is not None:
            with self._lock:
                self._known[id_] = kind
        return kind

    def _named(self, reader: Reader, value: str, kinds: Iterable[Kind]) -> list[Row]:
        key = fold(value)
        if not key:
            return []
        return reader.rows("read/resolve", {"key": quoted(key), "kinds": list(kinds)})

    def _near(self, reader: Reader, value: str, kinds: Iterable[Kind]) -> list[str]:
        key = fold(value)
        if not key:
            return []
        near = f"{escaped(key)}~2 OR {escaped(key)}*"
        rows = reader.rows("read/resolve", {"key": near, "kinds": list(kinds)})
        # A mistyped code is nearest to other codes, which are no names: 'PRQ' means 'PRK'.
        codes = reader.rows("read/codes", {"code": value.upper()}) if len(value) == 3 else []
        return list(dict.fromkeys([*(row["id"] for row in codes), *(row["id"] for row in rows)]))[
            :5
        ]


def _choose(rows: Sequence[Row], value: str) -> str | None:
    """The one thing meant: a state that is gone yields, a thing's own name comes before aliases."""
    present = [row for row in rows if not row["gone"]] or list(rows)
    if len(present) == 1:
        return str(present[0]["id"])
    key = fold(value)
    named = [
        row
        for row in present
        if fold(row["name"]) == key and key not in map(fold, row["ambiguous_names"])
    ]
    return str(named[0]["id"]) if len(named) == 1 else None


def escaped(text: str) -> str:
    """A text whose every character means itself to Lucene, spaces too."""
    return "".join(c if c.isalnum() else f"\\{c}" for c in text)


def quoted(text: str) -> str:
    """A text as one Lucene phrase."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
