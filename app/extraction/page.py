"""An article in a web page: its text without navigation, and what the page says of it."""

import re
from collections.abc import Iterator, Mapping

from lxml.etree import _Element  # type: ignore[import-untyped]  # it has no types

from app.errors import Fault, InvalidValue

_LANGUAGE = re.compile(r"<html\b[^>]*\blang\s*=\s*[\"']?([A-Za-z_-]+)", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<!?[A-Za-z]", re.DOTALL)
_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|section|h1|p)\b", re.I)
_SNIFFED = 20_000
_BLOCKS = frozenset(("p", "head", "item", "quote", "cell", "code"))
# What the page says, not what can be guessed from its footer; a date to come is shown, not hidden.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}


def is_page(text: str) -> bool:
    """Whether a text is HTML, however it is named."""
    head = text[:_SNIFFED]
    return bool(_PAGE.match(head) and _TAG.search(head))


def fields_of_page(html: str, where: str) -> Mapping[str, object]:
    """Text, title, publisher, published, url and language of the article in a page.

    Broken HTML is read as a browser reads it. Raises InvalidValue where no article is found.
    """
    # Not needed for texts, and as long to load as hundreds of them take to read.
    from trafilatura import bare_extraction

    found = bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )
    if found is None or isinstance(found, dict) or found.body is None:
        raise InvalidValue(Fault(where, "no article is found in this page"))
    paragraphs = [text for text in _paragraphs(found.body) if text]
    if paragraphs and paragraphs[0] == found.title:
        del paragraphs[0]
    language = _LANGUAGE.search(html[:_SNIFFED])
    return {
        "text": "\n\n".join(paragraphs),
        "title": found.title,
        "publisher": found.sitename,
        "published": found.date,
        "url": found.url,
        "language": language[1] if language else None,
    }


def _paragraphs(element: _Element) -> Iterator[str]:
    """The text of each innermost block, in order, on one line each."""
    inner = [child for child in element if _has_blocks(child)]
    if not inner or element.tag in ("p", "head"):
        yield " ".join("".join(_pieces(element)).split())
        return
    for child in element:
        yield from _paragraphs(child)


def _has_blocks(element: _Element) -> bool:
    return any(part.tag in _BLOCKS for part in element.iter())


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield " "
        yield from _pieces(child)
        yield child.tail or ""
