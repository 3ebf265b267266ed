"""`foedus import`: files of the field's datasets, from the user's own download, into the graph."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Protocol

import typer
from rich.progress import Progress

from app.claims.annotated import Batch
from app.claims.claim import Claim, Document, things
from app.claims.dates import parse_date
from app.cli.connection import graph
from app.cli.imported import Imported, bar_of, tell, tell_datasets, tell_terms
from app.cli.output import JsonOption, print_json
from app.cli.restoring import import_exported
from app.datasets.dataset import Dataset
from app.datasets.linking import Linker
from app.datasets.outcome import Duplicate, Reject, Told
from app.datasets.reading import Reading
from app.datasets.registry import EXPORTED, dataset_of
from app.datasets.rejects import Rejects
from app.datasets.workbook import opened_at
from app.entities.vocabulary import Vocabulary, load
from app.graph.driver import ROWS, Graph
from app.graph.ingest import Report, complete, ingest
from app.graph.migrate import require_migrated
from app.paths import SEED


def import_command(
    name: Annotated[
        str | None, typer.Argument(help="The dataset, as `foedus import --list` names it.")
    ] = None,
    files: Annotated[
        list[Path] | None, typer.Argument(help="Its files, in any of its layouts.")
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="The datasets, their layouts, terms and citations.")
    ] = False,
    edition: Annotated[
        str | None, typer.Option(help="Its name, where the file does not say; default: a digest.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Day (YYYY, -MM, -DD) since which it is public knowledge.")
    ] = None,
    rejects: Annotated[
        Path | None,
        typer.Option(help="Folder for the files of rejects; default: where you are."),
    ] = None,
    option: Annotated[
        list[str] | None,
        typer.Option(help="NAME=VALUE: what a file does not say; --list names them."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if a row or a part of one was refused.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and account for every row; store nothing.")
    ] = False,
    bulk: Annotated[
        bool,
        typer.Option(
            "--bulk", help="A first load of millions, with the seed, into the local Neo4j at rest."
        ),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Store a dataset's file as claims of one document, its edition; a repeat writes nothing.

    A row that cannot be read goes to a file of rejects with its line and the reason. An import
    that was cut off goes on when it is called again. With --bulk nothing is stored before all is;
    it fills an empty graph while no Neo4j serves it.

    Example: [bold]foedus import sipri trade-register.csv --edition 2024[/]
    """
    if list_ or name is None:
        tell_datasets(json)
        return
    if not files:
        raise typer.BadParameter("name at least one file", param_hint="FILES")
    folder = rejects or Path()
    if name == EXPORTED:
        if edition or published or option or bulk:
            raise typer.BadParameter("an export says itself what it is", param_hint="FILES")
        _end(import_exported(files, folder, dry_run=dry_run, quiet=json), strict, json)
        return
    dataset = dataset_of(name)
    published = parse_date("published", published) if published else None
    vocabulary = load(SEED / "vocabulary")
    options = _options(option or ())
    read = [_read(dataset, path, vocabulary, edition, published, options) for path in files]
    if not json:
        tell_terms(dataset)

    def into(store: Store | None) -> list[Imported]:
        return [_import(store, one, folder, bar) for one in read]

    with bar_of(json) as bar:
        if dry_run:
            done = into(None)
        elif bulk:
            from app.cli.bulk import in_bulk

            done = in_bulk(into, bar)
        else:
            with graph() as found:
                require_migrated(found)
                done = into(_Driver(found, vocabulary))
    _end(done, strict, json)


def _end(done: Sequence[Imported], strict: bool, json: bool) -> None:
    """Say what came of the files; exit with 1 where `strict` and something was refused."""
    if json:
        print_json({"imports": [asdict(one) for one in done]})
    else:
        for one in done:
            tell(one)
    if strict and any(one.account.rejects or one.account.parts for one in done):
        raise typer.Exit(1)


class Store(Protocol):
    """Where claims go: into a graph that runs, or into the files of a new one."""

    def add(self, batch: Batch) -> Report:
        """Store a document with claims of it."""

    def complete(self, document: str) -> None:
        """Note that all of an edition was stored."""


@dataclass(frozen=True)
class _Driver:
    """A graph that runs: each part of a file is a transaction."""

    graph: Graph
    vocabulary: Vocabulary

    def add(self, batch: Batch) -> Report:
        return ingest(self.graph, batch, self.vocabulary)

    def complete(self, document: str) -> None:
        complete(self.graph, document)


@dataclass(frozen=True)
class _Opened:
    reading: Reading
    document: Document
    link: Linker


def _read(
    dataset: Dataset,
    path: Path,
    vocabulary: Vocabulary,
    edition: str | None,
    published: str | None,
    options: Mapping[str, str],
) -> _Opened:
    """A file whose layout is known, before its first row; BadFile where it is not."""
    table = dataset.opened(opened_at(path))
    document = dataset.document(table, edition, published, options)
    link = Linker(vocabulary, dataset.name, spelled=dataset.spelled)
    named = dataset.edition(table, document.edition or "", link, options)
    return _Opened(Reading(table, named, document.id), document, link)


def _options(given: Sequence[str]) -> Mapping[str, str]:
    """`country=Russia` and its like, by name."""
    parts = [text.partition("=") for text in given]
    if wrong := [name for name, _, value in parts if not value]:
        raise typer.BadParameter(f"{wrong[0]!r} has no value: NAME=VALUE", param_hint="--option")
    return {name.strip(): value.strip() for name, _, value in parts}


def _import(store: Store | None, opened: _Opened, folder: Path, bar: Progress) -> Imported:
    """Read a file to its end and store it part by part; `store` null: only read it."""
    reading, document, link = opened.reading, opened.document, opened.link
    done = Imported(document.id, reading.account)
    task = bar.add_task(document.id, total=max(reading.table.file.lines, 1))
    with Rejects(folder / f"{document.id}.rejects.csv") as rejects:
        if store:
            for report in _stored(store, _batches(opened, rejects)):
                done.count(report)
                bar.update(task, completed=reading.account.rows)
            store.complete(document.id)
        else:
            for _ in _parts(reading, rejects):
                bar.update(task, completed=reading.account.rows)
    if rejects.path.exists():
        done.rejects_file = str(rejects.path)
    done.linked, done.new = len(link.linked), len(link.things)
    return done


def _batches(opened: _Opened, rejects: Rejects) -> Iterator[Batch]:
    """The parts of a file, each with the things that its file alone knows."""
    for claims in _parts(opened.reading, rejects):
        named = dict.fromkeys(id_ for claim in claims for id_ in things(claim))
        new = {id_: opened.link.things[id_] for id_ in named if id_ in opened.link.things}
        yield Batch(opened.document, tuple(claims), {}, new)


def _stored(store: Store, batches: Iterator[Batch]) -> Iterator[Report]:
    """What each part brought; while one is stored the next is read, and only one is at a time."""
    with ThreadPoolExecutor(1) as writer:
        under_way: Future[Report] | None = None
        for batch in batches:
            if under_way:
                yield under_way.result()
            under_way = writer.submit(store.add, batch)
        if under_way:
            yield under_way.result()


def _parts(reading: Reading, rejects: Rejects) -> Iterator[Sequence[Claim]]:
    """The claims in parts that fit into a transaction; what became none is written down."""
    part: list[Claim] = []
    for outcome in reading.outcomes():
        if isinstance(outcome, Reject | Duplicate):
            rejects.add(outcome)
        elif isinstance(outcome, Told):
            part += outcome.claims
            for lacking in outcome.parts:
                rejects.add(lacking)
        if len(part) >= ROWS:
            yield part
            part = []
    yield part
