"""What a dataset is: its terms, the layouts of its files, and how a file becomes an edition."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from pydantic import ValidationError

from app.claims.claim import Claim, Document, Modality
from app.datasets.linking import Linker
from app.datasets.outcome import Duplicate, Heading, Part, Refused, Reject, Told, reason_of
from app.datasets.table import File, Row, cells_of, columns_of, rows_of
from app.entities.kinds import slug
from app.errors import BadFile, Fault, InvalidValue, join

Outcome = Told | Heading | Duplicate | Reject


class Stated(NamedTuple):
    """What a file says of its own edition: a name for it, the day it was published."""

    edition: str
    published_on: str | None = None


@dataclass(frozen=True)
class Edition:
    """One edition of a dataset while it is read: whose word it is, and what its names mean.

    `preamble`: the lines before the header, which may tell what the rows do not. `columns`: the
    header. `options`: what the user says of the file because it does not.
    """

    dataset: "Dataset"
    name: str
    link: Linker
    preamble: Sequence[str] = ()
    columns: Sequence[str] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    def claim(self, **said: object) -> Claim:
        """A claim in the dataset's own voice, unless it says otherwise."""
        mine: dict[str, object] = {
            "object": None,
            "modality": Modality.ASSERTED,
            "attributed_to": self.dataset.speaker,
            "extractor": f"dataset:{self.dataset.name}@{self.name}",
            "grade": self.dataset.grade,
        }
        return Claim.model_validate({**mine, **said})


Read = Callable[[Iterable[Row], Edition], Iterator[Outcome]]


@dataclass(frozen=True)
class Layout:
    """One layout of a dataset's files, known by the columns that its header must have.

    `gives`: what a row is. `terminator`: a sign at the end of each line. `states`: the edition
    that the preamble tells of. `heads`: where headers vary, whether a line's cells are one;
    `bare`: there is no header, `columns` are all there are and `heads` is asked of the first row.
    `alone`: each row says all by itself, so that one with the same cells is its duplicate.
    Not `quoted`: a '"' is a letter. `options`: what a user may say where the file does not, and
    what that means.
    """

    name: str
    gives: str
    columns: tuple[str, ...]
    read: Read
    delimiter: str = ","
    terminator: str = ""
    states: Callable[[Sequence[str]], Stated | None] = lambda _: None
    heads: Callable[[Sequence[str]], bool] | None = None
    bare: bool = False
    alone: bool = True
    quoted: bool = True
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def expected(self) -> str:
        """What a file must have to be of this layout."""
        if not self.bare:
            return f"{self.name} ({', '.join(self.columns)})"
        shown = ", ".join((*self.columns[:3], "...", self.columns[-1]))
        return f"{self.name} (no header, {len(self.columns)} columns: {shown})"

    def opened(self, file: File) -> "Table | None":
        """The file as a table of this layout; null where it is none."""
        for number, line in enumerate(file.head[:1] if self.bare else file.head):
            cells = cells_of(line, self.delimiter, self.terminator, quoted=self.quoted)
            if self.heads(cells) if self.heads else set(self.columns) <= set(cells):
                if self.bare:
                    return Table(file, self, self.columns, 0)
                return Table(file, self, columns_of(cells), number + 1)
        return None


@dataclass(frozen=True)
class Table:
    """A file whose layout is known; its rows begin after line `after`."""

    file: File
    layout: Layout
    columns: Sequence[str]
    after: int

    @property
    def preamble(self) -> Sequence[str]:
        """The lines before the header."""
        return self.file.head[: max(self.after - 1, 0)]

    def rows(self) -> Iterator[Row]:
        """Its rows, in their order."""
        layout = self.layout
        return rows_of(
            self.file,
            self.columns,
            after=self.after,
            delimiter=layout.delimiter,
            terminator=layout.terminator,
            quoted=layout.quoted,
        )


@dataclass(frozen=True)
class Dataset:
    """A dataset: where a user gets it, on what terms, how it wants to be cited, what is read.

    `publisher`: null where anyone may publish such files, and the user says who did.
    `speaker`: the body whose word its editions are, so that two of them are one voice; null where
    they are nobody's (events that a machine read out of news).
    `spelled`: whose spellings of states it uses (`used_by` in seed/vocabulary/countries.json).
    """

    name: str
    title: str
    publisher: str | None
    speaker: str | None
    url: str
    terms: str
    citation: str
    layouts: tuple[Layout, ...] = field(repr=False)
    grade: str = "B2"
    spelled: str = ""

    def opened(self, file: File) -> Table:
        """The file, or the first sheet of it, in the layout that it has; BadFile says what was
        expected."""
        for sheet in file.sheets():
            for layout in self.layouts:
                if table := layout.opened(sheet):
                    return table
        first = file.head[0].strip()[:80] if file.head else ""
        expected = tuple(layout.expected for layout in self.layouts)
        raise BadFile(
            Fault(
                str(file.path),
                f"has no layout of {self.name}; it begins {first!r}",
                allowed=expected,
            )
        )

    def edition(self, table: Table, name: str, link: Linker, options: Mapping[str, str]) -> Edition:
        """An edition about to be read; InvalidValue for an option that its layout does not have."""
        allowed = table.layout.options
        join(
            [
                Fault("option", f"{option!r} is none of this layout", allowed=tuple(allowed))
                for option in options
                if option not in allowed
            ],
            InvalidValue,
        )
        return Edition(self, name, link, table.preamble, table.columns, options)

    def document(
        self,
        table: Table,
        edition: str | None,
        published_on: str | None,
        options: Mapping[str, str] = MappingProxyType({}),
    ) -> Document:
        """The edition as a document: named by the caller, by the file, or by its bytes.

        What the user says of a file makes it another document: one list of losses a country.
        """
        stated = table.layout.states(table.preamble)
        name = edition or (stated.edition if stated else table.file.sha256[:12])
        name = ", ".join((name, *options.values()))
        return Document(
            id=f"{self.name}-{slug(name)}",
            title=f"{self.title}: {table.layout.name}, {name}",
            publisher=options.get("publisher", self.publisher),
            url=self.url,
            published_on=published_on or (stated.published_on if stated else None),
            dataset=self.name,
            edition=name,
            terms=self.terms,
            citation=self.citation,
            complete=False,
            file_sha256=table.file.sha256,
        )


def each(claims_of: Callable[[Row, Edition], Iterable[Claim | Refused]]) -> Read:
    """The reader of a layout whose rows each stand alone.

    What is refused of a row by being yielded is only a part of it; by being raised it is all.
    """

    def read(rows: Iterable[Row], edition: Edition) -> Iterator[Outcome]:
        for row in rows:
            try:
                yield told(row, claims_of(row, edition))
            except (Refused, ValidationError) as error:
                yield Reject(row, reason_of(error))

    return read


def told(row: Row, found: Iterable[Claim | Refused]) -> Told | Reject:
    """What becomes of a row that makes these claims and lacks these parts."""
    claims, refused = [], []
    for one in found:
        if isinstance(one, Refused):
            refused.append(str(one))
        else:
            claims.append(one)
    if not claims:
        return Reject(row, "; ".join(refused) or "says nothing")
    return Told((row.line,), claims, [Part(row, reason) for reason in refused])
