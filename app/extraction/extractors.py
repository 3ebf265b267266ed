"""The ways in which a text becomes claims, by name."""

from enum import StrEnum


class Extractor(StrEnum):
    """How an article's text becomes claims; `none`: the document alone is stored."""

    RULES = "rules"
    LLM = "llm"
    NONE = "none"
