"""The one form of a text: what is stored, read and counted in by the offsets of evidence.

In this order: every kind of line end is a line end; control characters, bidirectional marks, soft
hyphens and other characters that nobody sees are gone; the rest is composed (NFC); any white space,
the non-breaking too, is one space; paragraphs are separated by one blank line. Made again of
its own
result, it changes nothing.
"""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028]")
_PARAGRAPH_END = "\u2029"
# Controls; marks of direction, joining and width; half characters, which no database takes.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANK = re.compile(r"\n\s*\n")
# Where no line is blank, a line that ends a sentence ends a paragraph; others are only wrapped.
_ENDED = re.compile("(?<=[.!?…])\n|(?<=[.!?…][\"'”’)\\]])\n")


def plain(text: str) -> str:
    """A text in the one form in which it is kept."""
    text = _LINE_ENDS.sub("\n", text).replace(_PARAGRAPH_END, "\n\n")
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()
    parts = (_BLANK if _BLANK.search(text) else _ENDED).split(text)
    return "\n\n".join(" ".join(words) for part in parts if (words := part.split()))


def on_one_line(text: str | None) -> str | None:
    """A title or name in that form, on one line; null where there is nothing in it."""
    return " ".join(plain(text).split()) or None if text else None
