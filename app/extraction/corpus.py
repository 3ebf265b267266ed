"""Many articles at once: the same pure function of each, in order, in bounded memory.

`locally` maps it over the cores of this machine, cluster.py over a Ray cluster.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context, parent_process
from signal import SIG_IGN, SIGINT, signal
from threading import Thread
from typing import NamedTuple, TypeVar

from app.entities.vocabulary import load
from app.errors import Fault, FoedusError
from app.extraction.article import Article
from app.extraction.model import language
from app.extraction.names import Names
from app.extraction.read import read_article
from app.extraction.reading import Reading
from app.extraction.sources import Refused
from app.extraction.written import line_of
from app.paths import SEED

A = TypeVar("A")
R = TypeVar("R")
F = TypeVar("F")

# Articles under way for each process: enough that none waits, few enough to hold.
AHEAD = 4


class Extracted(NamedTuple):
    """An article's document with its claims, `line`, as it is written out."""

    id: str
    line: str
    claims: int


@cache
def names_of() -> Names:
    """The gazetteer of the seed's vocabulary, made once a process."""
    return Names.of(load(SEED / "vocabulary"))


def read_one(article: Article) -> Reading:
    """An article by the rules, with the seed's names."""
    # Words that only this article has are forgotten after it: memory stays flat.
    with language().memory_zone():
        return read_article(article, names_of())


def extract_one(article: Article) -> Extracted | Refused:
    """What `foedus extract` writes of an article: in any process, on any machine the same.

    An article over which the reader fails is refused and stops no other.
    """
    try:
        reading = read_one(article)
    except Exception as error:  # noqa: BLE001  the outer edge of one article
        fault = Fault(article.id, f"a defect of Foedus: {type(error).__name__}: {error}")
        return Refused(article.id, (fault,))
    return Extracted(article.id, line_of(reading), len(reading.batch.claims))


def locally(work: Callable[[A], R], items: Iterable[A], jobs: int | None = None) -> Iterator[R]:
    """`work` of each item, in their order, in `jobs` processes; by default one a core."""
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield from map(work, items)
        return
    # Spawned, not forked: what the parent has open or has started stays the parent's.
    spawned = get_context("spawn")
    with ProcessPoolExecutor(count, spawned, follow_parent) as pool:
        try:
            yield from in_order(
                lambda item: pool.submit(work, item), Future.result, items, count * AHEAD
            )
        except BrokenProcessPool as error:
            raise FoedusError(
                "a process was ended from outside (out of memory?); what was written stays: run "
                "it again to go on, with fewer --jobs"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def in_order(
    start: Callable[[A], F], result: Callable[[F], R], items: Iterable[A], ahead: int
) -> Iterator[R]:
    """The results of started items, in their order, with at most `ahead` of them under way."""
    waiting: deque[F] = deque()
    for item in items:
        waiting.append(start(item))
        if len(waiting) >= ahead:
            yield result(waiting.popleft())
    while waiting:
        yield result(waiting.popleft())


def follow_parent() -> None:
    """Ctrl-C is the parent's affair; one that is killed can tell its processes nothing."""
    signal(SIGINT, SIG_IGN)
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
