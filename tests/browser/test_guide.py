"""The guide for Neo4j Browser: its queries give what it says, and Browser can open it."""

import re
from html import unescape

import httpx
import pytest

from app.api.guide import Question, questions
from app.graph.driver import Graph
from tests.browser.captions import STYLE, shown, style_of

QUESTIONS = questions()
ORIGIN = {"Origin": "http://127.0.0.1:7474"}


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.name)
def test_each_query_of_the_guide_gives_the_answer_beside_it(asked: Question, seeded: Graph) -> None:
    records = seeded.read(lambda reader: reader.rows(f"browser/queries/{asked.name}", {}))
    rows = [[shown(record[column]) for column in asked.columns] for record in records]
    assert sorted(rows) == sorted(map(list, asked.rows))
