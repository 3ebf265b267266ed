"""ATOP's directed dyad-years: what one state was bound to towards another in each year.

Hundreds of thousands of rows tell of some thousand spans: the years of a dyad that follow on each
other with the same obligations become one claim. Consultation, neutrality and non-aggression make
no alliance, so that rows with nothing else are refused.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.claims.claim import Claim
from app.claims.fact_types import FactType
from app.datasets.atop import OBLIGATIONS, is_alliance, obligations
from app.datasets.cells import code, whole
from app.datasets.dataset import Edition, Layout, Outcome, Read
from app.datasets.outcome import Duplicate, Refused, Reject, Told
from app.datasets.table import Row


@dataclass
class _Run:
    """Years of a dyad that follow on each other and say the same; `key`: what they all say."""

    key: tuple[object, ...]
    codes: tuple[str, str]
    ends: tuple[str, str]
    bound_to: tuple[str, ...]
    first: int
    lines: list[int]

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


def _reader(one: str, other: str, prefix: str) -> Read:
    """The reader for files whose columns have these names, and obligations this prefix."""

    def read(rows: Iterable[Row], edition: Edition) -> Iterator[Outcome]:
        run: _Run | None = None
        # The last year of each dyad: the only thing that grows, with the dyads, not with the rows.
        latest: dict[tuple[str, str], int] = {}
        for row in rows:
            try:
                new = _run(row, one, other, prefix, edition)
                if run and new.key == run.key and new.first == run.last:
                    yield Duplicate(row, run.lines[-1])
                    continue
                if new.first <= (year := latest.get(new.codes, -1)):
                    raise Refused(
                        f"{' to '.join(new.codes)} was told up to {year}: the years of a dyad "
                        f"must stand in their order, each once"
                    )
            except Refused as error:
                yield Reject(row, str(error))
                continue
            latest[new.codes] = new.first
            if run and new.key == run.key and new.first == run.last + 1:
                run.lines += new.lines
                continue
            if run:
                yield _told(run, edition)
            run = new
        if run:
            yield _told(run, edition)

    return read


def _run(row: Row, one: str, other: str, prefix: str, edition: Edition) -> _Run:
    """A row as a run of one year; Refused where it tells of no alliance between two states."""
    bound_to = obligations(row.cells, prefix)
    if not is_alliance(bound_to):
        raise Refused(
            f"binds to {', '.join(bound_to)} alone, which makes no alliance"
            if bound_to
            else "binds to nothing"
        )
    codes = code(row[one], one), code(row[other], other)
    year = whole(row["year"], "year")
    if year is None:
        raise Refused("year: is not told")
    first, second = (edition.link.coded("cow", number, f"{year:04}") for number in codes)
    if first == second:
        raise Refused(f"{' and '.join(codes)} are both {first} in {year}")
    return _Run(
        (codes, first, second, bound_to), codes, (first, second), bound_to, year, [row.line]
    )


def _told(run: _Run, edition: Edition) -> Told:
    return Told(run.lines, (_claim(run, edition),))


def _claim(run: _Run, edition: Edition) -> Claim:
    subject, object_ = run.ends
    return edition.claim(
        type=FactType.ALLIED_WITH,
        subject=subject,
        object=object_,
        date={"from": f"{run.first:04}", "to": f"{run.last:04}"},
        locator=f"{run.codes[0]} to {run.codes[1]}, {run.first}-{run.last}",
        # The two ends of an alliance stand in order of id: who owes what to whom is said here.
        note=f"{subject} is bound towards {object_}: {', '.join(run.bound_to)}",
    )


def _layout(name: str, one: str, other: str, prefix: str = "") -> Layout:
    columns = (one, other, "year", *(prefix + obligation for obligation in OBLIGATIONS))
    gives = "what one state is bound to towards another in a year"
    # Digests of so many rows would not stay small: the reader itself knows repeats.
    return Layout(name, gives, columns, _reader(one, other, prefix), alone=False)


LAYOUTS = (
    _layout("directed dyad-years", "stateA", "stateB"),
    _layout("directed dyad-years of peacesciencer", "ccode1", "ccode2", "atop_"),
)
