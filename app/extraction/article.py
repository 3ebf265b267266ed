"""An article as the extractors read it, and how one is made of what a source gives."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from app.claims.claim import Document
from app.claims.dates import PartialDate, checked, first_day
from app.entities.kinds import Model
from app.entities.vocabulary import faults_of
from app.errors import Fault, InvalidValue
from app.extraction.foreign import language_unless_english
from app.extraction.page import fields_of_page
from app.extraction.plain import on_one_line, plain

# Bytes of the text as UTF-8. A long newspaper article has 20,000.
MAX_TEXT = 5_000_000
# The first zone in which a day begins: its today is the latest there is on Earth.
_EARLIEST_ZONE = timedelta(hours=14)


class Article(Model):
    """A text to read. Offsets of evidence count in `text`, which is plain (plain.py)."""

    id: str
    text: str
    title: str | None = None
    published: PartialDate | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"


class _Given(BaseModel):
    """The fields of a source; what else stands there (`facts`, `author`) is not read.

    An id or a year may be a number; a text that is one is a mistake of the source.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | None = Field(None, coerce_numbers_to_str=True)
    text: str | None = None
    html: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = Field(
        None,
        validation_alias=AliasChoices("published", "published_on", "date"),
        coerce_numbers_to_str=True,
    )
    language: str | None = None


def article_of(fields: Mapping[str, object], where: str = "article") -> Article:
    """The article that a source's fields make; one without an id is named by its text.

    `text`, or `html` to find it in; `title`, `published` (or `published_on`), `publisher`, `url`,
    `id`, `language`. The same text gets the same id at whatever address it stands. Raises
    InvalidValue naming each fault at `where`.
    """
    try:
        given = _Given.model_validate(fields)
        if given.text is None and given.html is not None:
            found = fields_of_page(given.html, where)
            given = _Given.model_validate({**found, **given.model_dump(exclude_none=True)})
    except ValidationError as error:
        raise InvalidValue(*faults_of(error, where)) from error
    text = plain(given.text or "")
    if faults := tuple(Fault(where, fault) for fault in _faults(given, text)):
        raise InvalidValue(*faults)
    article = Article(
        id=given.id or id_of(text),
        text=text,
        title=on_one_line(given.title),
        published=_day(given.published),
        publisher=on_one_line(given.publisher),
        url=on_one_line(given.url),
        language=_english(given.language),
    )
    try:
        document_of(article)
    except ValidationError as error:
        raise InvalidValue(*faults_of(error, where)) from error
    return article


def document_of(article: Article, read_by: str | None = None) -> Document:
    """An article as the document that its claims are from; `read_by`: the extractor."""
    return Document(
        id=article.id,
        title=article.title or article.id,
        publisher=article.publisher,
        url=article.url,
        language=article.language,
        published_on=article.published,
        text=article.text,
        read_by=(read_by,) if read_by else None,
    )


def article_again(document: Document) -> Article:
    """The article that a stored document was made of, to be read again."""
    return Article(
        id=document.id,
        text=document.text or "",
        title=document.title,
        published=document.published_on,
        publisher=document.publisher,
        url=document.url,
        language=document.language,
    )


def id_of(text: str) -> str:
    """The id of an article that brings none: of its text alone."""
    return f"article:{sha256(text.encode()).hexdigest()[:16]}"


def _faults(given: _Given, text: str) -> Iterator[str]:
    size = len(text.encode())
    if not text:
        yield "has no text"
    elif size > MAX_TEXT:
        yield f"its text has {size:,} bytes; allowed: up to {MAX_TEXT:,}"
    elif tongue := language_unless_english(text):
        yield f"is not in English but in {tongue}: Foedus reads English alone"
    try:
        published = _day(given.published)
    except ValueError as error:
        yield f"published: {error}"
    else:
        latest = (datetime.now(UTC) + _EARLIEST_ZONE).date().isoformat()
        if published and first_day(published) > latest:
            yield f"published: {published} lies in the future; today is {latest}"


def _day(published: str | None) -> PartialDate | None:
    """A date, or the day of an instant; ValueError for anything else."""
    if published is None or not published.strip():
        return None
    text = published.strip()
    if len(text) > len("YYYY-MM-DD"):
        try:
            return datetime.fromisoformat(text).date().isoformat()
        except ValueError:
            pass
    return checked(text)


def _english(tag: str | None) -> str:
    """The kind of English that a source says it is ('en-GB'); the text itself says that it is."""
    first, _, region = (tag or "").replace("_", "-").partition("-")
    known = first.lower() == "en" and region.isalpha() and region.isascii() and len(region) == 2
    return f"en-{region.upper()}" if known else "en"
