"""A name in an article: where it stands and what it means."""

from dataclasses import dataclass

from app.entities.kinds import Kind


@dataclass(frozen=True)
class Mention:
    """A stretch of text and the one thing it means.

    `form`: how it is called (see names.Name; `new`: not in the vocabulary); `place`: for a
    capital or another place in a state, the place itself, while `id` is what it may stand for.
    """

    start: int
    end: int
    id: str
    kind: Kind
    form: str
    name: str
    place: str | None = None
