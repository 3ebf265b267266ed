"""Event ontologies against our fact types, both ways: PLOVER's events and CAMEO's codes.

One row a meaning, with what the fact no longer says, or why there is no fact. PLOVER: manual of
the Open Event Data Alliance and its table from CAMEO; CAMEO: manual 1.1b3, which GDELT uses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.claims.claim import Status
from app.claims.fact_types import FactType


@dataclass(frozen=True)
class Crossing:
    """A kind of event and the fact type that it comes nearest to, null where there is none.

    `event`: PLOVER's event type, null where only a code of CAMEO is so precise. `modes`: of its
    modes these ('': one without a mode), null: all that no other row names. `context`: that the
    event must have. `lost`: what the fact does not keep; without a fact, why. `wider`: it means
    more than the fact, so that a fact of it is doubtful. `turned`: its recipient is the subject.
    """

    event: str | None
    modes: tuple[str, ...] | None
    cameo: tuple[str, ...]
    fact_type: FactType | None
    lost: str
    context: str | None = None
    status: Status | None = None
    wider: bool = False
    turned: bool = False


_AID = "which weapon and how many; the aid may also be training, personnel or money"
_WHO = "what they spoke of"

CROSSINGS: tuple[Crossing, ...] = (
    Crossing("AID", None, ("072",), FactType.SUPPLIES, f"{_AID}; how far it got", "military",
             wider=True),
    Crossing(None, None, ("0332",), FactType.SUPPLIES, _AID, status=Status.PLANNED, wider=True),
    Crossing("ASSAULT", ("aerial", "drone", "heavy-weapons", "firearms", "explosives",
                         "suicide-attack", "unconventional"),
             ("183", "1831", "1832", "1833", "1834", "190", "193", "194", "195", "1951", "1952",
              "204", "2041", "2042"),
             FactType.ATTACKED, "the weapon, the place, the dead and wounded"),
    Crossing("ACCUSE", ("allege",), ("112", "1121", "1122", "1123", "1124", "1125", "115"),
             FactType.ACCUSED, "of what; lawsuits and charges are not told apart"),
    Crossing("ACCUSE", ("disapprove",), ("110", "111", "113", "114"), FactType.CONDEMNED,
             "over what; a complaint is not told from a condemnation", wider=True),
    Crossing("SUPPORT", ("",), ("050", "051", "052", "053", "054"), FactType.SUPPORTS,
             "in what; it holds for the day of the event alone; a treaty signed is not told from "
             "praise", wider=True),
    Crossing("SANCTION", ("discontinue",), ("163",), FactType.SANCTIONED,
             "scope and end; PLOVER's mode also means trade or aid that was only reduced",
             wider=True),
    Crossing("CONSULT", ("visit",), ("042",), FactType.VISITED,
             "whom and why; only of a person who is named"),
    Crossing(None, None, ("043",), FactType.VISITED,
             "whom and why; only of a person who is named", turned=True),
    Crossing("CONSULT", ("", "third-party", "multilateral"), ("040", "044"), FactType.MET_WITH,
             f"{_WHO} and where; only of two persons who are named", wider=True),
    # What has no fact type, and why.
    Crossing("CONSULT", None, ("04",), None, "nobody is said to have met in person"),
    Crossing("AGREE", None, ("03",), None, "a promise of something that is no transfer of arms, or "
             "is not told from one"),
    Crossing(None, None, ("057",), None, "SIGNED needs the agreement, which no event names"),
    Crossing(None, None, ("055", "056"), None, "an apology is no support"),
    Crossing("SUPPORT", None, ("05",), None, "no siding with a party"),
    Crossing("AID", None, ("07",), None, "aid that is not military is no transfer of arms"),
    Crossing("COOPERATE", None, ("06",), None, "joint work; a lasting alliance is not told by it"),
    Crossing("CONCEDE", None, ("08",), None, "no yielding among the facts"),
    Crossing("RETREAT", None, ("086", "087"), None, "the end of a deployment, not its begin"),
    Crossing("REQUEST", None, ("02", "10"), None, "a wish is no fact between the two"),
    Crossing("ACCUSE", None, ("09", "11"), None, "an inquiry or a verdict is no accusation"),
    Crossing("REJECT", None, ("12",), None, "a refusal of a request is no denial of an accusation"),
    Crossing(None, None, ("016",), None, "a denial disputes other claims, and which is not said"),
    Crossing(None, None, ("01",), None, "a statement about anything"),
    Crossing("THREATEN", None, ("13",), None, "a threat is not yet an act"),
    Crossing("PROTEST", None, ("14",), None, "of people within a state"),
    Crossing("MOBILIZE", None, ("15",), None, "readiness; DEPLOYED_TO needs where the troops went"),
    Crossing("SANCTION", None, ("16",), None, "relations reduced otherwise than by sanctions"),
    Crossing("COERCE", None, ("17", "191", "192", "196"), None, "no strike, incursion or "
             "bombardment"),
    Crossing("ASSAULT", None, ("18", "19", "20"), None, "violence that is no strike, or is not "
             "told from a beating"),
)  # fmt: skip

# The other way: the nearest event of a fact, also where it is not taken in again.
_NEAREST: Mapping[FactType, str] = {
    FactType.SIGNED: "AGREE",
    FactType.DENIED: "REJECT",
    FactType.DEPLOYED_TO: "MOBILIZE",
}


def plover_of(fact_type: FactType) -> str | None:
    """The nearest PLOVER event of a fact type, 'ACCUSE (allege)'; null where there is none."""
    for row in CROSSINGS:
        if row.fact_type is fact_type and row.event:
            more = row.context or ", ".join(filter(None, row.modes or ()))
            return f"{row.event} ({more})" if more else row.event
    return _NEAREST.get(fact_type)


def not_shared(fact_type: FactType) -> str | None:
    """What a fact does not keep of its nearest PLOVER event, or why that becomes no such fact."""
    event = _NEAREST.get(fact_type)
    for row in CROSSINGS:
        if event and row.event == event:
            return f"no such fact is made of it: {row.lost}"
        if row.event and row.fact_type is fact_type:
            return row.lost
    return None


def of_plover(event: str, modes: Iterable[str], contexts: Iterable[str]) -> Crossing | None:
    """The row of an event by type, modes and contexts; null for a type that PLOVER does not have.

    Of several modes the first that is a fact decides.
    """
    modes, contexts = tuple(modes), frozenset(contexts)
    rows = [row for row in CROSSINGS if row.event == event]
    fits = [row for row in rows if _fits(row, modes, contexts)]
    facts = (row for row in fits if row.fact_type)
    return next(facts, fits[0] if fits else None)


def _fits(row: Crossing, modes: tuple[str, ...], contexts: frozenset[str]) -> bool:
    if row.context and row.context not in contexts:
        return False
    if row.modes is None:
        return True
    return bool({*(modes or ("",))} & {*row.modes})


def of_cameo(code: str) -> Crossing | None:
    """The row of a code of CAMEO, by the code itself or the nearest above it; null: none has it."""
    for end in range(len(code), 1, -1):
        if row := _BY_CODE.get(code[:end]):
            return row
    return None


_BY_CODE = {code: row for row in CROSSINGS for code in row.cameo}
