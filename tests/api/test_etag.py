"""ETag and release: the same graph and question, the same tag; then nothing is sent again."""

import httpx
import pytest

from tests.api.asking import Asking

PATHS = [
    "/countries",
    "/countries/PRK",
    "/entities/PRK",
    "/entities/PRK/neighbors",
    "/transfers",
    "/weapons",
    "/weapons/weapon:kn-23",
    "/agreements",
    "/agreements/agreement:anzus-1951",
    "/alliances",
    "/obligations?attacked=RUS",
    "/claims",
    "/documents",
    "/documents/seed-001",
    "/search?q=kn",
    "/stats",
    "/vocabulary",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_that_the_client_has_is_not_sent_again(api: httpx.Client, path: str) -> None:
    first = api.get(f"/v1{path}")
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = api.get(f"/v1{path}", headers={"If-None-Match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
    assert api.get(f"/v1{path}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_another_question_has_another_tag(api: httpx.Client) -> None:
    asked = [
        "/v1/transfers",
        "/v1/transfers?limit=1",
        "/v1/transfers?as_of=2024-01-01",
        "/v1/transfers?known_at=2024-01-01",
        "/v1/transfers?without=KOR",
        "/v1/claims",
    ]
    tags = [api.get(url).headers["etag"] for url in asked]
    assert len(set(tags)) == len(tags)


def test_a_refusal_has_no_tag(api: httpx.Client) -> None:
    first = api.get("/v1/transfers").headers["etag"]
    refused = api.get("/v1/transfers?limit=0", headers={"If-None-Match": first})
    assert refused.status_code == 422
    assert "etag" not in refused.headers


def test_all_answers_name_one_release(ask: Asking) -> None:
    releases = {
        ask(path.split("?")[0], **dict(pair.split("=") for pair in path.split("?")[1:]))["release"]
        for path in PATHS
        if path != "/vocabulary"
    }
    assert len(releases) == 1
    assert len(releases.pop()) == 64
