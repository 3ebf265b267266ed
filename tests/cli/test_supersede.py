"""`foedus supersede`: two made-up editions of SIPRI, side by side and one after the other.

From 2020 to 2021 the deliveries to Uruguay are revised from 20 to 22, a deal with Bhutan is new and
one with Fiji is gone. The newer edition was published on 15 March 2021 and stands alone from April.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.claims.clocks import now
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.verify import verify
from app.settings import Settings
from tests.api.asking import Asking, Json
from tests.conftest import serve
from tests.datasets.sipri_files import register

from .conftest import Run, addresses

DEAL = "{0},Turkmenistan,2001,,24,,Zeta-5,towed gun,{1},,2002,New,,0.25,6,5"
OLD = (DEAL.format("Uruguay", 20), DEAL.format("Fiji", 7))
NEW = (DEAL.format("Uruguay", 22), DEAL.format("Bhutan", 9))
COMMAND = ("supersede", "sipri-2020", "sipri-2021", "--on", "2021-04-01")
BEFORE, PUBLISHED, LAST, AFTER = "2021-03-14", "2021-03-15", "2021-03-31", "2021-04-01"


@pytest.fixture(scope="module")
def ask(empty_settings: Settings) -> Iterator[Asking]:
    """The API over the graph that the commands write to."""
    for client in serve(empty_settings):
        yield Asking(client)


@pytest.fixture
def there(foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path) -> dict[str, str]:
    """Where the graph is that holds both editions."""
    env = addresses(empty_settings)
    for edition, day, rows in (("2020", "2020-03-09", OLD), ("2021", PUBLISHED, NEW)):
        path = tmp_path / "register.csv"
        path.write_text(register(*rows))
        given = ("--edition", edition, "--published", day)
        assert foedus("import", "sipri", path, *given, **env).returncode == 0
    return env


@pytest.fixture
def superseded(foedus: Run, there: dict[str, str]) -> str:
    """The instant before the older edition gave its place to the newer one."""
    instant = now()
    assert foedus(*COMMAND, **there).returncode == 0
    return instant


def delivered(ask: Asking, **asked: str) -> dict[str, list[int]]:
    """By recipient the numbers delivered that the editions of a picture give."""
    rows = ask.items("/transfers", supplier="TKM", status="delivered", **asked)
    return {row["recipient"]["id"]: [f["min"] for f in row["figures"]] for row in rows}


def figures(ask: Asking, **asked: str) -> set[tuple[str, int]]:
    """Which document says how many were delivered to Uruguay."""
    asked = {"supplier": "TKM", "recipient": "URY", "status": "delivered", **asked}
    rows = ask("/reconciliation", **asked)["rows"]
    return {(row["document"]["id"], row["quantity"]["min"]) for row in rows}


def changed(ask: Asking, **asked: str) -> dict[str, tuple[str, list[str]]]:
    """By recipient what became of an edge, and because of which documents."""
    rows: list[Json] = ask("/changes", **asked)["changes"]
    return {row["object"]["id"]: (row["change"], row["documents"]) for row in rows}


def test_while_both_stand_each_figure_is_told_with_its_edition_and_they_are_one_voice(
    ask: Asking, there: dict[str, str]
) -> None:
    assert figures(ask) == {("sipri-2020", 20), ("sipri-2021", 22)}
    [conflict] = ask("/reconciliation", supplier="TKM", recipient="URY")["conflicts"]
    assert set(conflict["why"].split(" against ")) == {"20 gun", "22 gun"}
    [row] = ask.items("/transfers", supplier="TKM", recipient="URY", status="delivered")
    standing = row["standing"]
    assert (standing["value"], standing["speakers"], standing["documents"]) == (
        "single-source",
        1,
        2,
    )


def test_from_the_day_on_the_newer_edition_stands_alone(ask: Asking, superseded: str) -> None:
    assert delivered(ask) == {"BTN": [9], "URY": [22]}
    assert figures(ask) == {("sipri-2021", 22)}
    assert ask("/reconciliation", supplier="TKM", recipient="URY")["conflicts"] == []


def test_who_asks_what_was_known_before_that_day_finds_the_older_edition(
    ask: Asking, superseded: str
) -> None:
    assert delivered(ask, known_at=BEFORE) == {"FJI": [7], "URY": [20]}
    assert delivered(ask, known_at=LAST) == {"BTN": [9], "FJI": [7], "URY": [20, 22]}
    assert figures(ask, known_at=LAST) == {("sipri-2020", 20), ("sipri-2021", 22)}
    assert delivered(ask, known_at=AFTER) == {"BTN": [9], "URY": [22]}


def test_an_answer_from_before_the_command_can_be_repeated(ask: Asking, superseded: str) -> None:
    assert delivered(ask, recorded_by=superseded) == {"BTN": [9], "FJI": [7], "URY": [20, 22]}
    document = ask("/documents/sipri-2020", recorded_by=superseded)
    assert (document["retracted_on"], document["superseded_by"]) == (None, None)


def test_changes_of_public_knowledge_tell_what_each_edition_brought_and_took(
    ask: Asking, superseded: str
) -> None:
    assert changed(ask, **{"from": BEFORE, "to": LAST}) == {
        "BTN": ("came", ["sipri-2021"]),
        "URY": ("claims", ["sipri-2021"]),
    }
    assert changed(ask, **{"from": LAST, "to": AFTER}) == {
        "FJI": ("went", ["sipri-2020"]),
        "URY": ("claims", ["sipri-2020"]),
    }


def test_changes_of_the_graph_tell_what_the_command_took(ask: Asking, superseded: str) -> None:
    asked = {"clock": "recorded", "from": superseded, "to": now()}
    assert changed(ask, **asked) == {
        "FJI": ("went", ["sipri-2020"]),
        "URY": ("claims", ["sipri-2020"]),
    }


def test_the_older_edition_names_its_successor(ask: Asking, superseded: str) -> None:
    found = {item["id"]: item for item in ask.items("/documents")}
    older = found["sipri-2020"]
    assert (older["retracted_on"], older["superseded_by"]) == (AFTER, "sipri-2021")
    assert older["retraction_reason"] is None
    assert found["sipri-2021"]["superseded_by"] is None
    assert ask("/documents/sipri-2020")["superseded_by"] == "sipri-2021"
    asked = {"document": "sipri-2020", "known_at": LAST, "format": "csl-json"}
    [reference] = ask.client.get("/v1/bibliography", params=asked).json()
    assert reference["note"] == "superseded by sipri-2021 2021-04-01"


def test_the_same_command_again_changes_nothing_and_says_so(
    foedus: Run, there: dict[str, str], graph: Graph, vocabulary: Vocabulary
) -> None:
    assert "is superseded by sipri-2021 from 2021-04-01 on" in foedus(*COMMAND, **there).stdout
    size = foedus("stats", "--json", **there).stdout
    again = foedus(*COMMAND, **there)
    assert (again.returncode, again.stdout) == (
        0,
        "sipri-2020 was superseded by sipri-2021 on 2021-04-01 already\n",
    )
    assert foedus("stats", "--json", **there).stdout == size
    assert verify(graph, vocabulary) == []


def test_a_dry_run_checks_all_and_changes_nothing(
    foedus: Run, ask: Asking, there: dict[str, str]
) -> None:
    done = json.loads(foedus(*COMMAND, "--dry-run", "--json", **there).stdout)
    assert done == {
        "document": "sipri-2020",
        "superseded_by": "sipri-2021",
        "retracted_on": "2021-04-01",
        "changed": True,
        "dry_run": True,
        # Both steps of both deals; those with Fiji are told by no other edition.
        "leaving": {"claims": 4, "alone": 2},
    }
    told = " ".join(foedus(*COMMAND, "--dry-run", **there).stdout.split())
    assert "sipri-2020 would be superseded by sipri-2021 from 2021-04-01 on: 4 claims" in told
    assert delivered(ask)["URY"] == [20, 22]
    early = foedus(*COMMAND[:-1], BEFORE, "--dry-run", **there)
    assert early.returncode == 2
    assert "2021-03-14 is before sipri-2021 became public on 2021-03-15" in early.stderr


def test_a_file_of_the_superseded_edition_is_known_and_brings_nothing_back(
    foedus: Run, ask: Asking, superseded: str, there: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "register.csv").write_text(register(*OLD))
    given = ("--edition", "2020", "--published", "2020-03-09", "--json")
    done = json.loads(foedus("import", "sipri", tmp_path / "register.csv", *given, **there).stdout)
    assert (done["imports"][0]["added"], done["imports"][0]["known"]) == (0, 4)
    assert delivered(ask) == {"BTN": [9], "URY": [22]}
