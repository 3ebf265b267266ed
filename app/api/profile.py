"""What profiles share: the first edges of a thing, by type and direction."""

from app.api.asking import Question
from app.api.models.entities import Edge, edges
from app.claims.fact_types import FactType

# A profile shows the first rows, and of edges of one type fewer; the lists have the rest.
PROFILE_ROWS, _EDGES = 100, 50


def first_edges(
    question: Question, id_: str, direction: str, *types: FactType, limit: int = _EDGES
) -> list[Edge]:
    """The first edges of a thing of these types; 'out': where it is the subject."""
    found = question.ask(
        "neighbors",
        id=id_,
        types=list(types),
        direction=direction,
        kinds=None,
        after="",
        limit=limit,
    )
    return edges(found)
