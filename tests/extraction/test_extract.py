"""`foedus extract`: every document whole, none overwritten, none twice, in flat memory."""

import json
import sys
import tracemalloc
from datetime import date
from importlib import import_module
from pathlib import Path

import psutil
import pytest

from app.claims.annotated import batch_of
from app.errors import BadFile, Conflict, FoedusError
from app.extraction import corpus
from app.extraction.article import Article, article_of
from app.extraction.outputs import output_of
from app.extraction.reading import Reading
from app.extraction.written import line_of
from tests.extraction.extracting import SENTENCE, Fields, articles, extract, put


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_a_second_run_reads_nothing_and_changes_no_byte(tmp_path: Path, name: str) -> None:
    source, output = put(tmp_path / "in.jsonl", articles(3)), tmp_path / name
    assert extract(source, output).told["documents"] == 3
    before = output.read_bytes()
    again = extract(source, output).told
    assert (again["documents"], again["known"]) == (0, 3)
    assert output.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", name]


@pytest.mark.parametrize("cut", [0, 1, 9, 200, -1])
def test_a_line_that_was_cut_off_is_made_again(tmp_path: Path, cut: int) -> None:
    source, whole = put(tmp_path / "in.jsonl", articles(3)), tmp_path / "whole.jsonl"
    extract(source, whole)
    lines = whole.read_bytes().splitlines(keepends=True)
    output = tmp_path / "out.jsonl"
    output.write_bytes(lines[0] + lines[1][:cut])
    extract(source, output)
    assert output.read_bytes() == whole.read_bytes()


def test_a_parquet_file_goes_on_where_it_was_cut_off_and_grows(tmp_path: Path) -> None:
    rows = articles(4)
    whole, output = tmp_path / "whole.parquet", tmp_path / "out.parquet"
    extract(put(tmp_path / "in.jsonl", rows), whole)
    with pytest.raises(KeyboardInterrupt), output_of(str(output)) as opened:
        for row in rows[:2]:
            opened.write(_extracted(row))
        raise KeyboardInterrupt
    assert not output.exists()
    some = extract(put(tmp_path / "some.jsonl", rows[:3]), output).told
    assert (some["documents"], some["known"]) == (1, 2)
    extract(tmp_path / "in.jsonl", output)
    assert output.read_bytes() == whole.read_bytes()


def test_a_cut_between_a_parquet_file_and_its_lines_adds_no_row_twice(tmp_path: Path) -> None:
    rows = articles(3)
    output, lines = tmp_path / "out.parquet", tmp_path / ".out.parquet.jsonl"
    extract(put(tmp_path / "in.jsonl", rows), output)
    before = output.read_bytes()
    lines.write_text("".join(_extracted(row).line + "\n" for row in rows), "utf-8")
    assert extract(tmp_path / "in.jsonl", output).told["known"] == 3
    assert output.read_bytes() == before
    assert not lines.exists()


def _extracted(row: Fields) -> corpus.Extracted:
    made = corpus.extract_one(article_of(row))
    assert isinstance(made, corpus.Extracted)
    return made


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "out"])
@pytest.mark.parametrize("change", [{"text": SENTENCE.format(99)}, {"published": "2024-05-01"}])
def test_a_changed_article_is_refused_and_its_document_stays(
    tmp_path: Path, name: str, change: Fields
) -> None:
    rows, output = articles(2), tmp_path / name
    extract(put(tmp_path / "in.jsonl", rows), output)
    before = _all_bytes(output)
    changed = [{**rows[0], **change}, rows[1]]
    ran = extract(put(tmp_path / "in.jsonl", changed), output)
    assert (ran.told["documents"], ran.told["known"], ran.told["refused"]) == (0, 1, ["a-0"])
    assert "a-0: this id was given before to another text or day" in ran.said
    assert _all_bytes(output) == before


def _all_bytes(output: Path) -> dict[str, bytes]:
    files = sorted(output.iterdir()) if output.is_dir() else [output]
    return {path.name: path.read_bytes() for path in files}


def test_an_article_that_another_extractor_read_is_refused(tmp_path: Path) -> None:
    source, output = put(tmp_path / "in.jsonl", articles(1)), tmp_path / "out.jsonl"
    extract(source, output)
    output.write_text(output.read_text("utf-8").replace("rules@", "rulers@"), "utf-8")
    assert extract(source, output).told["refused"] == ["a-0"]


def test_ids_that_look_alike_have_files_of_their_own(tmp_path: Path) -> None:
    ids = ["article:x", "article-x", "article.x", "article:x:y"]
    rows = [{**row, "id": id_} for row, id_ in zip(articles(4), ids, strict=True)]
    extract(put(tmp_path / "in.jsonl", rows), tmp_path / "out")
    made = [json.loads(path.read_text("utf-8"))["id"] for path in (tmp_path / "out").iterdir()]
    assert sorted(made) == sorted(ids)
    assert extract(tmp_path / "in.jsonl", tmp_path / "out").told["known"] == 4


@pytest.mark.parametrize(
    "content",
    ['{"text": "an article"}\n', "notes\n", "notes", '[{"id": "a"}]\n', '{"id": "a", "facts"\n{}'],
)
def test_what_extract_did_not_write_is_never_written_over(tmp_path: Path, content: str) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text(content, "utf-8")
    with pytest.raises(BadFile, match=r"out\.jsonl, line 1"):
        extract(put(tmp_path / "in.jsonl", articles(1)), output)
    assert output.read_text("utf-8") == content


def test_a_parquet_file_of_something_else_is_never_written_over(tmp_path: Path) -> None:
    output, parquet = tmp_path / "out.parquet", import_module("pyarrow.parquet")
    parquet.write_table(import_module("pyarrow").table({"price": [1]}), output)
    before = output.read_bytes()
    with pytest.raises(BadFile, match=r"out\.parquet, row 1: is no document"):
        extract(put(tmp_path / "in.jsonl", articles(1)), output)
    assert output.read_bytes() == before
    assert not (tmp_path / ".out.parquet.jsonl").exists()


def test_parquet_and_json_lines_hold_the_same(tmp_path: Path) -> None:
    # A date column and a number for an id, as other programs write them.
    columns = {
        "id": [1, 2],
        "text": [SENTENCE.format(2), "Nothing was said about anything in this article."],
        "published": [date(2024, 8, 20), None],
    }
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    parquet.write_table(arrow.table(columns), tmp_path / "in.parquet")
    lines, rows = tmp_path / "out.jsonl", tmp_path / "out.parquet"
    extract(tmp_path / "in.parquet", lines)
    extract(tmp_path / "in.parquet", rows)
    made = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert [(m["id"], m["published"]) for m in made] == [("1", "2024-08-20"), ("2", None)]
    assert parquet.read_table(rows).to_pylist() == made
    # Read again as articles, its documents are the same.
    again = tmp_path / "again.jsonl"
    extract(rows, again)
    assert again.read_bytes() == lines.read_bytes()


def test_a_broken_parquet_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_bytes(b"PAR1 cut off")
    ran = extract(tmp_path / "in.parquet", tmp_path / "out")
    assert "in.parquet: is no whole Parquet file" in ran.said


@pytest.mark.parametrize(
    ("output", "options", "missing", "extra"),
    [
        ("out.parquet", (), "pyarrow", "parquet"),
        ("out.jsonl", ("--runner", "ray"), "ray", "ray"),
    ],
)
def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    output: str,
    options: tuple[str, ...],
    missing: str,
    extra: str,
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    said = rf"needs the package {missing}: pip install 'foedus\[{extra}\]'"
    with pytest.raises(FoedusError, match=said):
        extract(put(tmp_path / "in.jsonl", articles(1)), tmp_path / output, *options)


def test_what_is_written_makes_the_same_claims_again() -> None:
    twice = f"{SENTENCE.format(20)} {SENTENCE.format(20)} Norway gave Chad 3 drones."
    article = article_of({"text": twice, "language": "en-GB", "published": "2024-08-20"})
    reading = corpus.read_one(article)
    assert reading.batch.claims
    made = batch_of(json.loads(line_of(reading)), "a.json")
    assert (made.document, made.claims) == (reading.batch.document, reading.batch.claims)
    assert {claim.extractor for claim in made.claims} == {"rules@1"}


def test_a_defect_in_one_article_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read = corpus.read_one

    def fails(article: Article) -> Reading:
        if article.id == "a-1":
            raise KeyError("noun")
        return read(article)

    monkeypatch.setattr(corpus, "read_one", fails)
    ran = extract(put(tmp_path / "in.jsonl", articles(3)), tmp_path / "out.jsonl")
    assert (ran.told["documents"], ran.told["refused"]) == (2, ["a-1"])
    assert "a-1: a defect of Foedus: KeyError: 'noun'" in ran.said


def test_memory_does_not_grow_with_the_articles(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Reading is left out, for speed: what is measured is all that goes on around it.
    monkeypatch.setattr(corpus, "extract_one", _unread)
    peaks = []
    for count in (3, 30, 300):
        filler = "The talks went on for hours. " * 2000
        rows = [{"id": f"a-{n}", "text": f"{n} {filler}"} for n in range(count)]
        source = put(tmp_path / f"{count}.jsonl", rows)
        del rows
        tracemalloc.start()
        assert extract(source, tmp_path / f"{count}-out.jsonl").told["documents"] == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # The first run loads what every run needs; 270 articles more have 15 MB of text.
    assert peaks[2] < peaks[1] + 300_000


def _unread(article: Article) -> corpus.Extracted:
    return corpus.Extracted(article.id, json.dumps({"id": article.id, "facts": []}), 0)


def test_processes_end_with_a_parent_that_is_killed_and_a_rerun_goes_on(tmp_path: Path) -> None:
    source = put(tmp_path / "in.jsonl", articles(400))
    output, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    foedus = [sys.executable, "-m", "app.cli", "extract", str(source), "-o", str(output)]
    with psutil.Popen([*foedus, "--jobs", "2"]) as run:
        while not (output.exists() and output.stat().st_size):
            assert run.poll() is None
        below = run.children(recursive=True)
        run.kill()
    assert psutil.wait_procs(below, timeout=20)[1] == []
    assert len(output.read_bytes().splitlines()) < 400
    rest = extract(source, output).told
    assert rest["known"]
    assert rest["known"] + rest["documents"] == 400
    extract(source, whole)
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "out"])
def test_a_second_run_into_the_same_place_is_refused_while_the_first_works(
    tmp_path: Path, name: str
) -> None:
    source, output = put(tmp_path / "in.jsonl", articles(400)), tmp_path / name
    foedus = [sys.executable, "-m", "app.cli", "extract", str(source), "-o", str(output)]
    with psutil.Popen([*foedus, "--jobs", "2"]) as run:
        try:
            while not any(tmp_path.rglob(".*lock")):
                assert run.poll() is None
            said = f"another process writes claims into {output} .process {run.pid} holds"
            with pytest.raises(Conflict, match=said):
                extract(source, output)
        finally:
            run.kill()
    # What a killed one left behind stops nobody.
    assert any(tmp_path.rglob(".*lock"))
    rest = extract(put(tmp_path / "in.jsonl", articles(3)), output).told
    assert rest["known"] + rest["documents"] == 3
    assert not any(tmp_path.rglob(".*lock"))


def test_a_run_over_a_cluster_is_refused_before_the_cluster_is_asked(tmp_path: Path) -> None:
    source, output = put(tmp_path / "in.jsonl", articles(1)), tmp_path / "out.jsonl"
    with output_of(str(output)), pytest.raises(Conflict, match="another process writes"):
        extract(source, output, "--runner", "ray", "--address", "nowhere:1")


def test_runs_into_two_places_go_on_side_by_side(tmp_path: Path) -> None:
    source = put(tmp_path / "in.jsonl", articles(2))
    with output_of(str(tmp_path / "one.jsonl")), output_of(str(tmp_path / "two.jsonl")):
        assert extract(source, tmp_path / "three.jsonl").told["documents"] == 2
