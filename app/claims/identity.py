"""Ids and digests: the same statement in the same document always has the same id."""

import json
from collections.abc import Iterable
from hashlib import sha256

from app.claims.claim import Claim, Document

_MODULUS = 1 << 256
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
EMPTY_RELEASE = f"{0:064x}"


def digest(*parts: object) -> str:
    """64 hex digits of any JSON values, the same on every machine."""
    return sha256(_encoded(parts).encode()).hexdigest()


def claim_id(document: str, claim: Claim) -> str:
    """32 hex digits of what the claim says and where it says it.

    Document, type, subject, object, weapon, place and evidence span; without a quote the locator
    and the date stand in for the span (one person may take one office twice).
    """
    where: tuple[object, ...]
    if claim.evidence:
        where = (claim.evidence.start, claim.evidence.end)
    else:
        where = (claim.locator, claim.date.from_ if claim.date else None)
    said = (claim.type, claim.subject, claim.object, claim.weapon, claim.place)
    return digest(document, *said, *where)[:32]


def revised_id(document: str, claim: Claim) -> str:
    """32 hex digits for a claim under whose id another stands that says something else of the same.

    A later reading of the same sentence may find that it is a denial, or of another day. Whoever
    says the same again, in whatever version, comes to the same id.
    """
    said = claim.model_copy(update={"extractor": "", "rule": None})
    return digest(claim_id(document, claim), claim_digest(document, said))[:32]


def claim_digest(document: str, claim: Claim) -> str:
    """64 hex digits of everything the claim says: tells a repeat from a contradiction."""
    said = claim.model_dump(mode="json", by_alias=True)
    for later in ("rule", "deal"):
        # The field came later: a claim without it keeps the digest that it had.
        if said[later] is None:
            del said[later]
    return digest(document, said)


def retraction_digest(document: str, retracted_on: str, superseded_by: str | None = None) -> str:
    """64 hex digits of a withdrawal, which changes the release as a claim does."""
    # Without a newer edition it keeps the digest that it had before there were any.
    newer = (superseded_by,) if superseded_by else ()
    return digest("retraction", document, retracted_on, *newer)


def release_after(release: str, added: Iterable[str], removed: Iterable[str] = ()) -> str:
    """The release once the digests are added or taken away, in whatever order they come.

    A sum modulo 2**256: adding a set of claims in any order, in any number of steps, gives the
    same release.
    """
    change = sum(int(digest, 16) for digest in added) - sum(int(digest, 16) for digest in removed)
    return f"{(int(release, 16) + change) % _MODULUS:064x}"


def source_id(document: Document) -> str:
    """An id for a reference source, from what names it."""
    return f"source:{digest(document.publisher, document.title, document.url)[:16]}"
