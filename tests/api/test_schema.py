"""Whatever is asked, right or wrong, the answer is one that OpenAPI declares.

Schemathesis makes the questions from the document: few, the same each time, in `make test`;
thousands, new ones each time, in `make fuzz`.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig
from starlette.types import Message, Receive, Scope, Send

from app.main import create_app
from app.settings import Settings
from tests.api.asking import Json

FUZZ = bool(os.environ.get("FUZZ"))
EXAMPLES, WALKS, LEAST_WALKED = (50, 400, 2000) if FUZZ else (10, 20, 50)
CONFIG: Json = {
    # A busy machine is no finding.
    "suppress-health-check": ["all"],
    "generation": {"max-examples": EXAMPLES, "deterministic": not FUZZ, "database": "none"},
    # The edges of each parameter: some 230 questions an operation.
    "phases": {"coverage": {"enabled": FUZZ}},
    # All that Schemathesis knows, among them that unknown methods give a 405 and wrong data a 4xx.
    "checks": {
        # A 503 and a 504 are declared.
        "not_a_server_error": {"expected-statuses": ["2xx", "3xx", "4xx", "503", "504"]},
        # OpenAPI cannot say which names the graph knows, nor that `since` is before `until`.
        "positive_data_acceptance": {"enabled": False},
    },
}
# OpenAPI is the same whatever database the app has; this one is never asked.
DOCUMENT: Json = create_app(Settings(NEO4J_URI="bolt://127.0.0.1:1")).openapi()
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT, config=SchemathesisConfig.from_dict(CONFIG))

# What an answer names and who takes it: by operation, the next one's parameters and where their
# values lie; `*` is any. Schemathesis finds by itself those of claims and documents.
_SUPPLIER, _RECIPIENT = "items/*/supplier/id", "items/*/recipient/id"
LINKS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "list_countries": {
        "get_country": {"id": "items/*/country/id"},
        "get_obligations": {"attacked": "items/*/country/id"},
        "list_alliances": {"member": "items/*/country/id"},
        "list_agreements": {"member": "items/*/country/id"},
    },
    "search": {
        "get_entity": {"id": "items/*/entity/id"},
        "list_neighbors": {"id": "items/*/entity/id"},
    },
    "list_neighbors": {"get_entity": {"id": "items/*/other/id"}},
    "list_transfers": {
        "list_both_sides": {"a": _SUPPLIER, "b": _RECIPIENT},
        "get_dependence": {"id": _RECIPIENT},
        "get_reconciliation": {"supplier": _SUPPLIER, "recipient": _RECIPIENT},
        "get_pact_practice": {"a": _SUPPLIER, "b": _RECIPIENT},
        "list_breaches": {"supplier": _SUPPLIER, "recipient": _RECIPIENT},
        "get_network": {"around": _RECIPIENT},
        "get_paths": {"from": _SUPPLIER, "to": _RECIPIENT},
        "list_timeline": {"subject": _SUPPLIER, "object": _RECIPIENT},
        "get_whatif": {"from": _SUPPLIER, "to": _RECIPIENT},
        "get_bibliography": {"subject": _SUPPLIER, "object": _RECIPIENT},
    },
    "list_weapons": {
        "get_weapon": {"id": "items/*/weapon/id"},
        "get_trail": {"id": "items/*/weapon/id"},
        "list_transfers": {"weapon": "items/*/weapon/id"},
    },
    "list_agreements": {"get_agreement": {"id": "items/*/agreement/id"}},
    "list_alliances": {"get_agreement": {"id": "items/*/agreement/id"}},
    "list_documents": {"list_claims": {"document": "items/*/id"}},
}


class Served:
    """The app in this process, its answers counted by status.

    Without its lifespan: Schemathesis ends that with each test, and the driver with it.
    """

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.answers = Counter[int]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.answers[message["status"]] += 1
            await send(message)

        if scope["type"] == "http":
            await self.app(scope, receive, counted)


@pytest.fixture(scope="module")
def served(seeded_settings: Settings) -> Iterator[Served]:
    """The API over the seed in this process; says in the end how many cases were run."""
    served = Served(create_app(seeded_settings))
    yield served
    served.app.state.graph.close()
    statuses = ", ".join(f"{count} x {status}" for status, count in served.answers.most_common())
    print(f"\n{served.answers.total()} cases in all: {statuses}")


@SCHEMA.parametrize()
def test_each_operation_gives_only_answers_that_it_declares(
    case: Case[Any],  # of an operation, whose four type parameters say nothing here
    served: Served,
) -> None:
    case.call_and_validate(app=served)


def test_a_walk_from_answer_to_answer_meets_none_undeclared(served: Served) -> None:
    # What is wrong by the narrowed document may be right by the real one.
    checks = {**CONFIG["checks"], "negative_data_rejection": {"enabled": False}}
    schema = schemathesis.openapi.from_dict(
        _linked(_narrowed(deepcopy(DOCUMENT))),
        config=SchemathesisConfig.from_dict({**CONFIG, "checks": checks}),
    )
    schema.app = served
    before = served.answers.copy()
    schema.as_state_machine().run(
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=6,
            deadline=None,
            derandomize=not FUZZ,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
    )
    walked = served.answers - before
    print(f"\n{walked.total()} cases along {WALKS} walks")
    assert walked.total() >= LEAST_WALKED
    # Refusals lead nowhere.
    assert walked[200] > walked.total() / 2


def _narrowed(document: Json) -> Json:
    """The document with texts narrowed to their examples: any other name or day is refused.

    So walks come far. Cursors go, as no text made up is one.
    """
    for operation in _operations(document):
        asked = operation.get("parameters", [])
        asked[:] = [parameter for parameter in asked if parameter["name"] != "cursor"]
        for parameter in asked:
            schema = parameter["schema"]
            examples = schema.get("examples", [])
            if schema.get("type") == "string" and examples:
                schema["enum"] = examples
            elif schema.get("type") == "array" and examples:
                schema["items"] = {"enum": examples[0]}
    return document


def _linked(document: Json) -> Json:
    """The document with LINKS in it."""
    by_id = {operation["operationId"]: operation for operation in _operations(document)}
    for asked, links in LINKS.items():
        by_id[asked]["responses"]["200"]["links"] = {
            then: {
                "operationId": by_id[then]["operationId"],
                "parameters": {name: f"$response.body#/{at}" for name, at in values.items()},
            }
            for then, values in links.items()
        }
    return document


def _operations(document: Json) -> list[Json]:
    return [operation for path in document["paths"].values() for operation in path.values()]
