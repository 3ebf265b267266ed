"""What a change of the graph answers."""

from pydantic import Field

from app.api.models.answer import Answer, Model
from app.api.models.claims import Claim, ClaimAnswer
from app.api.models.documents import DocumentAnswer


class Ambiguous(Model):
    """A name in the text that may mean several things: it became no part of a claim."""

    name: str
    start: int
    end: int
    candidates: list[str]


class DocumentStored(DocumentAnswer):
    """A document with its claims as the graph now has it, or would."""

    stored: bool = Field(
        description="Whether something was written, or in a dry run would be; false: it is there."
    )
    added: int = Field(description="How many claims came.")
    provisional: list[str] = Field(description="Things that no vocabulary knows, now provisional.")
    ambiguous: list[Ambiguous]
    discarded: dict[str, int] = Field(description="What was read and left out: how often, why.")
    same_url: list[str] = Field(
        description="Documents at the same address with another text: where this one corrects "
        "them, withdraw them."
    )


class ClaimsStored(Answer):
    """The claims that were sent, as the graph now has them, or would."""

    document: str
    added: int
    known: int = Field(description="How many of them were there.")
    provisional: list[str]
    claims: list[Claim]


class Withdrawal(Answer):
    """A document that its publisher withdrew, or replaced by a newer edition."""

    id: str
    retracted_on: str
    superseded_by: str | None
    changed: bool = Field(description="False: it was withdrawn on this day before.")


class ClaimReviewed(ClaimAnswer):
    """A claim after a review."""

    changed: bool = Field(description="False: it stood so before.")
