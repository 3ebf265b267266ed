"""What is read as an article, and what is refused."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.program import program
from app.errors import InvalidValue
from app.extraction.article import MAX_TEXT, article_of

GERMAN = (
    "Die Regierung liefert im Juni zwanzig Panzer an den Tschad, und das Ministerium sagte, dass "
    "die Munition erst im Herbst folgen werde, weil sie noch nicht bezahlt ist."
)
SENTENCE = "Serbia sold 20 tanks to Chad, the government of Kenya said on Monday."


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"text": ""}, "no text"),
        ({"text": "a " * MAX_TEXT}, "allowed: up to"),
        ({"text": SENTENCE, "published": "2999-01-01"}, "future"),
        ({"text": SENTENCE, "published": "soon"}, "no date"),
        ({"text": GERMAN}, "not in English"),
    ],
)
def test_what_cannot_be_an_article_is_refused_with_a_word_why(
    fields: dict[str, object], why: str
) -> None:
    with pytest.raises(InvalidValue, match=why):
        article_of(fields)


def test_the_same_text_at_two_addresses_is_one_document() -> None:
    one = article_of({"text": SENTENCE, "url": "https://example.org/1"})
    other = article_of({"text": SENTENCE, "url": "https://example.org/2"})
    assert one.id == other.id


def test_control_characters_and_marks_of_direction_are_taken_out() -> None:
    assert article_of({"text": "Serbia\u202e sold\x00 tanks."}).text == "Serbia sold tanks."


def test_extract_writes_a_file_a_document_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "in" / "b.bin").write_bytes(bytes(range(256)))
    arguments = ["extract", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--json", "--jobs"]
    first = CliRunner().invoke(program, [*arguments, "1"])
    assert first.exit_code == 0, first.output
    [written] = (tmp_path / "out").iterdir()
    [fact] = json.loads(written.read_text("utf-8"))["facts"]
    assert (fact["subject"], fact["object"], fact["evidence"]) == ("SRB", "TCD", SENTENCE)
    again = CliRunner().invoke(program, [*arguments, "1"])
    assert '"known": 1' in again.stdout


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a-{n}", "text": f"{SENTENCE} It was {n}."}) for n in range(6)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    outputs = []
    for jobs in ("1", "2"):
        out = tmp_path / f"out-{jobs}.jsonl"
        arguments = ["extract", str(tmp_path / "in.jsonl"), "-o", str(out), "--jobs", jobs]
        assert CliRunner().invoke(program, arguments).exit_code == 0
        outputs.append(out.read_text("utf-8"))
    assert outputs[0] == outputs[1]
    assert len(outputs[0].splitlines()) == 6


def test_dry_run_shows_the_claims_and_needs_no_database(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    page = tmp_path / "report.html"
    arguments = ["ingest", "--dry-run", "--html", str(page), str(tmp_path / "a.txt")]
    shown = CliRunner().invoke(program, arguments, env={"COLUMNS": "200"})
    assert shown.exit_code == 0, shown.output
    assert "SUPPLIES" in shown.output
    assert SENTENCE.split(",")[0] in page.read_text("utf-8")
