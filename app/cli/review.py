"""`foedus review`: extracted claims before the eyes of a person."""

from getpass import getuser
from typing import Annotated

import typer
from rich.markup import escape
from rich.padding import Padding

from app.claims.clocks import current
from app.claims.review import Verdict
from app.cli.connection import graph
from app.cli.output import JsonOption, console, print_json
from app.errors import Fault, InvalidValue
from app.graph.driver import Graph
from app.graph.migrate import require_migrated
from app.graph.read import ClaimRow, ask, claims_of
from app.graph.review import review


def review_command(
    claim: Annotated[
        str | None, typer.Argument(help="Id of a claim; none: the queue, the weakest first.")
    ] = None,
    verdict: Annotated[
        Verdict | None, typer.Argument(help="undo: take the last verdict back.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    by: Annotated[str | None, typer.Option(help="Who says so; default: your user name.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=500, help="Rows of the queue.")] = 20,
    json: JsonOption = False,
) -> None:
    """List the claims that rules made and nobody looked at, or accept or reject one of them.

    A rejected claim leaves the picture; nothing is deleted, and every verdict can be undone.

    Example: [bold]foedus review[/]
    Example: [bold]foedus review 5cfe2fc1916ba6574eeac3e438f8bc89 reject --reason misread[/]
    """
    if claim and not verdict:
        raise InvalidValue(Fault("verdict", "is missing", tuple(Verdict)))
    with graph() as found:
        require_migrated(found)
        if claim and verdict:
            _judge(found, claim, verdict, reason, by or getuser(), json)
        else:
            _list(found, limit, json)


def _judge(
    found: Graph, claim: str, verdict: Verdict, reason: str | None, by: str, json: bool
) -> None:
    done = review(found, claim, verdict, reason, by)
    if json:
        print_json({"claim": claim, "review": done.state, "changed": done.changed})
    else:
        was = "" if done.changed else "was "
        console.print(f"{claim} {was}{done.state or 'waits for its review again'}")


def _list(found: Graph, limit: int, json: bool) -> None:
    start = {"after_weakness": "", "after_recorded": "", "after_id": "", "document": None}
    queue = found.read(lambda reader: ask(reader, "queue", current(), **start, limit=limit))
    rows = claims_of(queue)
    if json:
        print_json({"claims": [_row(row, queue.names) for row in rows]})
        return
    if not rows:
        console.print("No claim waits for a review.")
        return
    for row in rows:
        said = _row(row, queue.names)
        # Never broken: the id is copied into the next command.
        console.print(f"[bold]{row.id}[/]  {row.grade}  {row.rule}", soft_wrap=True)
        console.print(f"  {escape(str(said['says']))}", soft_wrap=True)
        console.print(Padding(f"[dim]{escape(row.quote or '')}[/]", (0, 2, 1, 2)))


def _row(row: ClaimRow, names: dict[str, tuple[str, str]]) -> dict[str, object]:
    def name(id_: str | None) -> str:
        return names.get(id_, (id_, ""))[0] if id_ else ""

    said = [name(row.subject), row.type, name(row.object), name(row.weapon)]
    how = ", ".join(filter(None, (row.modality, row.status)))
    return {
        "claim": row.id,
        "grade": row.grade,
        "says": f"{' '.join(filter(None, said))} ({how})",
        "attributed_to": row.speaker,
        "rule": row.rule,
        "document": row.document,
        "quote": row.quote,
    }
