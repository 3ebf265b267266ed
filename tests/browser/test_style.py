"""The style for Neo4j Browser: a colour and a caption for every kind, and words for every edge."""

import re

import pytest

from app.api.guide import BROWSER
from app.claims.fact_types import FactType
from app.graph.driver import Graph

from .captions import STYLE, style_of

TEXT = (BROWSER / "style.grass").read_text(encoding="utf-8")
STYLED = {selector.removeprefix("node.") for selector in STYLE if selector.startswith("node.")}
# Some claims have a label more.
NODES = {label: ["Claim", label] for label in ("Denial", "Disputed", "Pending")}


def test_every_kind_of_node_has_a_colour_and_a_caption_of_its_own(seeded: Graph) -> None:
    found = seeded.write(lambda transaction: transaction.run("CALL db.labels()").value())
    assert set(found) <= STYLED
    for label in STYLED:
        assert {"color", "caption"} <= style_of("node", NODES.get(label, [label])).keys()


@pytest.mark.parametrize("type_", FactType)
def test_an_edge_says_how_far_its_claims_go(type_: FactType) -> None:
    assert style_of("relationship", [type_])["caption"] == "{reads}"


def test_a_claim_a_disputed_one_and_its_denial_look_unlike_each_other() -> None:
    kinds = (["Claim"], ["Claim", "Disputed"], ["Claim", "Denial"])
    assert len({style_of("node", labels)["border-color"] for labels in kinds}) == len(kinds)


def test_browser_reads_the_style_whole() -> None:
    # Its parser knows no comments, and drops a line with a second colon.
    assert "/*" not in TEXT and "//" not in TEXT
    lines = [line for line in TEXT.splitlines() if line.startswith(" ")]
    assert all(re.fullmatch(r"  [a-z-]+: [^:;]+;", line) for line in lines)
    assert sum(map(len, STYLE.values())) == len(lines)
