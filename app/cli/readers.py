"""What reads articles for a command: the rules, a language model, or nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from app.cli.output import console, errors
from app.extraction.extractors import RULES, Extractor
from app.settings import read_settings

if TYPE_CHECKING:
    from app.extraction.article import Article
    from app.extraction.llm.model import Usage
    from app.extraction.reading import Reading


@dataclass(frozen=True)
class Reader:
    """Reads an article, by the name that its claims bear.

    `usage`: what a language model was asked, null for the others.
    """

    name: str
    read: "Callable[[Article], Reading]"
    usage: "Usage | None" = None

    def used(self) -> Mapping[str, object]:
        """The usage for machines; nothing where no model was asked."""
        return {"llm": asdict(self.usage)} if self.usage else {}

    def tell(self) -> None:
        """The usage for people."""
        if self.usage:
            console.print(f"llm: {self.usage}")

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Within it a run that fails tells the usage too: what was thrown away costs as much."""
        try:
            yield
        except BaseException:
            if self.usage and self.usage.parts:
                errors.print(f"llm: {self.usage}")
            raise


def reader_of(extractor: Extractor) -> Reader:
    """The reader by its name; InvalidValue where settings of a model are missing."""
    # Each loads what it needs with the first article: the grammar takes most of a second.
    if extractor is Extractor.LLM:
        from app.api.reader import model_of

        model = model_of(read_settings())
        return Reader(model.extractor, model.read, model.usage)
    if extractor is Extractor.NONE:
        return Reader(extractor, _unread)
    return Reader(RULES, _by_rules)


def _unread(article: "Article") -> "Reading":
    from app.extraction.reading import unread

    return unread(article)


def _by_rules(article: "Article") -> "Reading":
    from app.extraction.corpus import read_one

    return read_one(article)
