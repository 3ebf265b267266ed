"""/bibliography: the documents behind an answer."""

import httpx

from tests.api.asking import Asking

from .conftest import World


def _ids(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/vnd.citationstyles.csl+json"
    return [item["id"] for item in answer.json()]


def test_the_documents_of_a_claims_query_are_cited_once_each(ask: Asking) -> None:
    asked = {"subject": "PRK", "object": "RUS", "type": "SUPPLIES"}
    answer = ask.client.get("/v1/bibliography", params=asked)
    documents = {claim["document"]["id"] for claim in ask.items("/claims", **asked)}
    assert _ids(answer) == sorted(documents)
    assert "link" not in answer.headers


def test_a_source_left_out_is_not_cited(ask: Asking) -> None:
    asked = {"type": "SUPPLIES", "object": "RUS", "known_at": "2024-12-31"}
    assert _ids(ask.client.get("/v1/bibliography", params=asked)) == ["a-001", "seed-001"]
    without = {**asked, "without": "seed-001"}
    assert _ids(ask.client.get("/v1/bibliography", params=without)) == ["a-001"]


def test_accessed_is_the_day_of_public_knowledge(ask: Asking) -> None:
    asked = {"document": "a-001", "known_at": "2024-12-31"}
    [item] = ask.client.get("/v1/bibliography", params=asked).json()
    assert item["accessed"] == {"date-parts": [[2024, 12, 31]]}
    assert item["container-title"] == "The Kyiv Independent"


def test_pages_lead_on_by_link(ask: Asking) -> None:
    whole = _ids(ask.client.get("/v1/bibliography"))
    assert len(whole) > 20
    answer = ask.client.get("/v1/bibliography", params={"limit": 7, "total": "true"})
    assert answer.headers["x-total-count"] == str(len(whole))
    seen = _ids(answer)
    while "next" in answer.links:
        answer = ask.client.get(answer.links["next"]["url"])
        seen += _ids(answer)
    assert seen == whole


def test_a_withdrawn_document_is_cited_as_such_before_it_was(world: World) -> None:
    world.supply("bi-1", "GRD GTM", publisher="Test & Press_Agency", title="50% {more} arms")
    world.withdraw("bi-1", "2024-06-01")
    asked = {"document": "bi-1"}
    assert _ids(world.client.get("/v1/bibliography", params=asked)) == []
    then = {**asked, "known_at": "2024-05-31"}
    [item] = world.client.get("/v1/bibliography", params=then).json()
    assert item["note"] == "withdrawn 2024-06-01"
    text = world.client.get("/v1/bibliography", params={**then, "format": "bibtex"})
    assert text.headers["content-type"].startswith("application/x-bibtex")
    assert r"50\% \{more\} arms" in text.text


def test_an_unknown_style_is_refused(ask: Asking) -> None:
    assert "bibtex" in ask.refused("/bibliography", 422, format="apa")["errors"][0]["allowed"]
