"""A claim as it lies in Neo4j: the properties of its node, in one place."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.claims.annotated import Batch
from app.claims.claim import Claim, Deal, Document, EmbargoTerms, stance
from app.claims.clocks import Times, bound_days, times
from app.claims.evidence import Evidence
from app.claims.fact_types import FactType
from app.claims.identity import claim_digest, claim_id
from app.entities.names import fold
from app.entities.vocabulary import Vocabulary


@dataclass(frozen=True)
class Identified:
    """A claim with what the graph derives from it alone."""

    id: str
    digest: str
    claim: Claim


def identified(batch: Batch) -> list[Identified]:
    """The claims of a batch with their ids and digests."""
    document = batch.document.id
    return [
        Identified(claim_id(document, claim), claim_digest(document, claim), claim)
        for claim in batch.claims
    ]


def by_type(items: Iterable[Identified]) -> Counter[str]:
    """How many claims of each fact type, as a release counts them."""
    return Counter(str(item.claim.type) for item in items)


# The order of a row of write/claims.
CLAIM_COLUMNS = tuple(
    "id type subject object weapon place modality status stance date_from date_to begins ends "
    "known_from held_to speaker voice quantity_min quantity_max unit quote start end paragraph "
    "extractor reliability credibility digest rest".split()
)


def claim_row(
    item: Identified, document: Document, recorded_at: str, vocabulary: Vocabulary
) -> list[object]:
    """A claim as a row of write/claims, in the order of CLAIM_COLUMNS."""
    claim, when = item.claim, times(item.claim, document, recorded_at)
    date, quantity, evidence = claim.date, claim.quantity, claim.evidence
    speaker = claim.attributed_to
    voice = (
        vocabulary.voice(speaker, when.known_from) if speaker else unsigned(document, vocabulary)
    )
    return [
        *(item.id, claim.type, claim.subject, claim.object, claim.weapon, claim.place),
        *(claim.modality, claim.status, stance(claim)),
        *((date.from_, date.to) if date else (None, None)),
        *(when.begins, when.ends, when.known_from, when.held_to),
        *(speaker, voice),
        *((quantity.min, quantity.max, quantity.unit) if quantity else (None, None, None)),
        *(
            (evidence.quote, evidence.start, evidence.end, evidence.paragraph)
            if evidence
            else (None, None, None, None)
        ),
        *(claim.extractor, claim.grade[0], int(claim.grade[1]), item.digest),
        _rest(claim, when) | _denier(claim, when, vocabulary),
    ]


def unsigned(document: Document, vocabulary: Vocabulary) -> str:
    """Whose word a claim counts as that names no speaker: the document's own.

    The editions of one dataset are one voice, that of its publisher: a file a day does not
    corroborate itself.
    """
    publisher = vocabulary.publishers.get(fold(document.publisher or ""))
    return publisher if document.dataset and publisher else f"document:{document.id}"


def _denier(claim: Claim, when: Times, vocabulary: Vocabulary) -> dict[str, object]:
    """Whose word a denial is: that of who denies, whoever reports it."""
    if claim.type is not FactType.DENIED:
        return {}
    return {"denier": vocabulary.voice(claim.subject, when.known_from)}


def _rest(claim: Claim, when: Times) -> dict[str, object]:
    """What few claims have: a locator, office or rule, the terms of a membership or an embargo."""
    rest: dict[str, object] = {
        "agreement": claim.agreement,
        "locator": claim.locator,
        "office": claim.office,
        "note": claim.note,
        "rule": claim.rule,
    }
    if terms := claim.embargo:
        rest |= terms.model_dump(mode="json")
    if deal := claim.deal:
        rest |= {key: value for key, value in deal.model_dump().items() if value not in ((), None)}
    if member := claim.membership:
        begins, ends = bound_days(member, when.begins)
        rest |= {
            "member": True,
            "bound_from": member.bound_from,
            "bound_to": member.bound_to,
            "bound_begins": begins,
            "bound_ends": ends,
            "obligations": list(member.obligations),
            # Nodes hold no maps: four lists in step, one entry a suspension.
            "suspended_from": [s.from_ for s in member.suspended],
            "suspended_to": [s.to or "" for s in member.suspended],
            "suspended_by": [s.by for s in member.suspended],
            "suspended_what": [s.what for s in member.suspended],
        }
    return {key: value for key, value in rest.items() if value is not None}


def claim_from(node: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the Claim that a node stands for: `claim_row` the other way round."""
    parts: dict[str, Any] = {
        "date": _part(node, {"from": "date_from", "to": "date_to"}),
        "quantity": _part(node, {"min": "quantity_min", "max": "quantity_max", "unit": "unit"}),
        "evidence": _part(node, {name: name for name in Evidence.model_fields}),
        "embargo": _part(node, {name: name for name in EmbargoTerms.model_fields}),
        "deal": _part(node, {name: name for name in Deal.model_fields}),
    }
    said = {name: node[name] for name in Claim.model_fields if name in node and name not in parts}
    said |= {name: part for name, part in parts.items() if part}
    if node.get("member"):
        said["membership"] = {
            "bound_from": node.get("bound_from"),
            "bound_to": node.get("bound_to"),
            "obligations": node["obligations"],
            "suspended": [
                {"from": from_, "to": to or None, "by": by, "what": what}
                for from_, to, by, what in zip(
                    *(node[f"suspended_{of}"] for of in ("from", "to", "by", "what")), strict=True
                )
            ],
        }
    return {
        **said,
        "object": node.get("object"),
        "attributed_to": node.get("speaker"),
        "grade": f"{node['reliability']}{node['credibility']}",
    }


def _part(node: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """A part of a claim from the properties that say it; empty where none does."""
    return {key: node[name] for key, name in names.items() if name in node}
