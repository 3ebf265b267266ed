"""Articles as they come: recognised by content, made plain, or refused with a word why."""

import json
from pathlib import Path

import pytest

from app.extraction.article import MAX_TEXT, Article
from app.extraction.plain import plain
from app.extraction.sources import Refused, articles

SAID = "Norway has delivered 12 launchers to Ukraine, its defence minister said in Oslo on Tuesday."
PAGE = (
    "<html lang='en-GB'><head>{}<title>Launchers</title></head><body><article><h1>Launchers</h1>"
    f"<p>{SAID} The “café” deal.</p><p>A second paragraph of the page stands here.</p></article>"
    "</body></html>"
)
CP1252 = PAGE.format("<meta charset=windows-1252>").encode("cp1252")
FRENCH = (
    "La Norvège a livré douze lanceurs à l'Ukraine, a déclaré le ministre de la défense à Oslo."
)


def found(folder: Path, content: bytes, name: str = "in.txt") -> list[Article | Refused]:
    path = folder / name
    path.write_bytes(content)
    return list(articles([str(path)]))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "has no text"),
        (" \n\u200b".encode(), "has no text"),
        (b"\x7fELF\x00\x00", "is binary"),
        (b"%PDF-1.7", "is a PDF"),
        (f"caf\xe9: {SAID}".encode("cp1252"), "is not utf-8: byte 3 is 0xe9"),
        (FRENCH.encode(), "is not in English but in fr"),
        (b"<html><body></body></html>", "no article is found"),
        (b'{"text": "Norway', "line 1, column 10"),
        (json.dumps({"text": SAID, "published": "2999-01-01"}).encode(), "in the future"),
        (json.dumps({"text": SAID, "published": "last week"}).encode(), "is no date"),
        (json.dumps({"text": SAID, "id": "no id!"}).encode(), "id"),
        (json.dumps({"text": 3}).encode(), "text: Input should be a valid string (is 3)"),
        (json.dumps({"text": SAID, "title": 3}).encode(), "title: Input should be a valid string"),
        (SAID.encode() * (MAX_TEXT // len(SAID) + 1), "allowed: up to 5,000,000"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_word_why(
    tmp_path: Path, content: bytes, why: str
) -> None:
    [refused] = found(tmp_path, content)
    assert isinstance(refused, Refused)
    assert why in str(refused.faults[0])
    assert "in.txt" in str(refused.faults[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_one_text_in_any_encoding_is_one_document(tmp_path: Path, encoding: str) -> None:
    [plainly] = found(tmp_path, SAID.encode())
    [encoded] = found(tmp_path, SAID.encode(encoding))
    assert encoded == plainly


def test_a_page_gives_text_title_and_language_in_its_own_encoding(tmp_path: Path) -> None:
    [article] = found(tmp_path, CP1252)
    assert isinstance(article, Article)
    first, second = article.text.split("\n\n")
    assert first.endswith("The “café” deal.")
    assert second == "A second paragraph of the page stands here."
    assert (article.title, article.language) == ("Launchers", "en-GB")


def test_a_broken_page_is_read_as_a_browser_reads_it(tmp_path: Path) -> None:
    [article] = found(tmp_path, f"<html><body><article><p>{SAID}<p>The <b>end.<div>".encode())
    assert isinstance(article, Article)
    assert article.text == f"{SAID}\n\nThe end."


def test_control_characters_and_marks_of_direction_are_gone() -> None:
    text = plain("\u202eA\x07\u00a0b\r\nc.\r\n\r\n\r\nD\u200f e\u0301\ud800.")
    assert text == "A b c.\n\nD é."
    assert plain(text) == text


def test_a_wrong_line_stops_no_other(tmp_path: Path) -> None:
    row = json.dumps({"text": SAID})
    first, wrong, last = found(tmp_path, f"{row}\n{{wrong\n\n{row}\n".encode())
    assert isinstance(first, Article)
    assert isinstance(wrong, Refused)
    assert "line 2" in str(wrong.faults[0])
    assert last == first


def test_an_id_and_a_year_may_be_numbers(tmp_path: Path) -> None:
    [article] = found(tmp_path, json.dumps({"text": SAID, "id": 3, "published": 2024}).encode())
    assert isinstance(article, Article)
    assert (article.id, article.published) == ("3", "2024")


def test_a_text_at_two_addresses_has_one_id(tmp_path: Path) -> None:
    rows = [{"text": SAID, "url": f"https://{n}.example/"} for n in "ab"]
    first, second = found(tmp_path, json.dumps({"articles": rows}, indent=1).encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id == second.id
    assert first.id.startswith("article:")


def test_a_folder_is_read_in_order_of_name_without_the_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".c.txt"):
        (tmp_path / name).write_text(f"{SAID} {name}")
    texts = [a.text[-5:] for a in articles([str(tmp_path)]) if isinstance(a, Article)]
    assert texts == ["a.txt", "b.txt"]
    assert [a for a in articles([str(tmp_path / "*.txt")]) if isinstance(a, Article)]
