"""A first load in bulk leaves the graph that ingesting the same documents leaves."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from app.claims.annotated import Batch
from app.claims.claim import Deal, Membership
from app.claims.fact_types import FactType
from app.engine import Engine, find_java, free_port, install, start
from app.engine.admin import import_full
from app.entities.vocabulary import Organization, Suspension, Weapon
from app.errors import Conflict, InvalidValue
from app.graph.bulk import Bulk
from app.graph.driver import Graph
from app.graph.files import field, sayable
from app.graph.ingest import Report, complete, ingest
from app.graph.migrate import pending
from app.graph.rows import CLAIM_COLUMNS
from app.graph.seed import Contents, Seeded, check_unused, contents, seed, seed_in_bulk
from app.graph.settling import derive, settle
from app.graph.verify import verify
from app.paths import CYPHER

from .conftest import Ask, batch, fact, plain
from .everything import everything
from .test_kill import graph_of, settings_of

DAY = {"from": "2024-03-10", "to": "2024-03-10"}
QUOTE = '"no;\nnot one, ever"'
TEXT = f"He said: {QUOTE}.\r\n\r\nÉlan, 東, \\N and ; too."


def denials() -> Batch:
    """Denials of what its own document and the seed's say, of a kind of weapon too."""
    said = {"attributed_to": "KOR", "modality": "claimed", "date": DAY}
    untrue = {"modality": "denied", "status": None, "date": {"from": "2026"}}
    return batch(
        "denials",
        fact(**said),
        fact(**said, weapon="weapon:kn-23"),
        fact(type="DENIED", **untrue, weapon=None),
        fact(**untrue, attributed_to="RUS", weapon="weapon:ballistic-missile"),
        fact(modality="denied", status="halted", attributed_to="UKR", date={"from": "2024-03"}),
        fact(subject="RUS", object="PRK", status="planned", place="place:najin"),
    )


def rare() -> Batch:
    """Claims with all that few have, about things that no vocabulary knows."""
    said = batch("rare", *[fact(weapon="weapon:zeta", date={"from": "1972"})] * 3)
    deal, rule, signed = said.claims
    terms = Deal(tiv=6.0, tiv_per_unit=0.25, estimated=("ordered",), condition='"new"; dear',
                 local_production=False, years=(1972, 1973))  # fmt: skip
    rest = {"from": "1986", "to": None, "by": "USA", "what": "One; two,\nthree"}
    bound = Membership(bound_from="1971", bound_to=None, obligations=(),
                       suspended=(Suspension.model_validate(rest),))  # fmt: skip
    pact = {"type": FactType.SIGNED, "object": "agreement:zeta", "agreement": "agreement:zeta",
            "weapon": None, "status": None, "membership": bound}  # fmt: skip
    claims = (
        deal.model_copy(update={"deal": terms, "note": ""}),
        rule.model_copy(update={"rule": "deliver", "extractor": "rules@1"}),
        signed.model_copy(update=pact),
    )
    gun = Weapon(id="weapon:zeta", name="Zeta; 5", kind_of=("weapon:artillery-shell",))
    return Batch(said.document, claims, {"agreement:zeta": "Zeta's pact"}, {gun.id: gun})


def quoting() -> Batch:
    """An undated document with its text, and a quote that goes over two lines."""
    said = fact(subject="org:zeta", attributed_to="org:zeta", evidence=QUOTE)
    told = batch("quoting", said, text=TEXT, text_origin="original", published_on=None)
    zeta = Organization(id="org:zeta", name="Zeta", form="bloc")
    return told._replace(things={zeta.id: zeta})


def edition() -> list[Batch]:
    """A dataset's edition in two parts."""
    about = {"dataset": "test", "edition": "1", "complete": False, "published_on": "2024"}
    rows = [fact(subject="IRN", weapon=f"weapon:part-{n % 3}", locator=f"row {n}")
            for n in range(8)]  # fmt: skip
    return [batch("edition", *some, **about) for some in (rows[:4], rows[4:])]


def documents() -> list[Batch]:
    """An edition among articles, the last of which says nothing."""
    first, second = edition()
    return [denials(), first, rare(), second, quoting(), batch("silent")]


class Loaded(NamedTuple):
    """A folder that was loaded in bulk, and what was said of it."""

    data: Path
    seeded: Seeded
    reports: list[Report]
    again: Report


@pytest.fixture(scope="module")
def seeds() -> Contents:
    return contents()


@pytest.fixture(scope="module")
def loaded(engine_home: Path, tmp_path_factory: pytest.TempPathFactory, seeds: Contents) -> Loaded:
    folder = tmp_path_factory.mktemp("bulk")
    data = folder / "neo4j"
    with Bulk(folder / "files", seeds.vocabulary) as bulk:
        seeded = seed_in_bulk(bulk, seeds)
        reports = [bulk.add(one) for one in documents()]
        bulk.complete("edition")
        again = bulk.add(edition()[0])
    import_full(install(engine_home), find_java(), data, **bulk.files)
    with served(engine_home, data) as (_, graph):
        settle(graph, bulk)
        derive(graph, bulk)
    return Loaded(data, seeded, reports, again)


@contextmanager
def served(home: Path, data: Path) -> Iterator[tuple[Engine, Graph]]:
    """A Neo4j on a folder, and its graph."""
    with (
        start(home, data=data, bolt_port=free_port(), http_port=free_port()) as engine,
        graph_of(engine) as graph,
    ):
        yield engine, graph


def test_nodes_relationships_constraints_and_indexes_are_those_of_ingesting(
    engine_home: Path, loaded: Loaded, seeds: Contents, graph: Graph, cypher: Ask
) -> None:
    seeded = seed(graph, seeds)
    reports = [ingest(graph, one, seeds.vocabulary) for one in documents()]
    complete(graph, "edition")
    assert (loaded.seeded, loaded.reports) == (seeded, reports)
    expected = everything(cypher)
    assert sum('"type": "DISPUTES"' in line for line in expected) > 5
    with served(engine_home, loaded.data) as (engine, there), plain(settings_of(engine)) as ask:
        found = everything(ask)
        assert [line for line in found if line not in expected] == []
        assert found == expected
        assert verify(there, seeds.vocabulary) == []
        assert pending(there) == []
        # The next start finds all of the seed there, and the same documents bring nothing.
        assert seed(there, seeds).entities == 0
        assert [ingest(there, one, seeds.vocabulary).changed for one in documents()] == [False] * 6
    assert verify(graph, seeds.vocabulary) == []


def test_an_edition_that_is_given_twice_is_known(loaded: Loaded) -> None:
    assert (loaded.again.added, loaded.again.known) == (0, 4)


def test_an_edition_with_another_text_is_refused(tmp_path: Path, seeds: Contents) -> None:
    with Bulk(tmp_path, seeds.vocabulary) as bulk:
        bulk.add(batch("one", fact()))
        with pytest.raises(Conflict, match="one: is in the graph with another text"):
            bulk.add(batch("one", fact(evidence="no"), text="no"))


def test_a_state_that_does_not_exist_is_refused(tmp_path: Path, seeds: Contents) -> None:
    with (
        Bulk(tmp_path, seeds.vocabulary) as bulk,
        pytest.raises(InvalidValue, match="'PRQ' is no country id; did you mean"),
    ):
        bulk.add(batch("one", fact(subject="PRQ")))


def test_a_graph_that_holds_more_than_the_seed_is_not_unused(
    graph: Graph, seeds: Contents, cypher: Ask
) -> None:
    check_unused(graph, seeds)
    seed(graph, seeds)
    check_unused(graph, seeds)
    for text in ("CREATE (:Mine)", "MATCH (d:Document {id: 'a-001'}) SET d.retracted_on = '1'"):
        cypher(text)
        with pytest.raises(Conflict, match=r"holds 0 claims beside the seed \(1 nodes in all\)"):
            check_unused(graph, seeds)
        cypher("MATCH (m:Mine) DELETE m")
    ingest(graph, batch("one", fact()), seeds.vocabulary)
    with pytest.raises(Conflict, match="1 claims beside the seed"):
        check_unused(graph, seeds)


def test_columns_of_claims_are_the_properties_that_the_statement_writes() -> None:
    text = (CYPHER / "write" / "claims.cypher").read_text(encoding="utf-8")
    created = text.partition("CREATE (c:Claim {")[2].partition("})")[0]
    written = dict(re.findall(r"(\w+): row\[(\d+)\]", created))
    assert written == {name: str(n) for n, name in enumerate(CLAIM_COLUMNS[:-1])}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", '""'),
        ('a "b"\nc', '"a ""b""\nc"'),
        (True, "true"),
        (2.5, "2.5"),
        (["a;b", "c"], '"a;b\x1fc"'),
        ((1, 2), '"1\x1f2"'),
    ],
)
def test_a_value_reads_as_neo4j_admin_takes_it(value: object, text: str) -> None:
    assert field(value) == text


@pytest.mark.parametrize("value", [[], (), ["a", ""]])
def test_lists_that_are_empty_or_hold_an_empty_text_cannot_be_said(value: object) -> None:
    assert not sayable(value)
