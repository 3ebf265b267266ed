"""A synthetic graph as files for `neo4j-admin database import full`.

It holds what `ingest` would have made of the same documents: a first load in bulk writes them, and
settles what came of them. `foedus verify` proves it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from app.claims.annotated import Batch
from app.claims.dates import instant
from app.entities.vocabulary import Vocabulary
from app.graph.bulk import Bulk
from bench.articles import Article, articles
from bench.shape import enlarged, world

SEED = 20_240_819
# So many writes brought the claims, a day apart; the schema and the vocabulary came before them.
RELEASES = 12
_RECORDED = datetime(2025, 12, 20, tzinfo=UTC)


def generate(
    folder: Path, vocabulary: Vocabulary, claims: int, *, seed: int = SEED
) -> tuple[Bulk, dict[str, str]]:
    """The files of a graph of so many claims, and the day on which each document was withdrawn.

    The curated claims of the vocabulary are always among them. The same vocabulary, size and seed
    give the same files. `folder` is made.
    """
    large = enlarged(vocabulary)
    withdrawn: dict[str, str] = {}

    def batches(part: Iterable[tuple[int, Article]]) -> Iterator[Batch]:
        for _, article in part:
            if article.retracted_on:
                withdrawn[article.batch.document.id] = article.retracted_on
            yield article.batch

    began = instant(_RECORDED - timedelta(days=2))
    with Bulk(folder, large, began=began, clock=_a_day_later) as bulk:
        told = _dated(articles(world(large, seed), claims), claims)
        for _, part in groupby(told, key=itemgetter(0)):
            bulk.write(batches(part))
    return bulk, withdrawn


def _dated(found: Iterator[Article], claims: int) -> Iterator[tuple[int, Article]]:
    """Each with the number of the write that brought it."""
    done = 0
    for article in found:
        yield min(done * RELEASES // max(claims, 1), RELEASES - 1), article
        done += len(article.batch.claims)


def _a_day_later(last: str) -> str:
    return instant(datetime.fromisoformat(last) + timedelta(days=1))
