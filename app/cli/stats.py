"""`foedus stats`: the size of the graph."""

from rich.table import Table

from app.api.asking import Question
from app.api.routes.stats import stats
from app.claims.clocks import current
from app.cli.connection import graph
from app.cli.output import JsonOption, console, print_json
from app.graph.migrate import require_migrated
from app.graph.resolve import Resolver


def stats_command(json: JsonOption = False) -> None:
    """Things by kind, claims by type, documents and the release.

    Example: [bold]foedus stats[/]
    """
    with graph() as found:
        require_migrated(found)
        size = found.read(lambda reader: stats(Question(reader, Resolver(), current())))
    if json:
        print_json(size.model_dump(mode="json"))
        return
    table = Table("", "how many", title=f"release {size.release[:12]}")
    for kind, count in size.things.items():
        table.add_row(kind, f"{count:,}")
    table.add_section()
    for type_, count in size.claims.items():
        table.add_row(type_, f"{count:,}")
    table.add_section()
    table.add_row("claims", f"{size.claims_total:,}")
    table.add_row("documents", f"{size.documents:,}")
    table.add_row("withdrawn documents", f"{size.retracted_documents:,}")
    table.add_row("provisional things", f"{size.provisional_things:,}")
    console.print(table)
