"""`foedus ask`: every question of the API from the command line, with the same parameters."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Any, NoReturn
from urllib.parse import quote

import httpx
import typer
from fastapi import FastAPI
from rich.markup import escape
from rich.table import Table

from app.cli.connection import reached
from app.cli.output import console, errors
from app.errors import Fault, InvalidValue
from app.main import create_app
from app.settings import read_settings

# A JSON value of an answer.
Value = Any
Get = Callable[[str, Sequence[tuple[str, str]]], Awaitable[httpx.Response]]
# Columns of a table at most, but for one that a parameter asks for (category_scheme: category),
# and those that only machines read; --json has all.
_COLUMNS = 8
_FOR_MACHINES = frozenset({"claims", "denied_by", "figures", "life", "id", "recorded_at"})


def ask_command(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(help="A question, such as transfers; none: the list of them.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as it is.")] = False,
) -> None:
    """Ask a question of the API and print its answer as a table.

    Parameters are those of the route, an id in its path comes after its name.

    Example: [bold]foedus ask transfers --supplier PRK --recipient RUS[/]
    Example: [bold]foedus ask weapons weapon:kn-23 trail[/]
    """
    settings = read_settings()
    if question is None:
        _list_questions(create_app(settings.model_copy(update={"neo4j_uri": "bolt://127.0.0.1:1"})))
        return
    parts, parameters = parsed([question, *context.args])
    path = "/v1/" + "/".join(quote(part, safe=":") for part in parts)
    answer = asyncio.run(_get(create_app(reached(settings)), path, parameters))
    if as_json or answer.headers["content-type"] != "application/json":
        typer.echo(answer.content, nl=answer.headers["content-type"] != "application/zip")
    else:
        _show(answer.json(), [name for name, _ in parameters])


def parsed(arguments: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Words of the path, and `--name value` pairs; `--name` alone means true."""
    parts: list[str] = []
    parameters: list[tuple[str, str]] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            parts.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        if not equals:
            value = rest.pop(0) if rest and not rest[0].startswith("--") else "true"
        if not name:
            raise InvalidValue(Fault(word, "is no parameter", allowed=("--name value",)))
        parameters.append((name.replace("-", "_"), value))
    return parts, parameters


@asynccontextmanager
async def asking(app: FastAPI) -> AsyncIterator[Get]:
    """The API within this process: what a path with parameters answers; a refusal ends the run."""
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://foedus") as client,
    ):

        async def get(path: str, parameters: Sequence[tuple[str, str]]) -> httpx.Response:
            answer = await client.get(path, params=httpx.QueryParams(tuple(parameters)))
            if answer.status_code >= 400:
                _refuse(answer.json())
            return answer

        yield get


async def _get(app: FastAPI, path: str, parameters: Sequence[tuple[str, str]]) -> httpx.Response:
    async with asking(app) as get:
        return await get(path, parameters)


def _refuse(problem: Mapping[str, Value]) -> NoReturn:
    errors.print(f"[bold red]{escape(problem['title'])}[/]")
    for fault in problem["errors"]:
        hints = fault.get("did_you_mean") or fault.get("allowed") or []
        text = f"{fault['field']}: {fault['message']}" if fault["field"] else fault["message"]
        errors.print(f"  {escape(text)} {escape(', '.join(hints))}", soft_wrap=True)
    raise typer.Exit(2)


def _list_questions(app: FastAPI) -> None:
    table = Table("question", "answers")
    for path, operations in app.openapi()["paths"].items():
        if path.startswith("/v1/") and "get" in operations:
            name = path.removeprefix("/v1/").replace("/", " ").replace("{id}", "ID")
            table.add_row(name, operations["get"]["summary"])
    console.print(table)


def _show(answer: Mapping[str, Value], asked: Sequence[str]) -> None:
    clocks = [f"{name} {answer[name]}" for name in ("as_of", "known_at") if name in answer]
    lists = {
        name: rows
        for name, rows in answer.items()
        if isinstance(rows, list) and rows and isinstance(rows[0], dict)
    }
    for name, value in answer.items():
        if name not in lists and name not in _ENVELOPE:
            text = _cell(value)
            if text:
                console.print(f"[bold]{escape(name)}[/] {escape(text)}", soft_wrap=True)
    for name, rows in lists.items():
        _table(name, rows, asked)
    if not lists and "items" in answer:
        console.print("nothing in this picture")
    console.print(escape(", ".join(clocks)), style="dim")


# What every answer has; the clocks are printed below it.
_ENVELOPE = ("as_of", "known_at", "recorded_by", "release", "next")


def _table(title: str, rows: Sequence[Mapping[str, Value]], asked: Sequence[str]) -> None:
    filled = [c for c in rows[0] if any(_cell(row.get(c)) for row in rows)]
    read = [c for c in filled if c not in _FOR_MACHINES]
    more = [c for c in read[_COLUMNS:] if any(name.startswith(c) for name in asked)]
    columns = read[:_COLUMNS] + more
    table = Table(title=title if title != "items" else None, show_lines=True)
    for column in columns:
        table.add_column(column, overflow="fold", min_width=30 if column == "standing" else None)
    for row in rows:
        table.add_row(*(escape(_cell(row.get(column))) for column in columns))
    console.print(table)
    if rest := [column for column in filled if column not in columns]:
        console.print(f"(with --json also: {', '.join(rest)})", style="dim")


def _cell(value: Value) -> str:
    """A value as a few words: a thing by its name, a standing by its reason."""
    if value is None or value == []:
        return ""
    if isinstance(value, dict):
        return _object(value)
    if isinstance(value, list):
        shown = [_cell(item) for item in value[:5]]
        return ", ".join(shown) + (f" (+{len(value) - 5})" if len(value) > 5 else "")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _object(value: Mapping[str, Value]) -> str:
    if "scheme" in value:
        return _of_scheme(value)
    if "why" in value and "value" in value:
        return f"{value['value']}: {value['why']}"
    if "quote" in value:
        return f"“{value['quote']}”"
    if "unit" in value:
        low, high = value["min"], value["max"]
        if low == high:
            return f"{low} {value['unit']}"
        return f"{'' if low is None else low}..{'' if high is None else high} {value['unit']}"
    if "name" in value:
        return f"{value['name']}"
    if "from" in value and "to" in value and len(value) == 2:
        return f"{value['from'] or ''}..{value['to'] or ''}"
    if "title" in value:
        return str(value["title"])
    if len(json.dumps(value)) < 300:
        parts = ((name, _cell(item)) for name, item in value.items())
        return ", ".join(f"{name} {text}" for name, text in parts if text)
    return " ".join(filter(None, (_cell(v) for v in list(value.values())[:4])))


def _of_scheme(value: Mapping[str, Value]) -> str:
    """A category or a counterpart; why there is none would fill the screen."""
    if "term" in value:
        return f"{value['scheme']}: {value['term'] or 'none'}"
    return " ".join(filter(None, dict.fromkeys((value["value"], value["name"]))))
