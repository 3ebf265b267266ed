"""`docker compose up` for real: a project of the tests' own on free ports, removed at the end.

Skipped only where no Docker engine with Compose answers.
"""

import json
import os
import re
import secrets
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from app.engine import free_port

pytestmark = pytest.mark.compose

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_PASSWORD = "foedus-local"


def plain_environment() -> dict[str, str]:
    """This process's environment without any setting of Foedus, Neo4j or Compose."""
    ours = ("FOEDUS_", "NEO4J_", "COMPOSE_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def docker(*arguments: str, environment: dict[str, str] | None = None) -> str:
    """What a docker command prints; a failure shows its output."""
    run = subprocess.run(
        ["docker", *arguments],
        cwd=ROOT,
        env=environment or plain_environment(),
        capture_output=True,
        text=True,
        timeout=1200,
    )
    assert run.returncode == 0, f"docker {' '.join(arguments)}\n{run.stdout}\n{run.stderr}"
    return run.stdout


@dataclass(frozen=True)
class Stack:
    """A Compose project with its own name, password, key and host ports."""

    project: str
    api_port: int
    http_port: int
    bolt_port: int
    password: str
    key: str

    def compose(self, *arguments: str) -> str:
        """What `docker compose` prints; a .env of the developer's is not read."""
        settings = {
            "FOEDUS_PORT": str(self.api_port),
            "FOEDUS_HTTP_PORT": str(self.http_port),
            "FOEDUS_BOLT_PORT": str(self.bolt_port),
            "NEO4J_PASSWORD": self.password,
            "FOEDUS_API_KEY": self.key,
        }
        return docker(
            *("compose", "--project-name", self.project, "--env-file", os.devnull, *arguments),
            environment=plain_environment() | settings,
        )

    def api(self, path: str) -> Any:  # noqa: ANN401 - JSON: whatever the route gives
        """The JSON that the API answers."""
        answer = httpx.get(f"http://127.0.0.1:{self.api_port}{path}", timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def in_api(self, command: str) -> str:
        """What a shell command prints inside the container of the API."""
        return self.compose("exec", "-T", "api", "sh", "-c", command).strip()


@pytest.fixture(scope="module")
def engine() -> None:
    """Skips where no Docker engine with Compose answers, and says what was missing."""
    for command in (("docker", "compose", "version"), ("docker", "version")):
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=60)
        except FileNotFoundError:
            pytest.skip("Docker is not installed")
        if run.returncode:
            pytest.skip(f"no Docker engine with Compose answers: {run.stderr.strip()}")


@pytest.fixture(scope="module")
def stack(engine: None) -> Iterator[Stack]:
    """The whole stack, started from nothing and healthy."""
    stack = Stack(
        f"foedus-test-{os.getpid()}",
        *(free_port(), free_port(), free_port()),
        password=secrets.token_urlsafe(16),
        key=secrets.token_urlsafe(16),
    )
    try:
        stack.compose("up", "--build", "--detach", "--wait")
        yield stack
    finally:
        stack.compose("down", "--volumes", "--remove-orphans")


def test_without_a_setting_it_listens_on_the_usual_ports_of_this_machine(engine: None) -> None:
    text = docker("compose", "--env-file", os.devnull, "config", "--format", "json")
    services = json.loads(text)["services"]
    published = {
        (port["host_ip"], port["published"])
        for service in services.values()
        for port in service.get("ports", ())
    }
    assert published == {("127.0.0.1", port) for port in ("8000", "7474", "7687")}
    assert services["neo4j"]["environment"]["NEO4J_AUTH"] == f"neo4j/{DEFAULT_PASSWORD}"
    assert services["api"]["environment"]["NEO4J_PASSWORD"] == DEFAULT_PASSWORD
    assert services["api"]["environment"].get("FOEDUS_API_KEY") is None


def test_once_up_has_returned_the_api_answers_from_the_seed(stack: Stack) -> None:
    assert stack.api("/readyz") == {"status": "ready"}
    suppliers = stack.api("/v1/transfers?recipient=RUS")["items"]
    assert "PRK" in {item["supplier"]["id"] for item in suppliers}


def test_neo4j_browser_is_served_and_told_the_published_bolt_port(stack: Stack) -> None:
    http = f"http://127.0.0.1:{stack.http_port}"
    page = httpx.get(f"{http}/browser/", timeout=30)
    assert page.status_code == 200
    assert "neo4j browser" in page.text.lower()
    found = httpx.get(http, headers={"Accept": "application/json"}, timeout=30).json()
    assert found["bolt_direct"] == f"bolt://127.0.0.1:{stack.bolt_port}"


def test_the_password_is_the_one_of_the_environment(stack: Stack) -> None:
    uri = f"bolt://127.0.0.1:{stack.bolt_port}"
    with GraphDatabase.driver(uri, auth=("neo4j", stack.password)) as driver:
        driver.verify_connectivity()
    with (
        GraphDatabase.driver(uri, auth=("neo4j", DEFAULT_PASSWORD)) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_the_server_tells_nobody_and_lets_browser_open_what_the_api_serves(stack: Stack) -> None:
    wanted = {
        "browser.remote_content_hostname_whitelist": "127.0.0.1,localhost",
        "dbms.usage_report.enabled": "false",
        "dbms.fleet_manager.enabled": "false",
        "server.fleet_discovery.enabled": "false",
        "client.allow_telemetry": "false",
    }
    uri = f"bolt://127.0.0.1:{stack.bolt_port}"
    with GraphDatabase.driver(uri, auth=("neo4j", stack.password)) as driver:
        rows = driver.execute_query("SHOW SETTINGS YIELD name, value").records
    assert {row["name"]: row["value"] for row in rows if row["name"] in wanted} == wanted


def test_the_key_of_the_environment_reaches_the_api(stack: Stack) -> None:
    assert stack.in_api("printenv FOEDUS_API_KEY") == stack.key


def test_the_api_runs_as_an_ordinary_user_without_rights_over_files_it_cannot_change(
    stack: Stack,
) -> None:
    assert stack.in_api("id -un") == "foedus"
    assert set(stack.in_api("sed -n 's/^Cap...:.//p' /proc/1/status").split()) == {"0" * 16}
    for folder in ("/srv/foedus", "/opt/foedus", "/"):
        assert "Read-only" in stack.in_api(f"touch {folder}/new 2>&1 || true")


def test_the_image_holds_foedus_and_the_run_requirements_only(stack: Stack) -> None:
    assert set(stack.in_api("ls -A /srv/foedus").split()) == {
        *("LICENSE", "NOTICE", "app", "cypher", "seed")
    }
    lock = (ROOT / "requirements/run.txt").read_text("utf-8")
    pinned = set(re.findall(r"^\S+==\S+", lock, re.M))
    script = (
        "from importlib.metadata import distributions\n"
        "for found in distributions(path=[p for p in __import__('sys').path if '/opt/' in p]):\n"
        "  print(found.name.lower().replace('_', '-') + '==' + found.version)"
    )
    installed = set(stack.in_api(f'python -c "{script}"').split())
    assert installed and installed <= pinned
    assert stack.in_api("find / -xdev -name '*.jar' 2>/dev/null || true") == ""


def test_after_down_and_up_the_data_is_there_and_the_seed_writes_nothing(stack: Stack) -> None:
    before = stack.api("/v1/stats")
    stack.compose("down")
    stack.compose("up", "--detach", "--wait")
    after = stack.api("/v1/stats")
    assert after["release"] == before["release"]
    assert after["claims_total"] == before["claims_total"] > 0
    assert "nothing new: all" in stack.compose("logs", "--no-log-prefix", "seed")
