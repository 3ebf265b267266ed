"""`python -m bench.extraction GOLD`: how well articles are read, into docs/extraction.md.

GOLD is no part of the project: a folder with annotated articles in plain/ and hard/, and the
score.py that compares facts with them (`score.py PRED --gold DIR --json`).
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pydantic import BaseModel

from app.extraction.article import article_of
from app.extraction.corpus import read_one
from app.extraction.reading import Reading
from app.extraction.written import written
from bench.report import commit, table

ROOT = Path(__file__).resolve().parent.parent
SETS = ("plain", "hard")
BEGIN, END = "<!-- scores: written by make score -->", "<!-- end of scores -->"
_WARM = {"id": "warm", "text": "A first sentence has the models loaded before the clock runs."}


class Row(BaseModel):
    """Precision, recall and F1 as score.py gives them."""

    p: float
    r: float
    f1: float


class Share(BaseModel):
    """How many of `n` matched facts are right in a qualifier; null where n is 0."""

    accuracy: float | None
    n: int


class Scores(BaseModel):
    """What score.py prints."""

    core: dict[str, Row]
    micro: Row
    supplies_with_weapon: Row
    qualifiers: dict[str, Share]


class Fact(BaseModel):
    """The ids in an annotated fact."""

    subject: str
    object: str | None = None
    weapon: str | None = None
    place: str | None = None
    agreement: str | None = None
    attributed_to: str | None = None


class Annotated(BaseModel):
    """An annotated article: what the reader may see of it, and its facts."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    facts: list[Fact]


class Measured(NamedTuple):
    """One set or a part of it; `linked` and `known`: annotated ids by kind, found and in all."""

    articles: int
    scores: Scores
    linked: Counter[str]
    known: Counter[str]
    quotes_held: int
    quotes: int
    words: int
    seconds: float


def main() -> None:
    """Score the parts asked for and write them between the markers of the file."""
    asked = _arguments()
    read_one(article_of(_WARM))
    parts = {
        name: {set_: measured(asked.gold, set_, paths) for set_, paths in sets.items()}
        for name, sets in parts_of(asked.gold, asked.held).items()
        if asked.part in (None, name.split()[0])
    }
    text = (
        asked.output.read_text("utf-8") if asked.output.exists() else "# How well articles read\n"
    )
    asked.output.write_text(placed(text, "\n".join(_lines(parts))), "utf-8")
    print(f"written: {asked.output}", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.extraction", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--held", nargs="+", default=[], help="sets by letter; even: even numbers")
    parser.add_argument("--part", choices=("development", "held"), help="with --held: this alone")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "extraction.md")
    return parser.parse_args()


def held_back(id_: str, held: Sequence[str]) -> bool:
    """Whether an article `b-004` is held back: its set is named, or its number is even and so."""
    letter, _, number = id_.partition("-")
    return letter in held or ("even" in held and number.isdecimal() and int(number) % 2 == 0)


def parts_of(gold: Path, held: Sequence[str]) -> Mapping[str, Mapping[str, list[Path]]]:
    """The files of each part by set; all in one part where none is held back."""
    files = {set_: sorted((gold / set_).glob("*.json")) for set_ in SETS}
    if not held:
        return {"all articles": files}
    return {
        name: {
            s: [p for p in found if held_back(p.stem, held) is back] for s, found in files.items()
        }
        for name, back in (("development half", False), ("held back half", True))
    }


def measured(gold: Path, set_: str, paths: Sequence[Path]) -> Measured:
    """The articles of these files read, and what came of it compared; no other file is opened."""
    articles = [Annotated.model_validate_json(path.read_bytes()) for path in paths]
    given = [
        article_of(a.model_dump(include={"id", "text", "title", "published"})) for a in articles
    ]
    began = time.process_time()
    readings = [read_one(article) for article in given]
    seconds = time.process_time() - began
    known = [_ids(article) for article in articles]
    found = [{entity.key for entity in reading.entities} for reading in readings]
    linked = [ids & keys for ids, keys in zip(known, found, strict=True)]
    return Measured(
        len(articles),
        _scores(gold / "score.py", paths, readings),
        Counter(_kind(id_) for ids in linked for id_ in ids),
        Counter(_kind(id_) for ids in known for id_ in ids),
        sum(_quotes_held(reading) for reading in readings),
        sum(len(reading.batch.claims) for reading in readings),
        sum(len(article.text.split()) for article in given),
        seconds,
    )


def _scores(script: Path, paths: Sequence[Path], readings: Sequence[Reading]) -> Scores:
    with TemporaryDirectory() as folder:
        wanted, made = Path(folder, "gold"), Path(folder, "made.jsonl")
        wanted.mkdir()
        for path in paths:
            shutil.copy(path, wanted)
        made.write_text(
            "".join(json.dumps(written(reading)) + "\n" for reading in readings), "utf-8"
        )
        command = [sys.executable, str(script), str(made), "--gold", str(wanted), "--json"]
        run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{script} failed: {run.stderr.strip()}")
    return Scores.model_validate_json(run.stdout)


def _ids(article: Annotated) -> set[str]:
    return {id_ for fact in article.facts for _, id_ in fact if id_}


def _kind(id_: str) -> str:
    return id_.partition(":")[0] if ":" in id_ else "state"


def _quotes_held(reading: Reading) -> int:
    text = reading.batch.document.text or ""
    quotes = [claim.evidence for claim in reading.batch.claims if claim.evidence]
    return sum(text[quote.start : quote.end] == quote.quote for quote in quotes)


def placed(text: str, scores: str) -> str:
    """A file's text with the scores between the markers; at its end where it has none."""
    before, begins, rest = text.partition(BEGIN)
    after = rest.partition(END)[2] if begins else "\n"
    return f"{before if begins else before.rstrip() + 2 * chr(10)}{BEGIN}\n{scores}\n{END}{after}"


def _lines(parts: Mapping[str, Mapping[str, Measured]]) -> Iterator[str]:
    yield f"Scored on {datetime.now(UTC):%Y-%m-%d} at commit {commit(ROOT)}."
    yield ""
    for name, sets in parts.items():
        counts = ", ".join(f"{one.articles} {set_}" for set_, one in sets.items())
        yield f"### {name[0].upper()}{name[1:]}: {counts}"
        yield ""
        yield from table(["", *(f"{s} {n}" for s in sets for n in ("P", "R", "F1"))], _core(sets))
        yield from table(["", *(f"{s} {n}" for s in sets for n in ("share", "of"))], _rest(sets))
        yield (
            "Linked: annotated facts' ids that the reading names, character by character; those of "
            "agreements and events follow no registry. "
            f"{_speed(sets.values()):,.0f} words a second on one core."
        )
        yield ""


def _core(sets: Mapping[str, Measured]) -> list[list[str]]:
    scores = [one.scores for one in sets.values()]
    rows = {type_: [s.core.get(type_) for s in scores] for s in scores for type_ in s.core}
    named: dict[str, Sequence[Row | None]] = {
        **dict(sorted(rows.items())),
        "**all, micro**": [s.micro for s in scores],
        "SUPPLIES with weapon": [s.supplies_with_weapon for s in scores],
    }
    return [[name, *(cell for row in found for cell in _prf(row))] for name, found in named.items()]


def _prf(row: Row | None) -> tuple[str, str, str]:
    return (f"{row.p:.2f}", f"{row.r:.2f}", f"{row.f1:.2f}") if row else ("", "", "")


def _rest(sets: Mapping[str, Measured]) -> list[list[str]]:
    """Qualifiers of matched facts, ids found by kind, quotes that stand where they should."""
    found = [dict(_shares(one)) for one in sets.values()]
    names = dict.fromkeys(name for shares in found for name in shares)
    return [[name, *(c for s in found for c in s.get(name, ("", "")))] for name in names]


def _shares(one: Measured) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, share in one.scores.qualifiers.items():
        right = "" if share.accuracy is None else f"{share.accuracy:.2f}"
        yield f"{name} right", (right, str(share.n))
    for kind, count in sorted(one.known.items()):
        yield f"{kind} linked", (f"{one.linked[kind] / count:.2f}", str(count))
    held = f"{one.quotes_held / one.quotes:.2f}" if one.quotes else ""
    yield "quotes that hold", (held, str(one.quotes))


def _speed(found: Iterable[Measured]) -> float:
    read = list(found)
    return sum(one.words for one in read) / max(sum(one.seconds for one in read), 1e-9)


if __name__ == "__main__":
    main()
