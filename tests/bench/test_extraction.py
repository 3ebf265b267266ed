"""`make score`, over made-up articles and a made-up score.py: the real ones are no part of this."""

import json
import sys
from pathlib import Path

import pytest

from bench.extraction import BEGIN, END, held_back, main, parts_of, placed

# Says how many articles it was given, and that every fact is right.
SCORE = """
import json, pathlib, sys
gold = list(pathlib.Path(sys.argv[3]).iterdir())
made = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
assert sorted(p.stem for p in gold) == sorted(article["id"] for article in made), sys.argv
row = {"p": 1, "r": 0.5, "f1": 0.67, "tp": 1, "fp": 0, "fn": 1}
print(json.dumps({"articles": len(gold), "core": {f["type"]: row for a in made for f in a["facts"]},
    "micro": row, "macro_f1": 1, "supplies_with_weapon": row,
    "qualifiers": {"date": {"accuracy": None, "right": 0, "n": 0}}}))
"""
FACT = {"type": "SUPPLIES", "subject": "PRK", "object": "RUS", "weapon": "weapon:no-such-thing"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    for set_ in ("plain", "hard"):
        (folder / set_).mkdir(parents=True)
        for id_ in ("a-001", "a-002", "f-001"):
            text = "North Korea delivered artillery shells to Russia."
            article = {"id": id_, "text": text, "published": "2024-01-02", "facts": [FACT]}
            (folder / set_ / f"{id_}.json").write_text(json.dumps(article), "utf-8")
    (folder / "score.py").write_text(SCORE, "utf-8")
    return folder


def _run(monkeypatch: pytest.MonkeyPatch, gold: Path, *arguments: str) -> str:
    output = gold.parent / "extraction.md"
    command = ["bench.extraction", str(gold), "--output", str(output), *arguments]
    monkeypatch.setattr(sys, "argv", command)
    main()
    return output.read_text("utf-8")


def test_scores_links_quotes_and_speed_stand_in_the_file(
    monkeypatch: pytest.MonkeyPatch, gold: Path
) -> None:
    text = _run(monkeypatch, gold)
    assert "### All articles: 3 plain, 3 hard" in text
    assert "| SUPPLIES | 1.00 | 0.50 | 0.67 | 1.00 | 0.50 | 0.67 |" in text
    assert "| state linked | 1.00 | 6 | 1.00 | 6 |" in text
    assert "| weapon linked | 0.00 | 3 | 0.00 | 3 |" in text
    assert "| quotes that hold | 1.00 | 3 | 1.00 | 3 |" in text
    assert "| date right |  | 0 |  | 0 |" in text
    assert "words a second on one core" in text


def test_what_is_held_back_is_scored_apart(monkeypatch: pytest.MonkeyPatch, gold: Path) -> None:
    text = _run(monkeypatch, gold, "--held", "f", "even")
    assert "### Development half: 1 plain, 1 hard" in text
    assert "### Held back half: 2 plain, 2 hard" in text


def test_a_run_over_the_development_half_opens_nothing_else(
    monkeypatch: pytest.MonkeyPatch, gold: Path
) -> None:
    for name in ("plain/a-002.json", "hard/f-001.json"):
        (gold / name).write_text("not for reading", "utf-8")
    text = _run(monkeypatch, gold, "--held", "f", "even", "--part", "development")
    assert "### Development half" in text
    assert "### Held back half" not in text


def test_a_score_script_that_fails_is_named(monkeypatch: pytest.MonkeyPatch, gold: Path) -> None:
    (gold / "score.py").write_text("raise SystemExit('no gold')", "utf-8")
    with pytest.raises(SystemExit, match=r"score\.py failed: no gold"):
        _run(monkeypatch, gold)


def test_new_scores_replace_the_old_and_leave_the_prose() -> None:
    first = placed("# Title\n\nProse.\n", "old")
    assert first == f"# Title\n\nProse.\n\n{BEGIN}\nold\n{END}\n"
    assert placed(first + "More.\n", "new") == first.replace("old", "new") + "More.\n"


@pytest.mark.parametrize(
    ("id_", "back"),
    [("f-001", True), ("a-002", True), ("a-010", True), ("a-001", False), ("seed", False)],
)
def test_sets_and_even_numbers_are_held_back(id_: str, back: bool) -> None:
    assert held_back(id_, ["f", "h", "even"]) is back


def test_nothing_is_held_back_unless_asked(gold: Path) -> None:
    assert list(parts_of(gold, [])) == ["all articles"]
