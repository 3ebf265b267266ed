"""The API over the seed, and the seed's files."""

import httpx
import pytest

from tests.api.asking import Asking
from tests.api.seed import Seed


@pytest.fixture(scope="session")
def ask(api: httpx.Client) -> Asking:
    """The API over the seed."""
    return Asking(api)


@pytest.fixture(scope="session")
def files() -> Seed:
    """What the seed's files say."""
    return Seed()
