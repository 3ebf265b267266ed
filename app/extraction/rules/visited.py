"""VISITED: a person travelled to a state or a place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.extraction.arguments import (
    agents,
    is_passive,
    owners,
    patients,
    prepositions,
    surface_subjects,
)
from app.extraction.rules.phrases import met, phrases
from app.extraction.rules.relations import related
from app.extraction.rules.targets import Target, is_territory, targets_of
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

_TO = "to in at into"
_VERBS = frozenset("visit tour inspect".split())
# By verb: whether its object goes, not its subject, and what leads to where.
_WAYS = {
    verb: (done, frozenset(leads.split()))
    for verbs, done, leads in (
        ("travel fly arrive go come land journey hurry rush jet touch stop drop call", False, _TO),
        ("sail betake repair proceed alight disembark descend", False, _TO),
        ("leave depart make embark start set", False, "for"),
        ("head", False, "for to into"),
        ("return", False, f"{_TO} from"),
        ("host receive welcome expect", True, "in at to"),
    )
    for verb in verbs.split()
}
# Who does it goes to where it leads.
_TURNS = phrases("""
    turn show pop : up : in at
    put make : appearance : in at
    step climb : plane aircraft aeroplane jet train : in at
    move continue cross swing : on over : to
""")
_NOUNS = frozenset(
    "visit trip tour journey stopover stay pilgrimage arrival voyage sojourn appearance".split()
)
_TRIPS = _NOUNS | {"itinerary", "way", "road"}
_MAKING = frozenset("make pay begin start conclude end complete wrap undertake".split())
_AWAITING = frozenset("expect await receive have host see get".split())
# What a person is to a place: 'Cairo was the first stop of Modi', 'had Modi as its guest'.
_RELATED = {"stop": "", "destination": "", "itinerary": "", "guest": "in at", "visitor": "to in"}


def read(scene: Scene) -> Iterator[Draft]:
    """The journeys that a sentence tells of."""
    for turn in met(scene, _TURNS):
        where = targets_of(scene, turn.whom)
        yield from _drafts(scene, turn.act, turn.who, where, "visited/turn", weak=True)
    for lemmas, pos, reader in _READERS:
        for act in scene.acts(lemmas, pos=pos):
            yield from reader(scene, act)


def _visited(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Modi visited Cairo', 'inspected troops in Mali'."""
    seen = patients(verb)
    inside = [t for p, t in prepositions(verb) if p == "in"]
    called = targets_of(scene, [t for t in seen if scene.named(t)])
    where = called or targets_of(scene, inside) or targets_of(scene, seen)
    yield from _drafts(scene, verb, agents(verb), where, "visited/verb")


def _went(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Modi flew to Cairo', 'left for it', 'returned from it', 'is expected in it'."""
    done, leads = _WAYS[verb.lemma_.lower()]
    if verb.lemma_ == "call" and within(verb, "dobj", "oprd", "ccomp"):
        return  # 'called it a proof'
    if not done and not {"to", "into"} & leads and not _of_places(scene, patients(verb)):
        return  # 'made a case for Egypt'
    if done and verb.lemma_ in _AWAITING and not is_passive(verb):
        yield from _hosted(scene, verb)
    who = patients(verb) if done or is_passive(verb) else agents(verb)
    where = [t for p, t in prepositions(verb) if p in leads]
    coming = verb.lemma_ == "head" and verb.tag_ in ("VBZ", "VBP")  # 'heads to Cairo on Friday'
    yield from _drafts(scene, verb, who, targets_of(scene, where), "visited/went", coming=coming)


def _hosted(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Cairo is expecting Modi', 'received him': no one's own state."""
    guests = patients(verb)
    home = {ref.id for ref in scene.refs.states(guests)}
    where = [t for t in targets_of(scene, agents(verb)) if home and t.id not in home]
    yield from _drafts(scene, verb, guests, where, "visited/hosted", weak=True)


def _of_places(scene: Scene, tokens: Sequence[Token]) -> bool:
    """Whether they are places alone: 'left Cairo for Rome', but not 'left a letter for Rome'."""
    return all(scene.refs.where(t) is not None for t in tokens)


def _back(scene: Scene, word: Token) -> Iterator[Draft]:
    """'Back from Cairo, Modi', 'fresh from a visit to it', 'Modi is due in Cairo'."""
    due = word.lower_ == "due"
    leads = ("in", "at") if due else ("from", "to")
    where = [t for p, t in prepositions(word) if p in leads]
    over = next((a for a in word.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if over is not None and scene.refs.all(where):
        who = surface_subjects(over)
        yield from _drafts(
            scene, over, who, targets_of(scene, where), "visited/back", weak=True, coming=due
        )


def _on_the_way(scene: Scene, way: Token) -> Iterator[Draft]:
    """'Modi was on his way to Egypt'."""
    verb = next((a for a in way.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is not None and way.dep_ == "pobj" and way.head.lower_ == "on":
        to = [t for p, t in (*prepositions(way), *prepositions(verb)) if p == "to"]
        yield from _drafts(
            scene, verb, agents(verb), targets_of(scene, to), "visited/way", weak=True, coming=True
        )


def _was(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Modi was in Egypt on Monday', 'who had been in Qatar twice': not at home."""
    who = agents(verb)
    home = {ref.id for ref in scene.refs.states(who)}
    if (verb.lemma_ == "be" and verb.tag_ not in ("VBD", "VBN")) or not home:
        return
    inside = [o for p in within(verb, "prep") if p.lower_ == "in" for o in within(p, "pobj")]
    where = [t for t in targets_of(scene, inside) if t.id not in home and len(t.id) == 3]
    yield from _drafts(scene, verb, who, where, "visited/was", weak=True)


def _set_foot(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Modi has set foot in Nepal'."""
    verb = noun.head
    if verb.lemma_ == "set" and noun.dep_ == "dobj":
        around = [*prepositions(noun), *prepositions(verb)]
        where = targets_of(scene, [t for p, t in around if p in ("in", "on")])
        yield from _drafts(scene, verb, agents(verb), where, "visited/foot", weak=True)


def _stopped(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Cairo was the first stop of Macron', 'the guest of Putin in Sochi was Modi'."""
    leads, whose, ones = _RELATED[noun.lemma_.lower()], list[Token](), list[Token]()
    related(noun, _keeper(ones), _keeper(whose))
    if leads:
        verb = noun.head
        around = [*prepositions(noun), *(prepositions(verb) if verb.pos_ in _VERBAL else ())]
        where = [t for p, t in around if p in leads.split()] or whose
        yield from _drafts(scene, noun, ones, targets_of(scene, where), "visited/guest", weak=True)
    else:
        yield from _drafts(scene, noun, whose, targets_of(scene, ones), "visited/stop", weak=True)


_VERBAL = ("VERB", "AUX")


def _keeper(kept: list[Token]) -> Callable[[Sequence[Token]], list[Ref]]:
    """A resolver that keeps the words and goes on asking."""

    def resolve(tokens: Sequence[Token]) -> list[Ref]:
        kept.extend(tokens)
        return []

    return resolve


def _sent(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Canberra sent its minister, Zed Seselja, to Honiara', 'Beijing played host to Putin'."""
    around = list(prepositions(verb))
    to = [t for p, t in around if p == "to"]
    if verb.lemma_ == "play":
        if any(t.lemma_ == "host" for t in patients(verb)):
            where = targets_of(scene, agents(verb))
            yield from _drafts(scene, verb, to, where, "visited/hosted", weak=True)
        return
    taken = verb.lemma_ in ("take", "bring", "lead")  # 'his journey took him to Cairo'
    if taken and not any(t.lemma_ in _TRIPS for t in agents(verb)):
        return
    yield from _drafts(scene, verb, patients(verb), targets_of(scene, to), "visited/sent")


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Putin's visit to Pyongyang', 'a visit by Shoigu to Tehran', 'on a trip to Beijing, Xi'."""
    around = list(prepositions(noun))
    who = owners(noun)
    for clause in within(noun, "relcl", "acl"):  # 'the visit that Modi paid to Cairo'
        if clause.lemma_ in _MAKING and not _persons(scene, who):
            who = agents(clause)
            around += list(prepositions(clause))
    if not _persons(scene, who):
        if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _MAKING:
            who = agents(noun.head)
            around += list(prepositions(noun.head))
        elif noun.dep_ == "pobj" and noun.head.lower_ in ("during", "on"):
            verb = noun.head.head
            who = agents(verb) if verb.pos_ in ("VERB", "AUX") else []
    where = targets_of(scene, [t for p, t in around if p in ("to", "in", "at")])
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _AWAITING:
        # 'Cairo awaits a visit from Modi'.
        who = [t for p, t in around if p in ("from", "by", "of")] or who
        where = where or targets_of(scene, agents(noun.head))
    yield from _drafts(scene, noun, who, where, "visited/noun", weak=True)


def _persons(scene: Scene, tokens: Sequence[Token]) -> list[Ref]:
    return scene.refs.all(tokens, Kind.PERSON)


def _drafts(
    scene: Scene,
    act: Token,
    who: Sequence[Token],
    where: Sequence[Target],
    rule: str,
    *,
    weak: bool = False,
    coming: bool = False,
) -> Iterator[Draft]:
    persons = _persons(scene, who)
    if not persons or not where:
        return
    voice = scene.happened(act)
    if voice is None:
        return
    if coming or act.lemma_ == "expect" or act.head.lemma_ in ("expect", "await"):
        voice = replace(voice, modality=Modality.PLANNED)
    for person in persons:
        for target in where[:2]:
            if is_territory(target):
                yield Draft(
                    FactType.VISITED,
                    person.id,
                    target.id,
                    act,
                    rule,
                    voice,
                    place=target.place,
                    weak=weak,
                    at=target.at,
                )


_VERB, _NOUN = ("VERB",), ("NOUN",)
_READERS = (
    (_VERBS, _VERB, _visited),
    (frozenset(_WAYS), _VERB, _went),
    (frozenset({"send", "dispatch", "play", "take", "bring", "lead"}), _VERB, _sent),
    (_NOUNS, _NOUN, _named),
    (frozenset({"be", "stay"}), _VERBAL, _was),
    (frozenset(_RELATED), _NOUN, _stopped),
    (frozenset({"way"}), _NOUN, _on_the_way),
    (frozenset({"foot"}), _NOUN, _set_foot),
    (frozenset({"back", "fresh", "due"}), ("ADV", "ADJ"), _back),
)
