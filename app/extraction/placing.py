"""Where what a sentence tells happened, as far as its other facts or those before it say.

A strike, the arms used in it and their use are one event; who meets or signs on a visit does so
where the visit led.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.claims.fact_types import FactType
from app.extraction.dating import looked_back_on
from app.extraction.scene import Draft, Scene

_EVENT = (FactType.USES, FactType.USED_IN, FactType.ATTACKED)
_HELD = (FactType.MET_WITH, FactType.SIGNED)
# How many sentences back a visit is still under way.
_FAR = 3


def with_places(drafts: Sequence[Draft], scene: Scene) -> Iterator[Draft]:
    """Drafts of one sentence, each with its place; who visits and who leads is remembered."""
    visits = scene.memory.visits
    for draft in drafts:
        if draft.type is FactType.VISITED and draft.place:
            visits.append((scene.number, draft.subject, draft.place))
        if draft.type is FactType.LEADS and draft.object:
            scene.memory.leads[draft.subject] = draft.object
    for draft in drafts:
        if draft.place:
            yield draft
        elif draft.type in _EVENT:
            yield replace(draft, place=_of_event(draft, drafts))
        else:
            yield replace(draft, place=_of_visit(draft, scene)) if draft.type in _HELD else draft


def _arms(draft: Draft) -> str | None:
    if draft.type is FactType.USED_IN:
        return draft.subject
    if draft.type is FactType.USES:
        return draft.object
    return draft.weapon.id if draft.weapon else None


def _of_event(draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """The one place that the facts of the same arms in the sentence have."""
    same = [d for d in drafts if d.type in _EVENT and _arms(d) == _arms(draft)]
    places = {d.place or (d.object if d.type is not FactType.USES else None) for d in same}
    found = [p for p in places if p and p.startswith("place:") and p != draft.object]
    return found[0] if len(found) == 1 else None


def _of_visit(draft: Draft, scene: Scene) -> str | None:
    """Where one of those who meet is on a visit; where it led that a signing looks back on."""
    occasion = looked_back_on(draft.act)
    on_it = occasion is not None and occasion.lemma_ in ("visit", "trip", "meeting", "talk", "stay")
    for number, who, place in reversed(scene.memory.visits):
        if scene.number - number > _FAR:
            break
        if who in (draft.subject, draft.object) or (draft.type is FactType.SIGNED and on_it):
            return place
    return None
