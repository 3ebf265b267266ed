"""Which articles are read again, and that a run which was cut off goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.claims.extractor import is_newer, program
from app.entities.vocabulary import Vocabulary
from app.errors import Conflict, NotFound
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.readings import to_read
from app.graph.retract import retract
from app.graph.verify import verify
from app.settings import Settings

from .conftest import Tell, fact, transfers
from .rereading import Read, reading, reads, said


@pytest.fixture
def read(graph: Graph, vocabulary: Vocabulary) -> Read:
    return reads(graph, vocabulary)


@pytest.mark.parametrize(
    ("name", "comes_to"),
    [("rules@2", ("rules", 2)), ("llm@1:a/b:c", ("llm", 1)), ("curated", None), ("ann", None),
     ("dataset:sipri@2024", None), ("rules@", None)],
)  # fmt: skip
def test_a_program_is_told_from_people_and_datasets(
    name: str, comes_to: tuple[str, int] | None
) -> None:
    assert program(name) == comes_to


def test_versions_are_numbers() -> None:
    assert is_newer("rules@10", "rules@9")
    assert not is_newer("rules@2", "rules@2")
    assert not is_newer("rules@2", "llm@1:a")


def test_only_what_an_older_version_read_is_read_again(
    graph: Graph, read: Read, tell: Tell, vocabulary: Vocabulary
) -> None:
    tell("row", fact())
    read("rules@1", said(), id_="old")
    read("rules@1", id_="old-and-empty")
    read("rules@2", said(), id_="current")
    read("rules@3", said(), id_="newer")
    read("rules@1", said(), id_="withdrawn")
    retract(graph, "withdrawn", "2024-06-01", None)
    ingest(graph, reading("curated", said(), id_="by-hand"), vocabulary)
    ingest(graph, reading("llm@1:tiny", said(), id_="by-llm"), vocabulary)
    assert to_read(graph, "rules@2") == ["old", "old-and-empty"]
    read("rules@2", said(), id_="old")
    assert to_read(graph, "rules@2") == ["old-and-empty"]
    assert to_read(graph, "llm@1:large") == ["by-llm"]


def test_two_programs_that_read_one_article_are_told_apart(graph: Graph, read: Read) -> None:
    read("rules@1", said())
    read("rules@2", said())
    read("llm@1:tiny", said())
    assert to_read(graph, "rules@2") == []
    assert to_read(graph, "llm@1:tiny") == []
    assert to_read(graph, "rules@3") == ["read"]


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ("row", "row: was never read by rules"),
        ("by-hand", "by-hand: was never read by rules"),
        ("newer", "newer: was read by rules@3, newer than rules@2"),
        ("withdrawn", "withdrawn: was withdrawn on 2024-06-01"),
    ],
)
def test_a_named_document_that_cannot_be_read_again_says_why(
    graph: Graph, read: Read, tell: Tell, vocabulary: Vocabulary, document: str, fault: str
) -> None:
    tell("row", fact())
    ingest(graph, reading("curated", said(), id_="by-hand"), vocabulary)
    read("rules@3", said(), id_="newer")
    read("rules@1", said(), id_="withdrawn")
    retract(graph, "withdrawn", "2024-06-01", None)
    with pytest.raises(Conflict, match=fault):
        to_read(graph, "rules@2", [document])


def test_an_unknown_document_is_named(graph: Graph) -> None:
    with pytest.raises(NotFound, match="nowhere: is no document"):
        to_read(graph, "rules@2", ["nowhere"])


KILLED = """
import os, signal
from app.claims.annotated import Batch, claim_of
from app.cli.readers import Reader
from app.cli.reread import reread
from app.cli.connection import graph
from app.entities.vocabulary import load
from app.extraction.article import document_of
from app.extraction.reading import Reading
from app.graph.readings import to_read
from app.paths import SEED

def read(article):
    if article.id == "a-2":
        os.kill(os.getpid(), signal.SIGKILL)
    return Reading(Batch(document_of(article, "rules@2"), (), {}), (), (), {})

with graph() as found:
    wanted = to_read(found, "rules@2")
    for done in reread(found, Reader("rules@2", read), load(SEED / "vocabulary"), wanted):
        print(done.document, flush=True)
"""


def test_a_run_that_is_killed_is_gone_on_with_by_calling_it_again(
    graph: Graph, read: Read, vocabulary: Vocabulary, empty_settings: Settings
) -> None:
    for id_ in ("a-1", "a-2", "a-3"):
        read("rules@1", said(), id_=id_)
    assert empty_settings.neo4j_password
    env = {
        **os.environ,
        "NEO4J_URI": empty_settings.neo4j_uri or "",
        "NEO4J_PASSWORD": empty_settings.neo4j_password.get_secret_value(),
    }
    run = subprocess.run(
        [sys.executable, "-c", KILLED],
        env=env, cwd=Path(__file__).parents[2], capture_output=True, text=True,
    )  # fmt: skip
    assert (run.returncode, run.stdout) == (-signal.SIGKILL, "a-1\n"), run.stderr
    assert to_read(graph, "rules@2") == ["a-2", "a-3"]
    assert verify(graph, vocabulary) == []
    assert [row.summary.documents for row in transfers(graph)] == [2]
