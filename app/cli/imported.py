"""What an import brought, while it goes on and at its end."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from app.cli.output import console, errors
from app.datasets.reading import Account
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


def tell(done: Imported) -> None:
    """Say to people where the rows went."""
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
