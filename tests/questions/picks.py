"""What an expectation says: picks from an answer, compared exactly.

A pick names the way to a value: `attacked.id`, `items[].supplier.id` (each of a list),
`items[weapon.id=weapon:himars][status=delivered].since` (those for which this holds),
`items[0].entity.id` (one of a list), `items[] | supplier.id, status` (a row of columns each).
Null on the way is null at its end. Lists are complete, with repeats, in whatever order they come;
a pick that ends in ` in order` compares their order too. `{"with": "..."}` is for prose alone:
a text that has these words.
"""

import json
import re
from collections.abc import Iterator

_STEP = re.compile(r"([\w-]*)((?:\[[^\]]*\])*)\.?")
_FILTER = re.compile(r"\[([^\]]*)\]")
IN_ORDER = " in order"


def pick(answer: object, path: str) -> object:
    """The value that a path leads to: a list where it has brackets, rows where it has columns."""
    way, _, columns = path.removesuffix(IN_ORDER).partition(" | ")
    found = _walk(answer, way)
    if not columns:
        return found
    assert isinstance(found, list), f"{path!r}: columns are for lists"
    return [[_walk(each, column) for column in columns.split(", ")] for each in found]


def differs(path: str, expected: object, given: object) -> bool:
    """Whether what was picked is not what was expected."""
    if isinstance(expected, dict) and set(expected) == {"with"}:
        return not isinstance(given, str) or expected["with"] not in given
    if path.endswith(IN_ORDER) and isinstance(expected, list) and isinstance(given, list):
        return [*map(_unordered, expected)] != [*map(_unordered, given)]
    return _unordered(expected) != _unordered(given)


def _walk(value: object, way: str) -> object:
    found, many = [value], False
    for name, filters in _steps(way):
        found = [_field(each, name) for each in found] if name else found
        first, *more = _FILTER.findall(filters) or [None]
        if first is None:
            continue
        if first.isdigit():
            found = [_list(each, first)[int(first)] for each in found]
            continue
        found, many = [one for each in found for one in _list(each, first)], True
        found = [each for each in found if all(_holds(each, wanted) for wanted in (first, *more))]
    return found if many else found[0]


def _steps(way: str) -> Iterator[tuple[str, str]]:
    rest = way
    while rest:
        step = _STEP.match(rest)
        assert step and step.end(), f"{way!r} is no pick: {rest!r} cannot be read"
        yield step[1], step[2]
        rest = rest[step.end() :]


def _field(value: object, name: str) -> object:
    if value is None:
        return None
    assert isinstance(value, dict), f"{name!r} is asked of {value!r}"
    return value[name]


def _list(value: object, wanted: str) -> list[object]:
    assert isinstance(value, list), f"[{wanted}] is asked of {value!r}"
    return value


def _holds(value: object, wanted: str) -> bool:
    way, _, text = wanted.partition("=")
    return not way or _text(_walk(value, way)) == text


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _unordered(value: object) -> object:
    if isinstance(value, list):
        return sorted(map(_unordered, value), key=lambda each: json.dumps(each, sort_keys=True))
    return value
