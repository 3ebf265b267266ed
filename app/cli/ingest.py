"""`foedus ingest`: articles, or documents with their claims, into the graph."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.claims.annotated import Batch, batch_of
from app.cli.connection import graph
from app.cli.output import JsonOption, console, print_json
from app.entities.vocabulary import Vocabulary, load
from app.errors import BadFile, Fault, InvalidValue, join
from app.graph.ingest import Report, check_states, ingest
from app.graph.migrate import require_migrated
from app.paths import SEED

if TYPE_CHECKING:
    from app.extraction.reading import Reading
    from app.extraction.sources import Record


class Extractor(StrEnum):
    """How an article's text becomes claims."""

    RULES = "rules"
    NONE = "none"


def ingest_command(
    files: Annotated[
        list[str],
        typer.Argument(
            help="Articles (text, HTML, JSON, JSON Lines, Parquet), or documents with their claims "
            "(docs/format.md): files, folders, globs, - for standard input."
        ),
    ],
    extractor: Annotated[
        Extractor, typer.Option(help="How articles become claims; none: the document alone.")
    ] = Extractor.RULES,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show articles with their claims; store nothing.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(help="With --dry-run: a page to open, claims beside sentences.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Store documents with their claims, one transaction a document; a repeat writes nothing.

    All files are read and checked before the first write.

    Example: [bold]foedus ingest article.html claims/*.json[/]
    """
    vocabulary = load(SEED / "vocabulary")
    batches, readings = _read_all(files, extractor, vocabulary)
    if dry_run:
        _show(readings, vocabulary, html)
        return
    with graph() as found:
        require_migrated(found)
        reports = [ingest(found, batch, vocabulary) for batch in batches]
    if json:
        print_json({"documents": [_row(report) for report in reports]})
        return
    for report in reports:
        text = f"{report.document}: {report.added} claims added, {report.known} were there"
        if report.provisional:
            text += f"; provisional: {', '.join(report.provisional)}"
        console.print(text)


def _row(report: Report) -> dict[str, object]:
    return {
        "id": report.document,
        "added": report.added,
        "known": report.known,
        "provisional": list(report.provisional),
    }


def _show(readings: "Sequence[Reading]", vocabulary: Vocabulary, html: Path | None) -> None:
    from app.cli.marked import show
    from app.cli.report import write_report

    called = {id_: entity.name for id_, entity in vocabulary.entities.items()}
    for reading in readings:
        show(reading, console, called)
    if html:
        write_report(readings, html, called)


def _read_all(
    files: Iterable[str], extractor: Extractor, vocabulary: Vocabulary
) -> "tuple[list[Batch], list[Reading]]":
    """The documents with their claims, and of articles how they were read."""
    from app.extraction.sources import Refused, records

    batches: list[Batch] = []
    readings: list[Reading] = []
    faults: list[Fault] = []
    for record in records(files):
        if isinstance(record, Refused):
            faults += record.faults
            continue
        try:
            if "facts" in record.fields:
                batches.append(batch_of(record.fields, record.where))
            elif extractor is Extractor.NONE:
                batches.append(_bare(record))
            else:
                readings.append(_read(record))
                batches.append(readings[-1].batch)
            check_states(batches[-1], vocabulary)
        except (BadFile, InvalidValue) as error:
            faults += error.faults
    join(faults, BadFile)
    return batches, readings


def _bare(record: "Record") -> Batch:
    from app.extraction.article import article_of, document_of

    return Batch(document_of(article_of(record.fields, record.where)), (), {})


def _read(record: "Record") -> "Reading":
    # The grammar takes most of a second to load: annotated files do without.
    from app.extraction.article import article_of
    from app.extraction.corpus import read_one

    return read_one(article_of(record.fields, record.where))
