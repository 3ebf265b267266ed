"""Many articles at once: the same reading of each, on all cores, in order, in bounded memory."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from app.entities.vocabulary import load
from app.extraction.article import Article
from app.extraction.names import Names
from app.extraction.read import read_article
from app.extraction.reading import Reading
from app.paths import SEED

# Articles under way for each process: enough that none waits, few enough to hold.
_AHEAD = 4


@cache
def names_of() -> Names:
    """The gazetteer of the seed's vocabulary, made once a process."""
    return Names.of(load(SEED / "vocabulary"))


def read_one(article: Article) -> Reading:
    """An article by the rules, with the seed's names."""
    return read_article(article, names_of())


def read_all(articles: Iterable[Article], jobs: int | None = None) -> Iterator[Reading]:
    """Each article's reading, in their order; `jobs` processes, by default one a core."""
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield from map(read_one, articles)
        return
    # Spawned, not forked: what the parent has open or has started stays the parent's.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Reading]] = deque()
        for article in articles:
            waiting.append(pool.submit(read_one, article))
            if len(waiting) >= count * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
