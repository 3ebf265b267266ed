"""A graph filled offline is there whole or not at all."""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from app.engine import fill, free_port, start
from app.engine.folder import GRAPH_PARTS, LOADING, Folder
from app.errors import EngineError

from .conftest import Start
from .test_start import add, count

Filled = Callable[..., None]


def nobody(*_: str) -> None:
    raise AssertionError("there was no graph to look at")


def states(folder: Path) -> Mapping[str, Sequence[str]]:
    """Files of two nodes."""
    folder.mkdir()
    file = folder / "states.csv"
    file.write_text("id:ID\nPRK\nMMR\n")
    return {"nodes": [f"State={file}"]}


def add_one(uri: str, user: str, password: str) -> None:
    with GraphDatabase.driver(uri, auth=(user, password)) as driver:
        driver.execute_query("CREATE (:State)")


def left(data: Path) -> list[Path]:
    """What of a load lies about."""
    return [*data.glob(f"{LOADING}*"), *data.glob("loaded*")]


def test_the_next_start_serves_what_the_files_and_the_finish_brought(
    begin: Start, engine_home: Path, data: Path
) -> None:
    fill(engine_home, data=data, look=nobody, write=states, finish=add_one)
    assert left(data) == []
    engine = begin()
    assert count(engine) == 3
    assert not engine.cut_off


def test_a_graph_that_is_there_is_looked_at_first_and_keeps_users_and_passwords(
    begin: Start, engine_home: Path, data: Path
) -> None:
    engine = begin(password="a password of ours")
    add(engine)
    engine.stop()
    seen: list[int] = []

    def look(uri: str, user: str, password: str) -> None:
        with GraphDatabase.driver(uri, auth=(user, password)) as driver:
            seen.append(driver.execute_query("MATCH (n) RETURN count(n)").records[0][0])
        if len(seen) == 1:
            raise EngineError("not empty")

    with pytest.raises(EngineError, match="not empty"):
        fill(engine_home, data=data, look=look, write=states, finish=add_one)
    fill(engine_home, data=data, look=look, write=states, finish=add_one)
    assert seen == [1, 1]
    assert count(begin(password="a password of ours")) == 3


def test_a_finish_that_fails_leaves_the_graph_as_it_was(
    begin: Start, engine_home: Path, data: Path
) -> None:
    def fails(*_: str) -> None:
        asked = time.monotonic()
        with pytest.raises(EngineError, match="starting a Neo4j there or loading in bulk"):
            start(engine_home, bolt_port=free_port(), http_port=free_port(), data=data)
        # Not after all the time that a start may take.
        assert time.monotonic() - asked < 20
        raise EngineError("no more room")

    with pytest.raises(EngineError, match="no more room"):
        fill(engine_home, data=data, look=nobody, write=states, finish=fails)
    assert left(data) == []
    assert count(begin()) == 0


def test_a_graph_that_runs_is_not_filled(begin: Start, engine_home: Path, data: Path) -> None:
    begin()
    with pytest.raises(EngineError, match="a Neo4j runs there already"):
        fill(engine_home, data=data, look=nobody, write=states, finish=add_one)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "neo4j")
    folder.make()
    for part in GRAPH_PARTS:
        put(folder.path / "data" / part, "old")
    return folder


def put(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "store").write_text(text)


def stored(folder: Folder) -> list[str]:
    return [(folder.path / "data" / part / "store").read_text() for part in GRAPH_PARTS]


def test_a_half_made_graph_is_removed_and_told_of_once(folder: Folder) -> None:
    put(folder.path / f"{LOADING}x" / "neo4j" / "data" / "databases" / "neo4j", "half")
    assert folder.settle_load()
    assert not folder.settle_load()
    assert stored(folder) == ["old", "old"]
    assert left(folder.path) == []


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_move_that_was_cut_off_goes_on(folder: Folder, moved: int) -> None:
    for part in GRAPH_PARTS[moved:]:
        put(folder.loaded / part, "new")
    for part in GRAPH_PARTS[:moved]:
        (folder.path / "data" / part / "store").write_text("new")
    folder.loaded.mkdir(exist_ok=True)
    assert not folder.settle_load()
    assert stored(folder) == ["new", "new"]
    assert left(folder.path) == []
