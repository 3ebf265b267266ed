"""The query files: each runs as it stands, says what it answers, and names what it takes."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from neo4j import (
    Driver,
    GraphDatabase,
    NotificationMinimumSeverity,
    Query,
    Session,
    Transaction,
)

from app.graph.driver import Graph
from app.graph.queries import expanded, files, is_plain, query, without_count, without_doubts
from app.graph.read import (
    AgreementRow,
    ClaimRow,
    DocumentRow,
    EdgeRow,
    MemberRow,
    PledgeRow,
    Summary,
    TransferRow,
)
from app.paths import CYPHER
from app.settings import Settings

EXAMPLE = "// try: :params "
QUERIES = [path for path in files() if path.parent.name != "migrations"]
ASKED = [path for path in QUERIES if "write" not in path.parts and "browser" not in path.parts]
WRITTEN = [path for path in QUERIES if "write" in path.parts]
_SUMMARY = len(Summary._fields)
SHORTENED = [path for path in ASKED if without_doubts(path.read_text()) != path.read_text()]
NO_DOUBTS = {
    **dict.fromkeys(
        ("according_to", "without", "min_reliability", "min_credibility", "since", "until")
    ),
    "modality": None,
    "min_speakers": 1,
}
# How many columns the rows of a query have after the first, the ids that they name.
WIDTHS = {
    **dict.fromkeys(
        ("read/transfers", "read/transfers_filtered", "read/suppliers", "read/deals"),
        len(TransferRow._fields) - 1 + _SUMMARY,
    ),
    "read/neighbors": len(EdgeRow._fields) - 1 + _SUMMARY,
    "read/agreements": len(AgreementRow._fields),
    "read/pledges": len(PledgeRow._fields),
    "read/claim": len(ClaimRow._fields),
    "read/documents": len(DocumentRow._fields),
    "read/document": len(DocumentRow._fields) + 2,  # its text and its claims
    **{
        f"read/claims/{by}": len(ClaimRow._fields)
        for by in (
            *(
                "all",
                "document",
                "known",
                "object",
                "pair",
                "place",
                "speaker",
                "status",
                "subject",
            ),
            *("type", "weapon"),
        )
    },
}


def name(path: Path) -> str:
    return str(path.relative_to(CYPHER).with_suffix(""))


def header(text: str) -> list[str]:
    """The comment lines that a query begins with."""
    lines = text.splitlines()
    until = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return lines[:until]


def comments(text: str) -> str:
    return "\n".join(line for line in header(text) if not line.startswith(EXAMPLE))


def named(text: str, known: frozenset[Path] = frozenset()) -> set[str]:
    """The parameters that a query's header names, itself or by `see picture and narrow`."""
    said = comments(text)
    names = set(re.findall(r"\$(\w+)", said))
    for words in re.findall(r"\b[Ss]ee ([\w, /.]+)", said):
        for word in re.findall(r"\w+", words):
            home = CYPHER / f"{word}.cypher"
            if home.exists() and home not in known:
                names |= named(home.read_text(encoding="utf-8"), known | {home})
    return names


def taken(text: str) -> set[str]:
    """The parameters of a query's statement."""
    statement = "\n".join(line for line in text.splitlines() if not line.strip().startswith("//"))
    return set(re.findall(r"\$(\w+)", statement))


def example(text: str) -> str:
    [line] = [line for line in header(text) if line.startswith(EXAMPLE)]
    return line.removeprefix(EXAMPLE)


def driver_of(settings: Settings) -> Driver:
    assert settings.neo4j_uri
    assert settings.neo4j_password
    password = settings.neo4j_password.get_secret_value()
    return GraphDatabase.driver(
        settings.neo4j_uri,
        auth=(settings.neo4j_username, password),
        notifications_min_severity=NotificationMinimumSeverity.OFF,
    )


Answer = Callable[[Path], list[dict[str, object]]]


@pytest.fixture(scope="module")
def answer(seeded_settings: Settings, seeded: Graph) -> Iterator[Answer]:
    """What a query returns for its own example, as pasted into Neo4j Browser."""
    with driver_of(seeded_settings) as driver, driver.session(default_access_mode="READ") as asked:

        @cache
        def run(path: Path) -> list[dict[str, object]]:
            text = path.read_text(encoding="utf-8")
            return asked.run(Query(text), values(asked, text)).data()

        yield run


def values(session: Session | Transaction, text: str) -> dict[str, object]:
    """A query's example, read by Neo4j itself."""
    found = session.run(f"RETURN {example(text)} AS p").single(strict=True)["p"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("path", QUERIES, ids=name)
def test_a_query_says_what_it_answers_and_names_each_parameter(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(header(text)) >= 2
    assert header(text)[0].endswith((".", ",", ":")) or header(text)[1].startswith("// ")
    assert taken(text) <= named(text)


@pytest.mark.parametrize("path", QUERIES, ids=name)
def test_a_query_holds_its_shared_blocks_as_their_homes_have_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert expanded(text) == text, "run: make cypher"


@pytest.mark.parametrize("path", ASKED, ids=name)
def test_a_query_runs_as_it_stands_with_its_own_example(answer: Answer, path: Path) -> None:
    rows = answer(path)
    if path.parent.name == "verify" and name(path) not in (
        "verify/digests",
        "verify/evidence",
        "verify/voices",
        "verify/withdrawals",
    ):
        assert rows == []  # each row is a fault
    else:
        assert rows, "the example finds nothing"


@pytest.mark.parametrize("path", SHORTENED, ids=name)
def test_a_question_without_doubts_has_the_same_answer_without_their_conditions(
    seeded_settings: Settings, answer: Answer, path: Path
) -> None:
    text = path.read_text(encoding="utf-8")
    short = without_doubts(text)
    assert "// believed(" not in short
    with driver_of(seeded_settings) as driver, driver.session() as session:
        asked = values(session, text)
        assert is_plain(asked)
        assert session.run(Query(short), asked).data() == answer(path)


def test_a_filter_that_counts_no_speakers_has_the_same_answer_without_the_count(
    seeded_settings: Settings,
) -> None:
    text = query("read/claims/type")
    short = without_count(text)
    assert "// backed(" not in short
    assert "// believed(" in short
    with driver_of(seeded_settings) as driver, driver.session() as session:
        asked = {**values(session, text), "since": "2023", "limit": 500}
        whole = session.run(Query(text), asked).data()
        assert session.run(Query(short), asked).data() == whole
        assert len(whole[0]["rows"]) > 10


@pytest.mark.parametrize(
    ("doubt", "plain"),
    [
        ({}, True),
        ({"min_speakers": 1, "as_of": "2024-08-19", "type": "SUPPLIES"}, True),
        ({"min_speakers": 2}, False),
        ({"without": ["PRK"]}, False),
        ({"according_to": []}, False),
        ({"since": "2024-01-01"}, False),
        ({"until": "2024-01-01"}, False),
        ({"modality": ["claimed"]}, False),
        ({"min_reliability": "B", "min_credibility": 6}, False),
    ],
)
def test_any_doubt_or_filter_is_asked_in_full(doubt: dict[str, object], plain: bool) -> None:
    assert is_plain({**NO_DOUBTS, **doubt}) == plain


@pytest.mark.parametrize("query", WIDTHS)
def test_rows_are_as_wide_as_what_names_their_columns(answer: Answer, query: str) -> None:
    [found] = answer(CYPHER / f"{query}.cypher")
    rows = found["rows"]
    assert isinstance(rows, list)
    assert rows, "the example finds nothing"
    assert {len(row) - 1 for row in rows} == {WIDTHS[query]}
    if query == "read/agreements":
        members = [member for row in rows for member in row[-1]]
        assert {len(member) for member in members} == {len(MemberRow._fields)}


def test_a_writing_query_runs_as_it_stands_and_is_taken_back(
    empty_settings: Settings, graph: Graph
) -> None:
    count = Query("MATCH (n) RETURN count(n) AS n")
    with driver_of(empty_settings) as driver, driver.session() as session:
        before = session.run(count).single(strict=True)["n"]
        for path in WRITTEN:
            text = path.read_text(encoding="utf-8")
            with session.begin_transaction() as transaction:
                parameters = values(transaction, text)
                transaction.run(text, parameters).consume()
                transaction.rollback()
            assert session.run(count).single(strict=True)["n"] == before, name(path)
