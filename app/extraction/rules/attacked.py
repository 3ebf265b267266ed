"""ATTACKED: a state or body carries out a strike, an incursion, a bombardment."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.extraction.arguments import agents, owners, patients, prepositions
from app.extraction.rules.pairs import aimed
from app.extraction.rules.targets import AT, IN, Target, targets_of
from app.extraction.rules.uses import USING
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

HITTING = frozenset(
    "attack strike hit bomb shell bombard invade raid pound target storm ambush blast pummel "
    "assault overrun torpedo".split()
)
_FIRING = frozenset("fire launch drop unleash shoot lob hurl rain".split())
_NOUNS = frozenset(
    "attack strike invasion offensive assault raid bombardment incursion airstrike shelling "
    "bombing onslaught aggression intervention war".split()
)
_CROSSING = frozenset("cross roll push advance march storm sweep pour drive".split())
_FORCES = frozenset("troop force army soldier column tank unit brigade division marine".split())
_LAUNCHING = frozenset(
    "launch carry conduct mount stage begin start unleash make open undertake wage order fly "
    "perform".split()
)


def read(scene: Scene) -> Iterator[Draft]:
    """The attacks that a sentence tells of."""
    for verb in scene.acts(HITTING):
        yield from _attacked(scene, verb)
    for verb in scene.acts(_FIRING):
        yield from _fired(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for verb in scene.acts(_CROSSING):
        yield from _crossed(scene, verb)


def _attacked(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Russia struck Kyiv with missiles', 'Israel was attacked by Hamas', 'hit Syria'."""
    around = list(prepositions(verb))
    what = patients(verb)
    where = targets_of(scene, what)
    if not where:
        where = targets_of(scene, [t for prep, t in around if prep in IN | {"on"}])
    with_ = scene.refs.weapons([t for prep, t in around if prep == "with"])
    yield from _drafts(scene, verb, scene.refs.doers(agents(verb)), where, with_, "attacked/verb")


def _fired(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Iran fired 180 missiles at Israel', 'launched drones against Tel Aviv'."""
    weapons = scene.refs.weapons(patients(verb))
    if not weapons:
        return
    at = [t for prep, t in prepositions(verb) if prep in AT]
    yield from _drafts(
        scene,
        verb,
        scene.refs.actors(agents(verb)),
        targets_of(scene, at),
        weapons,
        "attacked/fired",
    )


def _crossed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Russian troops crossed into Georgia', 'Russian tanks rolled into Georgia'."""
    forces = [t for t in agents(verb) if t.lemma_.lower() in _FORCES or scene.refs.weapons([t])]
    into = [t for prep, t in prepositions(verb) if prep == "into"]
    who = scene.refs.doers(forces)
    yield from _drafts(scene, verb, who, targets_of(scene, into), [], "attacked/crossed", weak=True)


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Russia's invasion of Ukraine', 'an Israeli strike on Beirut', 'launched an attack on'."""
    around = list(prepositions(noun))
    who = scene.refs.actors(owners(noun))
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.head.head.lemma_ == "come":
        # 'Syria came under attack from Israel'.
        verb = noun.head.head
        by = [t for prep, t in (*around, *prepositions(verb)) if prep in ("from", "by")]
        who, struck = scene.refs.doers(by) or who, targets_of(scene, agents(verb))
        yield from _drafts(scene, noun, who, struck, [], "attacked/under", weak=True)
        return
    if not who and noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _LAUNCHING:
        who = scene.refs.states(agents(noun.head))
        around += list(prepositions(noun.head))
    for verb in within(noun, "acl"):  # 'the invasion launched by Russia'
        if not who and verb.lemma_ in _LAUNCHING:
            who = scene.refs.states(agents(verb))
    using = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else None
    used: list[Ref] = []
    if not who and using is not None and using.lemma_ in USING:
        who = scene.refs.actors(agents(using))  # 'used drones in an attack on'
        used = scene.refs.weapons(patients(using))
    on = ("on", "of", "against", "into", "in", "at", "over")
    at = [t for prep, t in around if prep in (on if noun.lemma_ != "war" else ("against", "on"))]
    weapons = scene.refs.weapons(
        [t for prep, t in around if prep == "with"] + within(noun, "compound")
    )
    weapons = weapons or used
    who = [ref for ref in who if ref.id not in {w.id for w in weapons}]
    yield from _drafts(
        scene, noun, who, targets_of(scene, at), weapons, "attacked/named", weak=True
    )


def _drafts(
    scene: Scene,
    act: Token,
    who: Sequence[Ref],
    where: Sequence[Target],
    weapons: Sequence[Ref],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    if not who or not where:
        return
    voice = scene.stated(act)
    if voice is None:
        return
    yield from aimed(FactType.ATTACKED, act, rule, voice, who, where, weapons, weak=weak)
