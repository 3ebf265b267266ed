"""What `foedus import` says: the datasets and their terms, what became of a file's rows."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table as Listing

from app.cli.output import console, errors, print_json
from app.datasets.dataset import Dataset
from app.datasets.reading import Account
from app.datasets.registry import DATASETS
from app.graph.ingest import Report

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


@contextmanager
def bar_of(quiet: bool) -> Iterator[Progress]:
    """Progress on standard error where that is a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(),
               TimeElapsedColumn())  # fmt: skip
    with Progress(*columns, console=errors, transient=True, disable=quiet) as bar:
        yield bar


def tell_terms(dataset: Dataset) -> None:
    """What the publisher asks for, before anything is loaded."""
    console.print(f"[bold]{dataset.title}[/], {dataset.url}\n{dataset.terms}", soft_wrap=True)
    console.print(f"Cite as: {dataset.citation}\n", soft_wrap=True)


def tell(done: Imported) -> None:
    """Where the rows of a file went."""
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


def tell_datasets(json: bool) -> None:
    """All datasets with their layouts, terms and citations."""
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
