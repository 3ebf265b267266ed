"""Settings that cannot be, and a Neo4j that is not there, end a command with what to do."""

import pytest

from app.engine import free_port

from .conftest import Run


@pytest.mark.parametrize(
    ("variable", "value"),
    [("FOEDUS_PORT", "99999"), ("FOEDUS_BOLT_PORT", "bolt"), ("FOEDUS_HTTP_PORT", "0")],
)
def test_a_setting_that_cannot_be_names_the_variable(
    foedus: Run, variable: str, value: str
) -> None:
    done = foedus("stats", **{variable: value})
    assert done.returncode == 2
    assert variable in done.stderr
    assert value in done.stderr
    assert "Traceback" not in done.stderr


def test_a_key_that_is_too_short_is_not_shown(foedus: Run) -> None:
    done = foedus("stats", FOEDUS_API_KEY="sesame")
    assert done.returncode == 2
    assert "FOEDUS_API_KEY" in done.stderr
    assert "sesame" not in done.stderr


def test_without_a_neo4j_a_command_says_how_to_start_one(foedus: Run) -> None:
    done = foedus("stats")
    assert done.returncode == 2
    assert "foedus up" in done.stderr
    assert "NEO4J_URI" in done.stderr
    assert done.stdout == ""


def test_a_neo4j_that_does_not_answer_is_named(foedus: Run) -> None:
    uri = f"bolt://127.0.0.1:{free_port()}"
    done = foedus("verify", NEO4J_URI=uri)
    assert done.returncode == 2
    assert f"Neo4j at {uri} does not answer" in done.stderr
    assert "Traceback" not in done.stderr
