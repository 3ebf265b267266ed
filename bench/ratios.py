"""REST beside Bolt: the same question both ways in turn, the answers compared first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, GraphDatabase

from app.claims.clocks import current
from app.engine import Engine
from app.graph.driver import Graph
from app.graph.queries import query
from app.graph.read import ask
from bench.gates import Gate, Ratio, interleaved
from bench.load import cypher
from bench.questions import SMALL
from bench.service import Client, Parameters
from bench.shape import HUB

PAGE = 50
NETWORK_EDGES = 500
_TAIL = "RETURN rows, names, release"
Record = Mapping[str, Any]

PAGES = {
    "transfers of a hub": Gate("transfers of a hub: REST to Bolt row by row", 1.0, 1.25),
    "suppliers of one": Gate("suppliers of one recipient: REST to Bolt row by row", 1.0, 1.25),
    "claims page 2": Gate("claims, page 2: REST to Bolt row by row", 1.0, 1.25),
}
NETWORK = Gate("network, 2 hops, 500 edges: REST to Bolt row by row", 0.5, 0.8)
SAME_LIST = Gate("transfers of a hub: REST to Bolt fetching the same list", 1.25, 1.5)
SAME_CLAIMS = Gate("claims, page 2: REST to Bolt fetching the same list", 1.25, 1.5)


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


def _days() -> dict[str, object]:
    values = current().parameters()
    return {"as_of": values["as_of"], "known_at": values["known_at"]}


def compare(ours: Sequence[object], theirs: Sequence[object]) -> None:
    """Return if both are the same and not empty; Differs shows the first difference."""
    if not ours or len(ours) != len(theirs):
        raise Differs(f"{len(ours)} rows and {len(theirs)}")
    for one, other in zip(ours, theirs, strict=True):
        if one != other:
            raise Differs(f"{one} and {other}")


def _transfers(sides: Sides, gate: Gate, asked: Parameters) -> Ratio:
    parameters = {"supplier": None, "recipient": None, **asked, **_days(), "limit": PAGE}
    plain = cypher("plain_transfers")

    def left() -> list[Record]:
        return sides.items("/v1/transfers", asked)

    def right() -> list[Record]:
        return sides.rows(plain, parameters)

    compare(
        [
            (
                row["supplier"]["id"],
                row["recipient"]["id"],
                row["weapon"] and row["weapon"]["id"],
                *(row["status"], row["claims_count"], row["since"], sorted(row["claims"])),
            )
            for row in left()
        ],
        [
            (
                *(row["supplier"], row["recipient"], row["weapon"], row["status"]),
                *(row["claims"], row["since"], sorted(row["ids"])),
            )
            for row in right()
        ],
    )
    return sides.ratio(gate, left, right, f"{PAGE} rows")


def _claims(sides: Sides) -> Ratio:
    first = sides.client.answer("/v1/claims", {"subject": HUB})
    asked = {"subject": HUB, "cursor": first["next"]}
    begins, id_ = _position(sides, first["items"][-1]["id"])
    parameters = {
        "subject": HUB,
        "after_begins": begins,
        "after_id": id_,
        "limit": PAGE,
        **_days(),
    }
    plain = cypher("plain_claims")

    def left() -> list[Record]:
        return sides.items("/v1/claims", asked)

    def right() -> list[Record]:
        return sides.rows(plain, parameters)

    def told(quote: str | None, disputes: Sequence[str]) -> tuple[str | None, list[str]]:
        return quote, sorted(disputes)

    compare(
        [
            (
                *(row["id"], row["type"], row["document"]["title"]),
                *told(row["evidence"] and row["evidence"]["quote"], row["disputed_by"]),
            )
            for row in left()
        ],
        [
            (
                *(row["c"]["id"], row["c"]["type"], row["title"]),
                *told(row["c"].get("quote"), row["disputed_by"]),
            )
            for row in right()
        ],
    )
    return sides.ratio(PAGES["claims page 2"], left, right, f"{PAGE} rows")


def _position(sides: Sides, id_: str) -> tuple[str, str]:
    found = sides.graph.read(
        lambda reader: ask(reader, "claim", current(), id=id_),
    )
    return str(found.rows[0][-3]), id_


def _network(sides: Sides) -> Ratio:
    asked = {"around": "PRK", "hops": "2", "limit": str(NETWORK_EDGES)}

    def left() -> list[Record]:
        return sides.items("/v1/network", asked, "edges")

    keys = [_key(edge) for edge in left()]
    text = query("read/statements")
    assert text.rstrip().endswith(_TAIL)
    by_rows = text.rstrip().removesuffix(_TAIL) + (
        "UNWIND rows AS row RETURN row[1] AS type, row[2] AS subject, row[3] AS object, "
        "row[4] AS weapons, row[5] AS statuses, row[7] AS claims, row[8] AS documents, "
        "row[9] AS voices, row[10] AS denied, row[13] AS figures, row[14] AS ids"
    )
    values = {**current().parameters(), "types": sorted({key[0] for key in keys})}

    def right() -> list[Record]:
        walk = {**values, "seen": [], "limit": NETWORK_EDGES + 1}
        first = sides.rows(query("read/expand"), {**walk, "ids": ["PRK"]})
        border = sorted({row[end] for row in first for end in ("subject", "object")} - {"PRK"})
        left_over = NETWORK_EDGES - len(first) + 1
        second = sides.rows(
            query("read/expand"),
            {**walk, "ids": border, "seen": ["PRK"], "limit": left_over},
        )
        met = [_plain_key(row) for row in (*first, *second)][:NETWORK_EDGES]
        return sides.rows(by_rows, {**values, "statements": [list(key) for key in met]})

    compare(sorted(keys), sorted(_plain_key(row) for row in right()))
    return sides.ratio(NETWORK, left, right, f"{len(keys)} edges")


def _key(edge: Record) -> tuple[str, str, str]:
    return edge["type"], edge["subject"]["id"], edge["object"]["id"]


def _plain_key(row: Record) -> tuple[str, str, str]:
    return row["type"], row["subject"], row["object"]


def _same_transfers(sides: Sides) -> Ratio:
    values = {
        "supplier": HUB,
        "recipient": None,
        "weapons": None,
        "status": None,
        "place": None,
        "after_key": "",
        "after_weapon": "",
        "after_status": "",
        "limit": PAGE + 1,
    }

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
    first = sides.client.answer("/v1/claims", {"subject": HUB})
    asked = {"subject": HUB, "cursor": first["next"]}
    begins, id_ = _position(sides, first["items"][-1]["id"])
    names = ("type", "object", "weapons", "place", "document", "speaker", "status")
    values: dict[str, object] = {
        **dict.fromkeys(names),
        "subject": HUB,
        "after_begins": begins,
        "after_id": id_,
        "limit": PAGE + 1,
    }

    def left() -> list[Record]:
        return sides.items("/v1/claims", asked)

    def right() -> Sequence[Sequence[Any]]:
        return sides.graph.read(
            lambda reader: ask(reader, "claims/subject", current(), **values)
        ).rows

    compare([row["id"] for row in left()], [row[0] for row in right()[:PAGE]])
    return sides.ratio(SAME_CLAIMS, left, right, f"{PAGE} rows, one list")
