"""Settings that cannot be, and a Neo4j that is not there, end a command with what to do."""

import pytest
from pydantic import SecretStr

from app.engine import free_port
from app.settings import Settings

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


@pytest.mark.parametrize(
    "keys",
    [
        "sesame",
        "ann:sesame",
        "ann:sesame-sesame-sesame,bob:short",
        "ann:sesame-sesame-sesame,ann:sesame-sesame-another",
        "a n n:sesame-sesame-sesame",
        "ann:sesame sesame sesame",
        "ann:sesame-sesame-sesame,",
    ],
)
def test_keys_that_cannot_be_are_refused_and_not_shown(foedus: Run, keys: str) -> None:
    done = foedus("stats", FOEDUS_API_KEY=keys)
    assert done.returncode == 2
    assert "FOEDUS_API_KEY" in done.stderr
    assert "sesame" not in done.stderr


def test_one_key_or_several_with_their_owners_may_write() -> None:
    one = Settings(FOEDUS_API_KEY=SecretStr("a-key-of-16-signs"))
    assert one.keys == {"key": "a-key-of-16-signs"}
    several = Settings(FOEDUS_API_KEY=SecretStr("ann:a-key-of-16-signs, bob:b-key-of-16-signs"))
    assert several.keys == {"ann": "a-key-of-16-signs", "bob": "b-key-of-16-signs"}
    assert Settings(FOEDUS_API_KEY=None).keys == {}


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
