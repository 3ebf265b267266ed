"""`foedus seed`: vocabularies, curated claims and seed documents."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.cli.connection import graph
from app.cli.output import JsonOption, console, errors, print_json
from app.graph.driver import Graph
from app.graph.migrate import migrate
from app.graph.seed import Contents, Seeded, contents, seed
from app.paths import SEED


def seed_command(
    folder: Annotated[
        Path, typer.Option(help="A seed folder: vocabulary/*.json and documents/*.json.")
    ] = SEED,
    json: JsonOption = False,
) -> None:
    """Migrate, then write what the seed holds and the graph lacks; nothing on a second run.

    All files are checked before the first write.

    Example: [bold]foedus seed[/]
    """
    holds = contents(folder)
    with graph() as found:
        migrate(found)
        done = seed_with_progress(found, holds)
    if json:
        print_json(
            {
                "entities": done.entities,
                "claims": done.claims,
                "known": done.known,
                "provisional": list(done.provisional),
            }
        )
    else:
        console.print(told(done))


def seed_with_progress(found: Graph, holds: Contents) -> Seeded:
    """Seed, with a bar on standard error where that is a terminal."""
    columns = (
        TextColumn("seeding"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(what: str, done: int, total: int) -> None:
            bar.update(task, description=what[:50], completed=done, total=total)

        return seed(found, holds, step=step)


def told(done: Seeded) -> str:
    """What seeding did, in a sentence or two."""
    if not done.entities and not done.claims:
        return f"nothing new: all {done.known} claims of the seed are in the graph"
    text = f"{done.entities} things and {done.claims} claims added, {done.known} were there"
    if done.provisional:
        text += f"\nprovisional (in no vocabulary): {', '.join(done.provisional)}"
    return text
