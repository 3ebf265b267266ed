"""What Dockerfile, docker-compose.yml and .env.example promise; no container engine is needed."""

import inspect
import re
from pathlib import Path

import pytest

from app.engine import NEO4J_VERSION, start
from app.engine.folder import Addresses, configuration
from app.main import VERSION
from app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = (ROOT / "docker-compose.yml").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")

# What Compose need not pass on: where a local engine lies, a database of Enterprise, and what a
# language model needs, whose package the image lacks.
NOT_PASSED_ON = {"FOEDUS_HOME", "NEO4J_DATABASE"} | {
    str(field.alias) for name, field in Settings.model_fields.items() if name.startswith("llm_")
}
# The image's own, or the server's default.
NOT_SET = {"server.config.strict_validation.enabled", "server.https.enabled"}


def aliases() -> list[str]:
    return [str(field.alias) for field in Settings.model_fields.values()]


def images() -> list[str]:
    return re.findall(r"^\s+image: (\S+)$", COMPOSE, re.M) + re.findall(
        r"^FROM (\S+)", DOCKERFILE, re.M
    )


def test_compose_runs_the_neo4j_that_the_local_engine_runs() -> None:
    assert f"neo4j:{NEO4J_VERSION}" in images()


def test_the_image_of_foedus_is_named_by_its_version() -> None:
    assert f"foedus:{VERSION}" in images()


def test_every_image_has_a_tag_that_begins_with_a_version() -> None:
    assert len(images()) == 4
    assert [image for image in images() if not re.fullmatch(r"[a-z0-9]+:\d[\w.-]+", image)] == []


def test_every_port_is_published_on_this_machine_only() -> None:
    published = re.findall(r'^\s+- "(.*:\d+)"$', COMPOSE, re.M)
    assert COMPOSE.count("ports:") == 2
    assert sorted(published) == [
        "127.0.0.1:${FOEDUS_BOLT_PORT:-7687}:7687",
        "127.0.0.1:${FOEDUS_HTTP_PORT:-7474}:7474",
        "127.0.0.1:${FOEDUS_PORT:-8000}:8000",
    ]


def test_the_server_in_compose_is_set_as_the_local_engine_is() -> None:
    defaults = inspect.signature(start).parameters
    local = configuration(
        Addresses("127.0.0.1", 7687, 7474),
        defaults["page_cache"].default,
        ["127.0.0.1", "localhost"],
    )
    local["server.memory.heap.max_size"] = defaults["heap"].default
    shared = {n: v for n, v in local.items() if not n.endswith("_address") and n not in NOT_SET}
    found = dict(re.findall(r'^ +NEO4J_([a-z]\w*): "?([^"\n]*)"?$', COMPOSE, re.M))
    assert {n: found.get(n.replace("_", "__").replace(".", "_")) for n in shared} == shared


@pytest.mark.parametrize("name", [name for name in aliases() if name not in NOT_PASSED_ON])
def test_compose_passes_on_or_fixes_each_setting(name: str) -> None:
    assert re.search(rf"\b{name}\b", COMPOSE + DOCKERFILE)


def test_the_example_names_each_setting_with_its_description_and_default() -> None:
    told = {}
    for block in EXAMPLE.split("\n\n")[1:]:
        lines = block.strip().splitlines()
        name, _, default = lines[-1].removeprefix("#").partition("=")
        told[name] = (lines[0].removeprefix("# "), default)
    assert told == {
        str(field.alias): (field.description, "" if field.default is None else str(field.default))
        for field in Settings.model_fields.values()
    }


def test_the_example_changes_nothing_as_it_stands() -> None:
    assert [line for line in EXAMPLE.splitlines() if line and not line.startswith("#")] == []
