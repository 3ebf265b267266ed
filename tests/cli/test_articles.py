"""Articles and reviews from the command line, over a graph."""

import json
from pathlib import Path

from app.graph.driver import Graph
from app.settings import Settings

from .conftest import Run, addresses

TEXT = "North Korea delivered 3,000 artillery shells to Russia in September 2023, Seoul said."


def article(folder: Path, name: str, **fields: str) -> Path:
    path = folder / name
    said = {"text": TEXT, "published": "2023-11-01", "url": "https://example.org/1", **fields}
    path.write_text(json.dumps(said), encoding="utf-8")
    return path


def told(output: str) -> list[dict[str, object]]:
    return list(json.loads(output)["documents"])


def test_an_article_at_two_addresses_is_one_document(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    first = article(tmp_path, "a.json", id="first")
    second = article(tmp_path, "b.json", id="second", url="https://example.com/2")
    [one] = told(foedus("ingest", first, "--json", **there).stdout)
    assert one["id"] == "first"
    assert one["added"] == 1
    [again] = told(foedus("ingest", second, "--json", **there).stdout)
    assert again == {"id": "first", "added": 0, "known": 1, "provisional": []}


def test_an_article_may_be_stored_first_and_read_later(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    path = article(tmp_path, "a.json")
    [bare] = told(foedus("ingest", path, "--extractor", "none", "--json", **there).stdout)
    assert bare["added"] == 0
    assert foedus("stats", "--json", **there).stdout.count('"documents": 1')
    [read] = told(foedus("ingest", path, "--json", **there).stdout)
    assert (read["id"], read["added"]) == (bare["id"], 1)


def test_a_corrected_article_names_what_it_may_correct(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    foedus("ingest", article(tmp_path, "a.json", id="first"), **there)
    corrected = article(tmp_path, "b.json", id="second", text=TEXT.replace("3,000", "300"))
    done = foedus("ingest", corrected, **there)
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert "second stands at the address of first with another text" in said


def test_the_queue_is_listed_and_a_claim_rejected_and_taken_back(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    foedus("ingest", article(tmp_path, "a.json"), **there)
    [claim] = json.loads(foedus("review", "--json", **there).stdout)["claims"]
    assert claim["says"] == "North Korea SUPPLIES Russia artillery shells (claimed, delivered)"
    assert claim["quote"] == TEXT
    assert "artillery shells" in foedus("review", **there).stdout
    done = foedus("review", claim["claim"], "reject", "--reason", "misread", "--json", **there)
    assert json.loads(done.stdout)["review"] == "rejected"
    assert "No claim waits" in foedus("review", **there).stdout
    again = foedus("review", claim["claim"], "reject", **there)
    assert "was rejected" in again.stdout
    back = foedus("review", claim["claim"], "undo", **there)
    assert "waits for its review again" in back.stdout
    assert foedus("verify", **there).returncode == 0


def test_a_review_without_a_verdict_or_of_nothing_is_refused(
    foedus: Run, graph: Graph, empty_settings: Settings
) -> None:
    there = addresses(empty_settings)
    missing = foedus("review", "0" * 32, **there)
    assert missing.returncode == 2
    assert "accept, reject, undo" in missing.stderr
    unknown = foedus("review", "0" * 32, "accept", **there)
    assert unknown.returncode == 2
    assert "is no claim" in unknown.stderr
