"""A reading in the format of annotated articles (docs/format.md), as `foedus extract` writes it."""

import json
from collections.abc import Mapping

from app.extraction.extractors import RULES
from app.extraction.reading import Reading

_FIELDS = (
    *("type", "subject", "object", "weapon", "place", "agreement", "quantity", "date", "status"),
    *("modality", "attributed_to", "extractor", "rule", "grade"),
)


def written(reading: Reading, extractor: str = RULES) -> Mapping[str, object]:
    """One JSON object a document, of which `annotated.batch_of` makes the same claims again.

    `extractor`: what has read it, said of a document without facts too.
    """
    document = reading.batch.document
    facts = []
    for claim in reading.batch.claims:
        said = claim.model_dump(mode="json", by_alias=True)
        quote = claim.evidence
        where = {"evidence": quote and quote.quote, "start": quote and quote.start}
        facts.append({field: said[field] for field in _FIELDS} | where)
    return {
        "id": document.id,
        "url": document.url,
        "publisher": document.publisher,
        "title": document.title,
        "published": document.published_on,
        "language": document.language,
        "text": document.text,
        "extractor": extractor,
        "entities": [entity.model_dump(mode="json") for entity in reading.entities],
        "facts": facts,
    }


def line_of(reading: Reading, extractor: str = RULES) -> str:
    """A document as a line of JSON Lines, without its end."""
    return json.dumps(written(reading, extractor), ensure_ascii=False)
