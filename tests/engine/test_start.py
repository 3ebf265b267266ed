"""Starting: what it refuses, and what a started one is."""

import os
import socket
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from app.engine import NEO4J_VERSION, Engine, free_port, start, status
from app.engine.folder import Addresses, configuration
from app.errors import EngineError

from .conftest import Start


def count(engine: Engine) -> int:
    with GraphDatabase.driver(engine.bolt_uri, auth=(engine.user, engine.password)) as driver:
        return int(driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"])


def add(engine: Engine) -> None:
    with GraphDatabase.driver(engine.bolt_uri, auth=(engine.user, engine.password)) as driver:
        driver.execute_query("CREATE ()")


def test_a_started_one_answers_serves_browser_and_asks_for_the_password(
    begin: Start, data: Path
) -> None:
    engine = begin()
    assert count(engine) == 0
    with urllib.request.urlopen(f"{engine.http_uri}/browser/") as page:
        assert page.status == 200
    with (
        GraphDatabase.driver(engine.bolt_uri, auth=("neo4j", "wrong-one")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()
    assert stat.S_IMODE((data / "neo4j.password").stat().st_mode) == 0o600
    assert (data / "neo4j.version").read_text() == f"{NEO4J_VERSION}\n"
    now = status(data)
    assert (now.pid, now.version) == (engine.pid, NEO4J_VERSION)
    assert now.addresses is not None and now.addresses.bolt_uri == engine.bolt_uri

    with pytest.raises(EngineError, match=rf"runs there already \(pid {engine.pid}, .* stop"):
        begin()
    assert count(engine) == 0, "the refusal left the running one alone"


def test_data_and_password_outlive_a_stop(begin: Start) -> None:
    first = begin(password="a password of ours")
    add(first)
    first.stop()
    again = begin()
    assert again.password == "a password of ours"
    assert count(again) == 1
    again.stop()
    with pytest.raises(EngineError, match="holds another password"):
        begin(password="another password")


def test_a_first_start_that_was_interrupted_is_taken_up(begin: Start, data: Path) -> None:
    data.mkdir()
    (data / "neo4j.password").write_text("half-way there\n")
    engine = begin()
    assert engine.password == "half-way there"
    assert count(engine) == 0


@pytest.mark.parametrize("variable", ["FOEDUS_BOLT_PORT", "FOEDUS_HTTP_PORT"])
def test_a_taken_port_is_named_with_its_holder_and_variable(begin: Start, variable: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = rf"{variable}: port {port} .* taken by .*pid {os.getpid()}\); set {variable}"
        with pytest.raises(EngineError, match=told):
            if variable == "FOEDUS_BOLT_PORT":
                begin(bolt_port=port)
            else:
                begin(http_port=port)


def test_one_port_for_both_is_refused(begin: Start) -> None:
    port = free_port()
    with pytest.raises(EngineError, match="is the Bolt port too"):
        begin(bolt_port=port, http_port=port)


def test_a_free_port_is_given_to_one_only_and_can_be_had() -> None:
    ports = [free_port() for _ in range(500)]
    assert len(set(ports)) == 500
    with socket.socket() as one:
        one.bind(("127.0.0.1", ports[0]))
        one.listen()
        assert free_port() != ports[0]


def test_processes_that_look_at_once_are_given_ports_of_their_own() -> None:
    command = "from app.engine import free_port; print(*(free_port() for _ in range(50)))"
    looking = [
        subprocess.Popen(
            [sys.executable, "-c", command],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    given = [process.communicate(timeout=60)[0].split() for process in looking]
    assert len({port for ports in given for port in ports}) == 150


def test_data_of_a_newer_neo4j_is_not_touched(begin: Start, data: Path) -> None:
    data.mkdir()
    (data / "neo4j.version").write_text("2027.01.0\n")
    with pytest.raises(EngineError, match=r"written by Neo4j 2027.01.0, newer than the"):
        begin()
    assert [file.name for file in data.iterdir()] == ["neo4j.version"]


def test_data_of_an_older_neo4j_is_taken(begin: Start, data: Path) -> None:
    data.mkdir()
    (data / "neo4j.version").write_text("2026.07.10\n")
    assert count(begin()) == 0


def test_a_folder_may_have_any_name(
    engine_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    data = tmp_path / "données d'Élise 中"
    with start(engine_home, bolt_port=free_port(), http_port=free_port(), data=data) as engine:
        assert count(engine) == 0


def test_a_short_password_is_refused(begin: Start) -> None:
    with pytest.raises(EngineError, match="shorter than 8"):
        begin(password="short")


def test_a_server_that_ends_at_once_shows_its_log(
    begin: Start, monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    def broken(*details: object) -> dict[str, str]:
        return {"server.config.strict_validation.enabled": "true", "server.no_such": "1"}

    monkeypatch.setattr("app.engine.folder.configuration", broken)
    with pytest.raises(EngineError, match=r"(?s)ended while it started.*server.no_such"):
        begin()
    assert not status(data).running


def test_a_wildcard_host_is_met_at_localhost_and_an_ipv6_one_in_brackets() -> None:
    assert Addresses("0.0.0.0", 1, 2).bolt_uri == "bolt://localhost:1"
    assert Addresses("::1", 1, 2).http_uri == "http://[::1]:2"


def test_browser_may_open_what_it_is_told() -> None:
    settings = configuration(Addresses("127.0.0.1", 1, 2), "64m", ("127.0.0.1", "localhost"))
    assert settings["browser.remote_content_hostname_whitelist"] == "127.0.0.1,localhost"
