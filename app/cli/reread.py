"""`foedus reread`: stored articles read again by today's rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, NamedTuple

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.claims.claim import Claim
from app.cli.connection import graph
from app.cli.output import JsonOption, console, errors, print_json
from app.cli.readers import Reader, reader_of
from app.entities.vocabulary import Vocabulary, load
from app.errors import Conflict, Fault, FoedusError, InvalidValue
from app.extraction.extractors import Extractor
from app.graph.driver import Graph
from app.graph.migrate import require_migrated
from app.graph.readings import to_read
from app.graph.reread import Changes, compare, document_again, replace
from app.paths import SEED


class Reread(NamedTuple):
    """What became of one article; with `faults` it was not read and stays as it was."""

    document: str
    changes: Changes
    faults: tuple[Fault, ...] = ()


def reread_command(
    documents: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of documents; none: all that an older version read."),
    ] = None,
    extractor: Annotated[
        Extractor, typer.Option(help="Whose articles are read again: those of rules or of llm.")
    ] = Extractor.RULES,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would come and go; change nothing.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Read stored articles again, by today's rules: what these no longer say leaves the picture.

    Claims that they say too stay as they are, and so does what a person reviewed or made. Nothing
    is deleted: recorded_by repeats the answers of before. A run that was cut off is called again.

    Example: [bold]foedus reread --dry-run[/]
    """
    if extractor is Extractor.NONE:
        allowed = (str(Extractor.RULES), str(Extractor.LLM))
        raise InvalidValue(Fault("--extractor", "none reads nothing", allowed))
    vocabulary, reader = load(SEED / "vocabulary"), reader_of(extractor)
    with reader.counted(), graph() as found:
        require_migrated(found)
        wanted = to_read(found, reader.name, documents or ())
        done = list(_with_bar(reread(found, reader, vocabulary, wanted, dry=dry_run), len(wanted)))
    if json:
        print_json({"extractor": reader.name, **_rows(done), **reader.used()})
    else:
        _tell(done, reader.name, vocabulary, dry_run)
        reader.tell()
    if any(each.faults for each in done):
        raise typer.Exit(2)


def reread(
    found: Graph,
    reader: Reader,
    vocabulary: Vocabulary,
    documents: Iterable[str],
    *,
    dry: bool = False,
) -> Iterator[Reread]:
    """Read documents again, one transaction each; `dry` leaves all as it is.

    An article over which the rules fail keeps its claims and stops no other.
    """
    from app.extraction.article import article_again

    for id_ in documents:
        article = article_again(document_again(found, id_))
        try:
            batch = reader.read(article).batch
            if dry:
                changes = compare(found, batch, reader.name)
            else:
                changes = replace(found, batch, reader.name, vocabulary)
        except Conflict as error:
            yield Reread(id_, Changes(), error.faults)
        except FoedusError:  # the database or the model is away: it is so for all of them
            raise
        except Exception as error:  # noqa: BLE001  the outer edge of one article
            fault = Fault(id_, f"a defect of Foedus: {type(error).__name__}: {error}")
            yield Reread(id_, Changes(), (fault,))
        else:
            yield Reread(id_, changes)


def _with_bar(reread: Iterator[Reread], total: int) -> Iterator[Reread]:
    columns = (TextColumn("reading again"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        yield from bar.track(reread, total)


def _rows(done: Sequence[Reread]) -> Mapping[str, object]:
    """What happened, for machines; articles of which nothing changed are counted."""
    return {
        "documents": [
            {
                "id": document,
                "added": [_row(item.id, item.claim) for item in changes.came],
                "withdrawn": [
                    {**_row(kept.id, kept.claim), "reason": why} for kept, why in changes.went
                ],
                "restored": [_row(kept.id, kept.claim) for kept in changes.back],
                "stayed": changes.stayed,
            }
            for document, changes, _ in done
            if changes.any
        ],
        "unchanged": sum(not changes.any and not faults for _, changes, faults in done),
        "refused": [str(fault) for each in done for fault in each.faults],
    }


def _row(id_: str, claim: Claim) -> dict[str, Any]:
    return {"claim": id_, **claim.model_dump(mode="json", by_alias=True, exclude_none=True)}


def _tell(done: Sequence[Reread], extractor: str, vocabulary: Vocabulary, dry: bool) -> None:
    """The same for people, and of a dry run each claim."""
    for document, changes, faults in done:
        for fault in faults:
            errors.print(f"  {fault}", soft_wrap=True, markup=False)
        if changes.any:
            console.print(f"{document}: {_counts([changes])}", soft_wrap=True, markup=False)
        if dry:
            _show(changes, vocabulary)
    if done:
        text = f"{len(done):,} articles read by {extractor}: {_counts([d.changes for d in done])}"
        console.print(f"{text}{'; nothing was changed' if dry else ''}", soft_wrap=True)
    else:
        console.print(f"nothing to read again: no article was read by an older {extractor}")


def _counts(all_: Sequence[Changes]) -> str:
    came, went = sum(len(each.came) for each in all_), sum(len(each.went) for each in all_)
    back, stayed = sum(len(each.back) for each in all_), sum(each.stayed for each in all_)
    again = f", {back:,} back again" if back else ""
    return f"{came:,} claims added, {went:,} withdrawn{again}, {stayed:,} as before"


def _show(changes: Changes, vocabulary: Vocabulary) -> None:
    from app.cli.marked import line_of

    names = {id_: entity.name for id_, entity in vocabulary.entities.items()}
    lines = [
        line_of(kept.claim, names, "  - ").append(f"  ({why})", "dim") for kept, why in changes.went
    ]
    come = [kept.claim for kept in changes.back] + [item.claim for item in changes.came]
    for line in lines + [line_of(claim, names, "  + ") for claim in come]:
        console.print(line, soft_wrap=True)
