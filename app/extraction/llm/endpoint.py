"""Where the user's language model is, and what it costs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Endpoint:
    """Where the model is. Prices: USD for a million tokens, null where nobody asks."""

    url: str
    model: str
    key: str = "none"
    seconds: float = 120.0
    price_in: float | None = None
    price_out: float | None = None
