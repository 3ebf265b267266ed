"""Competency questions: what users ask in plain words, each with the answer that the seed gives.

questions.json was written from seed/ and the design, not from the program's output. A claim id in
an answer is read as the fact it stands for: `a-001/3` is the third fact of that document,
`agreement:x/PRK` a membership, `embargo:x` an embargo, `person:x/PRK` an office, `weapon:x/PRK` a
maker; so `claims` in an expectation are what a reader checks the answer by. `{a-001/3}` in a
request is that claim's id.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from app.claims.claim import Claim
from app.claims.curated import claims_of
from app.claims.identity import claim_id
from app.entities.vocabulary import Vocabulary
from app.graph.rows import identified
from app.graph.seed import batches
from app.paths import SEED
from tests.questions.picks import differs, pick

HTTP = "HTTP status"
_FACT = re.compile(r"\{([^}]+)\}")


class Question(NamedTuple):
    """A question, its request, its answer by picks (see picks.py) and where that stands."""

    id: str
    question: str
    request: str
    expect: dict[str, object]
    why: str


def _questions() -> list[Question]:
    rows = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf-8"))
    return [Question(**row) for row in rows]


QUESTIONS = _questions()


@pytest.fixture(scope="session")
def facts(vocabulary: Vocabulary) -> dict[str, str]:
    """Claim ids to the facts of the seed that they stand for."""
    curated = {
        claim_id(document.id, claim): _reference(claim)
        for document, claims in claims_of(vocabulary)
        for claim in claims
    }
    told = {
        each.id: f"{batch.document.id}/{number}"
        for batch in batches(SEED, vocabulary)
        if batch.document.text
        for number, each in enumerate(identified(batch), 1)
    }
    return curated | told


def _reference(claim: Claim) -> str:
    if claim.embargo:
        return claim.embargo.embargo
    if claim.type == "SIGNED":
        return f"{claim.object}/{claim.subject}"
    return f"{claim.subject}/{claim.object}" if claim.office else f"{claim.object}/{claim.subject}"


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.id)
def test_the_answer_is_what_the_seed_says(
    asked: Question, api: httpx.Client, facts: dict[str, str]
) -> None:
    ids = {fact: id_ for id_, fact in facts.items()}
    response = api.get(_FACT.sub(lambda found: ids[found[1]], asked.request))
    told = f"\n{asked.question}\n{asked.request}\n"
    wanted = dict(asked.expect)
    status = wanted.pop(HTTP, 200)
    assert response.status_code == status, f"{told}expected {status}: {response.text}"
    answer = _read(response.json(), facts)
    for path, expected in wanted.items():
        given = pick(answer, path)
        assert not differs(path, expected, given), (
            f"{told}{path}\nexpected: {json.dumps(expected)}\ngiven:    {json.dumps(given)}\n"
            f"why: {asked.why}"
        )


def _read(value: object, facts: dict[str, str]) -> object:
    if isinstance(value, list):
        return [_read(each, facts) for each in value]
    if isinstance(value, dict):
        return {key: _read(each, facts) for key, each in value.items()}
    return facts.get(value, value) if isinstance(value, str) else value


def test_there_are_sixty_questions_each_with_an_id_of_its_own() -> None:
    assert len({asked.id for asked in QUESTIONS}) == len(QUESTIONS) >= 60
    assert all(asked.question.endswith("?") and asked.expect and asked.why for asked in QUESTIONS)


def test_each_route_that_answers_questions_is_asked_twice(api: httpx.Client) -> None:
    paths = api.get("/openapi.json").json()["paths"]
    asked = [_FACT.sub("id", question.request).partition("?")[0] for question in QUESTIONS]
    for path, calls in paths.items():
        if "get" in calls and path.startswith("/v1/"):
            pattern = re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)))
            found = [request for request in asked if pattern.fullmatch(request)]
            assert len(found) > 1, f"{path} is asked {len(found)} times"
