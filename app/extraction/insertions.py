"""Sayings put into a sentence, as they stand behind it: 'had never, Chad insisted, sent arms'.

The parser reads 'had never sent arms, Chad insisted' well, and loses its way in the other; so a
paragraph is parsed with the insertion moved to the end of its clause. Offsets stay the text's.
"""

import re
from collections.abc import Iterator, Sequence

from app.extraction.mention import Mention

Stretch = tuple[int, int]

_SAY = (
    r"(?<!of )(?:says?|said|claims?|claimed|insists?|insisted|protests?|protested|reports?|"
    r"reported|adds?|added|maintains?|maintained|argues?|argued|alleges?|alleged|believes?|believed|asserts?|"
    r"asserted|contends?|contended|holds?|thinks?|thought|estimates?|estimated|reckons?|reckoned|"
    r"suspects?|suspected|warns?|warned|announced|disclosed|explains?|explained|notes?|noted|"
    r"admits?|admitted|concedes?|conceded|recalls?|recalled|declares?|declared|stated|"
    r"complains?|complained|concludes?|concluded|finds?|found|writes?|wrote|testified|"
    r"suggests?|suggested|revealed|confirmed|hints?|hinted|learned|told)"
)
_WORDS = (
    r"(?:(?!who\b|that\b|which\b|whose\b|whom\b|where\b|when\b|while\b|though\b)[^\s,.;:()—–]+ )"
)
_WHEN = (
    r"(?: (?:on|in|at|last|this|earlier|later|yesterday|again|afterwards)(?: [^\s,.;:()]+){0,3})?"
)
_INSERTED = re.compile(
    r",(?P<said> (?:"
    rf"(?!and\b|but\b|or\b|if\b|because\b|since\b|by\b|in\b){_WORDS}{{1,7}}?"
    rf"(?:has |have |had |would have it|likes? to )?{_SAY}{_WHEN}"
    rf"|(?!and\b|but\b|or\b|if\b|as\b|so\b){_WORDS}{{1,6}}?(?:(?:has|have|had) (?:since )?)?"
    rf"(?:tells?|told) {_WORDS}{{0,3}}[^\s,.;:()]+"
    rf"|(?:so |as ){_WORDS}{{1,6}}?(?:has it|{_SAY}|puts? it|sees? it|tells? it){_WHEN}"
    rf"|so {_SAY} {_WORDS}{{0,5}}[^\s,.;:()]+"
    rf"|{_SAY} {_WORDS}{{0,5}}[^\s,.;:()]+"
    rf"|according to {_WORDS}{{0,7}}[^\s,.;:()]+"
    rf"|if {_WORDS}{{1,6}}(?:is|are) (?:right|to be believed|to be trusted)"
    rf"|(?:in|by) {_WORDS}{{1,5}}(?:telling|view|account|words|version|reckoning|count|estimate"
    r"|opinion|eyes|judge?ment)"
    r")),(?= (?!who\b|whose\b|which\b|where\b|whom\b))"
)
_END = re.compile(r"(?<=[\w)%][\w)%’\'”\"])[.!?;](?=[\"”’]?(?:\s|$))")
_SENTENCE = re.compile(r"[.!?;][\"”’]?\s")
# ', said Ali Hassan, spokesman for the army.': who he is, no more of the clause.
_OFFICE = re.compile(
    r" (?:an? |the |his |her |its )?(?:[\w'’-]+ ){0,3}(?:spokes\w+|minister|president|chief|head|"
    r"director|commander|official|analyst|ambassador|advis[eo]r|secretary|leader|general|chairman|"
    r"governor|mayor|expert|researcher|diplomat|lawmaker)\b"
)
# ', it said, adding that': what stands behind is another clause.
_CITED = re.compile(r" (?:citing|quoting|adding|while|whereas)\b")
# 'To Chad, as Kenya tells it, Serbia sold tanks': one comma stays.
_FRONTED = re.compile(
    r"(?:To|From|In|At|On|By|Of|With|For|Under|Over|Behind|Among|Since|Between|After|Before|During)\b"
)
# ', Kenya says he told them,' tells of more than a saying.
_LONGEST = 400


def pieces(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Stretch]:
    """The stretches of a paragraph in the order in which it is parsed."""
    at = start
    for match in _INSERTED.finditer(text, start, end):
        said, after = match.span("said")[0] - 1, match.end()
        if said < at or any(m.start < after and m.end > match.end("said") for m in mentions):
            continue
        stop = _END.search(text, after, min(end, after + _LONGEST))
        opened = _SENTENCE.search(text, at, said)
        if stop is None or any(m.start < stop.start() < m.end for m in mentions):
            continue
        if opened is not None and opened.end() > said - 2:
            continue
        if any(m.start <= after + 1 and stop.start() <= m.end for m in mentions):
            continue  # ', according to the minister, Ali Hassan.': his name, no more of the clause
        if _CITED.match(text, after) or _OFFICE.match(text, after):
            continue
        yield at, said
        fronted = _FRONTED.match(text, opened.end() if opened else at)
        yield (after - 1 if fronted else after), stop.start()
        yield said, match.end("said")
        at = stop.start()
    yield at, end
