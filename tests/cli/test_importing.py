"""`foedus import` as a user gives it, over a graph."""

import csv
import json
from pathlib import Path

import pytest

from app.cli import importing
from app.entities.vocabulary import load
from app.graph import ingest as ingesting
from app.graph.driver import Graph
from app.graph.verify import verify
from app.paths import SEED
from app.settings import Settings
from tests.datasets.atop_files import alliance, alliances, member, members
from tests.datasets.sipri_files import register

from .conftest import Run, addresses

DEAL = "Syria,Soviet Union,19{0},,{0},,Zeta-{0},towed gun,{0},,1999,New,,0.25,6,5"


def deals(folder: Path, *rows: str) -> Path:
    path = folder / "register.csv"
    path.write_text(register(*rows))
    return path


def documents(foedus: Run, there: dict[str, str]) -> list[tuple[str, bool]]:
    """Which datasets the graph holds, and whether all rows of the file were read."""
    found = json.loads(foedus("ask", "documents", "--json", **there).stdout)
    return [(item["dataset"], item["complete"]) for item in found["items"]]


def test_weapons_of_a_file_stand_below_the_vocabularys_categories(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    foedus("seed", **there)
    path = deals(tmp_path, DEAL.format(60).replace("towed gun", "anti-tank missile"))
    foedus("import", "sipri", path, **there)
    for category in ("anti-tank missile", "missiles", "VII"):
        asked = foedus("ask", "transfers", "--supplier", "SUN", "--category", category, "--json",
                       **there)  # fmt: skip
        found = [item["weapon"]["name"] for item in json.loads(asked.stdout)["items"]]
        assert found == (["Zeta-60", "Zeta-60"] if category != "VII" else []), category


def test_a_second_import_writes_nothing_and_the_graph_agrees_with_itself(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    path = deals(tmp_path, *(DEAL.format(n) for n in range(60, 80)))
    once = json.loads(foedus("import", "sipri", path, "--json", **there).stdout)["imports"][0]
    assert (once["added"], once["account"]["told"], once["new"]) == (40, 20, 20)
    release = foedus("stats", "--json", **there).stdout
    again = json.loads(foedus("import", "sipri", path, "--json", **there).stdout)["imports"][0]
    assert (again["added"], again["known"]) == (0, 40)
    assert foedus("stats", "--json", **there).stdout == release
    assert verify(graph, load(SEED / "vocabulary")) == []


def test_an_import_that_was_cut_off_goes_on(
    foedus: Run,
    graph: Graph,
    empty_settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = addresses(empty_settings)
    path = deals(tmp_path, *(DEAL.format(n) for n in range(60, 80)))
    monkeypatch.setattr(importing, "ROWS", 10)
    real, calls = ingesting.ingest, []

    def killed(*given: object) -> ingesting.Report:
        calls.append(given)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*given)  # type: ignore[arg-type]  # as the command gives them

    monkeypatch.setattr(importing, "ingest", killed)
    assert foedus("import", "sipri", path, **there).returncode == 130
    assert documents(foedus, there) == [("sipri", False)]
    monkeypatch.setattr(importing, "ingest", real)
    done = json.loads(foedus("import", "sipri", path, "--json", **there).stdout)["imports"][0]
    assert (done["added"], done["known"]) == (20, 20)
    assert documents(foedus, there) == [("sipri", True)]


def test_rejects_are_named_in_a_file_and_end_a_strict_run_with_1(
    foedus: Run, tmp_path: Path
) -> None:
    path = deals(tmp_path, DEAL.format(60), ",0.25,3,3", DEAL.format(60))
    done = foedus("import", "sipri", path, "--dry-run", "--edition", "2030")
    assert done.returncode == 0
    assert "3 rows: 1 became 2 claims" in done.stdout
    with (tmp_path / "sipri-2030.rejects.csv").open() as file:
        rows = list(csv.reader(file))
    assert [row[:3] for row in rows[1:]] == [
        ["3", "reject", "has 4 cells, the header has 16"],
        ["4", "duplicate", "says what line 2 says"],
    ]
    assert foedus("import", "sipri", path, "--dry-run", "--strict").returncode == 1


def test_a_file_of_rejects_goes_when_there_are_none_any_more(foedus: Run, tmp_path: Path) -> None:
    for rows in ((",1,1,1",), (DEAL.format(60),)):
        foedus("import", "sipri", deals(tmp_path, *rows), "--dry-run", "--edition", "2030")
    assert not list(tmp_path.glob("*.rejects.csv*"))


def test_terms_and_citation_are_shown_before_the_load_and_in_the_list(
    foedus: Run, tmp_path: Path
) -> None:
    shown = foedus("import", "sipri", deals(tmp_path), "--dry-run").stdout
    listed = foedus("import", "--list").stdout
    for text in (shown, listed):
        said = " ".join(text.replace("│", " ").split())
        assert "non-commercial use" in said
        assert "Information from the Stockholm International Peace Research Institute" in said
    names = [d["name"] for d in json.loads(foedus("import", "--list", "--json").stdout)["datasets"]]
    assert names[:2] == ["sipri", "sipri-tiv"]


def test_two_editions_stay_two_documents_of_one_voice(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    for edition, deal in (
        ("2029", DEAL.format(60)),
        ("2030", DEAL.format(60).replace("6,5", "7,5")),
    ):
        foedus("import", "sipri", deals(tmp_path, deal), "--edition", edition, **there)
    asked = foedus("ask", "transfers", "--supplier", "SUN", "--json", **there)
    standings = [item["standing"] for item in json.loads(asked.stdout)["items"]]
    assert {(s["speakers"], s["documents"]) for s in standings} == {(1, 2)}


def test_the_same_edition_with_another_file_is_refused_and_says_what_to_do(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    foedus("import", "sipri", deals(tmp_path, DEAL.format(60)), "--edition", "2030", **there)
    other = foedus(
        "import", "sipri", deals(tmp_path, DEAL.format(61)), "--edition", "2030", **there
    )
    assert other.returncode == 2
    assert "sipri-2030" in other.stderr
    assert "name its edition otherwise" in other.stderr


def test_a_part_of_a_row_is_named_and_ends_a_strict_run_with_1(foedus: Run, tmp_path: Path) -> None:
    path = tmp_path / "alliances.csv"
    path.write_text(alliances(alliance(9905, "1820,1,1", "1830,1,1", "defense", 200, 300, 220)))
    given = ("import", "atop", path, "--dry-run", "--edition", "9")
    assert "1 rows: 1 became 2 claims" in foedus(*given).stdout
    with (tmp_path / "atop-9.rejects.csv").open() as file:
        [_, row] = csv.reader(file)
    assert row[:2] == ["2", "part"]
    assert foedus(*given, "--strict").returncode == 1


def test_an_alliance_that_several_documents_tell_of_has_each_member_once(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    foedus("seed", **there)
    one, other = tmp_path / "members.csv", tmp_path / "alliances.csv"
    days = "1951,8,30"
    one.write_text(members(*(member(3210, code, days) for code in (2, 840))))
    other.write_text(alliances(alliance(3210, days, "0,0,0", "defense", 2, 840)))
    foedus("import", "atop", one, "--edition", "m", **there)
    foedus("import", "atop", other, "--edition", "a", **there)
    asked = foedus("ask", "alliances", "--member", "PHL", "--as-of", "1970", "--json", **there)
    [found] = [item for item in json.loads(asked.stdout)["items"]
               if item["agreement"]["id"] == "agreement:us-philippines-1951"]  # fmt: skip
    # From the entry into force on all agree; ATOP alone counts from the signature.
    assert [(m["state"]["id"], m["since"], len(m["claims"])) for m in found["members"]] == [
        ("PHL", "1952-08-27", 3),
        ("USA", "1952-08-27", 3),
    ]
    assert verify(graph, load(SEED / "vocabulary")) == []


def test_a_day_that_cannot_be_is_refused_with_what_is_allowed(foedus: Run, tmp_path: Path) -> None:
    path = deals(tmp_path, DEAL.format(60))
    done = foedus("import", "sipri", path, "--published", "2024-13", "--dry-run")
    assert done.returncode == 2
    assert "published: '2024-13' is no date" in done.stderr
    assert "allowed: YYYY, YYYY-MM, YYYY-MM-DD" in done.stderr
