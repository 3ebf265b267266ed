"""The commands on a graph."""

import json
from pathlib import Path

import pytest

from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.paths import SEED
from app.settings import Settings

from .conftest import Run, addresses

FACT = {"type": "SUPPLIES", "subject": "PRK", "object": "RUS", "modality": "asserted"}


def claims_file(folder: Path, name: str, *facts: dict[str, object]) -> Path:
    path = folder / f"{name}.json"
    rows = [{"locator": f"row {n}", **FACT, **fact} for n, fact in enumerate(facts, 1)]
    path.write_text(json.dumps({"id": name, "title": name, "facts": rows}))
    return path


@pytest.fixture
def small_seed(tmp_path: Path) -> Path:
    """A seed folder of two states and a document."""
    folder = tmp_path / "seed"
    (folder / "vocabulary").mkdir(parents=True)
    (folder / "documents").mkdir()
    states = {"PRK": "North Korea", "RUS": "Russia"}
    rows = [{"id": i, "name": n, "region": "x", "iso": "3166-1"} for i, n in states.items()]
    (folder / "vocabulary" / "countries.json").write_text(json.dumps({"countries": rows}))
    claims_file(folder / "documents", "a-001", {})
    return folder


def test_a_second_seed_writes_nothing(
    foedus: Run, graph: Graph, empty_settings: Settings, small_seed: Path
) -> None:
    env = addresses(empty_settings)
    first = json.loads(foedus("seed", "--folder", small_seed, "--json", **env).stdout)
    again = json.loads(foedus("seed", "--folder", small_seed, "--json", **env).stdout)
    assert first == {"entities": 2, "claims": 1, "known": 0, "provisional": []}
    assert again == {"entities": 0, "claims": 0, "known": 1, "provisional": []}
    assert "nothing new" in foedus("seed", "--folder", small_seed, **env).stdout


def test_a_seed_folder_that_grew_brings_what_is_new(
    foedus: Run, graph: Graph, empty_settings: Settings, small_seed: Path
) -> None:
    env = addresses(empty_settings)
    foedus("seed", "--folder", small_seed, **env)
    claims_file(small_seed / "documents", "a-002", {}, {"weapon": "weapon:kn-23"})
    grown = json.loads(foedus("seed", "--folder", small_seed, "--json", **env).stdout)
    assert (grown["claims"], grown["known"]) == (2, 1)
    countries = small_seed / "vocabulary" / "countries.json"
    countries.write_text(countries.read_text().replace("North Korea", "DPRK"))
    renamed = json.loads(foedus("seed", "--folder", small_seed, "--json", **env).stdout)
    assert (renamed["entities"], renamed["claims"], renamed["known"]) == (1, 0, 3)


def test_a_seed_with_a_fault_is_refused_before_the_first_write(
    foedus: Run, graph: Graph, empty_settings: Settings, small_seed: Path
) -> None:
    claims_file(small_seed / "documents", "a-002", {}, {"object": "RUX"})
    env = addresses(empty_settings)
    done = foedus("seed", "--folder", small_seed, **env)
    assert done.returncode == 2
    assert "a-002, claim 2: 'RUX' is no country id; did you mean 'RUS'?" in done.stderr
    assert json.loads(foedus("stats", "--json", **env).stdout)["documents"] == 0


def test_migrate_tells_what_it_applied(foedus: Run, graph: Graph, empty_settings: Settings) -> None:
    env = addresses(empty_settings)
    graph.run_alone("MATCH (m:Migration) DELETE m")
    assert "0001_schema" in json.loads(foedus("migrate", "--json", **env).stdout)["applied"]
    assert json.loads(foedus("migrate", "--json", **env).stdout) == {"applied": []}


def test_a_database_that_is_not_migrated_is_refused(
    foedus: Run, graph: Graph, empty_settings: Settings
) -> None:
    graph.run_alone("MATCH (m:Migration) DELETE m")
    done = foedus("stats", **addresses(empty_settings))
    assert done.returncode == 2
    assert "run `foedus migrate`" in done.stderr


def test_ingest_stores_files_and_a_repeat_writes_nothing(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    env = addresses(empty_settings)
    path = claims_file(tmp_path, "x-001", {}, {"weapon": "weapon:never-heard-of"})
    [first] = json.loads(foedus("ingest", path, "--json", **env).stdout)["documents"]
    assert (first["id"], first["added"], first["known"]) == ("x-001", 2, 0)
    assert "weapon:never-heard-of" in first["provisional"]
    assert "x-001: 0 claims added, 2 were there" in foedus("ingest", path, **env).stdout


def test_one_wrong_file_keeps_all_of_them_out(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    env = addresses(empty_settings)
    good = claims_file(tmp_path, "x-001", {})
    wrong = claims_file(tmp_path, "x-002", {}, {"type": "GIVES"})
    state = claims_file(tmp_path, "x-003", {"subject": "PRQ"})
    done = foedus("ingest", good, wrong, state, "--json", **env)
    assert done.returncode == 2
    assert "x-002.json, fact 2, type: Input should be 'SUPPLIES'" in done.stderr
    assert "x-003, claim 1: 'PRQ' is no country id" in done.stderr
    assert done.stdout == ""
    assert json.loads(foedus("stats", "--json", **env).stdout)["claims_total"] == 0


def test_verify_ends_with_1_where_there_is_a_fault(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    env = addresses(empty_settings)
    foedus("ingest", claims_file(tmp_path, "x-001", {}), **env)
    sound = foedus("verify", "--json", **env)
    assert (sound.returncode, json.loads(sound.stdout)) == (0, {"faults": []})
    graph.run_alone("MATCH ()-[e:SUPPLIES]->() DELETE e")
    broken = foedus("verify", "--json", **env)
    fault = {"place": "edge PRK SUPPLIES RUS", "fault": "is missing"}
    assert (broken.returncode, json.loads(broken.stdout)) == (1, {"faults": [fault]})
    assert "edge PRK SUPPLIES RUS: is missing" in foedus("verify", **env).stdout


def test_retract_withdraws_a_document_once(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    env = addresses(empty_settings)
    foedus("ingest", claims_file(tmp_path, "x-001", {}), **env)
    done = foedus("retract", "x-001", "--on", "2024-06-01", "--json", **env)
    assert json.loads(done.stdout)["changed"]
    assert "was withdrawn already" in foedus("retract", "x-001", "--on", "2024-06-01", **env).stdout
    other = foedus("retract", "x-001", "--on", "2024-06-02", **env)
    assert (other.returncode, "was withdrawn on 2024-06-01" in other.stderr) == (2, True)
    assert foedus("retract", "x-002", **env).returncode == 2


def test_stats_tell_the_size_of_the_seeded_graph(
    foedus: Run, seeded: Graph, seeded_settings: Settings, vocabulary: Vocabulary
) -> None:
    size = json.loads(foedus("stats", "--json", **addresses(seeded_settings)).stdout)
    assert size["documents"] >= len(list((SEED / "documents").glob("*.json")))
    assert sum(size["claims"].values()) == size["claims_total"] > 500
    assert sum(size["things"].values()) >= len(vocabulary.entities)
    assert "withdrawn documents" in foedus("stats", **addresses(seeded_settings)).stdout
