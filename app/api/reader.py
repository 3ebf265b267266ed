"""Articles are read in a process of its own: it can be stopped, and holds up no other answer."""

from collections.abc import Callable, Mapping
from multiprocessing import TimeoutError as OutOfTime
from multiprocessing import get_context
from multiprocessing.pool import Pool
from threading import Lock
from typing import TypeVar

from app.errors import Fault, TooLarge, TooSlow
from app.extraction.article import Article, article_of
from app.extraction.corpus import follow_parent, names_of, read_one
from app.extraction.llm.model import Model
from app.extraction.reading import Reading
from app.settings import Settings

T = TypeVar("T")
# Of the text that is read, as UTF-8; `foedus ingest` reads longer ones.
MAX_TEXT = 500_000
SECONDS = 60.0


def model_of(settings: Settings) -> Model:
    """The language model that the settings name; InvalidValue where some are missing."""
    return Model(settings.endpoint(), names_of(), settings.home / "llm")


class ArticleReader:
    """One process that reads what is posted, started with the first article."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """`seconds`: how long one step may take, the wait for others before it included."""
        self._seconds = seconds
        self._pool: Pool | None = None
        self._lock = Lock()

    def article(self, fields: Mapping[str, object]) -> Article:
        """What a source's fields make (app/extraction/article.py); TooLarge for a longer text."""
        article = self._run(article_of, fields, "document")
        if (size := len(article.text.encode())) > MAX_TEXT:
            raise TooLarge(
                Fault(
                    "document",
                    f"its text has {size:,} bytes; `foedus ingest` reads longer ones",
                    (f"up to {MAX_TEXT:,}",),
                )
            )
        return article

    def read(self, article: Article) -> Reading:
        """Its claims, by the rules."""
        return self._run(read_one, article)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._pool:
                self._pool.terminate()
                self._pool = None

    def _run(self, work: Callable[..., T], *given: object) -> T:
        with self._lock:
            self._pool = self._pool or get_context("spawn").Pool(1, follow_parent)
            waiting = self._pool.apply_async(work, given)
        try:
            return waiting.get(self._seconds)
        except OutOfTime:
            self.close()
            raise TooSlow(
                f"the article took longer than {self._seconds:g} s to read; send less at once, or "
                "use `foedus ingest`"
            ) from None
