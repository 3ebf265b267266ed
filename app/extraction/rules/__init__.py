"""The rules, one file a fact type: which words, in which construction, say it."""

from app.extraction.rules import supplies

READERS = (supplies.read,)
