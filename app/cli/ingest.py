"""`foedus ingest`: documents with their claims, from files in the documented format."""

from pathlib import Path
from typing import Annotated

import typer

from app.claims.annotated import Batch, read
from app.cli.connection import graph
from app.cli.output import JsonOption, console, print_json
from app.entities.vocabulary import Vocabulary, load
from app.errors import BadFile, Fault, InvalidValue, join
from app.graph.ingest import check_states, ingest
from app.graph.migrate import require_migrated
from app.paths import SEED


def ingest_command(
    files: Annotated[
        list[Path], typer.Argument(help="Annotated articles or claims files (docs/format.md).")
    ],
    json: JsonOption = False,
) -> None:
    """Store documents with their claims, one transaction a document; a repeat writes nothing.

    All files are read and checked before the first write.

    Example: [bold]foedus ingest article.json claims/*.json[/]
    """
    vocabulary = load(SEED / "vocabulary")
    batches = _read_all(files, vocabulary)
    with graph() as found:
        require_migrated(found)
        reports = [ingest(found, batch, vocabulary) for batch in batches]
    if json:
        print_json(
            {
                "documents": [
                    {
                        "id": report.document,
                        "added": report.added,
                        "known": report.known,
                        "provisional": list(report.provisional),
                    }
                    for report in reports
                ]
            }
        )
        return
    for report in reports:
        text = f"{report.document}: {report.added} claims added, {report.known} were there"
        if report.provisional:
            text += f"; provisional: {', '.join(report.provisional)}"
        console.print(text)


def _read_all(files: list[Path], vocabulary: Vocabulary) -> list[Batch]:
    batches: list[Batch] = []
    faults: list[Fault] = []
    for path in files:
        try:
            batches.append(read(path))
            check_states(batches[-1], vocabulary)
        except (BadFile, InvalidValue) as error:
            faults += error.faults
    join(faults, BadFile)
    return batches
