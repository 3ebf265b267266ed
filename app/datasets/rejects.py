"""The file that names each row which became no claim: its line, why, and what it said."""

import csv
from contextlib import suppress
from pathlib import Path
from typing import Self, TextIO

from app.datasets.outcome import Duplicate, Part, Reject
from app.errors import BadFile, Fault


class Rejects:
    """A CSV file of rejects, parts and duplicates; there is none where there was nothing to tell.

    It appears whole when the run has ended, and replaces that of an earlier run.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._part = path.with_name(f"{path.name}.part")
        self._file: TextIO | None = None

    def add(self, outcome: Reject | Part | Duplicate) -> None:
        """Name a row, or what of a row became no claim."""
        row = outcome.row
        if isinstance(outcome, Duplicate):
            told = [row.line, "duplicate", f"says what line {outcome.of} says"]
        else:
            kind = "part" if isinstance(outcome, Part) else "reject"
            told = [row.line, kind, outcome.reason]
        if self._file is None:
            self._file = self._opened()
        self._writer.writerow([*told, *row.cells.values()])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._file:
            self._file.close()
            if kind is None:
                self._part.replace(self.path)
        elif kind is None:
            self.path.unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            self._part.unlink()

    def _opened(self) -> TextIO:
        try:
            file = self._part.open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise BadFile(Fault(str(self.path), f"cannot be written: {error.strerror}")) from error
        self._writer = csv.writer(file)
        self._writer.writerow(["line", "outcome", "reason", "cells"])
        return file
