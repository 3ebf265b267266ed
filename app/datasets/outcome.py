"""What becomes of a row: a claim, a repeat of an earlier row, or a reject with its reason."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import ValidationError

from app.claims.claim import Claim
from app.datasets.table import Row
from app.entities.vocabulary import faults_of


class Refused(Exception):
    """A row that cannot become a claim; says why, for the file of rejects."""


class Part(NamedTuple):
    """A part of a row that became no claim beside others that did, such as one of its members."""

    row: Row
    reason: str


class Told(NamedTuple):
    """Rows that became claims, by their lines; a span of years may take many rows.

    `parts`: what of them could not be read.
    """

    lines: Sequence[int]
    claims: Sequence[Claim]
    parts: Sequence[Part] = ()


class Reject(NamedTuple):
    """A row that became none, and why."""

    row: Row
    reason: str


class Heading(NamedTuple):
    """A line that is no row but tells something of those below it, such as their recipient."""

    row: Row


class Duplicate(NamedTuple):
    """A row that says what an earlier line says."""

    row: Row
    of: int


def reason_of(error: Refused | ValidationError) -> str:
    """Why a row was refused, in one line."""
    if isinstance(error, Refused):
        return str(error)
    return "; ".join(str(fault) for fault in faults_of(error, "claim"))
