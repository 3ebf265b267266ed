"""From what a reader calls a source to its id."""

import pytest

from app.graph.driver import Graph
from app.graph.resolve import Resolver

from .conftest import Tell, fact


@pytest.mark.parametrize("name", ["The Test & Press", "THE TEST & PRESS", "Nouvelles d'Écosse"])
def test_a_publisher_that_no_vocabulary_knows_is_found_by_its_name(
    graph: Graph, tell: Tell, name: str
) -> None:
    tell("a", fact(), publisher="The Test & Press")
    tell("b", fact(subject="IRN"), publisher="Nouvelles d'Écosse")
    [id_] = graph.read(lambda reader: Resolver().source(reader, "without", name))
    assert id_ in ("publisher:the-test-press", "publisher:nouvelles-d-ecosse")
