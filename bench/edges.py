"""The typed edges of statements, summed up as cypher/edge.cypher does it, a claim at a time."""

from collections.abc import Iterator, Sequence

from app.claims.dates import OPEN_END

EDGE_COLUMNS = (
    "key subject object claims:long speakers:long weapons:string[] modalities:string[] "
    "statuses:string[] since until seen:string[] quantity:string[] reads"
).split()


class Figure:
    """The span of the figures for one status, weapon and unit."""

    __slots__ = ("least", "most", "open_above", "open_below")

    def __init__(self) -> None:
        self.least: int | None = None
        self.most: int | None = None
        self.open_below = self.open_above = False

    def add(self, low: int | None, high: int | None) -> None:
        """One more figure."""
        if low is None:
            self.open_below = True
        else:
            self.least = low if self.least is None else min(self.least, low)
        if high is None:
            self.open_above = True
        else:
            self.most = high if self.most is None else max(self.most, high)

    def reads(self) -> str:
        """The span in words."""
        low = None if self.open_below else self.least
        high = None if self.open_above else self.most
        if low is None and high is None:
            return f"at least {self.least} by some, up to {self.most} by others,"
        if low == high:
            return str(low)
        if high is None:
            return f"at least {low}"
        return f"up to {high}" if low is None else f"{low} to {high}"


class Edge:
    """What the claims of one statement come to."""

    __slots__ = (
        "claims",
        "figures",
        "last",
        "modalities",
        "seen",
        "since",
        "stances",
        "statuses",
        "voices",
        "weapons",
    )

    def __init__(self) -> None:
        self.claims = 0
        self.weapons: set[str] = set()
        self.modalities: set[str] = set()
        self.statuses: set[str] = set()
        self.stances: set[str] = set()
        self.voices: set[str] = set()
        self.since: str | None = None
        self.last = ("", "")
        self.seen: tuple[str, str, str] | None = None
        self.figures: dict[tuple[str, str], Figure] = {}

    def row(self, type_: str, subject: str, object_: str) -> list[object]:
        """Its properties, in the order of EDGE_COLUMNS."""
        return [
            f"{subject}|{object_}",
            *(subject, object_, self.claims, len(self.voices)),
            *(sorted(self.weapons), sorted(self.modalities), sorted(self.statuses)),
            self.since,
            self.last[1] or None,
            self.seen or (),
            sorted(f"{w}{figure.reads()} {u}" for (w, u), figure in self.figures.items()),
            type_ + self._reads(type_),
        ]

    def _reads(self, type_: str) -> str:
        if not self.claims:
            return " (withdrawn)"
        if "says" in self.stances:
            if "delivered" in self.statuses or type_ != "SUPPLIES":
                return ""
            return " (agreed)" if "agreed" in self.statuses else " (said)"
        if "plans" in self.stances:
            return " (planned)"
        return " (halted)" if "halts" in self.stances else " (denied)"


class Edges:
    """All edges; their number follows the pairs of actors, not the claims."""

    def __init__(self) -> None:
        self._edges: dict[tuple[str, str, str], Edge] = {}

    def add(self, row: Sequence[object], at: str, *, withdrawn: bool) -> None:
        """One more claim, in the order of CLAIM_COLUMNS, recorded at an instant; a withdrawn one
        only makes the edge."""
        _, type_, subject, object_, weapon, _, modality, status, stance = row[:9]
        if object_ is None:
            return
        key = (str(type_), str(subject), str(object_))
        edge = self._edges.setdefault(key, Edge())
        if withdrawn:
            return
        edge.claims += 1
        begins, known_from, held_to = str(row[11]), str(row[13]), str(row[14])
        if held_to >= OPEN_END:
            edge.seen = min(edge.seen or (known_from, begins, at), (known_from, begins, at))
        for held, value in (
            (edge.weapons, weapon),
            (edge.modalities, modality),
            (edge.statuses, status),
            (edge.stances, stance),
        ):
            if value is not None:
                held.add(str(value))
        if stance == "says":
            _hear(edge, row)

    def __iter__(self) -> Iterator[tuple[tuple[str, str, str], Edge]]:
        return iter(self._edges.items())

    def __len__(self) -> int:
        return len(self._edges)


def _hear(edge: Edge, row: Sequence[object]) -> None:
    weapon, status = row[4], row[7]
    date_from, date_to, _, ends = row[9:13]
    voice, low, high, unit = row[16:20]
    edge.voices.add(str(voice))
    if isinstance(date_from, str):
        edge.since = date_from if edge.since is None else min(edge.since, date_from)
    edge.last = max(edge.last, (str(ends), str(date_to or "")))
    if isinstance(unit, str):
        of = f"{status}: " if status else ""
        what = of + (f"{str(weapon).removeprefix('weapon:')}, " if weapon else "")
        assert low is None or isinstance(low, int)
        assert high is None or isinstance(high, int)
        edge.figures.setdefault((what, unit), Figure()).add(low, high)
