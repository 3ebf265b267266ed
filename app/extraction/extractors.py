"""The ways in which a text becomes claims, by name."""

from enum import StrEnum

# What claims of the rules say of who made them: raised whenever a text gives others.
RULES = "rules@1"


class Extractor(StrEnum):
    """How an article's text becomes claims; `none`: the document alone is stored."""

    RULES = "rules"
    LLM = "llm"
    NONE = "none"
