"""`foedus mcp`: the questions as tools for assistants, asked by a client over stdio."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from fastmcp import Client
from fastmcp.client.transports import StdioTransport
from fastmcp.exceptions import ToolError

from app.settings import Settings

from .conftest import Run, addresses

COMMAND = ["-m", "app.cli", "mcp"]
# What the client asks in its one session: tool and arguments.
ASKED: Mapping[str, tuple[str, dict[str, Any]]] = {
    "transfers": ("list_transfers", {"supplier": "PRK", "recipient": "Russia", "total": True}),
    "trail": ("get_trail", {"id": "weapon:kn-23"}),
    "doubts": ("list_claims", {"type": "SUPPLIES", "without": ["KOR", "USA"], "limit": 500}),
    "artillery": ("list_transfers", {"category_scheme": "unroca", "category": "III"}),
    "paths": ("get_paths", {"from": "PRK", "to": "UKR", "k": 1}),
    "bibtex": ("get_bibliography", {"document": "a-001", "format": "bibtex"}),
    "network": ("get_network", {"around": "KN-23", "format": "graphml"}),
    "misnamed": ("list_transfers", {"suplier": "PRK"}),
    "mistyped": ("list_transfers", {"supplier": "PRQ"}),
    "missing": ("get_obligations", {}),
}


class Session(NamedTuple):
    """What a client saw: tools by name, answers and refusals by their names in ASKED."""

    tools: dict[str, Any]
    answers: dict[str, Any]
    refusals: dict[str, str]


def _env(settings: Settings) -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return {**os.environ, **addresses(settings), "PYTHONPATH": root}


async def _ask(settings: Settings, folder: Path) -> Session:
    transport = StdioTransport(sys.executable, COMMAND, env=_env(settings), cwd=str(folder))
    seen = Session({}, {}, {})
    async with Client(transport, timeout=120) as client:
        seen.tools.update({tool.name: tool for tool in await client.list_tools()})
        for name, (tool, arguments) in ASKED.items():
            try:
                seen.answers[name] = await client.call_tool(tool, arguments)
            except ToolError as error:
                seen.refusals[name] = str(error)
    return seen


@pytest.fixture(scope="module")
def session(seeded_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A client's session with the server on the seeded graph."""
    return asyncio.run(_ask(seeded_settings, tmp_path_factory.mktemp("mcp")))


def test_the_tools_are_the_questions_of_the_api(session: Session, api: httpx.Client) -> None:
    expected = {
        operations["get"]["operationId"]: (operations["get"], path)
        for path, operations in api.get("/openapi.json").json()["paths"].items()
        if path.startswith("/v1/") and "get" in operations
    }
    assert session.tools.keys() == expected.keys()
    for name, (operation, _) in expected.items():
        tool = session.tools[name]
        assert operation["description"].split("\n")[0] in tool.description
        given = {parameter["name"] for parameter in operation.get("parameters", ())}
        assert set(tool.input_schema["properties"]) == given


def test_a_tool_answers_as_its_route_does(session: Session, api: httpx.Client) -> None:
    asked = {"supplier": "PRK", "recipient": "Russia", "total": "true"}
    expected = api.get("/v1/transfers", params=asked).json()
    assert session.answers["transfers"].structured_content == expected
    assert expected["items"]
    artillery = session.answers["artillery"].structured_content["items"]
    assert {item["category"]["value"] for item in artillery} == {"III"}


def test_ids_of_paths_lists_and_words_of_python_are_parameters_like_others(
    session: Session, api: httpx.Client
) -> None:
    trail = api.get("/v1/weapons/weapon:kn-23/trail").json()
    assert session.answers["trail"].structured_content == trail
    asked: dict[str, Any] = ASKED["doubts"][1]
    doubts = api.get("/v1/claims", params=httpx.QueryParams(asked)).json()
    assert session.answers["doubts"].structured_content == doubts
    assert session.answers["paths"].structured_content["from"]["id"] == "PRK"


def test_other_formats_come_as_text(session: Session) -> None:
    assert "@misc{a-001," in str(session.answers["bibtex"].content)
    assert "<graphml" in str(session.answers["network"].content)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("misnamed", ["suplier"]),
        ("mistyped", ["'PRQ' is no id or name", "PRK"]),
        ("missing", ["attacked"]),
    ],
)
def test_a_question_that_cannot_be_is_refused_usefully(
    session: Session, name: str, words: list[str]
) -> None:
    for word in words:
        assert word in session.refusals[name]


def test_without_its_package_it_says_what_to_install(
    foedus: Run, seeded_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fastmcp", None)
    done = foedus("mcp", **addresses(seeded_settings))
    assert (done.returncode, done.stdout) == (2, "")
    assert "fastmcp is missing: pip install 'foedus[local]'" in done.stderr


def test_standard_output_holds_the_protocol_and_nothing_else(
    seeded_settings: Settings, tmp_path: Path
) -> None:
    client = {"name": "test", "version": "1"}
    about = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client}
    sent = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": about},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
    ]
    with subprocess.Popen(
        [sys.executable, *COMMAND],
        env=_env(seeded_settings),
        cwd=tmp_path,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        assert server.stdin
        assert server.stdout
        for message in sent:
            server.stdin.write(json.dumps(message) + "\n")
        server.stdin.flush()
        answers = [json.loads(server.stdout.readline()) for _ in range(2)]
        server.stdin.close()
        rest = server.stdout.read()
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[0]["result"]["serverInfo"]["name"] == "Foedus"
    assert rest == ""
    assert server.returncode == 0
