"""Annotated files: each fault with its file, its fact and what is allowed."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app.claims.annotated import Batch, read
from app.errors import BadFile

FACT: Mapping[str, object] = {
    "type": "SUPPLIES",
    "subject": "PRK",
    "object": "RUS",
    "modality": "asserted",
    "evidence": "shells to Russia",
}
FILE: Mapping[str, object] = {
    "id": "x-001",
    "title": "Shells",
    "published": "2024-08",
    "text": "🚀 North Korea sent shells to Russia.",
    "entities": [{"key": "PRK", "kind": "Country", "mentions": ["North Korea"]}],
    "facts": [FACT],
}
Read = Callable[..., Batch]


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    """Read FILE with what a test changes in it."""

    def read_changed(**changes: object) -> Batch:
        path = tmp_path / "x-001.json"
        path.write_text(json.dumps({**FILE, **changes}), encoding="utf-8")
        return read(path)

    return read_changed


def refusal(reading: Read, **changes: object) -> list[str]:
    with pytest.raises(BadFile) as refused:
        reading(**changes)
    return [str(fault) for fault in refused.value.faults]


def test_a_file_gives_its_document_its_claims_and_what_things_are_called(reading: Read) -> None:
    batch = reading()
    assert (batch.document.id, batch.document.published_on) == ("x-001", "2024-08")
    [claim] = batch.claims
    assert claim.evidence is not None
    assert (claim.evidence.start, claim.evidence.paragraph) == (19, 1)
    assert batch.names == {"PRK": "North Korea"}


def test_a_claim_names_who_made_it_and_people_where_nobody_is_named(reading: Read) -> None:
    [curated] = reading().claims
    assert (curated.extractor, curated.rule) == ("curated", None)
    other = {**FACT, "evidence": "North Korea", "extractor": "other@2", "rule": "active"}
    by_file, by_fact = reading(extractor="rules@1", facts=[FACT, other]).claims
    assert (by_file.extractor, by_file.rule) == ("rules@1", None)
    assert (by_fact.extractor, by_fact.rule) == ("other@2", "active")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"type": "GIVES"}, "x-001.json, fact 2, type: Input should be 'SUPPLIES', 'USES'"),
        ({"modality": "sure"}, "fact 2, modality: Input should be 'asserted', 'claimed'"),
        ({"status": "sent"}, "fact 2, status: Input should be 'planned', 'agreed'"),
        ({"evidence": "Shells"}, "fact 2: evidence: the quote is not in the text: 'Shells'"),
        ({"evidence": None}, "fact 2: evidence: a fact needs its quote, or a locator"),
        ({"subject": "North Korea"}, "fact 2: subject: 'North Korea' is no id"),
        ({"subject": "weapon:x"}, "is a Weapon; SUPPLIES allows Country, Organization"),
        ({"date": {"from": "2024-02-30"}}, "fact 2, date, from: '2024-02-30' is no date"),
        ({"date": {"from": "2024", "to": "2023"}}, "fact 2, date: from 2024 is after to 2023"),
        ({"quantity": {"unit": "shell"}}, "fact 2, quantity: a quantity needs a min or a max"),
        ({"quantity": {"min": 10**20, "unit": "shell"}}, "fact 2, quantity, min: Input should be"),
        ({"grade": "G1"}, "fact 2, grade: "),
        ({"certainty": 1}, "fact 2, certainty: Extra inputs are not permitted"),
    ],
)
def test_a_fact_that_cannot_be_is_named_with_what_is_allowed(
    reading: Read, changes: dict[str, object], fault: str
) -> None:
    [found] = refusal(reading, facts=[FACT, {**FACT, "weapon": "weapon:shell", **changes}])
    assert found.startswith("x-001.json, fact 2")
    assert fault in found


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"published": "2024-13"}, "x-001.json, published: '2024-13' is no date"),
        ({"id": "../x"}, "x-001.json, id: "),
        ({"title": None}, "x-001.json, title: "),
        ({"facts": None}, "x-001.json, facts: "),
        ({"author": "me"}, "x-001.json, author: Extra inputs are not permitted"),
        ({"text": "a \ud800 b"}, "x-001.json: holds half a character: '\\ud800'"),
        (
            {"entities": [{"key": "PRK", "kind": "Person"}]},
            "x-001.json, entity 'PRK': is said to be a Person, but its id is that of a Country",
        ),
        ({"entities": [{"key": "Kim", "kind": "Person"}]}, "x-001.json, entity 'Kim': 'Kim' is no"),
        ({"facts": [FACT, FACT]}, "x-001.json, fact 2: says the same as fact 1; keep one"),
        ({"text": None}, "x-001.json, fact 1: evidence: the document has no text"),
    ],
)
def test_a_file_that_cannot_be_is_named_with_the_field(
    reading: Read, changes: dict[str, object], fault: str
) -> None:
    [found] = refusal(reading, **changes)
    assert found.startswith(fault)


@pytest.mark.parametrize("text", ["", "[1]", "{", '{"id": "x"}', "null"])
def test_a_file_of_another_format_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x-002.json"
    path.write_text(text)
    with pytest.raises(BadFile, match=r"x-002\.json"):
        read(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"none\.json: No such file"):
        read(tmp_path / "none.json")
    with pytest.raises(BadFile, match="directory"):
        read(tmp_path)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.json"
    path.write_bytes('{"title": "Türkiye"}'.encode("latin-1"))
    with pytest.raises(BadFile, match=r"latin\.json: is not UTF-8"):
        read(path)


def test_facts_without_a_text_need_a_locator(reading: Read) -> None:
    fact = {**FACT, "evidence": None, "locator": "row 17"}
    [claim] = reading(text=None, facts=[fact]).claims
    assert (claim.evidence, claim.locator) == (None, "row 17")


def test_all_faults_of_a_file_are_named_at_once(reading: Read) -> None:
    wrong = [{**FACT, "type": "GIVES"}, 7, {"type": "SUPPLIES"}, {**FACT, "evidence": "nowhere"}]
    places = [fault.partition(":")[0] for fault in refusal(reading, facts=wrong)]
    assert places == [
        "x-001.json, fact 1, type",
        "x-001.json, fact 2",
        "x-001.json, fact 3, subject",
        "x-001.json, fact 3, object",
        "x-001.json, fact 3, modality",
        "x-001.json, fact 4",
    ]


def test_one_bad_fact_in_a_thousand_is_named(reading: Read) -> None:
    rows = [{**FACT, "evidence": None, "locator": f"row {n}"} for n in range(1, 1001)]
    rows[616] |= {"subject": "Nordkorea"}
    assert refusal(reading, text=None, facts=rows) == [
        "x-001.json, fact 617: subject: 'Nordkorea' is no id"
    ]
