"""`foedus import`: files of the field's datasets, from the user's own download, into the graph."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table as Listing

from app.claims.annotated import Batch
from app.claims.claim import Claim, Document, things
from app.claims.dates import parse_date
from app.cli.connection import graph
from app.cli.output import JsonOption, console, errors, print_json
from app.datasets.dataset import Dataset
from app.datasets.linking import Linker
from app.datasets.outcome import Duplicate, Reject, Told
from app.datasets.reading import Account, Reading
from app.datasets.registry import DATASETS, dataset_of
from app.datasets.rejects import Rejects
from app.datasets.workbook import opened_at
from app.entities.vocabulary import Vocabulary, load
from app.graph.driver import ROWS, Graph
from app.graph.ingest import Report, complete, ingest
from app.graph.migrate import require_migrated
from app.paths import SEED

# So many reasons of refusal are told at the end; the file of rejects has them all.
_SHOWN = 10


@dataclass
class Imported:
    """What a file brought. `linked`, `new`: things that its rows name; new ones are provisional."""

    document: str
    account: Account
    added: int = 0
    known: int = 0
    linked: int = 0
    new: int = 0
    provisional: list[str] = field(default_factory=list)
    rejects_file: str | None = None

    def count(self, report: Report) -> None:
        """Add what a part of the file brought."""
        self.added += report.added
        self.known += report.known
        self.provisional += report.provisional


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
    json: JsonOption = False,
) -> None:
    """Store a dataset's file as claims of one document, its edition; a repeat writes nothing.

    A row that cannot be read goes to a file of rejects with its line and the reason. An import
    that was cut off goes on when it is called again.

    Example: [bold]foedus import sipri trade-register.csv --edition 2024[/]
    """
    if list_ or name is None:
        _list(json)
        return
    dataset = dataset_of(name)
    published = parse_date("published", published) if published else None
    if not files:
        raise typer.BadParameter("name at least one file", param_hint="FILES")
    vocabulary = load(SEED / "vocabulary")
    folder = rejects or Path()
    options = _options(option or ())
    read = [_read(dataset, path, vocabulary, edition, published, options) for path in files]
    _tell_terms(dataset, json)
    if dry_run:
        done = [_import(None, one, folder, vocabulary, json) for one in read]
    else:
        with graph() as found:
            require_migrated(found)
            done = [_import(found, one, folder, vocabulary, json) for one in read]
    if json:
        print_json({"imports": [asdict(one) for one in done]})
    else:
        for one in done:
            _tell(one)
    if strict and any(one.account.rejects or one.account.parts for one in done):
        raise typer.Exit(1)


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


def _import(
    found: Graph | None, opened: _Opened, folder: Path, vocabulary: Vocabulary, quiet: bool
) -> Imported:
    """Read a file to its end and store it part by part; `found` null: only read it."""
    reading, document, link = opened.reading, opened.document, opened.link
    done = Imported(document.id, reading.account)
    with Rejects(folder / f"{document.id}.rejects.csv") as rejects, _bar(quiet) as bar:
        task = bar.add_task(document.id, total=max(reading.table.file.lines, 1))
        for claims in _parts(reading, rejects):
            if found:
                new = {id_: link.things[id_] for c in claims for id_ in things(c)
                       if id_ in link.things}  # fmt: skip
                batch = Batch(document, tuple(claims), {}, new)
                done.count(ingest(found, batch, vocabulary))
            bar.update(task, completed=reading.account.rows)
        if found:
            complete(found, document.id)
    if rejects.path.exists():
        done.rejects_file = str(rejects.path)
    done.linked, done.new = len(link.linked), len(link.things)
    return done


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


@contextmanager
def _bar(quiet: bool) -> Iterator[Progress]:
    """Progress on standard error where that is a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(),
               TimeElapsedColumn())  # fmt: skip
    with Progress(*columns, console=errors, transient=True, disable=quiet) as bar:
        yield bar


def _tell_terms(dataset: Dataset, quiet: bool) -> None:
    """What the publisher asks for, before anything is loaded."""
    if not quiet:
        console.print(f"[bold]{dataset.title}[/], {dataset.url}\n{dataset.terms}", soft_wrap=True)
        console.print(f"Cite as: {dataset.citation}\n", soft_wrap=True)


def _tell(done: Imported) -> None:
    account = done.account
    console.print(
        f"{done.document}: {account.rows:,} rows: {account.told:,} became {account.claims:,} "
        f"claims ({done.added:,} added, {done.known:,} were there), {account.duplicates:,} "
        f"duplicates, {account.rejects:,} rejects"
        + (f"; {account.parts:,} parts of rows could not be read" if account.parts else ""),
        soft_wrap=True,
    )
    console.print(
        f"  {done.linked:,} things are the vocabulary's, {done.new:,} are named by this file "
        f"alone; {len(done.provisional):,} of them new to the graph, as provisional",
        soft_wrap=True,
    )
    for reason, count in Counter(account.reasons).most_common(_SHOWN):
        console.print(f"  {count:,} refused: {reason}", soft_wrap=True, markup=False)
    if (rest := len(account.reasons) - _SHOWN) > 0:
        console.print(f"  and for {rest:,} other reasons")
    if done.rejects_file:
        console.print(
            f"  each reject and duplicate with its reason: {done.rejects_file}", soft_wrap=True
        )


def _list(json: bool) -> None:
    if json:
        print_json({"datasets": [_row(dataset) for dataset in DATASETS.values()]})
        return
    for dataset in DATASETS.values():
        listing = Listing(title=f"[bold]{dataset.name}[/]: {dataset.title}", show_header=False)
        listing.add_row("from", dataset.url)
        listing.add_row("terms", dataset.terms)
        listing.add_row("cite as", dataset.citation)
        for layout in dataset.layouts:
            listing.add_row(layout.name, f"a row is {layout.gives}")
            for name, meaning in layout.options.items():
                listing.add_row(f"  --option {name}=", meaning)
        console.print(listing)


def _row(dataset: Dataset) -> dict[str, object]:
    return {
        "name": dataset.name,
        "title": dataset.title,
        "url": dataset.url,
        "terms": dataset.terms,
        "citation": dataset.citation,
        "layouts": [
            {
                "name": layout.name,
                "row": layout.gives,
                "columns": list(layout.columns),
                "options": dict(layout.options),
            }
            for layout in dataset.layouts
        ],
    }
