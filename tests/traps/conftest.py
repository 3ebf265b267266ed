"""The API over the seed, and the seed's files, as in tests/api."""

from tests.api.conftest import ask as ask
from tests.api.conftest import files as files
