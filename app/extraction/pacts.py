"""Agreements that the vocabulary knows, by what a text calls them and who is party to them."""

from collections.abc import Iterable, Mapping

from app.entities.names import fold
from app.entities.vocabulary import Agreement, Country, Entity
from app.extraction.names import WORD

# Words that tell nothing of which agreement it is.
_EMPTY = frozenset(
    "the a an this that of on and for between in with to under new joint treaty agreement pact "
    "deal accord accords contract memorandum protocol charter convention arrangement declaration "
    "signed landmark historic bilateral".split()
)
# So many words and parties have to speak for an agreement.
_ENOUGH = 3


def known_pact(
    entities: Mapping[str, Entity], said: Iterable[str], parties: Iterable[str]
) -> str | None:
    """The one agreement whose names hold all that is said of it and name its parties.

    `said`: words of the text; `parties`: ids of states. None where several fit, or none does.
    """
    words = _words(" ".join(said)) - _EMPTY
    states = [state for id_ in parties if isinstance(state := entities.get(id_), Country)]
    if not words or len(words) + len(states) < _ENOUGH:
        return None
    found = [
        agreement.id
        for agreement in entities.values()
        if isinstance(agreement, Agreement)
        and words <= (called := _words(" ".join((*agreement.names(), agreement.id))))
        and all(_names(state) & called for state in states)
    ]
    return found[0] if len(found) == 1 else None


def _names(state: Country) -> frozenset[str]:
    """What tells a state in the name of an agreement: 'russia', 'russian'; 'korea' for both."""
    called = [fold(name).split() for name in (*state.names(), *state.demonyms)]
    return frozenset(words[-1] if words[0] in ("north", "south") else words[0] for words in called)


def _words(text: str) -> frozenset[str]:
    return frozenset(
        word.replace("defense", "defence") for word in (w.casefold() for w in WORD.findall(text))
    )
