"""`foedus extract`: articles to claims with their evidence, without a database."""

from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from app.cli.output import JsonOption, console, errors, print_json
from app.cli.readers import Reader, reader_of
from app.errors import BadFile, Conflict, Fault, FoedusError, InvalidValue
from app.extraction.extractors import Extractor

if TYPE_CHECKING:
    from app.extraction.article import Article
    from app.extraction.corpus import Extracted
    from app.extraction.outputs import Output
    from app.extraction.seen import Index
    from app.extraction.sources import Refused


class Runner(StrEnum):
    """Where articles are read."""

    LOCAL = "local"
    RAY = "ray"


def extract_command(
    inputs: Annotated[
        list[str], typer.Argument(help="Articles: files, folders, globs, or - for standard input.")
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", help="A folder, a .jsonl or .parquet file, or - for output."
        ),
    ],
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes; by default one a core.")
    ] = None,
    runner: Annotated[
        Runner, typer.Option(help="This machine's cores, or those of a Ray cluster.")
    ] = Runner.LOCAL,
    address: Annotated[
        str | None,
        typer.Option(
            envvar="RAY_ADDRESS",
            help="With --runner ray: a cluster that runs; without, one is started here.",
        ),
    ] = None,
    extractor: Annotated[
        Extractor, typer.Option(help="How articles become claims: rules or llm.")
    ] = Extractor.RULES,
    json: JsonOption = False,
) -> None:
    """Read articles and write their claims, one JSON object a document (docs/format.md).

    Text, HTML, JSON, JSON Lines and Parquet are told apart by their content. What the output holds
    already is not read again, so that a run that was cut off goes on; nothing is overwritten.

    Example: [bold]foedus extract articles/*.html -o claims/[/]
    """
    # The grammar takes most of a second to load: help, and other commands, do without.
    from app.extraction.corpus import Extracted
    from app.extraction.outputs import STDOUT, output_of

    told = _Told()
    reader = _reader(extractor, runner, jobs)
    try:
        with reader.counted(), output_of(output) as sink, _progress() as bar:
            task = bar.add_task("")
            wanted = _wanted(inputs, sink, told, reader.name)
            for made in _readings(wanted, reader, runner, jobs, address):
                if isinstance(made, Extracted):
                    sink.write(made)
                    told.documents += 1
                    told.claims += made.claims
                else:
                    told.refuse(made)
                bar.update(task, description=f"{told.documents:,} documents", advance=1)
    except OSError as error:
        raise BadFile(Fault(str(error.filename or output), str(error.strerror or error))) from error
    if json and output != STDOUT:
        print_json({**vars(told), **reader.used()})
    elif output != STDOUT:
        known = f", {told.known:,} were there" if told.known else ""
        console.print(
            f"{told.documents:,} documents read, {told.claims:,} claims{known}, "
            f"{len(told.refused):,} refused"
        )
        reader.tell()
    if told.refused and not told.documents and not told.known:
        raise typer.Exit(2)


class _Told:
    """What a run says of itself at its end; what it refuses, it says at once."""

    def __init__(self) -> None:
        self.documents = self.claims = self.known = 0
        self.refused: list[str] = []

    def refuse(self, refused: "Refused") -> None:
        self.refused.append(refused.where)
        for fault in refused.faults:
            errors.print(f"  {fault}", soft_wrap=True, markup=False)


def _reader(extractor: Extractor, runner: Runner, jobs: int | None) -> Reader:
    if extractor is Extractor.NONE:
        allowed = (Extractor.RULES, Extractor.LLM)
        raise InvalidValue(Fault("--extractor", "none reads nothing", tuple(map(str, allowed))))
    if extractor is Extractor.LLM and (runner is Runner.RAY or jobs):
        raise InvalidValue(Fault("--extractor", "llm asks its endpoint from one process"))
    return reader_of(extractor)


def _readings(
    wanted: "Iterator[Article]",
    reader: Reader,
    runner: Runner,
    jobs: int | None,
    address: str | None,
) -> "Iterator[Extracted | Refused]":
    from app.extraction.cluster import over_ray
    from app.extraction.corpus import Extracted, extract_one, locally
    from app.extraction.written import line_of

    if reader.usage:
        readings = map(reader.read, wanted)
        return (
            Extracted(r.batch.document.id, line_of(r, reader.name), len(r.batch.claims))
            for r in readings
        )
    if runner is Runner.LOCAL:
        return locally(extract_one, wanted, jobs)
    if address and jobs:
        raise InvalidValue(Fault("--jobs", "the cluster at --address has its own number of cores"))
    return over_ray(extract_one, wanted, address, jobs)


def _wanted(
    inputs: list[str], output: "Output", told: _Told, extractor: str
) -> "Iterator[Article]":
    """The articles that are to be read; the others are counted or refused."""
    from app.extraction.seen import Index
    from app.extraction.sources import Refused, articles

    with closing(Index()) as seen:
        for found in articles(inputs):
            if isinstance(found, Refused):
                told.refuse(found)
                continue
            try:
                new = _is_new(found, seen, output, extractor)
            except FoedusError as error:
                told.refuse(Refused(found.id, error.faults))
                continue
            if new:
                yield found
            else:
                told.known += 1


def _is_new(article: "Article", seen: "Index", output: "Output", extractor: str) -> bool:
    """Whether it is to be read; Conflict where its id stands for something else already."""
    from app.extraction.seen import fingerprint

    made = fingerprint(article.text, article.published, extractor)
    before = seen.get(article.id) or output.held(article.id)
    if before is None:
        seen.add(article.id, made)
    elif before != made:
        message = (
            "this id was given before to another text or day of publication, or was read by "
            "another extractor; that document stays: take it out, or give another id or output"
        )
        raise Conflict(Fault(article.id, message))
    return before is None


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=errors, transient=True)
