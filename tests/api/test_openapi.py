"""OpenAPI says what the API does; /docs needs no other host."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute
from pydantic import TypeAdapter

from app.api.openapi import EXAMPLES
from app.api.problems import MEDIA_TYPE
from app.graph.driver import Graph
from app.main import ROUTES, create_app
from app.settings import Settings
from tests.api.asking import Json


@pytest.fixture(scope="module")
def document(api: httpx.Client) -> Json:
    """The OpenAPI document as served."""
    return dict(api.get("/openapi.json").json())


@pytest.fixture(scope="module")
def models(seeded_settings: Settings) -> dict[str, TypeAdapter[Any]]:
    """The type of each route's answer, by path; only known when it runs."""
    app = create_app(seeded_settings)
    found: dict[str, TypeAdapter[Any]] = {}
    for module in ROUTES:
        for route in module.router.routes:
            assert isinstance(route, APIRoute)
            if route.response_model is not None and "GET" in (route.methods or ()):
                found[f"/v1{route.path}"] = TypeAdapter(route.response_model)
    assert found.keys() <= app.openapi()["paths"].keys()
    return found


def _operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield path, method, operation


def test_each_operation_has_a_summary_a_description_and_a_short_id(document: Json) -> None:
    names = [operation["operationId"] for _, _, operation in _operations(document)]
    assert len(set(names)) == len(names)
    for path, _, operation in _operations(document):
        assert operation["summary"], path
        assert operation["description"], path
        assert operation["tags"], path
        assert re.fullmatch("[a-z_]+", operation["operationId"])
        assert "v1" not in operation["operationId"]


def test_each_parameter_is_typed_described_and_shown(document: Json) -> None:
    for path, _, operation in _operations(document):
        for parameter in operation.get("parameters", ()):
            where, schema = (path, parameter["name"]), parameter["schema"]
            assert parameter["description"], where
            assert "anyOf" not in schema, where
            assert "type" in schema or "$ref" in schema, where
            inner = schema.get("items", schema)
            told = {"examples", "default", "enum", "const", "$ref"}
            assert told & (set(schema) | set(inner)) or parameter["name"] == "cursor", where


def test_each_failure_is_declared_as_a_problem(document: Json) -> None:
    assert "HTTPValidationError" not in document["components"]["schemas"]
    for path, method, operation in _operations(document):
        if not path.startswith("/v1/"):
            continue
        expected = {"422", "503", "504"} | ({"404"} if "{" in path else set())
        assert expected <= operation["responses"].keys(), path
        for status, response in operation["responses"].items():
            if status >= "400":
                assert list(response["content"]) == [MEDIA_TYPE], path
            if status == "503":
                assert "Retry-After" in response["headers"]
        if method == "get":
            assert "ETag" in operation["responses"]["200"]["headers"]
    assert "503" in document["paths"]["/readyz"]["get"]["responses"]


def test_every_reference_leads_somewhere(document: Json) -> None:
    wanted = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert wanted <= document["components"]["schemas"].keys()


def test_whoever_writes_needs_a_key_and_openapi_says_so(document: Json) -> None:
    for path, method, operation in _operations(document):
        assert bool(operation.get("security")) is (method != "get"), path


def test_each_question_shows_an_answer_that_its_model_accepts(
    document: Json, models: dict[str, TypeAdapter[Any]]
) -> None:
    for path, operations in document["paths"].items():
        if path.startswith("/v1/") and "get" in operations:
            contents = operations["get"]["responses"]["200"]["content"].values()
            shown = [content["example"] for content in contents if "example" in content]
            assert shown, f"{EXAMPLES.name} has no answer of {path}"
            if path in models:
                models[path].validate_python(shown[0])


def test_the_things_in_examples_exist_under_their_names(seeded: Graph) -> None:
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    refs = {
        (r["id"], r["name"], r["kind"]) for r in _dicts(examples) if {*r} == {"id", "name", "kind"}
    }
    claims = {c["id"] for c in _dicts(examples) if {"modality", "evidence"} <= {*c}}
    assert refs
    assert claims
    called = seeded.read(
        lambda r: r.rows("read/called", {"ids": sorted(id_ for id_, _, _ in refs)})
    )
    assert {(row["id"], row["name"], row["kind"]) for row in called} == refs
    held = seeded.read(lambda r: r.rows("read/known", {"ids": sorted(claims)}))
    assert {row["id"] for row in held} == claims


def _dicts(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _dicts(each)
    if isinstance(value, list):
        for each in value:
            yield from _dicts(each)


ASKED = [
    ("/v1/countries", {}),
    ("/v1/countries/{id}", {"id": "USA"}),
    ("/v1/entities/{id}", {"id": "SUN"}),
    ("/v1/entities/{id}/neighbors", {"id": "RUS"}),
    ("/v1/transfers", {"total": "true"}),
    ("/v1/weapons", {"limit": "500"}),
    ("/v1/weapons/{id}", {"id": "weapon:kn-23"}),
    ("/v1/agreements", {"limit": "500"}),
    ("/v1/agreements/{id}", {"id": "agreement:anzus-1951"}),
    ("/v1/alliances", {}),
    ("/v1/obligations", {"attacked": "NZL", "attacker": "USA"}),
    ("/v1/claims", {"limit": "500"}),
    ("/v1/documents", {}),
    ("/v1/documents/{id}", {"id": "a-003"}),
    ("/v1/search", {"q": "kn"}),
    ("/v1/vocabulary", {}),
    ("/v1/stats", {}),
]


@pytest.mark.parametrize(("path", "asked"), ASKED, ids=[path for path, _ in ASKED])
def test_an_answer_is_what_its_model_says(
    api: httpx.Client, models: dict[str, TypeAdapter[Any]], path: str, asked: dict[str, str]
) -> None:
    url = path.replace("{id}", asked.get("id", ""))
    answer = api.get(url, params={k: v for k, v in asked.items() if k != "id"})
    assert answer.status_code == 200
    model = models[path].validate_json(answer.content, strict=True)
    again = models[path].dump_python(model, mode="json", by_alias=True)
    assert {k: v for k, v in again.items() if k != "total"} == {
        k: v for k, v in answer.json().items() if k != "total"
    }


class _Loaded(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value for name, value in attrs if name in ("src", "href") and value]


def test_the_address_alone_leads_to_the_docs(api: httpx.Client) -> None:
    page = api.get("/", follow_redirects=True)
    assert (page.url.path, page.status_code) == ("/docs", 200)


def test_the_docs_page_loads_nothing_from_another_host(api: httpx.Client) -> None:
    page = api.get("/docs")
    assert page.status_code == 200
    loaded = _Loaded()
    loaded.feed(page.text)
    assert len(loaded.addresses) >= 3  # style, script, favicon
    for address in loaded.addresses:
        assert re.match("/[^/]", address), address
        assert api.get(address).status_code == 200
    assert not re.search(r"https?://", page.text)
    # Swagger UI asks an outside validator unless told otherwise.
    assert '"validatorUrl": null' in page.text
