"""What one question may look through: beyond, it says so at once."""

from collections.abc import Iterator

import httpx
import pytest

from app.settings import Settings

from ..conftest import serve


@pytest.fixture(scope="module")
def narrow(seeded_settings: Settings) -> Iterator[httpx.Client]:
    """The API over the seed, a question of which may look through little."""
    yield from serve(seeded_settings.model_copy(update={"reads": 20}))


@pytest.fixture(scope="module")
def middling(seeded_settings: Settings) -> Iterator[httpx.Client]:
    """The API over the seed, a question of which may look through a part of it."""
    yield from serve(seeded_settings.model_copy(update={"reads": 600}))


@pytest.mark.parametrize(
    "question",
    [
        "/v1/coverage",
        "/v1/coverage?by=year",
        "/v1/countries/RUS",
        "/v1/dependence/RUS",
        "/v1/pact-practice?state=RUS",
        "/v1/embargo-breaches",
        "/v1/timeline?bucket=year",
        "/v1/timeline?bucket=year&subject=RUS",
        "/v1/claims?subject=RUS&total=true",
        "/v1/bibliography?type=SUPPLIES",
        "/v1/changes?from=2022-01-01&to=2024-12-31",
        "/v1/whatif?without=KOR",
    ],
)
def test_a_question_that_is_too_large_is_refused_and_says_what_to_do(
    narrow: httpx.Client, api: httpx.Client, question: str
) -> None:
    refused = narrow.get(question)
    assert refused.status_code == 504
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["title"] == "The question is too large"
    assert "20 reads" in refused.text
    assert "FOEDUS_READS" in refused.text
    assert api.get(question).status_code == 200


@pytest.mark.parametrize(
    "question",
    ["/v1/timeline?bucket=year&subject=LUX", "/v1/dependence/LUX", "/v1/countries/LUX"],
)
def test_a_small_question_of_a_large_graph_is_answered(
    narrow: httpx.Client, api: httpx.Client, question: str
) -> None:
    assert narrow.get(question).json() == api.get(question).json()


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("/v1/network?around=RUS&hops=2&limit=1000", "edges"),
        ("/v1/paths?from=PRK&to=UKR&k=20", "paths"),
        ("/v1/whatif?without=seed-001", "weaken"),
    ],
)
def test_a_subgraph_holds_what_fits_and_says_that_it_was_cut(
    middling: httpx.Client, api: httpx.Client, question: str, field: str
) -> None:
    part, whole = middling.get(question).json(), api.get(question).json()
    assert part["cut"]
    assert 0 < len(part[field]) < len(whole[field])
    assert all(item in whole[field] for item in part[field])


def test_what_does_not_fit_into_one_page_comes_with_the_next(
    middling: httpx.Client, api: httpx.Client
) -> None:
    question = "/v1/whatif?without=seed-001"
    whole, part = api.get(question).json(), middling.get(question).json()
    told = [part]
    while part["next"]:
        part = middling.get(f"{question}&cursor={part['next']}").json()
        told.append(part)
    for name in ("vanish", "weaken"):
        assert [row for page in told for row in page[name]] == whole[name]


def test_lists_are_paged_however_little_one_question_may_look_through(
    narrow: httpx.Client, api: httpx.Client
) -> None:
    for question in ("/v1/claims?subject=RUS", "/v1/transfers?recipient=RUS", "/v1/documents"):
        assert narrow.get(question).json()["items"] == api.get(question).json()["items"]
