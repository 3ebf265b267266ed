"""The documents behind an answer, for reference managers."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple
from urllib.parse import quote

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
    superseded_by: str | None = None

    @property
    def note(self) -> str:
        """That it was withdrawn or superseded; empty where it stands."""
        if not self.retracted_on:
            return ""
        by = f"superseded by {self.superseded_by}" if self.superseded_by else "withdrawn"
        return f"{by} {self.retracted_on}"


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
    if reference.note:
        item["note"] = reference.note
    return item


def _parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]


def bibtex(references: Sequence[Reference], accessed: str) -> Exported:
    """BibTeX, UTF-8, one @misc a document."""
    keys = _keys(references)
    entries = [_entry(r, key, accessed) for r, key in zip(references, keys, strict=True)]
    text = "\n".join(entries)
    return Exported(text.encode(), "application/x-bibtex", "references.bib")


def _keys(references: Sequence[Reference]) -> list[str]:
    """A key a document: its id, with a number where BibTeX could not tell two apart."""
    taken: set[str] = set()
    keys: list[str] = []
    for reference in references:
        plain = re.sub(r"[^A-Za-z0-9._:-]", "-", reference.id)
        # BibTeX takes 'A-1' and 'a-1' for the same key.
        key = next(k for k in _numbered(plain) if k.casefold() not in taken)
        taken.add(key.casefold())
        keys.append(key)
    return keys


def _numbered(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}-{number}" for number in count(2))


def _entry(reference: Reference, key: str, accessed: str) -> str:
    year, _, rest = (reference.published_on or "").partition("-")
    fields = {
        "title": f"{{{_escaped(reference.title)}}}",
        "howpublished": _escaped(reference.publisher or ""),
        "year": year,
        "month": rest[:2].lstrip("0"),
        "url": _address(reference.url or ""),
        "urldate": accessed if reference.url else "",
        "note": _escaped(reference.note),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "@misc{" + key + ",\n" + ",\n".join(lines) + "\n}\n"


_SPECIAL = {c: f"\\{c}" for c in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _escaped(text: str) -> str:
    """A text on one line whose every character means itself."""
    return "".join(_SPECIAL.get(c, c) for c in " ".join(text.split()))


def _address(url: str) -> str:
    """A URL for \\url, which takes all characters as they are; braces would unbalance the entry."""
    return "".join(quote(c) if c in "{}\\" or c.isspace() else c for c in url)
