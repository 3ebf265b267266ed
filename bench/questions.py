"""Every question, asked again and again: the median and the 95th percentile of its time.

A new route is one more line of QUESTIONS.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from bench.articles import LARGE
from bench.service import Client, Parameters, Reply
from bench.shape import HUB

# No question takes longer at a million claims on two cores (p95, ms).
BOUND_MS = 250
SMALL = "LUX"
_BEFORE_ALL = "1950"


@dataclass(frozen=True)
class Question:
    """What is asked; `{weapon}` and the like stand for things of the graph (see samples)."""

    name: str
    path: str
    parameters: Parameters
    page: int = 1


def ask(name: str, path: str, *, page: int = 1, **parameters: str | Sequence[str]) -> Question:
    """A question; parameters that are Python's words end in an underscore."""
    return Question(name, path, {k.rstrip("_"): v for k, v in parameters.items()}, page)


QUESTIONS = (
    ask("countries", "/v1/countries"),
    ask("countries, page 2", "/v1/countries", page=2),
    ask("countries of a region", "/v1/countries", region="Eastern Asia"),
    ask("country: hub", f"/v1/countries/{HUB}"),
    ask("country: small", f"/v1/countries/{SMALL}"),
    ask("entity: hub", f"/v1/entities/{HUB}"),
    ask("entity: small", f"/v1/entities/{SMALL}"),
    ask("neighbors: hub", f"/v1/entities/{HUB}/neighbors"),
    ask("neighbors: hub, page 2", f"/v1/entities/{HUB}/neighbors", page=2),
    ask("neighbors: hub, weapons it uses", f"/v1/entities/{HUB}/neighbors", types="USES"),
    ask("neighbors: small", f"/v1/entities/{SMALL}/neighbors"),
    ask("transfers: all", "/v1/transfers"),
    ask("transfers: hub", "/v1/transfers", supplier=HUB),
    ask("transfers: hub, page 2", "/v1/transfers", supplier=HUB, page=2),
    ask("transfers: hub by name", "/v1/transfers", supplier="United States"),
    ask("transfers: to the hub", "/v1/transfers", recipient=HUB),
    ask("transfers: small", "/v1/transfers", recipient=SMALL),
    ask("transfers: one pair", "/v1/transfers", supplier=HUB, recipient="ISR"),
    ask("transfers: a weapon", "/v1/transfers", weapon="{weapon}"),
    ask("transfers: hub, a weapon", "/v1/transfers", supplier=HUB, weapon="{weapon}"),
    ask("transfers: hub, a category", "/v1/transfers", supplier=HUB, category="missiles"),
    ask("transfers: hub, a place", "/v1/transfers", supplier=HUB, place="{place}"),
    ask("transfers: hub, halted", "/v1/transfers", supplier=HUB, status="halted"),
    ask("transfers: hub, as of 2005", "/v1/transfers", supplier=HUB, as_of="2005-06"),
    ask("transfers: hub, known in 1995", "/v1/transfers", supplier=HUB, known_at="1995"),
    ask("transfers: hub, known before all", "/v1/transfers", supplier=HUB, known_at=_BEFORE_ALL),
    ask("transfers: hub, two speakers", "/v1/transfers", supplier=HUB, min_speakers="2"),
    ask("transfers: hub, without", "/v1/transfers", supplier=HUB, without="RUS"),
    ask("transfers: hub, according to", "/v1/transfers", supplier=HUB, according_to="LUX"),
    ask("weapons", "/v1/weapons"),
    ask("weapons: a category", "/v1/weapons", category="missiles"),
    ask("weapon", "/v1/weapons/{weapon}"),
    ask("weapon's trail", "/v1/weapons/{weapon}/trail"),
    ask("alliances", "/v1/alliances"),
    ask("alliances of a hub", "/v1/alliances", member=HUB),
    ask("agreements", "/v1/agreements"),
    ask("agreement", "/v1/agreements/agreement:north-atlantic-treaty"),
    ask("obligations", "/v1/obligations", attacked="POL", attacker="RUS"),
    ask("obligations: hub", "/v1/obligations", attacked=HUB),
    ask("embargo breaches", "/v1/embargo-breaches"),
    ask("embargo breaches: hub", "/v1/embargo-breaches", supplier=HUB),
    ask("both sides", "/v1/both-sides", a="UKR", b="RUS"),
    ask("both sides: hubs", "/v1/both-sides", a=HUB, b="CHN"),
    ask("dependence", f"/v1/dependence/{SMALL}"),
    ask("dependence: hub", f"/v1/dependence/{HUB}"),
    ask("pact practice of a pair", "/v1/pact-practice", a=HUB, b="DEU"),
    ask("pact practice of a hub", "/v1/pact-practice", state=HUB),
    ask("pact practice of a small state", "/v1/pact-practice", state=SMALL),
    ask("reconciliation", "/v1/reconciliation", supplier=HUB, recipient="ISR"),
    ask("coverage", "/v1/coverage"),
    ask("coverage by year", "/v1/coverage", by="year"),
    ask("coverage by publisher", "/v1/coverage", by="publisher"),
    ask("paths", "/v1/paths", from_="PRK", to=SMALL),
    ask("paths from a hub", "/v1/paths", from_=HUB, to=SMALL, k="20"),
    ask(
        "paths of transfers", "/v1/paths", from_="PRK", to=SMALL, types="SUPPLIES", directed="true"
    ),
    ask("network: hub", "/v1/network", around=HUB),
    ask("network: hub, 2 hops, 500", "/v1/network", around=HUB, hops="2", limit="500"),
    ask("network: small, 3 hops", "/v1/network", around=SMALL, hops="3"),
    ask("timeline: hub", "/v1/timeline", subject=HUB),
    ask("timeline: hub, by year", "/v1/timeline", subject=HUB, bucket="year"),
    ask("timeline: all, by year", "/v1/timeline", bucket="year"),
    ask("changes, known in a month", "/v1/changes", from_="2024-05-01", to="2024-06-01"),
    ask("changes, known in a day", "/v1/changes", from_="2024-05-01", to="2024-05-02"),
    ask(
        "changes, recorded in a day",
        "/v1/changes",
        from_="2025-12-25T00:00:01Z",
        to="2025-12-26T00:00:01Z",
        clock="recorded",
    ),
    ask("what if, a document", "/v1/whatif", without="{document}"),
    ask("what if, a publisher", "/v1/whatif", without="publisher:bench-press-1"),
    ask("claims: all", "/v1/claims"),
    ask("claims: hub", "/v1/claims", subject=HUB),
    ask("claims: hub, page 2", "/v1/claims", subject=HUB, page=2),
    ask("claims: to the hub", "/v1/claims", object=HUB),
    ask("claims: hub, a rare type", "/v1/claims", subject=HUB, type="DENIED"),
    ask("claims: a rare type", "/v1/claims", type="SIGNED"),
    ask("claims: one pair", "/v1/claims", subject=HUB, object="ISR"),
    ask("claims: a weapon", "/v1/claims", weapon="{weapon}"),
    ask("claims: a place", "/v1/claims", place="{place}"),
    ask("claims: halted", "/v1/claims", status="halted"),
    ask("claims: a speaker", "/v1/claims", attributed_to=HUB),
    ask("claims: a document", "/v1/claims", document=LARGE),
    ask("claims: hub, known in 1995", "/v1/claims", subject=HUB, known_at="1995"),
    ask("claims: hub, known before all", "/v1/claims", subject=HUB, known_at=_BEFORE_ALL),
    ask("claims: all, known before all", "/v1/claims", known_at=_BEFORE_ALL),
    ask("claims: hub, two speakers", "/v1/claims", subject=HUB, min_speakers="2"),
    ask("claims: hub, counted", "/v1/claims", subject=HUB, total="true"),
    ask("claim", "/v1/claims/{claim}"),
    ask("documents", "/v1/documents"),
    ask("documents, page 2", "/v1/documents", page=2),
    ask("documents of a publisher", "/v1/documents", publisher="Bench Press 1"),
    ask("documents, counted", "/v1/documents", total="true"),
    ask("document", "/v1/documents/{document}"),
    ask("document of 2,000 claims, the first 1,000", f"/v1/documents/{LARGE}"),
    ask("bibliography", "/v1/bibliography", subject=SMALL),
    ask("bibliography: hub", "/v1/bibliography", subject=HUB),
    ask("search", "/v1/search", q="korea"),
    ask("search: mistyped", "/v1/search", q="noth korea"),
    ask("search: start of many", "/v1/search", q="bench"),
    ask("vocabulary", "/v1/vocabulary"),
    ask("stats", "/v1/stats"),
)


@dataclass(frozen=True)
class Timing:
    """How one question did. `status` of the last answer; `cut`: it says that it was cut short."""

    name: str
    p50_ms: float
    p95_ms: float
    calls: int
    status: int
    size: int
    cut: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is within the bound, or says that it could not be answered within it."""
        return self.p95_ms <= BOUND_MS and self.status in (200, 504)


def samples(client: Client) -> Mapping[str, str]:
    """Things of the graph to ask about."""
    asked = {"subject": HUB, "type": "SUPPLIES", "limit": "500"}
    claims = client.answer("/v1/claims", asked)["items"]
    weapon = next(claim["weapon"]["id"] for claim in claims if claim["weapon"])
    place = next(claim["place"]["id"] for claim in claims if claim["place"])
    claim = claims[-1]
    return {
        "weapon": weapon,
        "place": place,
        "claim": claim["id"],
        "document": claim["document"]["id"],
    }


def measure(
    client: Client, found: Mapping[str, str], question: Question, *, calls: int, seconds: float
) -> Timing:
    """Ask so many times after a warm-up, but not much longer than so many seconds."""
    path, parameters = _filled(client, question, found)

    def once() -> Reply:
        return client.get(path, parameters)

    began = time.perf_counter()
    for _ in range(5):
        reply = once()
        if time.perf_counter() - began > seconds / 2:
            break
    times = timed(once, calls, seconds)
    cut = isinstance(reply.body, dict) and bool(reply.body.get("cut"))
    return Timing(
        question.name, median(times), p95(times), len(times), reply.status, reply.size, cut
    )


def timed(call: Callable[[], object], calls: int, seconds: float) -> list[float]:
    """Milliseconds of each call; at least three calls."""
    times: list[float] = []
    began = time.perf_counter()
    while len(times) < calls and (len(times) < 3 or time.perf_counter() - began < seconds):
        start = time.perf_counter()
        call()
        times.append(1000 * (time.perf_counter() - start))
    return times


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1]


def _filled(client: Client, question: Question, found: Mapping[str, str]) -> tuple[str, Parameters]:
    path = question.path.format_map(found)
    parameters = {
        name: value.format_map(found) if isinstance(value, str) else value
        for name, value in question.parameters.items()
    }
    for _ in range(question.page - 1):
        body = client.answer(path, parameters)
        if not body.get("next"):
            break
        parameters["cursor"] = body["next"]
    return path, parameters
