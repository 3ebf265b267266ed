"""References as real parsers read them."""

import json

import pytest
from bibtexparser.entrypoint import parse_string

from app.export.bibliography import Reference, bibtex, csl_json

DAY = "2024-08-19"


def _reference(**changes: str | None) -> Reference:
    said: dict[str, str | None] = {
        "id": "a-001",
        "title": "Arms for Russia",
        "publisher": "Daily Test",
        "url": "https://example.org/a?b=1&c=50%25#d_e",
        "published_on": "2024-08-01",
        "language": "en",
        "retracted_on": None,
    }
    return Reference(**{**said, **changes})  # type: ignore[arg-type]  # a test's choice of fields


def _bibtex(*references: Reference) -> list[dict[str, str]]:
    found = parse_string(bibtex(references, DAY).content.decode())
    assert found.failed_blocks == []
    return [
        {"type": entry.entry_type, "key": entry.key, **{f.key: f.value for f in entry.fields}}
        for entry in found.entries
    ]


def _csl(reference: Reference) -> dict[str, object]:
    [item] = json.loads(csl_json([reference], DAY).content)
    return dict(item)


def test_an_article_is_read_back_from_bibtex() -> None:
    [entry] = _bibtex(_reference())
    assert entry == {
        "type": "misc",
        "key": "a-001",
        "title": "{Arms for Russia}",
        "howpublished": "Daily Test",
        "year": "2024",
        "month": "8",
        "url": "https://example.org/a?b=1&c=50%25#d_e",
        "urldate": DAY,
    }


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("R&D up 50%", r"R\&D up 50\%"),
        ("a_b #1 $5", r"a\_b \#1 \$5"),
        ("{half", r"\{half"),
        ("half}", r"half\}"),
        (r"back\slash", r"back\textbackslash{}slash"),
        ("~ and ^", r"\textasciitilde{} and \textasciicircum{}"),
        ("Київ 北京 “quoted”", "Київ 北京 “quoted”"),
        ("two\n\n lines", "two lines"),
        ("@misc{evil, title={x}}", r"@misc\{evil, title=\{x\}\}"),
    ],
)
def test_every_character_of_a_title_means_itself(title: str, written: str) -> None:
    entries = _bibtex(_reference(title=title), _reference(id="next"))
    assert [e["key"] for e in entries] == ["a-001", "next"]
    assert entries[0]["title"] == f"{{{written}}}"


def test_a_publishers_name_is_escaped_too() -> None:
    [entry] = _bibtex(_reference(publisher="Smith & Sons_100%"))
    assert entry["howpublished"] == r"Smith \& Sons\_100\%"


@pytest.mark.parametrize("url", ["https://example.org/{x", "https://example.org/x}y\\z w"])
def test_an_address_cannot_unbalance_its_entry(url: str) -> None:
    entries = _bibtex(_reference(url=url), _reference(id="next"))
    assert [e["key"] for e in entries] == ["a-001", "next"]


@pytest.mark.parametrize(
    ("published", "year", "month", "parts"),
    [
        ("2024", "2024", None, [2024]),
        ("2024-11", "2024", "11", [2024, 11]),
        ("2024-01-05", "2024", "1", [2024, 1, 5]),
    ],
)
def test_a_date_keeps_its_precision(
    published: str, year: str, month: str | None, parts: list[int]
) -> None:
    reference = _reference(published_on=published)
    [entry] = _bibtex(reference)
    assert (entry["year"], entry.get("month")) == (year, month)
    assert _csl(reference)["issued"] == {"date-parts": [parts]}


def test_what_is_not_known_is_left_out() -> None:
    bare = _reference(publisher=None, url=None, published_on=None)
    [entry] = _bibtex(bare)
    assert set(entry) == {"type", "key", "title"}
    assert _csl(bare) == {
        "id": "a-001",
        "type": "document",
        "title": "Arms for Russia",
        "language": "en",
    }


def test_ids_that_bibtex_cannot_tell_apart_get_keys_of_their_own() -> None:
    ids = ["a-1", "A-1", "a-1-2", "a:1", "b", "B"]
    keys = [entry["key"] for entry in _bibtex(*(_reference(id=id_) for id_ in ids))]
    assert keys == ["a-1", "A-1-2", "a-1-2-2", "a:1", "b", "B-2"]
    assert len({key.casefold() for key in keys}) == len(ids)


def test_a_withdrawn_document_says_so() -> None:
    withdrawn = _reference(retracted_on="2024-09-01")
    assert _bibtex(withdrawn)[0]["note"] == "withdrawn 2024-09-01"
    assert _csl(withdrawn)["note"] == "withdrawn 2024-09-01"


def test_a_superseded_edition_names_the_newer_one() -> None:
    superseded = _reference(retracted_on="2024-09-01", superseded_by="sipri-2024_r")
    assert _csl(superseded)["note"] == "superseded by sipri-2024_r 2024-09-01"
    assert _bibtex(superseded)[0]["note"] == r"superseded by sipri-2024\_r 2024-09-01"


def test_csl_has_only_variables_and_types_of_csl_1_0_2() -> None:
    item = _csl(_reference(retracted_on="2024-09-01"))
    assert item["type"] in {"article-newspaper", "document"}
    assert set(item) <= {
        "id",
        "type",
        "title",
        "language",
        "container-title",
        "publisher",
        "issued",
        "accessed",
        "URL",
        "note",
    }
    assert item["accessed"] == {"date-parts": [[2024, 8, 19]]}


def test_no_documents_are_a_file_all_the_same() -> None:
    assert json.loads(csl_json([], DAY).content) == []
    assert bibtex([], DAY).content == b""
