"""Claims as the tests of this room make them."""

from collections.abc import Callable

import pytest

from app.claims.claim import Claim

Make = Callable[..., Claim]


@pytest.fixture
def claim() -> Make:
    """A claim that North Korea delivered shells to Russia, with what a test changes in it."""

    def make(**changes: object) -> Claim:
        said: dict[str, object] = {
            "type": "SUPPLIES",
            "subject": "PRK",
            "object": "RUS",
            "weapon": "weapon:artillery-shell",
            "modality": "asserted",
            "status": "delivered",
            "locator": "row 1",
        }
        return Claim.model_validate({**said, **changes})

    return make
