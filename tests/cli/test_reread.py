"""Stored articles read again, from the command line."""

import json
from pathlib import Path

import pytest

from app.claims.annotated import Batch
from app.cli.readers import Reader
from app.cli.reread import Reread, reread
from app.entities.vocabulary import Vocabulary
from app.extraction.article import Article, document_of
from app.extraction.reading import Reading
from app.graph.driver import Graph
from app.graph.readings import to_read
from app.settings import Settings

from .conftest import Run, addresses
from .test_articles import article


@pytest.fixture
def there(foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path) -> dict[str, str]:
    """Addresses of a graph with an article that older rules took for a plan of missiles."""
    env = addresses(empty_settings)
    out = tmp_path / "out.jsonl"
    foedus("extract", article(tmp_path, "a.json", id="a"), "-o", out, "--jobs", "1")
    [made] = map(json.loads, out.read_text("utf-8").splitlines())
    [fact] = made["facts"]
    old = {"extractor": "rules@0"}
    made |= {**old, "facts": [{**fact, **old, "weapon": "weapon:kn-23", "status": "planned"}]}
    out.write_text(json.dumps(made), "utf-8")
    foedus("ingest", out, **env)
    return env


def test_a_dry_run_shows_what_would_come_and_go(foedus: Run, there: dict[str, str]) -> None:
    shown = foedus("reread", "--dry-run", **there)
    lines = shown.stdout.splitlines()
    assert lines[0] == "a: 1 claims added, 1 withdrawn, 0 as before"
    gone, come = lines[1:3]
    assert gone.startswith("  - North Korea (PRK) ┄┄SUPPLIES┄▷ Russia (RUS)")
    assert gone.endswith("(rules@1 does not read it)")
    assert come.startswith("  + North Korea (PRK) ─?─SUPPLIES─▷ Russia (RUS)")
    assert "nothing was changed" in lines[-1]
    assert json.loads(foedus("stats", "--json", **there).stdout)["claims_total"] == 1


def test_an_article_is_read_again_once(foedus: Run, there: dict[str, str]) -> None:
    done = json.loads(foedus("reread", "--json", **there).stdout)
    [row] = done["documents"]
    [come], [gone] = row["added"], row["withdrawn"]
    assert (come["weapon"], come["extractor"]) == ("weapon:artillery-shell", "rules@1")
    assert (gone["weapon"], gone["reason"]) == ("weapon:kn-23", "rules@1 does not read it")
    assert (row["id"], row["stayed"], row["restored"]) == ("a", 0, [])
    again = foedus("reread", **there)
    assert again.stdout == "nothing to read again: no article was read by an older rules@1\n"
    named = json.loads(foedus("reread", "a", "--json", **there).stdout)
    assert (named["documents"], named["unchanged"]) == ([], 1)
    assert foedus("verify", **there).returncode == 0


def test_a_document_that_rules_never_read_is_refused(foedus: Run, there: dict[str, str]) -> None:
    refused = foedus("reread", "b", "--json", **there)
    assert (refused.returncode, "b: is no document" in refused.stderr) == (2, True)
    none = foedus("reread", "--extractor", "none", **there)
    assert (none.returncode, "rules, llm" in none.stderr) == (2, True)


def test_an_article_over_which_the_rules_fail_stops_no_other(
    foedus: Run, graph: Graph, there: dict[str, str], vocabulary: Vocabulary, tmp_path: Path
) -> None:
    for id_, speaker in (("b", "Kenya"), ("c", "Ghana")):
        text = f"Serbia sold 30 tanks to Chad, the government of {speaker} said on Monday."
        foedus("ingest", article(tmp_path, f"{id_}.json", id=id_, text=text), **there)

    def fails(read: Article) -> Reading:
        if read.id == "b":
            raise KeyError("noun")
        return Reading(Batch(document_of(read, "rules@2"), (), {}), (), (), {})

    wanted = to_read(graph, "rules@2")
    done = list(reread(graph, Reader("rules@2", fails), vocabulary, wanted))
    assert [each.document for each in done] == ["a", "b", "c"]
    assert [len(each.changes.went) for each in done] == [1, 0, 1]
    assert _faults(done) == ["b: a defect of Foedus: KeyError: 'noun'"]
    assert to_read(graph, "rules@2") == ["b"]


def _faults(done: list[Reread]) -> list[str]:
    return [str(fault) for each in done for fault in each.faults]
