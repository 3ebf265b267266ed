"""What a request asks: typed parameters, the picture they mean, and the page."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from json import dumps, loads

from pydantic import BaseModel, ConfigDict, Field

from app.claims.claim import Modality
from app.claims.clocks import Picture, now, today
from app.claims.dates import parse_date, parse_instant
from app.claims.grade import parse_minimum
from app.errors import Fault, InvalidValue

DATE = "YYYY, YYYY-MM or YYYY-MM-DD"


class Common(BaseModel):
    """The parameters of every read. An unknown one is an error."""

    model_config = ConfigDict(extra="forbid")

    as_of: str | None = Field(
        None, description=f"A day in the world ({DATE}); default today.", examples=["2024-08-19"]
    )
    known_at: str | None = Field(
        None,
        description=f"A day of public knowledge ({DATE}): only what was published by then and "
        "not withdrawn; default today.",
        examples=["2023-12-01"],
    )
    recorded_by: str | None = Field(
        None,
        description="An instant of this graph: only what it held then; default now.",
        examples=["2026-01-01T00:00:00Z"],
    )
    since: str | None = Field(
        None, description=f"Only what reaches to or beyond this date ({DATE}).", examples=["2023"]
    )
    until: str | None = Field(
        None, description=f"Only what had begun by this date ({DATE}).", examples=["2024-06"]
    )
    modality: list[Modality] = Field(
        [], description="Only claims of these modalities.", examples=[["asserted", "claimed"]]
    )
    according_to: list[str] = Field(
        [],
        description="Only what these say: ids or names of speakers, publishers or documents.",
        examples=[["KOR"]],
    )
    without: list[str] = Field(
        [],
        description="Leave these out: ids or names of speakers, publishers or documents.",
        examples=[["USA"]],
    )
    min_speakers: int = Field(
        1, ge=1, le=100, description="Only what at least so many independent speakers say."
    )
    min_grade: str | None = Field(
        None,
        description="Worst Admiralty grade still kept: 'B2', or 'B' for any credibility.",
        examples=["B2"],
    )

    def picture(self) -> Picture:
        """The clocks and doubts as asked, names of sources not yet resolved."""
        picture = Picture(
            as_of=parse_date("as_of", self.as_of) if self.as_of else today(),
            known_at=parse_date("known_at", self.known_at) if self.known_at else today(),
            recorded_by=(
                parse_instant("recorded_by", self.recorded_by) if self.recorded_by else now()
            ),
            since=parse_date("since", self.since) if self.since else None,
            until=parse_date("until", self.until) if self.until else None,
            modality=tuple(self.modality),
            min_speakers=self.min_speakers,
            min_grade=parse_minimum(self.min_grade) if self.min_grade else None,
        )
        parameters = picture.parameters()
        if picture.since and picture.until and str(parameters["since"]) > str(parameters["until"]):
            raise InvalidValue(Fault("since", f"{self.since} is after until {self.until}"))
        return picture


class Listed(Common):
    """The parameters of every list."""

    limit: int = Field(50, ge=1, le=500, description="Rows a page.")
    cursor: str | None = Field(None, description="`next` of the page before.")
    total: bool = Field(False, description="Also count all rows.")
    sort: str | None = Field(None, description="The order of the rows.")

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
            question, as_of, known_at, recorded_by, *position = loads(
                urlsafe_b64decode(self.cursor.encode())
            )
        except (NotBase64, ValueError, TypeError):
            raise InvalidValue(Fault("cursor", "is none of this service's; take `next`")) from None
        if question != self.question() or len(position) != len(first):
            raise InvalidValue(
                Fault("cursor", "belongs to another query: keep all parameters as they were")
            )
        return replace(picture, as_of=as_of, known_at=known_at, recorded_by=recorded_by), position

    def next(self, picture: Picture, position: Sequence[str]) -> str:
        """The cursor of the page after a position."""
        parts = [self.question(), picture.as_of, picture.known_at, picture.recorded_by, *position]
        return urlsafe_b64encode(dumps(parts, separators=(",", ":")).encode()).decode()
