"""SUPPLIES in lists: one verb for several givers, shares of what a state imports, 'US-supplied'."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.extraction.arguments import agents, gapped, is_passive, owners, patients, prepositions
from app.extraction.rules.supplies_each import parts
from app.extraction.rules.transfers import GIVE, drafts, receivers_of
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import coordinated, within

_BEFORE = frozenset((",", ";", "and", "while", "but", "the"))
_SHARES = frozenset("percent % share third quarter half bulk most tenth fifth majority".split())
_TRADED = frozenset("import export arms purchase sale weapon".split())
_ENDS = frozenset("destination recipient buyer".split())
# Who does one of these with arms has them.
_HAVING = frozenset("use fire launch employ deploy operate fly receive field test have".split())
# Between a giver and its arms: 'Serbia some 300 new mortars'.
_GAP = 6


def read(scene: Scene) -> Iterator[Draft]:
    """The transfers that a sentence lists."""
    for verb in scene.acts(GIVE):
        if verb.dep_ != "amod":
            yield from _gapped(scene, verb)
        else:
            yield from _hyphened(scene, verb)
    for verb in scene.acts(frozenset({"account"})):
        yield from _accounted(scene, verb)
    for verb in scene.acts(frozenset({"supply", "provide", "deliver"})):
        yield from _supplied(scene, verb)
    for noun in scene.acts(_ENDS, pos=("NOUN",)):
        yield from _destination(scene, noun)


def _gapped(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Croatia sold jets to Angola, Serbia mortars to Nigeria', 'and rifles to Iraq'."""
    if is_passive(verb) or parts(scene, verb):
        return
    own = {t.i for t in patients(verb)}
    to = [t for prep, t in prepositions(verb) if prep in ("to", "dative")]
    shared = receivers_of(scene, to)
    for weapon in (t for t in scene.sentence if t.i > verb.i + 1 and _is_arms(scene, t)):
        if not _same_clause(scene, verb, weapon):
            break
        giver = giver_before(scene, weapon, verb)
        receivers = _receivers_behind(scene, weapon)
        if giver is None and (weapon.i in own or not receivers or not _follows(weapon)):
            continue
        givers = [giver] if giver else scene.refs.states(agents(verb))
        arms = [ref for ref in scene.refs.weapons([weapon]) if ref.token.i == weapon.i]
        yield from drafts(
            scene, verb, givers, receivers or shared, arms, [], "supplies/gapped", weak=True
        )


def _is_arms(scene: Scene, token: Token) -> bool:
    mention = scene.refs.mention(token)
    return mention is not None and mention.kind is Kind.WEAPON


def _same_clause(scene: Scene, verb: Token, word: Token) -> bool:
    """Whether no other verb stands between, but one that the parser made of the arms."""
    between = (t for t in verb.doc[verb.i + 1 : word.i] if not scene.named(t))
    return not any(t.pos_ in ("VERB", "AUX") and t.dep_ != "amod" for t in between)


def giver_before(scene: Scene, weapon: Token, verb: Token) -> Ref | None:
    """The state by name right before arms, behind a comma or 'and': 'Serbia 300 mortars'."""
    for number in range(weapon.i - 1, max(weapon.i - _GAP, verb.i), -1):
        token = weapon.doc[number]
        mention = scene.refs.mention(token)
        if mention is not None and mention.kind is Kind.COUNTRY and mention.form != "demonym":
            opens = token.nbor(-1).lower_ in _BEFORE and token.nbor(-1).i > verb.i
            return scene.refs.of(token)[0] if opens and token.nbor(1).text != "'s" else None
        if mention is not None or token.pos_ not in ("NUM", "ADJ", "DET", "NOUN", "ADV", "PROPN"):
            return None
    return None


def _follows(weapon: Token) -> bool:
    """Whether arms begin another part of the list: ', and drones to Iraq'."""
    left = weapon.left_edge
    return left.i > 0 and left.nbor(-1).lower_ in (",", "and")


def _receivers_behind(scene: Scene, weapon: Token) -> list[Ref]:
    """'Mortars to Nigeria': the states behind 'to' right behind the arms."""
    end = weapon.i + 1
    if end + 1 >= len(weapon.doc) or weapon.doc[end].lower_ not in ("to", "for"):
        return []
    behind = weapon.doc[end + 1 : end + 3]
    named = [t for t in behind if scene.refs.actors([t])]
    return scene.refs.actors([c for t in named[:1] for c in coordinated(t)])


def _hyphened(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Ukraine fired US-supplied missiles', 'the Houthis' Iranian-supplied drones'."""
    givers = scene.refs.actors(within(verb, "npadvmod"))
    weapons = scene.refs.weapons([verb.head])
    whose = scene.refs.actors(within(verb.head, "poss"))
    over = verb.head.head
    if not whose and verb.head.dep_ == "dobj" and over.lemma_ in _HAVING:
        whose = scene.refs.states(agents(over))
    yield from drafts(scene, verb.head, givers, whose, weapons, [], "supplies/hyphened", weak=True)


def _accounted(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad accounted for a third of Mali's arms imports and Sudan for a tenth'."""
    for what in (t for p, t in prepositions(verb) if p == "for" and t.lemma_ in _SHARES):
        for traded in _traded(scene, what):
            more = [t for t in within(traded, "conj") if t.nbor(1).lower_ == "for"]
            one = scene.refs.states([*agents(verb), *more])
            other = scene.refs.states(owners(traded))
            sold = traded.lemma_ in ("export", "sale")
            yield from _of_shares(
                scene, verb, other if sold else one, one if sold else other, traded
            )


def _supplied(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad supplied 36 percent of Mali's arms, Sudan 33 percent'."""
    for what in (t for t in patients(verb) if t.lemma_ in _SHARES):
        for traded in _traded(scene, what):
            givers = scene.refs.states([*agents(verb), *gapped(verb)])
            yield from _of_shares(scene, verb, givers, scene.refs.states(owners(traded)), traded)


def _destination(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Mali was the destination of a tenth of Chad's arms exports'."""
    of = [o for p in within(noun, "prep") if p.lower_ in ("of", "for") for o in within(p, "pobj")]
    for what in (t for t in of if t.lemma_ in _SHARES and noun.dep_ == "attr"):
        for traded in _traded(scene, what):
            whom = scene.refs.states(within(noun.head, "nsubj"))
            yield from _of_shares(scene, noun, scene.refs.states(owners(traded)), whom, traded)


def _traded(scene: Scene, share: Token) -> list[Token]:
    """What a share is of, where it is arms or trade in them."""
    of = [o for p in within(share, "prep") if p.lower_ == "of" for o in within(p, "pobj")]
    return [t for t in of if t.lemma_ in _TRADED and scene.refs.weapons(_arms_of(t))]


def _arms_of(traded: Token) -> list[Token]:
    return [traded, *within(traded, "compound", "amod", "nmod")]


def _of_shares(
    scene: Scene, act: Token, givers: Sequence[Ref], receivers: Sequence[Ref], traded: Token
) -> Iterator[Draft]:
    weapons = scene.refs.weapons(_arms_of(traded))
    yield from drafts(scene, act, givers, receivers, weapons, [], "supplies/share", weak=True)
