"""What CONDEMNED, ACCUSED and DENIED share: who speaks against whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind, kind_of_id
from app.extraction.arguments import agents, owners, patients, prepositions
from app.extraction.attribution import Voice
from app.extraction.dating import NAMED
from app.extraction.owning import is_definite
from app.extraction.rules.pairs import LIGHT, is_mutual, performed_by
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import child, joined, within

_SPEECHES = frozenset("statement letter message speech resolution declaration address".split())


# 'The drills of Chad', but not 'the killing of Chadians'.
_MOVES = frozenset("drill exercise manoeuvre maneuver move decision action policy conduct".split())


def against(scene: Scene, tokens: Sequence[Token]) -> list[Ref]:
    """Whom words of blame are aimed at: a state, a body, or whose deed it is that is named."""
    found: dict[str, Ref] = {}
    for token in tokens:
        if token.lemma_ == "member" and token.tag_ == "NNS":
            continue  # 'two members of NATO', without a name
        refs = [r for r in scene.refs.of(token) if r.actor]
        if not refs and token.pos_ in ("NOUN", "VERB"):
            of = [t for p, t in prepositions(token) if p == "of" and scene.refs.weapons([t])]
            whose = [owners(token), *(owners(t) for t in of)]  # 'the sale of American arms'
            # 'The raid that Chad had flown', 'the drills Chad held'.
            clauses = [c for c in within(token, "relcl") if c.pos_ == "VERB"]
            whose.append([t for c in clauses if token in patients(c) for t in agents(c)])
            if token.lemma_ in _MOVES:
                whose.append([t for p, t in prepositions(token) if p == "of"])
            refs = next((actors for w in whose if (actors := scene.refs.states(w))), [])
            refs = refs or _attacker(scene, token)
        for ref in refs:
            found.setdefault(ref.id, ref)
    return list(found.values())


def _attacker(scene: Scene, strike: Token) -> list[Ref]:
    """'Condemned the strike': of whoever was told last to have struck."""
    told = within(strike, "prep", "relcl", "acl", "poss", "amod", "compound")
    if strike.lemma_ not in NAMED[FactType.ATTACKED] or not is_definite(strike) or told:
        return []
    who = dict.fromkeys(attack.subject for attack in scene.last_attacks(_NEAR))
    return [Ref(id_, kind_of_id(id_), strike) for id_ in who]


_NEAR = 4  # sentences


def in_speech(verb: Token) -> list[Token]:
    """'In a statement condemning Israel, Jordan called for': Jordan."""
    if verb.dep_ != "acl" or verb.head.lemma_ not in _SPEECHES:
        return []
    over = next((a for a in verb.head.ancestors if a.pos_ == "VERB"), None)
    return agents(over) if over is not None else []


def spoken(
    scene: Scene,
    type_: FactType,
    act: Token,
    who: Sequence[Ref],
    whom: Sequence[Ref] | Sequence[None],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    """A fact for each speaker and each one spoken of; a speech act that was made is asserted."""
    if len(who) == 2 and is_mutual(act):
        whom = who
    if not who or not whom:
        return
    voice = scene.happened(act)
    if voice is None:
        return
    if act.dep_ == "relcl":  # 'says it spied, which Chile denies': nobody else tells that
        voice = replace(voice, speaker=None)
    if voice.modality is Modality.CLAIMED and voice.speaker is None:
        voice = replace(voice, modality=Modality.ASSERTED)
    if type_ is FactType.DENIED:
        voice = replace(voice, modality=Modality.DENIED)
    for speaker in who:
        for one in whom:
            if one is not None and one.id == speaker.id:
                continue
            yield Draft(
                type_,
                speaker.id,
                one.id if one else None,
                act,
                rule,
                _by_himself(voice) if voice.speaker and voice.speaker.id == speaker.id else voice,
                weak=weak,
            )


def _by_himself(voice: Voice) -> Voice:
    """The voice of a speech act that its own speaker tells of: it was made."""
    claimed = voice.modality is Modality.CLAIMED
    return replace(voice, speaker=None, modality=Modality.ASSERTED if claimed else voice.modality)


def people(scene: Scene, tokens: Sequence[Token]) -> list[Ref]:
    """Who accuses: persons as themselves, a ministry as its state."""
    found = scene.refs.all(tokens, Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION)
    return scene.refs.with_ministries_as_states(found)


def speakers(scene: Scene, noun: Token) -> list[Ref]:
    """Whose accusation or denial a noun is: 'Chad's', 'made by Chad', 'raised in Lima'."""
    named = partial(people, scene)
    if found := performed_by(noun, named):
        return found
    for verb in within(noun, "acl", "relcl"):
        if verb.lemma_ in LIGHT:
            found = found or named(agents(verb))
            found = found or named([t for p, t in prepositions(verb) if p == "in"])
    if not found and noun.dep_ == "nsubj":  # 'ran the accusation of X', 'from Moscow came'
        beside = [t for p, t in prepositions(noun.head) if p == "from"]
        told = noun.head.lemma_ in RUNNING
        found = named([*beside, *(t for p, t in prepositions(noun) if told and p == "of")])
    return found


def content_of(noun: Token) -> Token | None:
    """The verb of what a noun of speech tells: 'the claim that it fled', 'so ran the claim'."""
    for clause in noun.children:
        if clause.dep_ in ("acl", "ccomp", "relcl") and _is_told(clause):
            return clause
    verb = noun.head
    if verb.lower_ == "to" and verb.head.lower_ == "according":
        return verb.head.head
    if noun.dep_ == "nsubj" and verb.lemma_ in RUNNING:
        below = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and c.i != noun.i]
        if below:
            return below[0]
        inserted = verb.dep_ in ("parataxis", "conj", "advcl")
        return verb.head if inserted and verb.head.pos_ in ("VERB", "AUX") else None
    if noun.dep_ == "attr" and verb.lemma_ == "be":
        if verb.dep_ == "ccomp" and child(verb, "nsubj") is None:
            return verb.head
        return child(verb, "csubj", "ccomp")
    return None


def _is_told(clause: Token) -> bool:
    """Whether a clause with 'that' says all by itself, so that 'that' stands for nothing in it."""
    that = next((c for c in clause.children if c.lower_ == "that"), None)
    return that is not None and (that.dep_ == "mark" or child(clause, "dobj", "prep") is not None)


def doers(scene: Scene, verb: Token) -> list[Token]:
    """Who does what a clause tells; of a cleft, whom 'it was' names."""
    if verb.lemma_ == "be" and any(t.lower_ == "it" for t in within(verb, "nsubj")):
        return joined(verb, "attr")
    found = agents(verb)
    if any(r.actor for t in found for r in scene.refs.of(t)):
        return found
    beneath = [t for c in verb.children if c.dep_ in ("advcl", "ccomp") for t in agents(c)]
    return found + beneath


RUNNING = frozenset("run go be read come say hold".split())
