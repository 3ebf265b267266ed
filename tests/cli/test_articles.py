"""Articles and reviews from the command line, over a graph."""

import json
from pathlib import Path

import pytest

from app.graph.driver import Graph
from app.settings import Settings
from tests.extraction.llm_server import GOOD, SENTENCE, Server

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


def test_a_language_model_reads_an_article_and_tells_what_it_took(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    server = Server()
    server.answers = [[GOOD]]
    model = {"FOEDUS_LLM_URL": server.url, "FOEDUS_LLM_MODEL": "tiny"}
    path = article(tmp_path, "a.json", text=SENTENCE)
    try:
        shown = foedus("ingest", path, "--extractor", "llm", "--dry-run", **model)
        assert "SUPPLIES" in shown.stdout
        assert "1 parts, 0 of them kept from before" in " ".join(shown.stdout.split())
        there = addresses(empty_settings)
        done = foedus("ingest", path, "--extractor", "llm", "--json", **there, **model)
        [row] = told(done.stdout)
        assert row["added"] == 1
        assert json.loads(done.stdout)["llm"]["kept"] == 1
        assert len(server.asked) == 1
    finally:
        server.server.shutdown()
        server.server.server_close()


@pytest.mark.parametrize("command", [("ingest", "--dry-run"), ("extract", "-o", "out")])
def test_a_run_that_failed_tells_what_the_model_took(
    foedus: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    server = Server()
    server.answers = ["no JSON"]
    model = {"FOEDUS_LLM_URL": server.url, "FOEDUS_LLM_MODEL": "tiny"}
    path = article(tmp_path, "a.json", text=SENTENCE)
    try:
        failed = foedus(*command, path, "--extractor", "llm", **model)
        took = f"{len(server.asked)} requests, {len(server.asked)}00 tokens in"
        assert (failed.returncode, took in " ".join(failed.stderr.split())) == (2, True)
    finally:
        server.server.shutdown()
        server.server.server_close()


def test_without_an_endpoint_the_settings_that_it_needs_are_named(
    foedus: Run, tmp_path: Path
) -> None:
    done = foedus("ingest", article(tmp_path, "a.json"), "--extractor", "llm", "--dry-run")
    assert done.returncode == 2
    assert "FOEDUS_LLM_URL" in done.stderr
    assert "FOEDUS_LLM_MODEL" in done.stderr


def test_extract_by_a_language_model_goes_on_where_it_was(foedus: Run, tmp_path: Path) -> None:
    server = Server()
    server.answers = [[GOOD]]
    model = {"FOEDUS_LLM_URL": server.url, "FOEDUS_LLM_MODEL": "tiny"}
    path, out = article(tmp_path, "a.json", text=SENTENCE, id="a"), tmp_path / "out.jsonl"
    try:
        done = foedus("extract", path, "-o", out, "--extractor", "llm", "--json", **model)
        assert json.loads(done.stdout)["llm"]["requests"] == 1
        [row] = map(json.loads, out.read_text(encoding="utf-8").splitlines())
        assert row["extractor"] == "llm@1:tiny"
        assert row["facts"][0]["extractor"] == "llm@1:tiny"
        again = foedus("extract", path, "-o", out, "--extractor", "llm", "--json", **model)
        assert json.loads(again.stdout)["known"] == 1
        other = foedus("extract", path, "-o", out, "--jobs", "1", "--json")
        assert "another extractor" in other.stderr
    finally:
        server.server.shutdown()
        server.server.server_close()


def test_extract_needs_something_that_reads(foedus: Run, tmp_path: Path) -> None:
    done = foedus("extract", article(tmp_path, "a.json"), "-o", "-", "--extractor", "none")
    assert done.returncode == 2
    assert "rules, llm" in done.stderr
