"""`foedus export`: the whole graph, or the claims of a query, as files that other programs read."""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from app.claims.clocks import now
from app.claims.dates import parse_instant
from app.claims.records import TABLES, Record, table_of
from app.cli.ask import asking, parsed
from app.cli.connection import graph, reached
from app.cli.imported import bar_of
from app.cli.output import JsonOption, console, print_json
from app.errors import Fault, InvalidValue
from app.export.whole import FORMATS
from app.graph.migrate import require_migrated
from app.graph.records import records
from app.main import create_app
from app.settings import read_settings

# Claims a page of the query.
_PAGE = "500"


def export_command(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="File or folder to write; never overwritten.")],
    format_: Annotated[
        str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")
    ] = "jsonl",
    recorded_by: Annotated[
        str | None, typer.Option(help="Instant: only what the graph held then; default now.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Write the whole graph, with all that was withdrawn or rejected, or what a query finds.

    A query has the parameters of /v1/claims: its claims come with their documents and all that
    they name. `foedus import foedus OUT` reads every format but statements: the graph is the same.

    Example: [bold]foedus export graph.jsonl[/]
    Example: [bold]foedus export arms --format csv --type SUPPLIES --object RUS --as-of 2023[/]
    """
    if format_ not in FORMATS:
        allowed = tuple(f"{name}: {one.gives}" for name, one in FORMATS.items())
        raise InvalidValue(Fault("format", f"{format_!r} is none", allowed=allowed))
    words, query = parsed(context.args)
    if words:
        raise InvalidValue(Fault(words[0], "is no parameter", allowed=("--name value",)))
    instant = parse_instant("recorded_by", recorded_by) if recorded_by else now()
    claims = asyncio.run(_claims_of([*query, ("recorded_by", instant)])) if query else None
    counts: Counter[str] = Counter()
    with graph() as there, bar_of(json) as bar:
        require_migrated(there)
        release = there.read(lambda reader: reader.one("read/release", {"recorded_by": instant}))
        found = records(there, instant, claims)
        FORMATS[format_].write(_counted(found, counts, bar, claims), out)
    told = {table: counts[table] for table in TABLES}
    if json:
        of = {"release": release and release["release"] and release["release"][0]}
        print_json({"out": str(out), "format": format_, "recorded_by": instant, **of, **told})
    else:
        what = ", ".join(f"{count:,} {table}" for table, count in told.items())
        console.print(f"{out}: {what}, as the graph was at {instant}", soft_wrap=True)


def _counted(
    found: Iterable[Record], counts: Counter[str], bar: Progress, claims: Collection[str] | None
) -> Iterator[Record]:
    """The records, counted while they go by; progress is that of their claims."""
    task = bar.add_task("claims", total=None if claims is None else len(claims))
    for record in found:
        table = table_of(record)
        counts[table] += 1
        if table == "claims" and counts[table] % 100 == 0:
            bar.update(task, completed=counts[table])
        yield record


async def _claims_of(query: Sequence[tuple[str, str]]) -> set[str]:
    """The ids of all claims that a query of /v1/claims finds."""
    ids: set[str] = set()
    async with asking(create_app(reached(read_settings()))) as get:
        cursor: str | None = ""
        while cursor is not None:
            page = [("cursor", cursor)] if cursor else []
            answer = (await get("/v1/claims", [*query, ("limit", _PAGE), *page])).json()
            ids |= {item["id"] for item in answer["items"]}
            cursor = answer["next"]
    return ids
