"""`foedus ask`: the questions of the API from the command line."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx
import pytest

from app.settings import Settings

from .conftest import Done, Run, addresses

PICTURE = ("--as-of", "2025-06-01", "--known-at=2025-06-01")


@pytest.fixture
def ask(foedus: Run, seeded_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `foedus ask` on the seeded graph."""
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str) -> Done:
        return foedus("ask", *arguments, **addresses(seeded_settings))

    return run


def test_without_a_question_all_are_listed_and_no_database_is_needed(
    foedus: Run, api: httpx.Client
) -> None:
    done = foedus("ask", COLUMNS="200")
    assert done.returncode == 0
    for path, operations in api.get("/openapi.json").json()["paths"].items():
        if path.startswith("/v1/") and "get" in operations:
            words = path.removeprefix("/v1/").replace("/", " ").replace("{id}", "ID")
            assert f" {words} " in done.stdout
            assert operations["get"]["summary"] in done.stdout


def test_an_answer_is_a_table_that_people_read(ask: Run) -> None:
    done = ask("transfers", "--supplier", "DPRK", "--recipient", "Russia", *PICTURE)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "North Korea" in done.stdout
    assert "artillery shell" in done.stdout
    assert "delivered" in done.stdout
    assert "contested: said by South Korea" in done.stdout
    assert "as_of 2025-06-01, known_at 2025-06-01" in done.stdout


def test_a_category_is_told_in_the_scheme_asked_for(ask: Run) -> None:
    asked = ("transfers", "--recipient", "POL", "--category-scheme", "unroca", *PICTURE)
    shown = ask(*asked).stdout
    assert all(words in shown for words in ("category", "I battle", "III", "large-calibre"))
    assert "large-calibre" not in ask("transfers", "--recipient", "POL", *PICTURE).stdout
    refused = ask(*asked, "--category", "sensors")
    assert refused.returncode == 2
    assert "VIII small arms and light weapons" in refused.stderr


def test_json_is_the_answer_of_the_api(ask: Run, api: httpx.Client) -> None:
    done = ask("transfers", "--supplier", "PRK", "--total", "--json", *PICTURE)
    asked = {"supplier": "PRK", "total": "true", "as_of": "2025-06-01", "known_at": "2025-06-01"}
    assert json.loads(done.stdout) == api.get("/v1/transfers", params=asked).json()


def test_a_parameter_may_be_given_more_than_once(ask: Run, api: httpx.Client) -> None:
    done = ask("claims", "--type=SUPPLIES", "--without", "KOR", "--without=USA", "--json", *PICTURE)
    asked = {
        "type": "SUPPLIES",
        "without": ["KOR", "USA"],
        "as_of": "2025-06-01",
        "known_at": "2025-06-01",
    }
    assert json.loads(done.stdout) == api.get("/v1/claims", params=asked).json()


def test_an_id_of_the_path_stands_after_its_question(ask: Run) -> None:
    done = ask("weapons", "weapon:kn-23", "trail", *PICTURE)
    assert done.returncode == 0
    assert "KN-23" in done.stdout
    assert "used_in" in done.stdout
    assert "hop 5: claims name a category only" in done.stdout.replace("\n", " ")


def test_an_unknown_parameter_is_refused_with_those_that_there_are(ask: Run) -> None:
    done = ask("transfers", "--suplier", "PRK")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "suplier: is no parameter of this question" in done.stderr
    assert "supplier" in done.stderr.split("question", 1)[1]
    assert "known_at" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("transfers", "--supplier", "PRQ"), "PRK"),
        (("transfers", "--status", "sold"), "planned"),
        (("transfers", "--as-of", "2023-02-30"), "YYYY-MM-DD"),
        (("obligations",), "attacked: Field required"),
        (("countries", "DPRK"), "PRK"),
        (("wars",), "GET /v1/wars: Not Found"),
        (("countries", "../stats"), "Not Found"),
        (("transfers", "PRK"), "Not Found"),
        (("transfers", "--", "PRK"), "Not Found"),
    ],
)
def test_what_cannot_be_asked_ends_with_2_and_says_what_can(
    ask: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = ask(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_empty_answer_says_so(ask: Run) -> None:
    done = ask("transfers", "--supplier", "TUV")
    assert done.returncode == 0
    assert "nothing in this picture" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        "countries PRK",
        "entities RUS neighbors",
        "both-sides --a IND --b CHN",
        "dependence RUS --by quantity",
        "reconciliation --supplier PRK --recipient RUS",
        "agreements agreement:anzus-1951",
        "obligations --attacked RUS --attacker UKR --depth 2",
        "pact-practice --a PRK --b RUS",
        "embargo-breaches --supplier PRK",
        "network --around KN-23",
        "paths --from PRK --to UKR",
        "claims --document a-001",
        "timeline --bucket year",
        "changes --from 2024-08-01 --to 2024-09-01",
        "whatif --without KOR",
        "documents a-001",
        "coverage --by year",
        "search --q kim",
        "vocabulary",
        "stats",
    ],
)
def test_every_kind_of_answer_can_be_shown(ask: Run, arguments: str) -> None:
    done = ask(*arguments.split())
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > 3
    assert "{'" not in done.stdout


def test_a_bibliography_is_printed_as_it_is(ask: Run) -> None:
    done = ask("bibliography", "--document", "a-001", "--format", "bibtex")
    assert done.stdout.startswith("@misc{a-001,\n")


def test_a_file_for_another_program_keeps_its_bytes(
    seeded_settings: Settings, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "ask", "network", "--around", "KN-23", "--format", "csv"],
        env={
            **os.environ,
            **addresses(seeded_settings),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
        check=True,
    )
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        assert archive.testzip() is None
        assert b"KN-23" in archive.read("nodes.csv")
    assert done.stderr == b""


def test_without_a_database_it_says_what_to_start(foedus: Run, tmp_path: Path) -> None:
    done = foedus("ask", "stats", FOEDUS_HOME=str(tmp_path))
    assert done.returncode == 2
    assert "foedus up" in done.stderr
