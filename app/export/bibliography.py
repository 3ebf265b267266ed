"""The documents behind an answer, for reference managers."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.export.graph import Exported


class Reference(NamedTuple):
    """A document to cite."""

    id: str
    title: str
    publisher: str | None
    url: str | None
    published_on: str | None
    language: str
    retracted_on: str | None


def csl_json(references: Sequence[Reference], accessed: str) -> Exported:
    """CSL-JSON, as pandoc and Zotero read it; `accessed` is the day of the answer."""
    text = json.dumps([_csl(r, accessed) for r in references], ensure_ascii=False, indent=2)
    return Exported(text.encode(), "application/vnd.citationstyles.csl+json", "references.json")


def _csl(reference: Reference, accessed: str) -> Mapping[str, object]:
    item: dict[str, object] = {
        "id": reference.id,
        "type": "article-newspaper" if reference.published_on else "document",
        "title": reference.title,
        "language": reference.language,
    }
    if reference.publisher:
        name = "container-title" if reference.published_on else "publisher"
        item[name] = reference.publisher
    if reference.published_on:
        item["issued"] = {"date-parts": [_parts(reference.published_on)]}
    if reference.url:
        item["URL"] = reference.url
        item["accessed"] = {"date-parts": [_parts(accessed)]}
    if reference.retracted_on:
        item["note"] = f"withdrawn {reference.retracted_on}"
    return item


def _parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]


def bibtex(references: Sequence[Reference], accessed: str) -> Exported:
    """BibTeX, UTF-8, one @misc a document."""
    text = "\n".join(_entry(reference, accessed) for reference in references)
    return Exported(text.encode(), "application/x-bibtex", "references.bib")


def _entry(reference: Reference, accessed: str) -> str:
    year, _, rest = (reference.published_on or "").partition("-")
    fields = {
        "title": f"{{{_escaped(reference.title)}}}",
        "howpublished": _escaped(reference.publisher or ""),
        "year": year,
        "month": rest[:2].lstrip("0"),
        "url": reference.url or "",
        "urldate": accessed if reference.url else "",
        "note": f"withdrawn {reference.retracted_on}" if reference.retracted_on else "",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9._-]", "-", reference.id)
    return "@misc{" + key + ",\n" + ",\n".join(lines) + "\n}\n"


_SPECIAL = {c: f"\\{c}" for c in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in text)
