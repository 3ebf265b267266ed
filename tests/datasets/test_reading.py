"""Files and layouts: what is recognised, and how each row is accounted for."""

from pathlib import Path

import pytest

from app.datasets.registry import DATASETS, dataset_of
from app.datasets.table import file_at
from app.errors import BadFile, InvalidValue

from .conftest import ReadFile
from .sipri_files import export, register


def test_a_layout_is_known_by_its_header_whatever_the_file_is_called(read_file: ReadFile) -> None:
    assert read_file("sipri", register()).reading.table.layout.name.endswith("older layout")
    assert read_file("sipri", export()).reading.table.layout.name == "trade register"


def test_an_unknown_layout_says_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(BadFile) as refused:
        dataset_of("sipri").opened(file_at(path))
    text = str(refused.value)
    assert "it begins 'a,b'" in text
    assert "SIPRI AT Database ID" in text
    assert "Year(s) of delivery" in text


@pytest.mark.parametrize(("content", "why"), [(b"a\0b", "holds a byte 0"), (None, "No such file")])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "file.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadFile, match=why):
        file_at(path)


def test_an_unknown_dataset_names_those_there_are() -> None:
    with pytest.raises(InvalidValue, match="sipri-tiv"):
        dataset_of("siprii")


def test_a_file_without_rows_is_an_edition_without_claims(read_file: ReadFile) -> None:
    done = read_file("sipri", register(), edition="2030", published="2030-03")
    assert done.claims == []
    assert (done.document.id, done.document.published_on) == ("sipri-2030", "2030-03")


def test_blank_lines_are_no_rows(read_file: ReadFile) -> None:
    assert read_file("sipri", register("", " , , ", "")).reading.account.rows == 0


def test_a_quoted_cell_may_hold_a_line_end_and_later_lines_keep_their_numbers(
    read_file: ReadFile,
) -> None:
    deal = 'Syria,Russia,1995,,1,,Zeta-5,tank,1,,1996,New,"two\nlines",1,1,1'
    done = read_file("sipri", register(deal, ",0,0,0"))
    assert done.claims[0].note == "two\nlines"
    assert [line for line, _ in done.rejects] == [4]


def test_each_dataset_names_its_terms_its_citation_and_where_to_get_it() -> None:
    for dataset in DATASETS.values():
        assert dataset.terms and dataset.citation
        assert dataset.url.startswith("https://")
        assert dataset.layouts
