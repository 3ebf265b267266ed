"""`foedus import --bulk` as a user gives it, on a local Neo4j of the test's own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from app.engine import Engine, free_port, start
from app.engine.folder import LOADING
from app.graph.driver import Graph
from app.graph.seed import contents, seed
from app.graph.verify import verify
from app.settings import Settings
from tests.conftest import ROOT, home_of, serve
from tests.datasets.sipri_files import register
from tests.graph.conftest import plain
from tests.graph.everything import everything
from tests.graph.test_kill import graph_of, settings_of

from .conftest import Done, Run, addresses

DEAL = 'Syria,Soviet Union,19{0},?,{0},,Zeta-{1},towed gun,{0},,19{0}; 1999,New,"A; b",0.25,6,5'
GIVEN = ("import", "sipri", "--published", "2024-03", "--json", "--strict")


class Local(NamedTuple):
    """A FOEDUS_HOME with the jars and a graph that was loaded in bulk; the files; what was said."""

    home: Path
    files: tuple[Path, ...]
    rejects: Path
    done: Done

    @property
    def settings(self) -> dict[str, str]:
        return {"NEO4J_URI": "", "FOEDUS_HOME": str(self.home)}


@pytest.fixture(scope="module")
def local(engine_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Local:
    folder = tmp_path_factory.mktemp("local")
    one, other = deals(folder, "one", *range(60, 72)), deals(folder, "other", *range(70, 90))
    # The first file once more: a repeat.
    files, home = (one, other, one), home_of(engine_home, folder)
    with importing(home, *GIVEN, *files, "--bulk", "--rejects", folder) as process:
        said = process.communicate(timeout=300)
    return Local(home, files, folder, Done(process.returncode, *said))


def deals(folder: Path, name: str, *years: int) -> Path:
    """A register of deals, the last of them twice, and a row that is none."""
    rows = [DEAL.format(year, year % 7) for year in years]
    path = folder / f"{name}.csv"
    path.write_text(register(*rows, rows[-1], ",0.25,3,3"))
    return path


@contextmanager
def importing(home: Path, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """The command in a process and a session of its own."""
    env = {**os.environ, "NEO4J_URI": "", "FOEDUS_HOME": str(home)}
    command = [sys.executable, "-m", "app.cli", *map(str, arguments)]
    with subprocess.Popen(
        command,
        env=env,
        cwd=ROOT,
        start_new_session=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        yield process


@contextmanager
def served(engine_home: Path, home: Path) -> Iterator[tuple[Engine, Graph]]:
    """The local Neo4j of a home, started with the jars of another, and its graph."""
    with (
        start(
            engine_home, data=home / "neo4j", bolt_port=free_port(), http_port=free_port()
        ) as engine,
        graph_of(engine) as graph,
    ):
        yield engine, graph


def test_account_graph_and_release_are_those_of_a_seed_and_an_import(
    foedus: Run, engine_home: Path, local: Local, graph: Graph, empty_settings: Settings
) -> None:
    there = addresses(empty_settings)
    foedus("seed", **there)
    usual = foedus(*GIVEN, *local.files, **there)
    assert (local.done.returncode, usual.returncode) == (1, 1), local.done.stderr
    bulk, expected = (json.loads(done.stdout)["imports"] for done in (local.done, usual))
    for one in bulk:
        path = Path(one["rejects_file"])
        assert path.parent == local.rejects
        assert path.read_text() == Path(path.name).read_text()
        one["rejects_file"] = path.name
    assert bulk == expected
    assert [one["known"] for one in bulk] == [0, 0, 24]
    with (
        served(engine_home, local.home) as (neo4j, found),
        plain(settings_of(neo4j)) as ask,
        plain(empty_settings) as ask_usual,
    ):
        assert everything(ask) == everything(ask_usual)
        holds = contents()
        assert verify(found, holds.vocabulary) == []
        assert seed(found, holds).entities == 0
        assert release(settings_of(neo4j)) == release(empty_settings)


def release(settings: Settings) -> object:
    """The release that a service over the graph names, once it is ready."""
    service = serve(settings)
    client = next(service)
    assert client.get("/readyz").status_code == 200
    found = client.get("/v1/stats").json()["release"]
    next(service, None)
    return found


def test_it_is_refused_while_the_local_neo4j_runs(
    foedus: Run, engine_home: Path, local: Local
) -> None:
    with served(engine_home, local.home):
        done = foedus(*GIVEN, *local.files, "--bulk", **local.settings)
    assert done.returncode == 2
    assert "which a Neo4j serves" in done.stderr
    assert "import without --bulk" in done.stderr


def test_it_is_refused_where_the_graph_holds_claims(foedus: Run, local: Local) -> None:
    done = foedus(*GIVEN, *local.files, "--bulk", **local.settings)
    assert done.returncode == 2
    assert "the graph holds 64 claims beside the seed" in done.stderr


def test_it_is_refused_for_a_server_of_the_users(foedus: Run, tmp_path: Path) -> None:
    path = deals(tmp_path, "one", 60)
    done = foedus("import", "sipri", path, "--bulk", NEO4J_URI="bolt://graph.example:7687")
    assert done.returncode == 2
    assert "NEO4J_URI names a server of yours" in done.stderr


def test_it_is_refused_without_what_the_local_engine_needs(
    foedus: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psutil", None)
    monkeypatch.delitem(sys.modules, "app.engine.running", raising=False)
    done = foedus("import", "sipri", deals(tmp_path, "one", 60), "--bulk")
    assert done.returncode == 2
    assert "pip install 'foedus[local]'" in done.stderr


def test_a_dry_run_touches_no_graph(foedus: Run, local: Local) -> None:
    done = foedus(*GIVEN, local.files[0], "--bulk", "--dry-run", **local.settings)
    [found] = json.loads(done.stdout)["imports"]
    assert (found["account"]["told"], found["added"]) == (12, 0)


def test_a_load_that_was_killed_left_nothing_is_told_of_and_can_be_repeated(
    foedus: Run, engine_home: Path, tmp_path: Path
) -> None:
    home, path = home_of(engine_home, tmp_path), deals(tmp_path, "one", *range(60, 70))
    given = ("import", "sipri", path, "--bulk", "--rejects", tmp_path)
    with importing(home, *given) as process:
        wait_for(f"neo4j/{LOADING}*/neo4j/data/databases/neo4j/*", home)
        os.killpg(process.pid, signal.SIGKILL)
    ports = {name: str(free_port()) for name in ("FOEDUS_BOLT_PORT", "FOEDUS_HTTP_PORT")}
    there = {"FOEDUS_HOME": str(home), **ports}
    begun = foedus("neo4j", "start", **there)
    try:
        assert "a bulk load was cut off" in " ".join(begun.stderr.split())
        assert "missing migrations: 0001_schema" in foedus("stats", **there).stderr
    finally:
        foedus("neo4j", "stop", **there)
    assert not list((home / "neo4j").glob(f"{LOADING}*"))
    assert foedus(*given, **there).returncode == 0
    with served(engine_home, home) as (_, graph):
        assert verify(graph, contents().vocabulary) == []


def wait_for(pattern: str, folder: Path) -> None:
    deadline = time.monotonic() + 120
    while not list(folder.glob(pattern)):
        assert time.monotonic() < deadline, "no load began"
        time.sleep(0.01)
