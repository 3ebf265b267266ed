"""DEPLOYED_TO in lists: 'has sent 500 soldiers to Poland, Britain 300 to Estonia, and 200 to it'.

Read word by word from the verb on: the tree of such a list is seldom right.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.extraction.rules.targets import Target, targets_of
from app.extraction.salience import Ref
from app.extraction.scene import Scene
from app.extraction.tree import number_behind

_WHERE = frozenset("to in into on at".split())
_PLACES = frozenset((Kind.COUNTRY, Kind.PLACE))


@dataclass
class Share:
    """One part of a list: whose soldiers where that is said again, how many, and where they are."""

    who: Ref | None
    number: Token | None
    where: list[Target]


def shares(scene: Scene, verb: Token) -> list[Share]:
    """The parts of a list of soldiers that hang on one verb; nothing where there is but one."""
    found: list[Share] = []
    who: Ref | None = None
    number: Token | None = None
    alone: Share | None = None
    there = False
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        mention = scene.refs.mention(token)
        joined = token.nbor(-1).lower_ in (",", "and", "while")
        if mention is not None and joined and (behind := number_behind(token)) is not None:
            _end(found, alone)
            who, number, there = scene.refs.of(token)[0], behind, False
            alone = Share(who, number, [])
        elif mention is not None and mention.kind in _PLACES and (there or (found and joined)):
            where = targets_of(scene, [token])
            if there:
                found.append(Share(who, number, where))
            else:
                found[-1].where += where
            there, alone = False, None
        elif token.lower_ in _WHERE:
            there = True
        elif token.pos_ == "NUM" and found and joined and token.nbor().lower_ in _WHERE:
            number = token
        elif token.pos_ in ("VERB", "AUX") and found:
            break
    _end(found, alone)
    return found if any(share.number for share in found) else []


def _end(found: list[Share], alone: Share | None) -> None:
    """'Canada has 900 soldiers in Latvia, and Spain 600': where those told before are."""
    if found and alone is not None:
        found.append(Share(alone.who, alone.number, [*found[-1].where]))
