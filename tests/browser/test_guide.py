"""The guide for Neo4j Browser: its queries give what it says, and Browser can open it."""

import re
from html import unescape

import httpx
import pytest

from app.api.guide import Question, questions
from app.graph.driver import Graph

from .captions import shown

QUESTIONS = questions()
# Browser's own address; it opens both files from there.
ORIGIN = {"Origin": "http://127.0.0.1:7474"}


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.name)
def test_each_query_of_the_guide_gives_the_answer_beside_it(asked: Question, seeded: Graph) -> None:
    found = seeded.read(lambda reader: reader.rows(f"browser/queries/{asked.name}", {}))
    rows = [[shown(row[column]) for column in asked.columns] for row in found]
    assert sorted(rows) == sorted(map(list, asked.rows))


def test_the_guide_has_ten_questions_the_first_and_last_as_promised() -> None:
    assert len(QUESTIONS) == 10
    assert QUESTIONS[0].query == (
        "MATCH (:Country {name:'North Korea'})-[s:SUPPLIES]->(:Country {name:'Russia'}) RETURN s"
    )
    assert QUESTIONS[-1].title == "Who is bound to help Russia, and by which clause?"


def test_no_query_of_the_guide_needs_parameters() -> None:
    assert not [asked.name for asked in QUESTIONS if "$" in asked.query]


def test_the_guide_shows_each_query_as_it_runs(api: httpx.Client) -> None:
    text = api.get("/browser/guide").text
    # What Browser cuts out of any guide, for safety: it must find nothing here.
    assert not re.search(r"\son[^\s=]+\s*=|<script|javascript:", text, re.IGNORECASE)
    queries = re.findall(r"<pre [^>]*runnable[^>]*>(.*?)</pre>", text, re.DOTALL)
    assert [unescape(query) for query in queries] == [asked.query for asked in QUESTIONS]


def test_the_guide_points_at_the_style_where_it_was_itself_found(api: httpx.Client) -> None:
    guide = api.get("/browser/guide")
    assert f'exec-topic="style {guide.url.copy_with(path="/browser/style.grass")}"' in guide.text
    elsewhere = api.get("/browser/guide", headers={"Host": "foedus.example:8080"})
    assert "style http://foedus.example:8080/browser/style.grass" in elsewhere.text


def test_an_address_that_is_no_address_cannot_write_into_the_guide(api: httpx.Client) -> None:
    guide = api.get("/browser/guide", headers={"Host": 'a"><b'})
    assert '"><b' not in guide.text


@pytest.mark.parametrize(
    ("path", "content_type"),
    [("/browser/guide", "text/html"), ("/browser/style.grass", "text/plain")],
)
def test_browser_may_open_what_is_made_for_it(
    path: str, content_type: str, api: httpx.Client
) -> None:
    answer = api.get(path, headers=ORIGIN)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(content_type)
    assert answer.headers["access-control-allow-origin"] == "*"


def test_browser_may_ask_for_the_guide_past_any_cache(api: httpx.Client) -> None:
    asked = {
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "cache-control,pragma",
    }
    answer = api.options("/browser/guide", headers=ORIGIN | asked)
    assert answer.is_success
    assert answer.headers["access-control-allow-origin"] == "*"
    allowed = answer.headers["access-control-allow-headers"].split(", ")
    assert {"cache-control", "pragma"} <= set(allowed)
