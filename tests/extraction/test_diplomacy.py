"""Articles of our own in twisted prose: who accuses, denies, condemns, backs, sanctions, meets.

Their events are made up. Each turn is another writer's, most of them no rule was written for: the
floors are what was reached, a little below, so that a change that reads less well is seen.
"""

from collections.abc import Iterator
from typing import NamedTuple

from app.claims.claim import Claim
from app.claims.fact_types import MUTUAL, FactType
from tests.extraction.annotated import articles, hold
from tests.extraction.conftest import Read

TYPES = frozenset(
    (
        *(FactType.ACCUSED, FactType.DENIED, FactType.CONDEMNED, FactType.SUPPORTS),
        *(FactType.SANCTIONED, FactType.ALLIED_WITH, FactType.SIGNED, FactType.MET_WITH),
        *(FactType.VISITED, FactType.LEADS),
    )
)
PRECISION, F1 = 0.87, 0.45


class Triple(NamedTuple):
    """A fact of an article; of agreements, which no registry names, only that it is one."""

    article: str
    type: FactType
    subject: str
    object: str


def triple(article: str, type_: str, subject: str, object_: str | None) -> Triple:
    ends = [subject, object_ or "-"]
    if type_ == FactType.SIGNED:
        ends[1] = "agreement"
    one, other = sorted(ends) if type_ in MUTUAL else ends
    return Triple(article, FactType(type_), one, other)


def annotated() -> Iterator[tuple[str, str, str, set[Triple]]]:
    for article in articles("diplomacy/*.json"):
        id_, facts = article["id"], article["facts"]
        wanted = {triple(id_, f["type"], f["subject"], f["object"]) for f in facts}
        yield id_, article["text"], article["published"], wanted


def told(article: str, claims: Iterator[Claim]) -> set[Triple]:
    return {triple(article, c.type, c.subject, c.object) for c in claims if c.type in TYPES}


def test_facts_of_twisted_prose_are_read_no_worse_than_they_were(read: Read) -> None:
    wanted: set[Triple] = set()
    got: set[Triple] = set()
    for id_, text, published, facts in annotated():
        wanted |= facts
        got |= told(id_, iter(read(text, published)))
    hold("diplomacy", wanted, got, precision=PRECISION, f1=F1)
