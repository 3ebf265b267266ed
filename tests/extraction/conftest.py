"""The seed's names, made once."""

from collections.abc import Callable, Sequence

import pytest

from app.claims.claim import Claim
from app.extraction.article import article_of
from app.extraction.corpus import read_one

Read = Callable[..., Sequence[Claim]]


@pytest.fixture(scope="session")
def read() -> Read:
    """The claims of a text, published on 20 August 2024 unless another day is given."""

    def claims(text: str, published: str = "2024-08-20") -> Sequence[Claim]:
        return read_one(article_of({"text": text, "published": published})).batch.claims

    return claims
