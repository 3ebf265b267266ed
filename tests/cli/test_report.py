"""The HTML report: what a person sees, and what no text can do to it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from weakref import WeakSet

import pytest

from app.cli.report import write_report
from app.extraction.reading import Reading
from tests.cli.readings import hostile, reading

HOSTILE = "</p></mark><script src=//x.example/>&'\"><img onerror=a()> <!-- \u202e\x1b\x00 ]]> {}"


class Parsed(HTMLParser):
    """The elements of a page with their attributes, and its text; each tag must be closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def written(tmp_path: Path, *readings: Reading) -> str:
    path = tmp_path / "report.html"
    write_report(readings, path, {"BBB": "Borduria"})
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("sentence", "key", "words"),
    [
        ("Aland sent rifles to Borduria.", "asserted", "delivered"),
        ("Aland agreed to send tanks to Borduria.", "promise", "PROMISE (agreed): not a delivery"),
        ("Syldavia says Aland sent drones.", "claimed", "CLAIMED: not asserted"),
        ("Aland did not send ships.", "denied", "DENIED: said not to be so"),
        ("The rockets never left port.", "denied", "HALTED: did not go through"),
        ("Borduria denied it all.", "denied", "a denial"),
    ],
)
def test_a_claim_stands_beside_its_sentence_and_says_how_it_is_meant(
    sentence: str, key: str, words: str, tmp_path: Path
) -> None:
    rows = written(tmp_path, reading()).partition("<h3>")[0].split('<div class="row">')
    row = next(row for row in rows if f"{sentence}</mark>" in row)
    assert row.count('<div class="claim') == 1
    assert re.search(rf'<mark class="\w+ {key}">', row)
    assert f">{words}</span>" in row


def test_only_a_delivery_is_called_delivered(tmp_path: Path) -> None:
    assert written(tmp_path, reading()).count(">delivered<") == 1


def test_all_of_the_text_is_there_once_and_in_order(tmp_path: Path) -> None:
    one = reading()
    words = Parsed(written(tmp_path, one)).words.partition("Claims without")[0]
    at = 0
    for sentence in re.findall(r"[^.]+\.", one.batch.document.text or ""):
        assert words.count(sentence.strip()) == 1
        assert (at := words.index(sentence.strip(), at)) > 0


def test_many_documents_have_an_index_and_every_anchor_is_there(tmp_path: Path) -> None:
    page = Parsed(written(tmp_path, reading("x-1"), reading("x-2", "More arms")))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert len(ids) == len(set(ids)) == 1 + 2 * (1 + 7)
    assert {link[1:] for link in links if link} == set(ids)
    assert links[:2] == ["#x-1", "#x-2"]


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    text = written(tmp_path, hostile(HOSTILE), hostile(HOSTILE))
    page = Parsed(text)
    assert not {"script", "img", "link", "iframe"} & {tag for tag, _ in page.elements}
    assert not {name for _, found in page.elements for name in found if name.startswith("on")}
    assert "<script src=//x.example/>&'\"><img onerror=a()>" in page.words
    assert not {"\u202e", "\x1b", "\x00"} & set(text)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://x.example"])
def test_only_addresses_on_the_web_become_links(url: str, tmp_path: Path) -> None:
    page = Parsed(written(tmp_path, reading(url=url)))
    assert url in page.words
    assert all((found["href"] or "")[0] == "#" for tag, found in page.elements if tag == "a")


def test_the_page_asks_nothing_of_any_host(tmp_path: Path) -> None:
    text = written(tmp_path, reading(url="https://x.example/a?b=1&c=2"))
    assert "default-src &#x27;none&#x27;" in text
    assert not re.search(r"\bsrc=|@import|url\(|<link|<script", text)
    assert text.count("https://") == 2  # the address and its link


def test_names_left_open_and_what_was_discarded_are_listed(tmp_path: Path) -> None:
    words = Parsed(written(tmp_path, reading())).words
    assert "Aland: AAA or place:aland" in words
    assert "2 × supplies/active: no recipient" in words
    assert "Claims without a sentence in the text" in words


def test_one_reading_is_held_at_a_time(tmp_path: Path) -> None:
    alive: WeakSet[object] = WeakSet()

    def readings() -> Iterator[Reading]:
        for number in range(20):
            one = reading(f"x-{number}")
            alive.add(one.batch.document)
            yield one
            del one
            assert len(alive) <= 2

    write_report(readings(), tmp_path / "report.html")
