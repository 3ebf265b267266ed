"""A small world: the seed's vocabulary without its claims, what a test tells of it, and the API.

The tests of this folder share it; each tells of states that no other names.
"""

from collections.abc import Iterator

import httpx
import pytest

from app.claims.annotated import Batch
from app.claims.claim import Claim, Document
from app.connecting import connect
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.ingest import Report, ingest
from app.graph.retract import retract
from app.graph.seed import store_vocabulary
from app.settings import Settings
from tests.api.asking import Asking
from tests.api.seed import Seed
from tests.conftest import empty, serve
from tests.graph.conftest import Fact, batch, fact


class World(Asking):
    """Tells documents to a graph of its own, and asks it."""

    def __init__(self, graph: Graph, vocabulary: Vocabulary, client: httpx.Client) -> None:
        super().__init__(client)
        self.graph = graph
        self.vocabulary = vocabulary

    def tell(self, id_: str, *facts: Fact, **about: object) -> Report:
        """A document that states the facts; see `batch`."""
        return ingest(self.graph, batch(id_, *facts, **about), self.vocabulary)

    def supply(self, id_: str, pair: str, *changes: Fact, **about: object) -> list[str]:
        """A document of transfers, 'PRK RUS' the two ends; the ids of its claims."""
        subject, object_ = pair.split()
        facts = [fact(subject=subject, object=object_, **change) for change in changes or ({},)]
        self.tell(id_, *facts, **about)
        return [claim["id"] for claim in self.items("/claims", document=id_)]

    def claim(self, id_: str, *claims: Fact, **about: object) -> None:
        """A document of claims with what a file's facts cannot say: terms, memberships."""
        said = {"title": f"Title of {id_}", "published_on": "2000-01-01", "publisher": "Gazette"}
        document = Document.model_validate({"id": id_, **said, **about})
        made = [
            Claim.model_validate({"modality": "asserted", "locator": f"row {n}", **claim})
            for n, claim in enumerate(claims, 1)
        ]
        ingest(self.graph, Batch(document, tuple(made), {}), self.vocabulary)

    def embargo(self, id_: str, by: str, target: str, **about: object) -> None:
        """A document that tells of an arms embargo; `date`, `scope`, `direction` as given."""
        terms = {
            "embargo": f"embargo:{id_}",
            "scope": about.get("scope", "arms to the target"),
            "direction": about.get("direction", "to"),
        }
        said = {"type": "SANCTIONED", "subject": by, "object": target, "embargo": terms}
        self.claim(id_, {**said, "date": about["date"]})

    def pact(self, name: str, *members: str, **bound: object) -> None:
        """A defence pact of the members from 2001 on; `bound`: otherwise for a member."""
        claims = []
        for state in members:
            own = bound.get(state, {})
            assert isinstance(own, dict)
            membership = {
                "bound_from": "2001-01-01",
                "bound_to": None,
                "obligations": ["defense"],
                **own,
            }
            claims.append(
                {
                    "type": "SIGNED",
                    "subject": state,
                    "object": f"agreement:{name}",
                    "date": {"from": "2000-06"},
                    "membership": membership,
                }
            )
        self.claim(f"treaty-{name}", *claims)

    def withdraw(self, id_: str, day: str) -> None:
        """Withdraw a document."""
        retract(self.graph, id_, day, None)


@pytest.fixture(scope="package")
def world(empty_settings: Settings, vocabulary: Vocabulary) -> Iterator[World]:
    """The small world; all that the tests of this folder tell stays in it."""
    with connect(empty_settings) as graph:
        empty(graph)
        store_vocabulary(graph, vocabulary)
        for client in serve(empty_settings):
            yield World(graph, vocabulary, client)


@pytest.fixture(scope="session")
def ask(api: httpx.Client) -> Asking:
    """The API over the seed."""
    return Asking(api)


@pytest.fixture(scope="session")
def files() -> Seed:
    """What the seed's files say."""
    return Seed()
