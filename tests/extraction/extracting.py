"""What the tests of `foedus extract` share: made-up articles, and runs of the command."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from app.cli.program import program

SENTENCE = "Serbia sold {} tanks to Chad, the government of Kenya said on Monday."
Fields = Mapping[str, object]


class Ran(NamedTuple):
    """What a run told of itself (`--json`), and what it said on standard error."""

    told: Mapping[str, Any]  # JSON of many types: a test knows which
    said: str


def articles(count: int) -> list[Fields]:
    """Articles of one claim each."""
    return [{"id": f"a-{n}", "text": SENTENCE.format(n + 2)} for n in range(count)]


def put(path: Path, rows: Sequence[Fields]) -> Path:
    """Rows as JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def extract(source: Path, output: Path, *options: str) -> Ran:
    """Run the command in one process; a refusal of the whole of it is raised."""
    arguments = ["extract", str(source), "-o", str(output), "--json", *options]
    if "ray" not in options:
        arguments += ["--jobs", "1"]
    run = CliRunner().invoke(program, arguments)
    if run.exception and not isinstance(run.exception, SystemExit):
        raise run.exception
    return Ran(json.loads(run.stdout), run.stderr)
