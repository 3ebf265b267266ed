"""Sentences as trees: spaCy's parse of each paragraph, with every mention as one word.

A mention is parsed as a plain stand-in of its kind ('Shin Won-sik' as 'Smith'): names that the
model never saw, hyphens and digits would else break the tree around them.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token

from app.entities.kinds import Kind
from app.extraction.dates import DATELINE
from app.extraction.dropped import dropped
from app.extraction.insertions import pieces
from app.extraction.mention import Mention
from app.extraction.model import language
from app.extraction.numbers import hedges, spelt
from app.extraction.repair import mend
from app.extraction.tree import PERSON, Sentence

_LONGEST = 3000
# Set phrases between commas that say nothing of who did what, and break the tree around them.
_ASIDE = re.compile(
    r", (?:all told|in all likelihood|in all|no less|too|as well|for (?:its|his|her|their) part|"
    r"in (?:its|his|her|their) turn|in turn|meanwhile|in short|above all|of course|after all|"
    r"however|among (?:others|other things)|at the (?:most|least|earliest|latest)|in the end|"
    r"by and large|on the whole|in part|once again|once more|as ever|moreover|for example|"
    r"for instance|in fact|indeed|likewise|again|instead|in addition|in particular|so far|"
    r"to be sure|in effect|so to speak|as it were|if need be|first and foremost|for now)(?=,)"
    r"|(?:(?<=\bhas)|(?<=\bhave)|(?<=\bhad)) since(?= [a-z]+(?:ed|en|nt|ld|ght|pt|ft|de|ung) )"
)


_AGAIN = re.compile(r"\b[Rr]e-((?:export|suppl|sell|sold|ship|arm|equip|transfer)[a-z]*)")


@dataclass(frozen=True)
class Paragraph:
    """A parsed paragraph. `starts[i]`, `ends[i]`: where token i stands in the article's text."""

    doc: Doc
    starts: Sequence[int]
    ends: Sequence[int]
    mentions: dict[int, Mention] = field(default_factory=dict)
    number: int = 0

    def span(self, sentence: Sentence) -> tuple[int, int]:
        """Where a sentence stands in the article's text."""
        last = sentence.end - 1
        while last > sentence.start and self.doc[last].is_space:
            last -= 1
        return self.starts[sentence.start], self.ends[last]


def parse(text: str, mentions: Sequence[Mention]) -> Iterator[Paragraph]:
    """Each paragraph of a text as trees, in order."""
    pipeline = language()
    pieces = list(_pieces(text))
    plain = [_plain(text, start, end, mentions, pipeline) for start, end in pieces]
    docs = pipeline.pipe((made[0] for made in plain), batch_size=16)
    for number, (doc, (_, starts, ends, held)) in enumerate(zip(docs, plain, strict=True)):
        mend(doc, held)
        named = {i: m for i, m in held.items() if not _is_verb(doc[i], m)}
        yield Paragraph(doc, starts, ends, named, number)


def _is_verb(token: Token, mention: Mention) -> bool:
    """'Iran, which arms the group', 'shells the city daily': no arms and no shells."""
    said = token.lower_ in ("arms", "shells", "arm", "shell") and token.tag_.startswith("VB")
    acts = mention.form == "category" and said
    return acts and any(c.dep_ == "dobj" for c in token.children)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs without their dateline; a huge one in parts, so that memory stays bounded."""
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        start, end = match.span()
        if dateline := DATELINE.match(text[start:end]):
            start += dateline.end()
        while end - start > _LONGEST:
            cut = max(text.rfind(". ", start, start + _LONGEST) + 1, 0) or start + _LONGEST
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


def _plain(
    text: str, begin: int, end: int, mentions: Sequence[Mention], pipeline: Language
) -> tuple[Doc, list[int], list[int], dict[int, Mention]]:
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    held: dict[int, Mention] = {}

    def add(word: str, start: int, stop: int) -> None:
        words.append(word)
        starts.append(start)
        ends.append(stop)
        spaces.append(stop < end and text[stop].isspace())

    def free(start: int, stop: int) -> None:
        for word in _words(text, start, stop, aside, pipeline):
            add(*word)
            if word[2] in thats:
                add("that", word[2], word[2])

    aside, thats = _aside(text, begin, end), set(dropped(text, begin, end))
    for first, last in pieces(text, begin, end, mentions):
        at = first
        for mention in mentions:
            if mention.start < at or mention.end > last:
                continue
            free(at, mention.start)
            held[len(words)] = mention
            add(_stand_in(mention, text[mention.start : mention.end]), mention.start, mention.end)
            at = mention.end
        free(at, last)
    return Doc(pipeline.vocab, words=words, spaces=spaces), starts, ends, held


def _words(
    text: str, start: int, stop: int, aside: Container[int], pipeline: Language
) -> Iterator[tuple[str, int, int]]:
    """The words of a stretch without mentions and where each stands; a spelt number is one."""
    while start < stop and text[start] in "-‐‑–":  # '-made' after a mention
        yield text[start], start, start + 1
        start += 1
    for first, last in (*spelt(text, start, stop), (stop, stop)):
        skipped = range(0)
        for token in pipeline.tokenizer(text[start:first]):
            at = start + token.idx
            if again := _AGAIN.match(text, at, first):  # 're-export', which it would cut in three
                skipped = range(at, again.end())
                yield again[1], at, again.end()
            if not token.is_space and at not in aside and at not in skipped:
                yield token.text, at, at + len(token.text)
        if first < last:
            yield "500", first, last
        start = last


def _aside(text: str, begin: int, end: int) -> set[int]:
    """The places of a paragraph that its parse does without."""
    phrases = (range(m.start(), m.end() + 1) for m in _ASIDE.finditer(text, begin, end))
    found = {i for phrase in phrases for i in phrase}
    return found | {i for hedge in hedges(text, begin, end) for i in range(*hedge)}


def _stand_in(mention: Mention, said: str) -> str:
    """One plain word that behaves as the mention does in a sentence."""
    words = said.split()
    if mention.kind is Kind.WEAPON:
        if mention.form == "category" or (said[-1:].islower() and words[-1].islower()):
            return words[-1].split("-")[-1]
        return "Javelins" if said.endswith("s") else "Javelin"
    if len(words) == 1 and said.isalpha():
        return "NATO" if said.isupper() and mention.kind is Kind.ORGANIZATION else said
    if mention.kind is Kind.PERSON:
        return PERSON
    if mention.kind is Kind.COUNTRY:
        if mention.form == "demonym":
            return words[-1] if words[-1].isalpha() else "American"
        return "Washington" if mention.form in ("actor", "capital") else "Korea"
    if mention.kind is Kind.PLACE:
        return "London"
    return "Treaty" if mention.kind is Kind.AGREEMENT else "NATO"
