"""XML that any parser reads."""

import re
from xml.etree.ElementTree import Element, indent, tostring

# What XML 1.0 cannot hold, not even escaped (its production 2, Char).
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(root: Element) -> bytes:
    """A document, UTF-8; characters that XML forbids become U+FFFD."""
    for element in root.iter():
        if element.text:
            element.text = _allowed(element.text)
        for name, value in element.attrib.items():
            element.set(name, _allowed(value))
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _allowed(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text)
