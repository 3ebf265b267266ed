"""What is made ready for the next start: whole or not at all, and only for what it was made by."""

import json
import re
import shutil
import time
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase

from app.engine import find_java, free_port, install, make_ready, start
from app.engine.artefacts import Installation
from app.engine.cache import cache_file, cache_flags
from app.engine.folder import Folder
from app.engine.ready import REHEARSAL, make_ready_in_background, ready_graph
from app.errors import EngineError
from app.graph.driver import Graph
from app.graph.seed import contents, seed
from app.rehearsal import rehearse
from app.settings import Settings

PROGRAM = "this program"


@pytest.fixture
def uncached(engine_home: Path, tmp_path: Path) -> Installation:
    """The jars in a home of its own, where nothing is ready."""
    there = install(engine_home)
    (tmp_path / "home" / "engine").mkdir(parents=True)
    here = tmp_path / "home" / "engine" / there.jars.name
    here.mkdir()
    for jar in there.jars.iterdir():
        (here / jar.name).hardlink_to(jar)
    return install(tmp_path / "home")


def test_one_that_was_killed_leaves_nothing_and_the_next_one_makes_all(
    uncached: Installation, empty_settings: Settings, graph: Graph, tmp_path: Path
) -> None:
    java = find_java()
    file, ready = cache_file(uncached, java), ready_graph(uncached, PROGRAM)
    make_ready_in_background(uncached, java, PROGRAM)
    recorder = _child_of_recording(uncached)
    with pytest.raises(EngineError, match="another process is making the next start ready"):
        make_ready(uncached.home, rehearse)
    for process in (*recorder.children(recursive=True), recorder):
        process.kill()
    psutil.wait_procs([recorder], timeout=10)
    assert not file.exists()
    assert not ready.exists()
    assert cache_flags(uncached, java) == []

    older = ready.with_name("graph-older")
    older.mkdir()
    make_ready(uncached.home, rehearse, PROGRAM, wait_seconds=10)
    assert cache_flags(uncached, java)
    left = {path for path in file.parent.iterdir() if path.is_dir()}
    assert left == {uncached.jars, ready}, "neither its work nor an older program's graph"

    filled = _content(uncached.home, tmp_path / "filled", PROGRAM)
    seed(graph, contents())
    secret = empty_settings.neo4j_password
    assert secret is not None and empty_settings.neo4j_uri is not None
    seeded = _all(empty_settings.neo4j_uri, ("neo4j", secret.get_secret_value()))
    assert filled == seeded, "as if it had been seeded here"
    assert _content(uncached.home, tmp_path / "other", "another program") == []
    assert _content(uncached.home, tmp_path / "neither", None) == []


def _content(home: Path, data: Path, program: str | None) -> list[str]:
    with start(
        home, bolt_port=free_port(), http_port=free_port(), data=data, program=program
    ) as engine:
        return _all(engine.bolt_uri, (engine.user, engine.password))


def _all(uri: str, auth: tuple[str, str]) -> list[str]:
    """Each node and relationship, without the instants and days at which a graph learnt of it."""
    with GraphDatabase.driver(uri, auth=auth) as driver:
        nodes = driver.execute_query("MATCH (n) RETURN labels(n), properties(n)").records
        links = driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN coalesce(a.id, labels(a)), type(r), properties(r), "
            "coalesce(b.id, labels(b))"
        ).records
    rows = [json.dumps(record.values(), sort_keys=True) for record in (*nodes, *links)]
    instant = re.compile(r"(\d{4}-\d\d-\d\d)T[\d:.]+Z")
    # What no document dates is known from the day of it: around midnight that is another one.
    days = re.compile("|".join({"never", *(day for row in rows for day in instant.findall(row))}))
    return sorted(days.sub("then", instant.sub("then", row)) for row in rows)


def _child_of_recording(installation: Installation) -> psutil.Process:
    """The background process, once its Java runs."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for process in psutil.process_iter(["cmdline"]):
            words = process.info["cmdline"] or []
            if (
                words[1:] == ["-m", REHEARSAL, str(installation.home)]
                and len(process.children(recursive=True)) >= 2
            ):
                return process
        time.sleep(0.05)
    raise AssertionError("no recording began")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "neo4j")
    folder.make()
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Stands for a graph that was made ready."""
    store = tmp_path / "kept" / "databases" / "neo4j" / "store"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"kept")
    return tmp_path / "kept"


def test_a_copy_that_was_killed_is_made_anew(folder: Folder, kept: Path) -> None:
    half = folder.path / "data.part" / "databases" / "half"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"ha")
    folder.begin_from(kept)
    files = [path for path in folder.path.rglob("*") if path.is_file()]
    assert files == [folder.path / "data" / "databases" / "neo4j" / "store"]


def test_data_that_is_there_is_left_alone(folder: Folder, kept: Path) -> None:
    theirs = folder.path / "data" / "databases" / "neo4j" / "store"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"theirs")
    folder.begin_from(kept)
    assert theirs.read_bytes() == b"theirs"


def test_a_graph_that_cannot_be_copied_leaves_no_half_of_it(
    folder: Folder, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        (target / "databases").mkdir(parents=True)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    folder.begin_from(kept)
    assert not (folder.path / "data.part").exists()
    assert list((folder.path / "data").iterdir()) == []


def test_a_data_folder_on_another_disk_stays_there(
    folder: Folder, kept: Path, tmp_path: Path
) -> None:
    data = folder.path / "data"
    data.rmdir()
    (tmp_path / "other disk").mkdir()
    data.symlink_to(tmp_path / "other disk")
    folder.begin_from(kept)
    assert data.is_symlink()
    assert list(data.iterdir()) == []
