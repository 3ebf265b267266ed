"""`foedus import` of lists of losses, aid and events, over a graph."""

import json
from pathlib import Path

import pytest

from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.verify import verify
from app.settings import Settings
from tests.datasets.test_events import POLECAT, gdelt, polecat
from tests.datasets.test_kiel import arms, main_data
from tests.datasets.test_oryx import CATALOGUE, ITEM, ITEMS
from tests.datasets.workbooks import workbook

from .conftest import Run, addresses

LOSSES = ITEMS + ITEM.format("captured", 1, "04") + ITEM.format("destroyed", 2, "05")
AID = workbook(
    Main=[[*line.split(",")] for line in main_data(arms(), arms(delivered="2")).splitlines()]
)


@pytest.mark.parametrize(
    ("name", "content", "options", "claims"),
    [
        ("oryx", LOSSES.encode(), (), 4),
        ("oryx", f"{CATALOGUE}Tanks,T-72B3,,,5,1,4,\n".encode(), ("--option", "country=Russia"), 2),
        ("kiel", AID, (), 3),
        ("gdelt", gdelt("190", "072", "112", "010").encode(), (), 3),
        ("polecat", (POLECAT + polecat("ASSAULT", "drone")).encode(), (), 1),
    ],
)
def test_a_second_import_writes_nothing_and_the_graph_agrees_with_itself(
    foedus: Run,
    graph: Graph,
    vocabulary: Vocabulary,
    empty_settings: Settings,
    tmp_path: Path,
    name: str,
    content: bytes,
    options: tuple[str, ...],
    claims: int,
) -> None:
    there = addresses(empty_settings)
    path = tmp_path / "file"
    path.write_bytes(content)
    first, again = (
        json.loads(foedus("import", name, path, *options, "--json", **there).stdout)["imports"][0]
        for _ in range(2)
    )
    assert (first["added"], first["known"]) == (claims, 0)
    assert (again["added"], again["known"]) == (0, claims)
    assert verify(graph, vocabulary) == []


def test_refusals_are_told_by_their_reasons(foedus: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(gdelt("010", "010", "173", "190"))
    done = foedus("import", "gdelt", path, "--dry-run")
    assert "2 refused: event type CAMEO 010 has no fact type here" in done.stdout
    assert "1 refused: event type CAMEO 173 has no fact type here" in done.stdout


def test_an_option_without_a_value_is_refused(foedus: Run, tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(CATALOGUE)
    done = foedus("import", "oryx", path, "--dry-run", "--option", "country")
    assert done.returncode != 0
    assert "NAME=VALUE" in done.stderr


def test_the_options_of_a_layout_are_listed(foedus: Run) -> None:
    assert "--option country=" in foedus("import", "--list").stdout
