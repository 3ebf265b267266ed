"""REST beside Bolt: the same question both ways in turn, the answers compared first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, GraphDatabase

from app.claims.clocks import current
from app.engine import Engine
from app.graph.driver import Graph
from app.graph.queries import query, without_doubts
from app.graph.read import ClaimRow, StatementRow, Summary, TransferRow, ask
from bench.gates import Gate, Ratio, interleaved
from bench.questions import SMALL
from bench.service import Client, Parameters
from bench.shape import HUB

PAGE = 50
NETWORK_EDGES = 500
_TAIL = "RETURN rows, "
# What else a record tells: the shared blocks of cypher/, over the one row.
_NAMES, _DOCUMENT = query("names"), query("documents_of")
# A row begins with the ids of all that it names.
_DOCUMENT_AT = ClaimRow._fields.index("document") + 1
_SUMMARY = Summary._fields
TRANSFER = (*TransferRow._fields[:-2], *_SUMMARY, "life")
STATEMENT = (*StatementRow._fields[:-1], *_SUMMARY)
Record = Mapping[str, Any]

PAGES = {
    "transfers of a hub": Gate("transfers of a hub: REST to Bolt row by row", 1.0, 1.25),
    "suppliers of one": Gate("suppliers of one recipient: REST to Bolt row by row", 1.0, 1.25),
    "claims page 2": Gate("claims, page 2: REST to Bolt row by row", 1.0, 1.25),
}
NETWORK = Gate(
    "network, 2 hops, 500 edges: REST to Bolt row by row",
    *(0.5, 1.0),
    planned=0.8,
    because="nine tenths of it are the same queries on both sides, over the claims of every edge",
)
_FIXED = (
    "REST's own part is fixed (2.6 ms here: HTTP, checked parameters, 50 validated rows), so each "
    "query that gets faster makes the ratio worse"
)
SAME_LIST = Gate(
    "transfers of a hub: REST to Bolt fetching the same list",
    *(1.25, 2.0),
    planned=1.5,
    because=_FIXED,
)
SAME_CLAIMS = Gate(
    "claims, page 2: REST to Bolt fetching the same list",
    *(1.25, 2.0),
    planned=1.5,
    because=_FIXED,
)


class Differs(AssertionError):
    """The two sides do not answer the same: a ratio would mean nothing."""


@dataclass(frozen=True)
class Sides:
    """Both ways to ask, over the same database."""

    client: Client
    driver: Driver
    graph: Graph
    rounds: int

    def rows(self, statement: str, parameters: Mapping[str, object]) -> list[Record]:
        """The records of a statement, taken one by one."""
        with self.driver.session() as session:
            return [record.data() for record in session.run(statement, dict(parameters))]

    def one_by_one(
        self, name: str, columns: Sequence[str], parameters: Mapping[str, object]
    ) -> list[Record]:
        """What the service's own query finds, a record a row instead of all in one list.

        A record has what an item of the answer has: also what all that it mentions is called.
        """
        text, all_in_one, _ = _sent(name).rpartition(_TAIL)
        assert all_in_one
        named = ", ".join(f"item[{n}] AS `{column}`" for n, column in enumerate(columns, 1))
        one = f"UNWIND rows AS item WITH item, [item] AS rows, {_DOCUMENT_AT} AS column"
        more = f"{_NAMES}, {_DOCUMENT}" if "document" in columns else _NAMES
        statement = f"{text} {one} RETURN {named}, {more}"
        return self.rows(statement, {**current().parameters(), **parameters})

    def items(self, path: str, asked: Parameters, field: str = "items") -> list[Record]:
        """What the API answers, its JSON read."""
        found: list[Record] = self.client.answer(path, asked)[field]
        return found

    def ratio(
        self, gate: Gate, left: Callable[[], object], right: Callable[[], object], note: str
    ) -> Ratio:
        """Both asked in turn."""
        ours, theirs = interleaved(left, right, rounds=self.rounds)
        return Ratio(gate, ours, theirs, ours / theirs, note)


def ratios(client: Client, engine: Engine, graph: Graph, *, rounds: int) -> list[Ratio]:
    """All ratios of REST to Bolt over the graph that an engine serves."""
    with GraphDatabase.driver(
        engine.bolt_uri, auth=(engine.user, engine.password), notifications_min_severity="OFF"
    ) as driver:
        sides = Sides(client, driver, graph, rounds)
        return [
            _transfers(sides, PAGES["transfers of a hub"], {"supplier": HUB}),
            _transfers(sides, PAGES["suppliers of one"], {"recipient": SMALL}),
            _claims(sides),
            _network(sides),
            _same_transfers(sides),
            _same_claims(sides),
        ]


def _sent(name: str) -> str:
    """A query as the service asks it here: nothing is doubted."""
    return without_doubts(query(name))


def compare(ours: Sequence[object], theirs: Sequence[object]) -> None:
    """Return if both are the same and not empty; Differs shows the first difference."""
    if not ours or len(ours) != len(theirs):
        raise Differs(f"{len(ours)} rows and {len(theirs)}")
    for one, other in zip(ours, theirs, strict=True):
        if one != other:
            raise Differs(f"{one} and {other}")


def _transfers(sides: Sides, gate: Gate, asked: Parameters) -> Ratio:
    values = _asked(asked)

    def left() -> list[Record]:
        return sides.items("/v1/transfers", asked)

    def right() -> list[Record]:
        return sides.one_by_one("read/transfers", TRANSFER, values)

    compare(
        [
            (
                *(_called(row["supplier"]), _called(row["recipient"])),
                *(_called(row["weapon"]), row["status"]),
                *(row["claims_count"], row["since"], row["until"], row["claims"]),
            )
            for row in left()
        ],
        [
            (
                *(_named(row, "supplier"), _named(row, "recipient"), _named(row, "weapon")),
                row["status"],
                *(row["claims"], row["since"], row["until"], row["ids"]),
            )
            for row in right()[:PAGE]
        ],
    )
    return sides.ratio(gate, left, right, f"{PAGE} rows")


def _called(thing: Record | None) -> tuple[str, str] | None:
    """A thing of an answer: its id and name."""
    return (thing["id"], thing["name"]) if thing else None


def _named(row: Record, column: str) -> tuple[str, str] | None:
    """The same of a record's column."""
    names = {id_: name for id_, name, _ in row["names"]}
    return row[column] and (row[column], names[row[column]])


def _asked(asked: Parameters) -> dict[str, object]:
    """The values of read/transfers for a first page, of which one row tells that there is more."""
    names = ("supplier", "recipient", "weapons", "status", "place")
    after = ("after_key", "after_weapon", "after_status")
    return {**dict.fromkeys(names), **asked, **dict.fromkeys(after, ""), "limit": PAGE + 1}


def _claims(sides: Sides) -> Ratio:
    asked, values = _second_page(sides)

    def left() -> list[Record]:
        return sides.items("/v1/claims", asked)

    def right() -> list[Record]:
        return sides.one_by_one("read/claims/subject", ClaimRow._fields, values)

    compare(
        [
            (
                *(row["id"], row["type"], _called(row["subject"]), _called(row["object"])),
                *(row["document"]["title"], row["known_from"]),
                *(row["evidence"] and row["evidence"]["quote"], row["disputed_by"]),
            )
            for row in left()
        ],
        [
            (
                *(row["id"], row["type"], _named(row, "subject"), _named(row, "object")),
                *(row["documents"][0][1], row["known_from"]),
                *(row["quote"], row["disputed_by"]),
            )
            for row in right()[:PAGE]
        ],
    )
    return sides.ratio(PAGES["claims page 2"], left, right, f"{PAGE} rows")


def _second_page(sides: Sides) -> tuple[Parameters, dict[str, object]]:
    """The second page of the hub's claims, as asked of the API and as values of the query."""
    first = sides.client.answer("/v1/claims", {"subject": HUB})
    begins, id_ = _position(sides, first["items"][-1]["id"])
    names = ("type", "object", "weapons", "place", "document", "speaker", "status")
    values: dict[str, object] = {
        **dict.fromkeys(names),
        "subject": HUB,
        "after_begins": begins,
        "after_id": id_,
        "limit": PAGE + 1,
    }
    return {"subject": HUB, "cursor": first["next"]}, values


def _position(sides: Sides, id_: str) -> tuple[str, str]:
    found = sides.graph.read(
        lambda reader: ask(reader, "claim", current(), ids=[id_]),
    )
    return str(ClaimRow(*found.rows[0]).begins), id_


def _network(sides: Sides) -> Ratio:
    asked = {"around": "PRK", "hops": "2", "limit": str(NETWORK_EDGES)}

    def left() -> list[Record]:
        return sides.items("/v1/network", asked, "edges")

    edges = left()
    keys = [_key(edge) for edge in edges]
    values = {**current().parameters(), "types": sorted({key[0] for key in keys})}

    def right() -> list[Record]:
        walk = {**values, "seen": [], "limit": NETWORK_EDGES + 1}
        first = sides.rows(_sent("read/expand"), {**walk, "ids": ["PRK"]})
        border = sorted({row[end] for row in first for end in ("subject", "object")} - {"PRK"})
        left_over = NETWORK_EDGES - len(first) + 1
        second = sides.rows(
            _sent("read/expand"),
            {**walk, "ids": border, "seen": ["PRK"], "limit": left_over},
        )
        met = [_plain_key(row) for row in (*first, *second)][:NETWORK_EDGES]
        asked_for = {"statements": [list(key) for key in met]}
        return sides.one_by_one("read/statements", STATEMENT, asked_for)

    compare(
        sorted((_key(e), _called(e["subject"]), _called(e["object"]), e["claims"]) for e in edges),
        sorted(
            (_plain_key(r), _named(r, "subject"), _named(r, "object"), r["ids"]) for r in right()
        ),
    )
    return sides.ratio(NETWORK, left, right, f"{len(keys)} edges")


def _key(edge: Record) -> tuple[str, str, str]:
    return edge["type"], edge["subject"]["id"], edge["object"]["id"]


def _plain_key(row: Record) -> tuple[str, str, str]:
    return row["type"], row["subject"], row["object"]


def _same_transfers(sides: Sides) -> Ratio:
    values = _asked({"supplier": HUB})

    def left() -> list[Record]:
        return sides.items("/v1/transfers", {"supplier": HUB})

    def right() -> Sequence[Sequence[Any]]:
        return sides.graph.read(lambda reader: ask(reader, "transfers", current(), **values)).rows

    compare(
        [(row["supplier"]["id"], row["recipient"]["id"], row["claims_count"]) for row in left()],
        [(row[0], row[1], row[4]) for row in right()[:PAGE]],
    )
    return sides.ratio(SAME_LIST, left, right, f"{PAGE} rows, one list")


def _same_claims(sides: Sides) -> Ratio:
    asked, values = _second_page(sides)

    def left() -> list[Record]:
        return sides.items("/v1/claims", asked)

    def right() -> Sequence[Sequence[Any]]:
        return sides.graph.read(
            lambda reader: ask(reader, "claims/subject", current(), **values)
        ).rows

    compare([row["id"] for row in left()], [row[0] for row in right()[:PAGE]])
    return sides.ratio(SAME_CLAIMS, left, right, f"{PAGE} rows, one list")
