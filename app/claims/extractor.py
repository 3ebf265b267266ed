"""Programs that make claims of texts, by name: `rules@2`, `llm@1:model`; whose work is older."""

import re
from typing import NamedTuple

_NAME = re.compile(r"([a-z]+)@(\d+)(?::.+)?")


class Program(NamedTuple):
    """What reads by itself: `rules@2` is of the kind `rules`, in version 2."""

    kind: str
    version: int


def program(extractor: str) -> Program | None:
    """The program that an extractor's name means; null for a person and for a dataset."""
    found = _NAME.fullmatch(extractor)
    return Program(found[1], int(found[2])) if found else None


def same_kind(extractor: str, other: str) -> bool:
    """Whether two names mean versions of one program, or its work with two models."""
    one, two = program(extractor), program(other)
    return one is not None and two is not None and one.kind == two.kind


def is_newer(extractor: str, other: str) -> bool:
    """Whether an extractor is a later version of the same program than the other."""
    one, two = program(extractor), program(other)
    return one is not None and two is not None and one.kind == two.kind and one > two
