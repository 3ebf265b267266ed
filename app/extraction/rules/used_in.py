"""USED_IN: a weapon was used on a territory or against a target."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.entities.kinds import Kind, kind_of_id
from app.extraction.arguments import (
    instruments,
    is_passive,
    patients,
    prepositions,
    surface_subjects,
)
from app.extraction.rules.phrases import met, phrases
from app.extraction.rules.targets import (
    AT,
    HELD_BY,
    IN,
    are_in_flight,
    is_territory,
    targets_of,
)
from app.extraction.rules.uses import USING
from app.extraction.scene import Draft, Scene

_HITTING = frozenset(
    "hit strike attack bomb bombard shell pound target destroy blast damage kill land fall "
    "explode crash rain slam plunge smash tear rip burst detonate wreck level raze flatten "
    "sink devastate strafe rake pepper batter hammer descend plough plow hurtle streak "
    "pelt spray shower deluge drench plaster saturate riddle blanket blitz scar crater bury dive "
    "plummet tumble thud pierce torch gut demolish shatter ravage obliterate howl whistle nosedive "
    "incinerate pulverise pulverize drop".split()
)
# 'Landed with 20 tons of arms': who comes down with arms uses none.
_COMING_DOWN = frozenset("land fall crash descend plummet plunge tumble dive".split())
_LANDING = frozenset("plane aircraft jet helicopter airliner flight bomber fighter".split())
# What does it is used where it leads to.
_TURNS = phrases("""
    come : down earth ground : on in at upon near over
    find : mark target : in at
    make have celebrate : debut premiere : in over
    see : action service combat use : in over
    make : impact : in at
    have undergo get receive : baptism : in
    go : through : through
    take : hit : by from
    turn reduce : rubble ash ruin torch cinder : object
    set : ablaze alight fire light : object to
""")
_UNDER = frozenset("target fire attack hail barrage rain shower volley salvo".split())
_FINDING = frozenset(
    "find recover collect discover examine retrieve gather unearth pick dig strew litter scatter "
    "lie show display identify".split()
)
_LYING = frozenset("come be lie live stay".split())
_REMAINS = frozenset(
    "fragment debris wreckage remnant remains piece part splinter shard shrapnel fin casing "
    "crater nose dud".split()
)


def read(scene: Scene) -> Iterator[Draft]:
    """The uses on a territory that a sentence tells of."""
    for verb in scene.acts(USING):
        yield from _used(scene, verb)
    for verb in scene.acts(_HITTING):
        yield from _hit(scene, verb)
    for noun in scene.acts(_UNDER, pos=("NOUN",)):
        yield from _target(scene, noun)
    for turn in met(scene, _TURNS):
        what = surface_subjects(turn.act) if not is_passive(turn.act) else instruments(turn.act)
        yield from _drafts(scene, turn.act, what, turn.whom, "used_in/turn")
    for verb in scene.acts(_FINDING):
        yield from _found(scene, verb)


def _used(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Fired missiles at Kyiv', 'has been using KN-23 missiles in Ukraine'."""
    if verb.lemma_ in ("fly", "operate", "field"):
        return
    where = [t for prep, t in prepositions(verb) if prep in AT | IN]
    where = [t for t in where if not scene.refs.weapons([t])]  # 'used Patriots against missiles'
    if verb.dep_ == "acl" and verb.head.head.lemma_ in _HITTING:  # 'bombs dropped fell upon it'
        where += [t for prep, t in prepositions(verb.head.head) if prep in AT | IN]
    yield from _drafts(scene, verb, patients(verb), where, "used_in/used")


def _hit(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Struck Kyiv with missiles', 'North Korean missiles hit Kharkiv', 'drones fell on Odesa'."""
    around = list(prepositions(verb))
    with_ = instruments(verb) if verb.lemma_ not in _COMING_DOWN else []
    subjects = [] if is_passive(verb) else surface_subjects(verb)
    objects = patients(verb)
    if are_in_flight(scene, objects) and not is_passive(verb):
        return  # 'air defences hit ten drones over Kursk'
    if verb.lemma_ == "drop" and objects and not is_passive(verb):
        return  # 'dropped anchor'
    if verb.lemma_ == "land" and any(t.lemma_.lower() in _LANDING for t in subjects):
        return  # 'two planes landed in Chad'
    where = [t for prep, t in around if prep in IN | AT]
    if not where and verb.dep_ in ("acl", "advcl"):
        where = [t for prep, t in prepositions(verb.head) if prep in IN]
    where = [t for t in where if not scene.refs.weapons([t])]
    struck = _states(scene, objects)
    if struck and _states(scene, where) and any(t.lemma_ in HELD_BY for t in objects):
        objects = []  # 'hit a British base in Chad': Chad
    elif struck:  # 'hit a British ship off the Falklands', 'Chad after the raid on Mali'
        where = [t for t in where if _states(scene, [t]) <= struck]
    weapons = with_ if scene.refs.weapons(with_) else subjects
    yield from _drafts(scene, verb, weapons, [*objects, *where], "used_in/hit")


def _states(scene: Scene, tokens: Sequence[Token]) -> set[str]:
    """The states that are hit, or in which something is."""
    found = (target.id for target in targets_of(scene, tokens))
    return {id_ for id_ in found if kind_of_id(id_) is Kind.COUNTRY}


def _target(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Tel Aviv was the target of a missile', 'came under fire from rockets'."""
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        what = [t for p, t in prepositions(noun) if p == "of"]
        yield from _drafts(scene, noun, what, surface_subjects(noun.head), "used_in/target")
    elif noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.head.head.lemma_ in _LYING:
        verb = noun.head.head
        around = [*prepositions(noun), *prepositions(verb)]
        what = [t for p, t in around if p in ("from", "by", "with", "of")]
        yield from _drafts(scene, noun, what, surface_subjects(verb), "used_in/under")


def _found(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Fragments of a KN-23 were found in Kharkiv', 'among the houses lay splinters of one'."""
    lying = [] if is_passive(verb) else surface_subjects(verb)
    left = [t for t in (*patients(verb), *lying) if t.lemma_ in _REMAINS]
    what = [t for one in left for p, t in prepositions(one) if p in ("of", "from")]
    where = [t for p, t in prepositions(verb) if p in IN]
    yield from _drafts(scene, verb, what, where, "used_in/found")


def _drafts(
    scene: Scene, act: Token, what: list[Token], where: list[Token], rule: str
) -> Iterator[Draft]:
    weapons = [w for w in scene.refs.weapons(what) if "radar" not in w.id]
    if not weapons:
        return
    voice = scene.stated(act)
    if voice is None:
        return
    for weapon in weapons:
        for target in targets_of(scene, where):
            if not is_territory(target):
                continue
            yield Draft(
                FactType.USED_IN,
                weapon.id,
                target.id,
                act,
                rule,
                voice,
                place=target.place,
                counted=weapon.token,
            )
