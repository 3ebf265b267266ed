"""Changes over the API: with the key alone, whole or not at all, and known by who made them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from app.api.bodies import MAX_BODY
from app.api.reader import MAX_TEXT, ArticleReader
from app.entities.vocabulary import Vocabulary
from app.errors import InvalidValue, TooSlow
from app.graph.driver import Graph
from app.graph.ingest import complete, ingest
from app.graph.verify import verify
from app.settings import Settings
from tests.conftest import serve
from tests.graph.conftest import SHELLS, batch

KEY, OTHER = "a-key-of-the-tests", "another-key-of-the-tests"
TEXT = (
    "North Korea delivered at least 3,000 artillery shells to Russia in September 2023, South "
    "Korea's defence ministry said on Wednesday.\n\n"
    "Poland plans to send 14 Leopard 2 tanks to Ukraine."
)
ARTICLE = {
    "text": TEXT,
    "title": "Shells",
    "publisher": "Own Press",
    "url": "https://example.org/shells",
    "published_on": "2023-11-01",
}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def client(empty_settings: Settings) -> Iterator[httpx.Client]:
    """The API over an empty graph, with the key of ann; bob has one too."""
    keys = SecretStr(f"ann:{KEY},bob:{OTHER}")
    for client in serve(empty_settings.model_copy(update={"api_key": keys})):
        client.headers["Authorization"] = f"Bearer {KEY}"
        yield client


@pytest.fixture
def post(client: httpx.Client, graph: Graph) -> "Post":
    """Send a change to an empty graph."""
    return Post(client)


class Post:
    """A client that sends JSON to a path."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def __call__(self, path: str, body: object, **params: str) -> httpx.Response:
        return self.client.post(f"/v1{path}", json=body, params=params)

    def get(self, path: str, **params: str) -> Json:
        answer = self.client.get(f"/v1{path}", params=params)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


def test_an_article_comes_in_and_its_claims_answer_questions(
    post: Post, graph: Graph, vocabulary: Vocabulary
) -> None:
    answer = post("/documents", ARTICLE)
    assert answer.status_code == 201
    told = answer.json()
    assert told["stored"]
    assert told["added"] == 2
    assert answer.headers["Location"] == f"/v1/documents/{told['id']}"
    [shells] = post.get("/transfers", supplier="PRK", recipient="RUS")["items"]
    assert shells["status"] == "delivered"
    assert shells["figures"] == [{"unit": "shell", "min": 3000, "max": None}]
    [tanks] = post.get("/transfers", supplier="POL", recipient="UKR")["items"]
    assert tanks["status"] == "planned"
    [claim] = post.get("/claims", subject="PRK")["items"]
    evidence = claim["evidence"]
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert claim["extractor"].startswith("rules@")
    assert claim["rule"]
    assert verify(graph, vocabulary) == []


def test_the_same_article_again_changes_nothing_and_says_so(post: Post) -> None:
    first = post("/documents", ARTICLE).json()
    again = post("/documents", {**ARTICLE, "url": "https://example.com/elsewhere", "id": "mine"})
    assert again.status_code == 200
    assert again.json()["stored"] is False
    assert again.json()["added"] == 0
    assert again.json()["id"] == first["id"]
    assert again.json()["release"] == first["release"]
    assert again.json()["url"] == ARTICLE["url"]


def test_a_dry_run_shows_the_claims_and_stores_nothing(post: Post) -> None:
    before = post.get("/stats")
    shown = post("/documents", ARTICLE, dry_run="true")
    assert shown.status_code == 200
    assert shown.json()["stored"]
    assert len(shown.json()["claims"]) == 2
    assert post.get("/stats") == before
    stored = post("/documents", ARTICLE).json()
    assert [c["id"] for c in stored["claims"]] == [c["id"] for c in shown.json()["claims"]]


def test_a_document_may_come_without_claims_and_be_read_later(post: Post) -> None:
    bare = post("/documents", ARTICLE, extractor="none")
    assert bare.status_code == 201
    assert bare.json()["claims"] == []
    assert post("/documents", ARTICLE, extractor="none").status_code == 200
    read = post("/documents", ARTICLE)
    assert read.status_code == 201
    assert read.json()["id"] == bare.json()["id"]
    assert read.json()["added"] == 2


def test_pages_and_plain_texts_are_read_too(post: Post) -> None:
    html = (
        "<html lang='en'><head><title>Shells for Russia</title>"
        "<meta property='article:published_time' content='2023-11-01'></head><body><article>"
        + "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
        + "</article></body></html>"
    )
    page = post.client.post("/v1/documents", content=html, headers={"Content-Type": "text/html"})
    assert page.status_code == 201, page.text
    assert page.json()["published_on"] == "2023-11-01"
    assert page.json()["added"] == 2
    plain = post.client.post(
        "/v1/documents",
        content="Iran supplied Shahed drones to Russia.".encode("utf-16"),
        headers={"Content-Type": "text/plain; charset=utf-16"},
    )
    assert plain.status_code == 201, plain.text
    assert plain.json()["claims"][0]["subject"]["id"] == "IRN"


def test_another_text_at_the_same_address_names_what_it_may_correct(post: Post) -> None:
    first = post("/documents", ARTICLE).json()
    corrected = {**ARTICLE, "text": TEXT.replace("3,000", "300")}
    answer = post("/documents", corrected).json()
    assert answer["same_url"] == [first["id"]]
    withdrawn = post(f"/documents/{first['id']}/retraction", {"retracted_on": "2023-11-02"})
    assert withdrawn.status_code == 200
    [shells] = post.get("/transfers", supplier="PRK", recipient="RUS")["items"]
    assert [figure["min"] for figure in shells["figures"]] == [300]


def test_another_text_under_an_id_that_is_taken_is_a_conflict(post: Post) -> None:
    post("/documents", {**ARTICLE, "id": "mine"})
    answer = post("/documents", {**ARTICLE, "id": "mine", "text": TEXT.replace("14", "15")})
    assert answer.status_code == 409
    assert "another text" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({}, 422, "has no text"),
        ({"text": "   "}, 422, "has no text"),
        ({"text": 3}, 422, "text: Input should be a valid string"),
        ({"text": TEXT, "txt": ""}, 422, "txt: Extra inputs are not permitted"),
        ({"text": TEXT, "published_on": "2999-01-01"}, 422, "lies in the future"),
        ({"text": TEXT, "published_on": "2023-02-30"}, 422, "published"),
        ({"text": "La Russie a livré des obus à la Syrie. " * 9}, 422, "not in English"),
        ({"text": "word " * (MAX_TEXT // 5 + 1)}, 413, "500,004 bytes"),
        ({"html": "<p>"}, 422, "no article is found"),
        ({"text": TEXT, "id": "a b"}, 422, "id"),
    ],
)
def test_an_article_that_cannot_be_read_is_refused_with_the_reason(
    post: Post, body: Json, status: int, says: str
) -> None:
    before = post.get("/stats")
    answer = post("/documents", body)
    assert answer.status_code == status, answer.text
    assert says in answer.json()["detail"]
    assert post.get("/stats") == before


def test_a_binary_file_and_a_body_that_is_no_json_are_refused(post: Post) -> None:
    headers = {"Content-Type": "text/plain"}
    binary = post.client.post("/v1/documents", content=b"\x89PNG\r\n\x00\x00\x01", headers=headers)
    assert binary.status_code == 422
    assert "not a text" in binary.json()["detail"]
    headers = {"Content-Type": "application/json"}
    broken = post.client.post("/v1/documents", content=b'{"text": ', headers=headers)
    assert broken.status_code == 422
    assert "body" in broken.json()["detail"]
    pdf = post.client.post(
        "/v1/documents", content=b"x", headers={"Content-Type": "application/pdf"}
    )
    assert pdf.status_code == 415
    assert "text/html" in pdf.json()["errors"][0]["allowed"]


def test_a_body_that_is_too_large_is_refused_before_it_is_held(post: Post) -> None:
    headers = {"Content-Type": "text/plain"}
    told = post.client.post("/v1/documents", content=b"x" * (MAX_BODY + 1), headers=headers)
    assert told.status_code == 413

    def parts() -> Iterator[bytes]:
        for _ in range(MAX_BODY // 1_000_000 + 1):
            yield b"x" * 1_000_000

    untold = post.client.post("/v1/documents", content=parts(), headers=headers)
    assert untold.status_code == 413


CHANGES: list[tuple[str, Json]] = [
    ("/documents", {"text": TEXT}),
    ("/claims", {"document": "a", "facts": []}),
    ("/documents/a/retraction", {"retracted_on": "2024-01-01"}),
    ("/claims/0/review", {"verdict": "accept"}),
]


@pytest.mark.parametrize(("path", "body"), CHANGES, ids=[path for path, _ in CHANGES])
@pytest.mark.parametrize("sent", [None, "", "Bearer", "Bearer wrong", f"Basic {KEY}", KEY])
def test_without_the_key_nobody_changes_anything(
    client: httpx.Client, path: str, body: Json, sent: str | None
) -> None:
    headers = {"Authorization": sent} if sent is not None else {}
    with httpx.Client(base_url=client.base_url, timeout=60) as stranger:
        answer = stranger.post(f"/v1{path}", json=body, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert KEY not in answer.text


@pytest.mark.parametrize(("path", "body"), CHANGES, ids=[path for path, _ in CHANGES])
def test_where_there_is_no_key_a_change_says_how_to_enable_them(
    api: httpx.Client, path: str, body: Json
) -> None:
    answer = api.post(f"/v1{path}", json=body, headers={"Authorization": f"Bearer {KEY}"})
    assert answer.status_code == 403
    assert "FOEDUS_API_KEY" in answer.json()["detail"]


def test_who_made_a_change_is_kept(post: Post, graph: Graph) -> None:
    post("/documents", ARTICLE)
    post.client.post(
        "/v1/documents",
        json={"text": "Iran supplied Shahed drones to Russia."},
        headers={"Authorization": f"Bearer {OTHER}"},
    )
    with graph._session("READ") as session:
        found = session.run("MATCH (r:Release) WHERE r.by IS NOT NULL RETURN r.by ORDER BY r.at")
        assert found.value() == ["ann", "bob"]


def fact(**changes: object) -> Json:
    return {
        "type": "SUPPLIES",
        "subject": "PRK",
        "object": "RUS",
        "weapon": "weapon:kn-23",
        "modality": "claimed",
        "status": "delivered",
        "attributed_to": "KOR",
        "evidence": "North Korea delivered at least 3,000 artillery shells",
        **changes,
    }


@pytest.fixture
def document(post: Post) -> str:
    """A document whose claims name PRK, RUS, POL and UKR, its id."""
    return str(post("/documents", {**ARTICLE, "id": "mine"}).json()["id"])


NEW = [
    {"key": "weapon:kn-23", "kind": "Weapon", "mentions": ["KN-23"]},
    {"key": "KOR", "kind": "Country", "mentions": ["South Korea"]},
]


def test_claims_made_by_hand_are_stored_with_their_quotes(post: Post, document: str) -> None:
    sent = {"document": document, "facts": [fact()], "entities": NEW}
    shown = post("/claims", sent, dry_run="true")
    assert (shown.status_code, shown.json()["added"]) == (200, 1)
    answer = post("/claims", sent)
    assert answer.status_code == 201, answer.text
    [claim] = answer.json()["claims"]
    assert claim["extractor"] == "curated"
    assert claim["evidence"]["start"] == 0
    again = post("/claims", sent)
    assert (again.status_code, again.json()["added"], again.json()["known"]) == (200, 0, 1)


def test_claims_are_answered_in_the_order_in_which_they_were_sent(
    post: Post, document: str
) -> None:
    places = ["UKR", "POL", "RUS", "PRK"]
    facts = [fact(type="USES", subject=place, object="weapon:kn-23", weapon=None, status=None)
             for place in places]  # fmt: skip
    answer = post("/claims", {"document": document, "facts": facts, "entities": NEW})
    assert [claim["subject"]["id"] for claim in answer.json()["claims"]] == places
    known = [facts[2], fact(), facts[0]]
    again = post("/claims", {"document": document, "facts": known, "entities": NEW}).json()
    assert (again["added"], again["known"]) == (1, 2)
    assert [claim["subject"]["id"] for claim in again["claims"]] == ["RUS", "PRK", "UKR"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"evidence": "North Korea sold"}, "facts.1"),
        ({"evidence": None}, "needs its quote"),
        ({"type": "SELLS"}, "facts.1.type"),
        ({"weapon": "weapon:kn-99"}, "'weapon:kn-99' is nothing that the graph knows"),
        ({"subject": "PRQ"}, "PRQ"),
        ({"status": None, "type": "DENIED"}, "modality"),
    ],
)
def test_one_wrong_claim_keeps_all_out_and_is_named(
    post: Post, document: str, wrong: Json, says: str
) -> None:
    before = post.get("/stats")
    sent = {"document": document, "facts": [fact(), fact(**wrong)], "entities": NEW}
    answer = post("/claims", sent)
    assert answer.status_code == 422
    assert says in answer.json()["detail"]
    assert post.get("/stats") == before


def test_claims_of_an_unknown_or_withdrawn_document_are_refused(post: Post, document: str) -> None:
    unknown = post("/claims", {"document": "nobody", "facts": [fact()], "entities": NEW})
    assert unknown.status_code == 422
    assert "nobody" in unknown.json()["detail"]
    post(f"/documents/{document}/retraction", {"retracted_on": "2024-01-01"})
    late = post("/claims", {"document": document, "facts": [fact()], "entities": NEW})
    assert late.status_code == 409


def test_a_document_is_withdrawn_once(post: Post, document: str) -> None:
    path, sent = f"/documents/{document}/retraction", {"retracted_on": "2024-01-01"}
    assert post(path, sent).json()["changed"] is True
    assert post.get("/transfers")["items"] == []
    assert len(post.get("/transfers", known_at="2023-12-31")["items"]) == 2
    assert post(path, sent).json()["changed"] is False
    assert post(path, {"retracted_on": "2024-01-02"}).status_code == 409
    assert post(path, {"retracted_on": "2023-01-01"}).status_code == 409
    assert post("/documents/nobody/retraction", sent).status_code == 404
    assert post(path, {"retracted_on": "2024-01"}).status_code == 422


def test_an_edition_gives_its_place_to_a_newer_one_over_the_api(
    post: Post, graph: Graph, vocabulary: Vocabulary
) -> None:
    for year in ("2023", "2024"):
        about = {"dataset": "lists", "published_on": f"{year}-05-01"}
        ingest(graph, batch(f"lists-{year}", SHELLS, **about), vocabulary)
    path = "/documents/lists-2023/retraction"
    sent = {"retracted_on": "2024-06-01", "superseded_by": "lists-2024"}
    refused = post(path, sent)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "superseded_by")
    assert "not complete" in refused.json()["detail"]
    complete(graph, "lists-2024")
    done = post(path, sent).json()
    assert (done["changed"], done["superseded_by"]) == (True, "lists-2024")
    again = post(path, {"retracted_on": "2024-06-01"}).json()
    assert (again["changed"], again["superseded_by"]) == (False, "lists-2024")
    assert post.get("/documents/lists-2023")["superseded_by"] == "lists-2024"


def test_a_reviewer_rejects_a_claim_and_takes_it_back(
    post: Post, document: str, graph: Graph, vocabulary: Vocabulary
) -> None:
    queue = post.get("/review", total="true")
    assert queue["total"] == 2
    claim = queue["items"][0]["id"]
    other = queue["items"][1]["id"]
    [page] = [post.get("/review", limit="1")]
    assert [c["id"] for c in post.get("/review", limit="1", cursor=page["next"])["items"]] == [
        other
    ]
    rejected = post(f"/claims/{claim}/review", {"verdict": "reject", "reason": "misread"}).json()
    assert rejected["review"] == "rejected"
    assert rejected["changed"]
    assert [c["id"] for c in post.get("/review")["items"]] == [other]
    assert [c["id"] for c in post.get("/claims")["items"]] == [other]
    before = post.get("/claims", recorded_by=queue["recorded_by"])["items"]
    assert {c["id"] for c in before} == {claim, other}
    kept = post.get(f"/claims/{claim}")
    assert [(r["verdict"], r["by"], r["reason"]) for r in kept["reviews"]] == [
        ("reject", "ann", "misread")
    ]
    back = post(f"/claims/{claim}/review", {"verdict": "undo"}).json()
    assert back["review"] is None
    assert len(post.get("/claims")["items"]) == 2
    assert verify(graph, vocabulary) == []


def test_a_rejection_shows_among_the_changes(post: Post, document: str) -> None:
    queue = post.get("/review")
    [poland] = [c["id"] for c in queue["items"] if c["subject"]["id"] == "POL"]
    after = post(f"/claims/{poland}/review", {"verdict": "reject"}).json()
    between = {"from": queue["recorded_by"], "to": after["recorded_by"]}
    found = post.get("/changes", clock="recorded", **between)
    [change] = found["changes"]
    assert (change["subject"]["id"], change["change"], change["claims_gone"]) == (
        "POL",
        "went",
        [poland],
    )


def test_a_review_of_what_is_not_there_is_refused(post: Post, document: str) -> None:
    assert post(f"/claims/{'0' * 32}/review", {"verdict": "accept"}).status_code == 404
    [claim, _] = [c["id"] for c in post.get("/review")["items"]]
    assert post(f"/claims/{claim}/review", {"verdict": "undo"}).status_code == 409
    wrong = post(f"/claims/{claim}/review", {"verdict": "maybe"})
    assert wrong.status_code == 422
    assert "accept" in wrong.json()["detail"]


def test_reading_that_takes_too_long_is_ended_and_the_next_article_is_read() -> None:
    reader = ArticleReader(seconds=0.01)
    try:
        with pytest.raises(TooSlow, match="took longer than 0"):
            reader.article(ARTICLE)
        reader._seconds = 60
        assert reader.article(ARTICLE).title == "Shells"
        with pytest.raises(InvalidValue, match="has no text"):
            reader.article({"text": ""})
    finally:
        reader.close()


def test_the_first_article_gives_its_facts_over_the_api(post: Post) -> None:
    """The article with which the project began, its own text read by the rules."""
    seed = json.loads(
        (Path(__file__).parents[2] / "seed/documents/seed-001.json").read_text(encoding="utf-8")
    )
    answer = post(
        "/documents", {"text": seed["text"], "published_on": seed["published"], "title": "First"}
    )
    assert answer.status_code == 201
    read = {
        (c["type"], c["subject"]["id"], (c["object"] or {}).get("id"))
        for c in answer.json()["claims"]
    }
    stated = {(f["type"], f["subject"], f["object"]) for f in seed["facts"]}
    assert len(read & stated) >= 0.6 * len(stated)
    assert len(read - stated) <= 0.3 * len(read)


def test_a_model_that_is_not_set_is_refused_with_what_it_needs(post: Post) -> None:
    answer = post("/documents", ARTICLE, extractor="llm")
    assert answer.status_code == 422
    assert "FOEDUS_LLM_URL" in answer.json()["detail"]
