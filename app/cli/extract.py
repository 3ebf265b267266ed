"""`foedus extract`: articles to claims with their evidence, without a database."""

import json as to_json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from app.cli.output import JsonOption, console, errors, print_json
from app.entities.kinds import slug
from app.errors import Fault

if TYPE_CHECKING:
    from app.extraction.article import Article
    from app.extraction.sources import Refused

STDOUT = "-"


def extract_command(
    inputs: Annotated[
        list[str], typer.Argument(help="Articles: files, folders, globs, or - for standard input.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help="A folder, a .jsonl file, or - for output.")
    ],
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes; by default one a core.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Read articles and write their claims, one JSON object a document (docs/format.md).

    Text, HTML, JSON and JSON Lines are told apart by their content. In a folder what is there
    already is not read again, so that a run that was cut off goes on.

    Example: [bold]foedus extract articles/*.html -o claims/[/]
    """
    # The grammar takes most of a second to load: help, and other commands, do without.
    from app.extraction.corpus import read_all
    from app.extraction.written import written

    refused: list[Refused] = []
    counts = {"documents": 0, "claims": 0, "known": 0}
    folder = None if output == STDOUT or output.endswith(".jsonl") else Path(output)
    wanted = _wanted(inputs, folder, refused, counts)
    with _sink(output, folder) as sink, _progress() as bar:
        task = bar.add_task("")
        for reading in read_all(wanted, jobs):
            sink.write(
                reading.batch.document.id, to_json.dumps(written(reading), ensure_ascii=False)
            )
            counts["documents"] += 1
            counts["claims"] += len(reading.batch.claims)
            bar.update(task, description=f"{counts['documents']:,} documents", advance=1)
    for one in refused:
        for fault in one.faults:
            errors.print(f"  {fault}", soft_wrap=True, markup=False)
    if json and output != STDOUT:
        print_json({**counts, "refused": [one.where for one in refused]})
    elif output != STDOUT:
        known = f", {counts['known']:,} were there" if counts["known"] else ""
        console.print(
            f"{counts['documents']:,} documents read, {counts['claims']:,} claims{known}, "
            f"{len(refused):,} refused"
        )
    if refused and not counts["documents"] and not counts["known"]:
        raise typer.Exit(2)


def _wanted(
    inputs: list[str], folder: Path | None, refused: "list[Refused]", counts: dict[str, int]
) -> "Iterator[Article]":
    """The articles that are to be read; the others are counted or refused."""
    from app.extraction.sources import Refused, articles

    seen: dict[str, str] = {}
    for found in articles(inputs):
        if isinstance(found, Refused):
            refused.append(found)
        elif seen.get(found.id, found.text) != found.text:
            fault = Fault(found.id, "two articles with different texts have this id")
            refused.append(Refused(found.id, (fault,)))
        elif found.id in seen or (folder and _path(folder, found.id).exists()):
            counts["known"] += 1
        else:
            seen[found.id] = found.text
            yield found


def _path(folder: Path, id_: str) -> Path:
    """Ids may hold colons, which are no file names everywhere."""
    return folder / f"{id_ if ':' not in id_ else slug(id_)}.json"


class _Folder:
    """One file a document, each complete or not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> "_Folder":
        self._folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def write(self, id_: str, line: str) -> None:
        path = _path(self._folder, id_)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(line + "\n", encoding="utf-8")
        part.replace(path)


class _Lines:
    """One line a document, in a file or on standard output."""

    def __init__(self, path: str) -> None:
        self._stream = sys.stdout if path == STDOUT else _opened(path)

    def __enter__(self) -> "_Lines":
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not sys.stdout:
            self._stream.close()

    def write(self, id_: str, line: str) -> None:
        self._stream.write(line + "\n")


def _opened(path: str) -> TextIO:
    return Path(path).open("w", encoding="utf-8")


def _sink(output: str, folder: Path | None) -> _Folder | _Lines:
    return _Folder(folder) if folder else _Lines(output)


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=errors, transient=True)
