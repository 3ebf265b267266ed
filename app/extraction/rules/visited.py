"""VISITED: a person travelled to a state or a place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.extraction.arguments import agents, owners, patients, prepositions, surface_subjects
from app.extraction.rules.targets import Target, is_territory, targets_of
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import joined, within

_VERBS = frozenset("visit tour".split())
_GOING = frozenset(
    "travel fly arrive go come return land journey head hurry rush jet touch stop drop call "
    "sail betake repair proceed alight disembark step swing pop cross move continue descend put "
    "show turn appear".split()
)
# 'Left for Cairo', 'set out for it', 'made for it'.
_LEAVING = frozenset("leave depart set head make embark bound start".split())
_NOUNS = frozenset("visit trip tour journey stopover stay pilgrimage".split())
_MAKING = frozenset("make pay begin start conclude end complete wrap undertake".split())
_AWAITING = frozenset("expect await receive have host".split())
_HOSTING = frozenset("host receive welcome".split())
_PLACES = ("to", "in", "at", "into")


def read(scene: Scene) -> Iterator[Draft]:
    """The journeys that a sentence tells of."""
    for verb in scene.acts(_VERBS):
        yield from _drafts(
            scene, verb, agents(verb), targets_of(scene, patients(verb)), "visited/verb"
        )
    for verb in scene.acts(_GOING):
        where = [t for p, t in prepositions(verb) if p in _PLACES]
        yield from _drafts(scene, verb, agents(verb), targets_of(scene, where), "visited/went")
    for verb in scene.acts(_LEAVING):
        where = [t for p, t in prepositions(verb) if p == "for"]
        yield from _drafts(scene, verb, agents(verb), targets_of(scene, where), "visited/left")
    for word in scene.acts(frozenset({"way"}), pos=("NOUN",)):
        yield from _on_the_way(scene, word)
    for verb in scene.acts(_HOSTING):
        where = [t for p, t in prepositions(verb) if p in ("in", "at")]
        yield from _drafts(scene, verb, patients(verb), targets_of(scene, where), "visited/hosted")
    for verb in scene.acts(frozenset({"send", "dispatch", "play"})):
        yield from _sent(scene, verb)
    for verb in scene.acts(frozenset({"expect"})):
        where = [t for p, t in prepositions(verb) if p == "in"]
        yield from _drafts(
            scene, verb, patients(verb), targets_of(scene, where), "visited/expected"
        )
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for verb in scene.acts(frozenset({"be"}), pos=("VERB", "AUX")):
        yield from _was(scene, verb)
    for noun in scene.acts(frozenset({"stop", "destination", "guest"}), pos=("NOUN",)):
        yield from _stopped(scene, noun)
    for noun in scene.acts(frozenset({"foot"}), pos=("NOUN",)):
        yield from _set_foot(scene, noun)


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
    if verb.tag_ not in ("VBD", "VBN") or not home:
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
    verb = noun.head
    if noun.dep_ not in ("attr", "nsubj") or verb.lemma_ != "be":
        return
    whose = [*owners(noun), *(t for p, t in prepositions(noun) if p in ("of", "for"))]
    other = joined(verb, "nsubj" if noun.dep_ == "attr" else "attr")
    if noun.lemma_ == "guest":
        around = [*prepositions(noun), *prepositions(verb)]
        where = targets_of(scene, [t for p, t in around if p in ("in", "at")])
        other = surface_subjects(verb) if noun.dep_ == "attr" else other
        yield from _drafts(scene, noun, other, where, "visited/guest", weak=True)
        return
    yield from _drafts(scene, noun, whose, targets_of(scene, other), "visited/stop", weak=True)


def _sent(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Canberra sent its minister, Zed Seselja, to Honiara', 'Beijing played host to Putin'."""
    around = list(prepositions(verb))
    to = [t for p, t in around if p == "to"]
    if verb.lemma_ == "play":
        if any(t.lemma_ == "host" for t in patients(verb)):
            where = targets_of(scene, agents(verb))
            yield from _drafts(scene, verb, to, where, "visited/hosted", weak=True)
        return
    yield from _drafts(scene, verb, patients(verb), targets_of(scene, to), "visited/sent")


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Putin's visit to Pyongyang', 'a visit by Shoigu to Tehran', 'on a trip to Beijing, Xi'."""
    around = list(prepositions(noun))
    who = owners(noun)
    if not _persons(scene, who):
        if noun.dep_ == "dobj" and noun.head.lemma_ in _MAKING:
            who = agents(noun.head)
            around += list(prepositions(noun.head))
        elif noun.dep_ == "pobj" and noun.head.lower_ in ("during", "on"):
            verb = noun.head.head
            who = agents(verb) if verb.pos_ in ("VERB", "AUX") else []
    where = targets_of(scene, [t for p, t in around if p in ("to", "in")])
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
                )
