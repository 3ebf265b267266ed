"""Bytes to text: by their byte order mark, as UTF-8, or as the page itself says it is encoded."""

import codecs
import re

from app.errors import BadFile, Fault

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]*\bcharset|\?xml\b[^>]*\bencoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
# Where a page must name its encoding (HTML, 4.2.5.4 has 1024 bytes; pages do not keep to it).
_HEAD = 8192
# Browsers read these two as Windows' superset of them (WHATWG Encoding, 4.2).
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def decoded(raw: bytes, where: str, charset: str | None = None) -> str:
    """The text of some bytes; `charset`: what came with them (an HTTP header), if anything.

    Raises BadFile for what is binary, and for bytes that neither are UTF-8 nor say what they are.
    """
    for start, what in _BINARY:
        if raw.startswith(start):
            raise BadFile(Fault(where, f"is {what}, not a text"))
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding, where)
    if b"\0" in raw:
        raise BadFile(Fault(where, "is binary (or UTF-16 without its byte order mark), not a text"))
    named = _CHARSET.search(raw[:_HEAD])
    if charset or named:
        said = charset or (named[1].decode("ascii", "replace") if named else "")
        return _as_said(raw, said, where)
    return _strictly(raw, "utf-8", where)


def _as_said(raw: bytes, said: str, where: str) -> str:
    """UTF-8 where it is that (pages lie), else what it is said to be."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        pass
    try:
        encoding = codecs.lookup(said).name
        text = b"".decode(encoding)  # some codecs make no text
    except LookupError:
        raise BadFile(Fault(where, f"is not UTF-8, and {said!r} is no encoding")) from None
    return text + _strictly(raw, _READ_AS.get(encoding, encoding), where)


def _strictly(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadFile(
            Fault(
                where,
                f"is not {error.encoding}: byte {error.start} is {raw[error.start]:#04x}; "
                "save it as UTF-8",
            )
        ) from None
