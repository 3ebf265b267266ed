"""A reading in the format of annotated articles (docs/format.md), as `foedus extract` writes it."""

from collections.abc import Mapping

from app.extraction.reading import Reading

_FIELDS = (
    *("type", "subject", "object", "weapon", "place", "quantity", "date", "status"),
    *("modality", "attributed_to"),
)


def written(reading: Reading) -> Mapping[str, object]:
    """One JSON object a document: id, title, published, text, entities and facts.

    A fact has beside the annotators' fields the rule that made it and its grade.
    """
    document = reading.batch.document
    facts = []
    for claim in reading.batch.claims:
        said = claim.model_dump(mode="json", by_alias=True)
        quote = claim.evidence.quote if claim.evidence else None
        made = {"evidence": quote, "rule": claim.rule, "grade": claim.grade}
        facts.append({field: said[field] for field in _FIELDS} | made)
    return {
        "id": document.id,
        "url": document.url,
        "publisher": document.publisher,
        "title": document.title,
        "published": document.published_on,
        "text": document.text,
        "entities": [entity.model_dump(mode="json") for entity in reading.entities],
        "facts": facts,
    }
