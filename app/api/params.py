"""What a request asks: typed parameters, the picture they mean, and the page."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from json import dumps, loads
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from app.claims.claim import Modality
from app.claims.clocks import Picture, now, today
from app.claims.dates import parse_date, parse_instant
from app.claims.grade import parse_minimum
from app.errors import Fault, InvalidValue, join

P = TypeVar("P")
DATE = "YYYY, YYYY-MM or YYYY-MM-DD"
# An empty text is refused, never taken for 'no filter'.
Text = Annotated[str, Field(min_length=1, max_length=500)]
# These patterns are for readers of OpenAPI: the parsers below say more about what is wrong.
_DAY = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])%s)?)?"
Day = Annotated[str, WithJsonSchema({"type": "string", "pattern": f"^{_DAY % ''}$"})]
Instant = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
# A day, or an instant.
_MOMENT = {"type": "string", "pattern": f"^{_DAY % '([T ].+)?'}$", "examples": ["2024-08-01"]}
Moment = Annotated[str, WithJsonSchema(_MOMENT)]
Grade = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[A-Fa-f][1-6]?$"})]


class Common(BaseModel):
    """The parameters of every read. An unknown one is an error."""

    model_config = ConfigDict(extra="forbid")

    as_of: Day | None = Field(
        None, description=f"A day in the world ({DATE}); default today.", examples=["2024-08-19"]
    )
    known_at: Day | None = Field(
        None,
        description=f"A day of public knowledge ({DATE}): only what was published by then and "
        "not withdrawn; default today.",
        examples=["2023-12-01"],
    )
    recorded_by: Instant | None = Field(
        None,
        description="An instant of this graph: only what it held then; default now.",
        examples=["2026-01-01T00:00:00Z"],
    )
    since: Day | None = Field(
        None, description=f"Only what reaches to or beyond this date ({DATE}).", examples=["2023"]
    )
    until: Day | None = Field(
        None, description=f"Only what had begun by this date ({DATE}).", examples=["2024-06"]
    )
    modality: list[Modality] = Field(
        [], description="Only claims of these modalities.", examples=[["asserted", "claimed"]]
    )
    according_to: list[Text] = Field(
        [],
        description="Only what these say: ids or names of speakers, publishers or documents.",
        examples=[["KOR"]],
    )
    without: list[Text] = Field(
        [],
        description="Leave these out: ids or names of speakers, publishers or documents.",
        examples=[["USA"]],
    )
    min_speakers: int = Field(
        1,
        ge=1,
        le=100,
        description="Only what at least so many independent speakers say.",
        examples=[2],
    )
    min_grade: Grade | None = Field(
        None,
        description="Worst Admiralty grade still kept: 'B2', or 'B' for any credibility.",
        examples=["B2"],
    )

    def picture(self) -> Picture:
        """The clocks and doubts as asked, names of sources not yet resolved.

        Raises InvalidValue with every date, instant and grade that cannot be.
        """
        parse = _Parsing()
        picture = Picture(
            as_of=parse(self.as_of, partial(parse_date, "as_of")) or today(),
            known_at=parse(self.known_at, partial(parse_date, "known_at")) or today(),
            recorded_by=parse(self.recorded_by, partial(parse_instant, "recorded_by")) or now(),
            since=parse(self.since, partial(parse_date, "since")),
            until=parse(self.until, partial(parse_date, "until")),
            modality=tuple(self.modality),
            min_speakers=self.min_speakers,
            min_grade=parse(self.min_grade, parse_minimum),
        )
        join(parse.faults, InvalidValue)
        parameters = picture.parameters()
        if picture.since and picture.until and str(parameters["since"]) > str(parameters["until"]):
            raise InvalidValue(Fault("since", f"{self.since} is after until {self.until}"))
        return picture


class Change(BaseModel):
    """The parameters of every change that can be rehearsed. An unknown one is an error."""

    model_config = ConfigDict(extra="forbid")

    dry_run: bool = Field(False, description="Show what would be stored, and store nothing.")


class Paged(Common):
    """The parameters of every answer that goes on from page to page."""

    limit: int = Field(50, ge=1, le=500, description="Rows a page.")
    cursor: Annotated[str, Field(min_length=1)] | None = Field(
        None,
        description="`next` of the page before; all other parameters as they were.",
    )

    def question(self) -> str:
        """A digest of what is asked, the same for each page of it."""
        asked = self.model_dump(mode="json", exclude={"cursor", "limit", "total"})
        return sha256(f"{type(self).__name__}{dumps(asked, sort_keys=True)}".encode()).hexdigest()[
            :12
        ]

    def start(self, picture: Picture, first: Sequence[str]) -> tuple[Picture, list[str]]:
        """Where the page begins, in the picture that its first page saw.

        `first`: the position before all rows. Raises InvalidValue for a cursor of another query.
        """
        if self.cursor is None:
            return picture, list(first)
        try:
            parts = loads(urlsafe_b64decode(self.cursor.encode()))
            question, as_of, known_at, recorded_by, *position = map(_text, parts)
            clocks = (
                parse_date("cursor", as_of),
                parse_date("cursor", known_at),
                parse_instant("cursor", recorded_by),
            )
        except (NotBase64, ValueError, TypeError, RecursionError, InvalidValue):
            raise InvalidValue(Fault("cursor", "is none of this service's; take `next`")) from None
        if question != self.question() or len(position) != len(first):
            raise InvalidValue(
                Fault("cursor", "belongs to another query: keep all parameters as they were")
            )
        as_of, known_at, recorded_by = clocks
        return replace(picture, as_of=as_of, known_at=known_at, recorded_by=recorded_by), position

    def next(self, picture: Picture, position: Sequence[str]) -> str:
        """The cursor of the page after a position."""
        parts = [self.question(), picture.as_of, picture.known_at, picture.recorded_by, *position]
        return urlsafe_b64encode(dumps(parts, separators=(",", ":")).encode()).decode()


class Listed(Paged):
    """The parameters of every list."""

    total: bool = Field(False, description="Also count all rows.")
    sort: str | None = Field(None, description="The order of the rows.")


class _Parsing:
    """Reads values one after the other and keeps the faults of all."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def __call__(self, value: str | None, parse: Callable[[str], P]) -> P | None:
        """What a value means; null where there is none, or it cannot be."""
        try:
            return None if value is None else parse(value)
        except InvalidValue as error:
            self.faults += error.faults
            return None


def _text(part: object) -> str:
    if not isinstance(part, str):
        raise TypeError("a cursor holds texts alone")
    return part
