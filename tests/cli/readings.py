"""Readings as these tests show them."""

from collections.abc import Mapping

from app.claims.annotated import AnnotatedEntity, Batch
from app.claims.claim import Claim, Document
from app.claims.evidence import locate
from app.entities.kinds import Kind
from app.extraction.reading import Reading, Unlinked

TEXT = (
    "Aland sent rifles to Borduria. Aland agreed to send tanks to Borduria.\n\n"
    "Nothing more was said. Syldavia says Aland sent drones. Aland did not send ships. "
    "The rockets never left port. Borduria denied it all."
)
_SUPPLY = {"type": "SUPPLIES", "subject": "AAA", "object": "BBB"}
_CLAIMS: Mapping[str, Mapping[str, object]] = {
    "Aland sent rifles to Borduria.": {"modality": "asserted", "status": "delivered"},
    "Aland agreed to send tanks to Borduria.": {"modality": "asserted", "status": "agreed"},
    "Syldavia says Aland sent drones.": {
        "modality": "claimed",
        "status": "delivered",
        "attributed_to": "SSS",
        "quantity": {"min": 20, "max": None, "unit": "drone"},
        "rule": "supplies/active",
        "weapon": "weapon:drone",
        "date": {"from": "2024-01", "to": "2024-01"},
        "grade": "F4",
    },
    "Aland did not send ships.": {"modality": "denied"},
    "The rockets never left port.": {"modality": "denied", "status": "halted"},
    "Borduria denied it all.": {
        "type": "DENIED",
        "subject": "BBB",
        "object": None,
        "modality": "denied",
    },
}


def reading(id_: str = "x-1", title: str = "Arms", url: str | None = None) -> Reading:
    """One of each: delivered, promised, claimed, denied, halted, a denial; a claim without text."""
    claims = [
        Claim.model_validate({**_SUPPLY, **said, "evidence": locate(quote, TEXT)})
        for quote, said in _CLAIMS.items()
    ]
    row = Claim.model_validate({**_SUPPLY, "modality": "planned", "locator": "row 7"})
    document = Document(id=id_, title=title, url=url, text=TEXT)
    return Reading(
        Batch(document, (*claims, row), {}),
        (AnnotatedEntity(key="AAA", kind=Kind.COUNTRY, mentions=("Aland",)),),
        (Unlinked(0, 5, "Aland", ("AAA", "place:aland")),),
        {"supplies/active: no recipient": 2},
    )


def hostile(text: str) -> Reading:
    """A document whose every text is the given one."""
    document = Document(id="h-1", title=text, publisher=text, url=text, text=text)
    claim = Claim.model_validate(
        {
            "type": "SIGNED",
            "subject": "AAA",
            "object": "agreement:a",
            "modality": "asserted",
            "rule": text,
            "note": text,
            "extractor": text,
            "evidence": locate(text, text),
        }
    )
    entities = (AnnotatedEntity(key="AAA", kind=Kind.COUNTRY, mentions=(text,)),)
    unlinked = (Unlinked(0, len(text), text, (text,)),)
    return Reading(Batch(document, (claim,), {"agreement:a": text}), entities, unlinked, {text: 1})
