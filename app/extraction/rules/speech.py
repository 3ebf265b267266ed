"""What CONDEMNED, ACCUSED and DENIED share: who speaks against whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.extraction.arguments import owners, surface_subjects
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene

_SPEECHES = frozenset("statement letter message speech resolution declaration address".split())


def against(scene: Scene, tokens: Sequence[Token]) -> list[Ref]:
    """Whom words of blame are aimed at: a state, a body, or whose deed it is that is named."""
    found: dict[str, Ref] = {}
    for token in tokens:
        refs = [r for r in scene.refs.of(token) if r.actor]
        if not refs and token.pos_ in ("NOUN", "VERB"):
            refs = scene.refs.actors(owners(token))
        for ref in refs:
            found.setdefault(ref.id, ref)
    return list(found.values())


def in_speech(verb: Token) -> list[Token]:
    """'In a statement condemning Israel, Jordan called for': Jordan."""
    if verb.dep_ != "acl" or verb.head.lemma_ not in _SPEECHES:
        return []
    over = next((a for a in verb.head.ancestors if a.pos_ == "VERB"), None)
    return surface_subjects(over) if over is not None else []


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
    if not who or not whom:
        return
    voice = scene.happened(act)
    if voice is None:
        return
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
                voice
                if voice.speaker is None or voice.speaker.id != speaker.id
                else replace(voice, speaker=None),
                weak=weak,
            )


PEOPLE = (Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION)
