"""Each route refuses in one shape: RFC 9457 with the fields that were wrong."""

from collections.abc import Iterator

import httpx
import pytest

from tests.api.asking import Asking, Json, problem

# A path with an id, one that exists there; other routes need no more than their required.
IDS = {
    "/v1/countries/{id}": "PRK",
    "/v1/documents/{id}": "seed-001",
    "/v1/weapons/{id}": "weapon:kn-23",
    "/v1/agreements/{id}": "agreement:anzus-1951",
}


@pytest.fixture(scope="session")
def document(api: httpx.Client) -> Json:
    """The OpenAPI document."""
    return dict(api.get("/openapi.json").json())


def _reads(document: Json) -> Iterator[tuple[str, Json]]:
    for path, operations in document["paths"].items():
        if path.startswith("/v1/") and "get" in operations:
            yield path, operations["get"]


def _least(operation: Json) -> dict[str, str]:
    """The parameters that a question cannot do without, with values that can be."""
    return {
        name: p["schema"].get("examples", ["PRK"])[0]
        for name, p in _queries(operation).items()
        if p["required"]
    }


def _queries(operation: Json) -> dict[str, Json]:
    return {p["name"]: p for p in operation.get("parameters", ()) if p["in"] == "query"}


def test_every_route_names_the_parameters_it_has(api: httpx.Client, document: Json) -> None:
    for path, operation in _reads(document):
        found = problem(api.get(path.replace("{id}", "PRK"), params={"suppler": "x"}), 422)
        [error] = [e for e in found["errors"] if e["field"] == "suppler"]
        assert error["allowed"] == sorted(_queries(operation)), path


def test_every_route_refuses_dates_grades_and_doubles(api: httpx.Client, document: Json) -> None:
    for path, operation in _reads(document):
        address, queries = path.replace("{id}", "PRK"), _queries(operation)
        needed = _least(operation)
        for wrong in ("as_of", "known_at", "recorded_by", "min_grade"):
            if wrong in queries:
                found = problem(api.get(address, params={**needed, wrong: "never"}), 422)
                assert [e["field"] for e in found["errors"]] == [wrong], path
        if "as_of" in queries and path != "/v1/vocabulary":
            doubled = httpx.QueryParams([*needed.items(), ("as_of", "2024"), ("as_of", "2025")])
            found = problem(api.get(address, params=doubled), 422)
            assert [e["field"] for e in found["errors"]] == ["as_of"], path


def test_every_list_bounds_its_pages(api: httpx.Client, document: Json) -> None:
    for path, operation in _reads(document):
        if "limit" not in _queries(operation):
            continue
        for limit in ("0", "-1", "501001", "1e9", "99999999999999999999", "x", ""):
            asked = {**_least(operation), "limit": limit}
            found = problem(api.get(path.replace("{id}", "PRK"), params=asked), 422)
            assert {e["field"] for e in found["errors"]} == {"limit"}, path


def test_a_page_has_one_row_to_five_hundred(ask: Asking) -> None:
    for path in ("/transfers", "/claims", "/countries", "/entities/PRK/neighbors"):
        assert ask.refused(path, 422, limit=501)["errors"][0]["allowed"] == ["at most 500"]
        assert ask.refused(path, 422, limit=0)["errors"][0]["allowed"] == ["at least 1"]
        ask(path, limit=1)


def test_no_text_parameter_takes_an_empty_text(api: httpx.Client, document: Json) -> None:
    for path, operation in _reads(document):
        for name in _queries(operation):
            asked = {**_least(operation), name: ""}
            found = problem(api.get(path.replace("{id}", "PRK"), params=asked), 422)
            assert any(e["field"].startswith(name) for e in found["errors"]), (path, name)


def test_an_id_that_does_not_exist_is_not_found(api: httpx.Client, document: Json) -> None:
    for path, operation in _reads(document):
        if "{id}" in path:
            for wrong in ("zzz", "ZZZ", "weapon:no-such", "x%00y", "%20", "a%22b", "%F0%9F%9A%80"):
                problem(api.get(path.replace("{id}", wrong), params=_least(operation)), 404)


@pytest.mark.parametrize("path", IDS)
def test_an_id_of_another_kind_is_not_found(api: httpx.Client, path: str) -> None:
    for other, id_ in IDS.items():
        if other != path:
            problem(api.get(path.replace("{id}", id_)), 404)


def test_other_ways_to_miss_have_the_same_shape(api: httpx.Client) -> None:
    problem(api.get("/nothing"), 404)
    problem(api.get("/v1/"), 404)
    problem(api.get("/v1/nothing"), 404)
    problem(api.get("/v1/countries/PRK/nothing"), 404)
    refused = api.delete("/v1/countries")
    problem(refused, 405)
    assert refused.headers["allow"] == "GET"


def test_a_choice_names_what_is_allowed(ask: Asking) -> None:
    [error] = ask.refused("/transfers", 422, status="lost")["errors"]
    assert error["allowed"] == ["planned", "agreed", "delivered", "halted"]
    [error] = ask.refused("/claims", 422, type="SELLS")["errors"]
    assert len(error["allowed"]) == 16
    [error] = ask.refused("/claims", 422, modality="true")["errors"]
    assert error["field"] == "modality.0"


def test_each_fault_is_named_at_once(ask: Asking) -> None:
    found = ask.refused("/transfers", 422, limit=0, status="x", colour="red")
    assert {e["field"] for e in found["errors"]} == {"limit", "status", "colour"}
    assert all(e["message"] in found["detail"] for e in found["errors"])


def test_every_date_that_cannot_be_is_named_at_once(ask: Asking) -> None:
    found = ask.refused("/transfers", 422, as_of="2024-13", until="soon", min_grade="Z")
    assert [e["field"] for e in found["errors"]] == ["as_of", "until", "min_grade"]


def test_every_name_that_nobody_bears_is_named_at_once(ask: Asking) -> None:
    found = ask.refused(
        "/transfers", 422, supplier="Nordkorea", recipient="Rusia", without="Nobody At All"
    )
    errors = {e["field"]: e for e in found["errors"]}
    assert set(errors) == {"without", "supplier", "recipient"}
    assert "RUS" in errors["recipient"]["did_you_mean"]
