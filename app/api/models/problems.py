"""Errors as RFC 9457 problems."""

from pydantic import BaseModel, Field


class FieldError(BaseModel):
    """One thing that was wrong: the parameter or place, what, and what is allowed."""

    field: str
    message: str
    allowed: list[str] | None = None
    did_you_mean: list[str] | None = None


class Problem(BaseModel):
    """application/problem+json."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["A value cannot be"])
    status: int = Field(examples=[422])
    detail: str = Field(
        examples=["supplier: 'PRQ' is no id or name of a country; did you mean 'PRK'?"]
    )
    instance: str = Field(examples=["/v1/transfers"])
    errors: list[FieldError]
