"""USES: a state or body employs a weapon in operations."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.extraction.arguments import agents, instruments, owners, patients, prepositions
from app.extraction.rules.phrases import met, phrases
from app.extraction.rules.targets import AT, IN, are_in_flight, targets_of
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

USING = frozenset(
    "use fire employ launch drop unleash wield operate field shoot lob hurl rain fly aim loose "
    "trigger fling discharge scatter utilise utilize toss sling heave catapult volley spew".split()
)
_STRIKING = frozenset(
    "attack strike hit bomb shell bombard pound target raid blast pummel destroy kill answer "
    "respond retaliate strafe rake pepper batter hammer wreck level raze flatten damage sink "
    "devastate besiege assail defend down pelt spray shower deluge drench plaster saturate riddle "
    "blanket blitz harry harass shred demolish shatter obliterate torch".split()
)
# Who does it uses what it leads to.
_TURNS = phrases("""
    bring : bear play action : object
    put press throw : action use service play : object
    let : fly loose rip : with object
    turn train set throw pit : on against upon : object
    send : against : object
    send : aloft : object
    put : air aloft : object
    take : - : to
    fight hunt : - : with
    wage make : war : with by
    let : go : with
    loose fire let : off : object
    open blaze bang hammer pound : up fire away : with
    make : use : of
    avail : itself themselves : of
    resort recur : - : to
    have : recourse : to
    rely depend : - : on upon
    reach : - : for
    retaliate reply answer respond : - : with
""")
_CARRYING = frozenset("carry launch conduct mount make fly stage".split())
_NOUNS = frozenset("use launch firing deployment employment strike attack".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The uses that a sentence tells of."""
    for verb in scene.acts(USING):
        yield from _used(scene, verb)
    for turn in met(scene, _TURNS):
        yield from _drafts(scene, turn.act, turn.who, turn.whom, "uses/turn", weak=True)
    for verb in scene.acts(_STRIKING):
        yield from _struck(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)


def _used(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Russia used KN-23 missiles', 'missiles fired by the Houthis', 'has been using'."""
    if any(c.lower_ == "down" for c in verb.children):
        return  # 'shot down a drone'
    if verb.lemma_ in ("fly", "drop") and any(p in ("to", "into") for p, _ in prepositions(verb)):
        return  # 'has flown weapons to Sudan'
    who = agents(verb)
    if not scene.refs.actors(who):  # 'bombs dropped by Israeli aircraft'
        who = [r.token for r in scene.refs.doers(who)]
    yield from _drafts(scene, verb, who, patients(verb), "uses/used")


def _is_test(verb: Token) -> bool:
    """'Test-fired a missile', 'fired one into the sea off Japan': no use in operations."""
    if any(c.lower_ == "test" for c in verb.children):
        return True
    into = [t for p, t in prepositions(verb) if p in ("into", "toward", "towards", "over")]
    return any(t.lemma_.lower() in ("sea", "water", "ocean", "waters") for t in into)


def _struck(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Russia struck Kyiv with Iskander missiles', 'attacked it using drones'."""
    if are_in_flight(scene, patients(verb)):
        return
    yield from _drafts(scene, verb, agents(verb), instruments(verb), "uses/struck")
    # 'Sudan's drones struck a town': whose they are.
    arms = [t for t in agents(verb) if scene.refs.weapons([t])]
    whose = [o for t in arms for o in within(t, "poss", "amod", "compound")]
    whose += [o for t in arms for p, o in prepositions(t) if p == "of"]
    yield from _drafts(scene, verb, whose, arms, "uses/own", weak=True)


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Russia's use of cluster munitions', 'the use of drones by Iran'."""
    around = list(prepositions(noun))
    striking = noun.lemma_ in ("strike", "attack")
    what = [t for prep, t in around if prep == ("with" if striking else "of")]
    who = owners(noun)
    if striking:
        what += within(noun, "compound")
    if striking and noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _CARRYING:
        # 'Carried out strikes with drones'.
        what += [t for prep, t in prepositions(noun.head) if prep == "with"]
        who = agents(noun.head)
    yield from _drafts(scene, noun, who, what, "uses/named", weak=True)


def _drafts(
    scene: Scene,
    act: Token,
    who: list[Token],
    what: list[Token],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    weapons = scene.refs.weapons(what)
    if act.lemma_ == "aim":  # 'aimed its radar at the ship': a look, no use of arms
        weapons = [w for w in weapons if "radar" not in w.id]
    voice = scene.stated(act) if weapons and not _is_test(act) else None
    if voice is None:
        return
    around = [t for p, t in prepositions(act) if p in AT | IN]
    struck = patients(act) if act.lemma_ in _STRIKING else []
    around += [o for t in around for p, o in prepositions(t) if p in AT | IN]
    where = targets_of(scene, [*struck, *around])
    place = next((target.place for target in where if target.place), None)
    for user in scene.refs.actors(who):
        for weapon in weapons:
            yield Draft(
                FactType.USES,
                user.id,
                weapon.id,
                act,
                rule,
                voice,
                place=place,
                weak=weak,
                counted=weapon.token,
            )
