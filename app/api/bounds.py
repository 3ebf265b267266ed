"""How many claims one question may look through: known before it is asked, so that a question
about a hub of a large graph says at once that it is too much, and holds up nobody else.

A claim that is only counted is one read. One that is summed up, with its speakers, figures and
denials, is SUMMED; where every weapon and status is summed up by itself, it is LISTED.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, islice

from app.api.asking import Question
from app.claims.fact_types import MUTUAL
from app.errors import TooMuch

SUMMED, LISTED = 10, 30
# What a page takes of that, or an answer that says it is cut: it need not be slow to be large.
_PART = 2
Statement = tuple[str, str, str]


def check(question: Question, reads: int) -> None:
    """Return if a question may take so many reads; TooMuch says how many that are."""
    allowed = question.reader.reads
    if reads > allowed:
        raise TooMuch(
            f"the question would look through more of the graph than one may ({allowed:,} reads): "
            "narrow it, or let one read more by FOEDUS_READS"
        )


def check_edges(
    question: Question,
    ids: Sequence[str],
    types: Sequence[str],
    direction: str = "any",
    reads: int = SUMMED,
) -> None:
    """`check` for the claims of all typed edges of things, so many reads each; 'in': those that
    end there."""
    [row] = question.rows("weight_edges", ids=list(ids), types=list(types), direction=direction)
    check(question, reads * row["claims"])


def check_counted(
    question: Question, name: str, values: Mapping[str, object], reads: int = 1
) -> None:
    """`check` for the claims that a query counts, so many reads each."""
    [row] = question.rows(name, **values, limit=question.reader.reads + 1)
    check(question, reads * row["claims"])


def check_claims(question: Question, filters: Mapping[str, object]) -> None:
    """`check` for the claims that the index of the narrowest filter of /claims finds."""
    check_counted(question, "weight_claims", filters)


def check_all(question: Question) -> None:
    """`check` for all claims that there are."""
    filters = dict.fromkeys(("document", "subject", "object", "speaker", "status", "type"))
    check_claims(question, {**filters, "by": "all"})


def check_statements(question: Question, statements: Iterable[Statement]) -> None:
    """`check` for the claims of statements of which all transfers are listed."""
    check(question, sum(LISTED * claims for claims in _claims(question, list(statements))))


def on_a_page(question: Question, groups: Sequence[Sequence[Statement]]) -> int:
    """How many of the first groups of statements, all transfers of which are listed, one page
    holds; at least one, or TooMuch."""
    claims = _claims(question, [statement for group in groups for statement in group])
    weights = iter(LISTED * each for each in claims)
    sums = list(accumulate(sum(islice(weights, len(group))) for group in groups))
    check(question, sums[0] if sums else 0)
    return max(bisect_right(sums, question.reader.reads // _PART), min(1, len(sums)))


def within(question: Question, statements: Iterable[Statement]) -> tuple[list[Statement], bool]:
    """Those statements, in their order, that together are not too much; whether some were."""
    asked = list(statements)
    weights = (claims * SUMMED for claims in _claims(question, asked))
    return fitting(question, zip(asked, weights, strict=True))


def leading(
    question: Question, statements: Sequence[Statement], pictures: int = 1
) -> tuple[list[Statement], int]:
    """Those of the first statements that together are not too much, and after how many of all a
    next page goes on; one that is too much alone is passed over.

    `pictures`: in how many pictures each is looked at.
    """
    most = left = question.reader.reads // _PART
    kept: list[Statement] = []
    for number, (statement, claims) in enumerate(
        zip(statements, _claims(question, statements), strict=True)
    ):
        weight = claims * SUMMED * pictures
        if left < weight <= most:
            return kept, number
        if weight <= left:
            kept.append(statement)
            left -= weight
    return kept, len(statements)


def _claims(question: Question, statements: Sequence[Statement]) -> list[int]:
    rows = question.rows("weight_statements", statements=[list(key) for key in statements])
    return [row["claims"] for row in rows]


def fitting(
    question: Question, weighed: Iterable[tuple[Statement, int]]
) -> tuple[list[Statement], bool]:
    """The statements, with their reads, that fit one after the other into an answer that can be
    cut; whether some did not."""
    reads = question.reader.reads // _PART
    kept: list[Statement] = []
    cut = False
    for statement, weight in weighed:
        if weight > reads:
            cut = True
            continue
        reads -= weight
        kept.append(statement)
    return kept, cut


def narrowest(filters: Mapping[str, object]) -> str:
    """The filter of /claims whose index leaves the fewest claims to look at."""
    if filters["document"]:
        return "document"
    if filters["type"] in MUTUAL:
        return "type"
    if filters["subject"] and filters["object"]:
        return "pair"
    keys = ("subject", "object", "speaker", "status", "type")
    return next((key for key in keys if filters[key]), "all")
