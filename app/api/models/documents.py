"""Documents: the sources."""

from pydantic import Field

from app.api.models.answer import Answer, Model
from app.api.models.claims import Claim
from app.graph.read import DocumentRow


class Document(Model):
    """A source; `claims`: how many of its claims are in the picture."""

    id: str
    title: str
    publisher: str | None
    url: str | None
    published_on: str | None
    language: str
    text_origin: str | None = Field(
        description="'rewritten': our own text over the article's facts; quotes are quotes of it."
    )
    sha256: str | None
    recorded_at: str
    retracted_on: str | None
    retraction_reason: str | None
    superseded_by: str | None = Field(
        description="The newer edition of the dataset that took its place on `retracted_on`."
    )
    dataset: str | None = Field(
        description="Of an edition of a dataset: which.", examples=["sipri"]
    )
    edition: str | None
    terms: str | None = Field(description="What the dataset's publisher asks of its users.")
    citation: str | None = Field(description="How the publisher wants the dataset to be cited.")
    complete: bool | None = Field(description="Whether all rows of its file were read.")
    claims: int


class DocumentAnswer(Answer):
    """One document: its text, and its claims in the order of their quotes.

    Of more than 1,000, as an edition of a dataset has, these are the first: `claims_count` tells
    how many there are, and /claims?document= has them all.
    """

    id: str
    title: str
    publisher: str | None
    url: str | None
    published_on: str | None
    language: str
    text_origin: str | None
    sha256: str | None
    recorded_at: str
    retracted_on: str | None
    retraction_reason: str | None
    superseded_by: str | None
    dataset: str | None
    edition: str | None
    terms: str | None
    citation: str | None
    complete: bool | None
    text: str | None
    claims: list[Claim]
    claims_count: int = Field(description="All its claims, in the picture or not.")


def document(row: DocumentRow) -> Document:
    """A document as an item."""
    return Document(**row._asdict())
