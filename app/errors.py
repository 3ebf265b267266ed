"""Every way that Foedus refuses, with the field, the value and what would be allowed.

Only `app/api/problems.py` turns these into HTTP answers and only `app/cli/` into exit codes.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where it stands, what it is, and what would be right."""

    field: str
    message: str
    allowed: tuple[str, ...] = ()
    did_you_mean: tuple[str, ...] = ()

    def __str__(self) -> str:
        text = f"{self.field}: {self.message}" if self.field else self.message
        if self.did_you_mean:
            text += f"; did you mean {' or '.join(repr(name) for name in self.did_you_mean)}?"
        elif self.allowed:
            text += f"; allowed: {', '.join(self.allowed)}"
        return text


class FoedusError(Exception):
    """The base of all refusals: a title for people and the faults one by one."""

    title = "Foedus cannot do this"
    status = 500

    def __init__(self, *faults: Fault | str) -> None:
        self.faults: tuple[Fault, ...] = tuple(
            fault if isinstance(fault, Fault) else Fault("", fault) for fault in faults
        )
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[object, ...]:
        """Whole from one process to another: the faults, not their text."""
        return type(self), self.faults


class InvalidValue(FoedusError):
    """A value that cannot be: a wrong date, an unknown id, a limit of 0."""

    title = "A value cannot be"
    status = 422


class Unauthorized(FoedusError):
    """A change without the key, or with another one."""

    title = "The key is missing or wrong"
    status = 401


class Forbidden(FoedusError):
    """A change where nobody may make one."""

    title = "Changes are not enabled"
    status = 403


class TooLarge(FoedusError):
    """More than may be sent at once."""

    title = "Too large"
    status = 413


class WrongType(FoedusError):
    """A body of a media type that is not taken."""

    title = "The media type is not taken"
    status = 415


class NotFound(FoedusError):
    """An id that does not exist."""

    title = "Not found"
    status = 404


class Conflict(FoedusError):
    """What was asked contradicts what the graph already holds."""

    title = "Conflict"
    status = 409


class BadFile(FoedusError):
    """A file that does not say what its format asks for; each fault names file and place."""

    title = "A file cannot be taken as it is"
    status = 422


class Unavailable(FoedusError):
    """The database does not answer; trying again later may help."""

    title = "The database does not answer"
    status = 503


class TooSlow(FoedusError):
    """A query ran past its time limit and was stopped."""

    title = "The question took too long"
    status = 504


class TooMuch(FoedusError):
    """A question would look through more claims than one may (app/api/bounds.py)."""

    title = "The question is too large"
    status = 504


class EngineError(FoedusError):
    """The local Neo4j cannot be fetched, started or stopped; says why and what to do."""

    title = "The local Neo4j cannot run"


def join(errors: Sequence[Fault], kind: type[FoedusError]) -> None:
    """Raise `kind` with all faults at once; nothing when there are none."""
    if errors:
        raise kind(*errors)
