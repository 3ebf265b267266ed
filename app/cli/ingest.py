"""`foedus ingest`: articles, or documents with their claims, into the graph."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from app.claims.annotated import Batch, batch_of
from app.cli.connection import graph
from app.cli.output import JsonOption, console, print_json
from app.cli.readers import Reader, reader_of
from app.entities.vocabulary import Vocabulary, load
from app.errors import BadFile, Fault, InvalidValue, join
from app.extraction.extractors import Extractor
from app.graph.driver import Graph
from app.graph.ingest import Report, check_states, ingest
from app.graph.migrate import require_migrated
from app.graph.same import same_as
from app.paths import SEED

if TYPE_CHECKING:
    from app.extraction.article import Article
    from app.extraction.reading import Reading


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
    reader = reader_of(extractor)
    if dry_run:
        with reader.counted():
            readings = _read_all(files, reader, vocabulary).readings
        _show(readings, vocabulary, html)
        reader.tell()
        return
    with reader.counted(), graph() as found:
        require_migrated(found)
        known = _Known(found, extractor)
        read = _read_all(files, reader, vocabulary, known)
        reports = [*known.reports, *(ingest(found, batch, vocabulary) for batch in read.batches)]
    if json:
        print_json({"documents": [_row(report) for report in reports], **reader.used()})
        return
    for report in reports:
        text = f"{report.document}: {report.added} claims added, {report.known} were there"
        if report.provisional:
            text += f"; provisional: {', '.join(report.provisional)}"
        console.print(text)
    for document, others in known.corrects.items():
        console.print(
            f"{document} stands at the address of {', '.join(others)} with another text: where it "
            "corrects that, `foedus retract` it"
        )
    reader.tell()


class _Known:
    """Articles that the graph has already: they are not read again."""

    def __init__(self, found: Graph, extractor: Extractor) -> None:
        self._graph = found
        self._read = extractor is not Extractor.NONE
        self.reports: list[Report] = []
        self.corrects: dict[str, tuple[str, ...]] = {}

    def lacks(self, article: "Article") -> "Article | None":
        """The article under the id that its text has in the graph; null where nothing is to add."""
        from app.extraction.article import document_of

        document = document_of(article)
        same = self._graph.read(lambda reader: same_as(reader, document))
        if same.id and same.whole(read=self._read):
            self.reports.append(Report(same.id, 0, same.claims))
            return None
        if same.same_url:
            self.corrects[article.id] = same.same_url
        return article.model_copy(update={"id": same.id}) if same.id else article


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


class _Read(NamedTuple):
    """The documents with their claims, and of articles how they were read."""

    batches: "list[Batch]"
    readings: "list[Reading]"


def _read_all(
    files: Iterable[str],
    reader: Reader,
    vocabulary: Vocabulary,
    known: _Known | None = None,
) -> _Read:
    from app.extraction.article import article_of
    from app.extraction.sources import Refused, records

    read = _Read([], [])
    faults: list[Fault] = []
    for record in records(files):
        if isinstance(record, Refused):
            faults += record.faults
            continue
        try:
            if "facts" in record.fields:
                batch = batch_of(record.fields, record.where)
            else:
                article = article_of(record.fields, record.where)
                wanted = known.lacks(article) if known else article
                if wanted is None:
                    continue
                reading = reader.read(wanted)
                read.readings.append(reading)
                batch = reading.batch
            check_states(batch, vocabulary)
            read.batches.append(batch)
        except (BadFile, InvalidValue) as error:
            faults += error.faults
    join(faults, BadFile)
    return read
