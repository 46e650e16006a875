"""The text of an XML document as its parser can take it: encoding, entities, characters that XML forbids."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from functools import partial

from pubmeta.problems import Log
from pubmeta.reading.encodings import codec_of
from pubmeta.reading.streams import marked_encoding
from pubmeta.reading.values import quoted
from pubmeta.xml.entities import character_by_dtd, character_of

_DECLARED = re.compile(rb"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_LATIN_1 = frozenset({"ascii", "iso8859-1"})
"""Encodings that are read as Windows-1252, as HTML has it: but for control characters it is the same."""

NAMESPACES = {
    "xlink": "http://www.w3.org/1999/xlink",
    "mml": "http://www.w3.org/1998/Math/MathML",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ali": "http://www.niso.org/schemas/ali/1.0/",
    "oasis": "http://www.niso.org/standards/z39-96/ns/oasis-exchange/table",
}
"""Prefixes that DTDs declare, so that documents may leave their declarations out."""

_DTD = re.compile(r"-//(?:NLM|NISO)//DTD\s")
_EXTERNAL_SET = re.compile(r"%[\w.:-]+;")
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*(?=[\s/>])")
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
_KNOWN_REFERENCE = re.compile(rb"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
_FORBIDDEN = "\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_NOT_XML = re.compile(f"[{_FORBIDDEN}]")
_TOKEN = re.compile(
    r"(?P<opening><!--|<!\[CDATA\[|<\?)"
    r"""|<!ENTITY\s+(?P<declared>[\w.:-]+)\s+["']"""
    r"|&(?P<entity>[A-Za-z_][\w.:-]*);"
    r"|&\#(?P<number>x[0-9A-Fa-f]+|[0-9]+);"
    r"|(?P<bytes>[\udc80-\udcff]+)"
    rf"|(?P<forbidden>(?:(?![\udc80-\udcff])[{_FORBIDDEN}])+)"
)
_ODD_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|\#(?:9|1[03]|3[2-9]|[4-9][0-9]|[1-9][0-9]{2,3}));)"
    r"(?:(?P<entity>[A-Za-z_][\w.:-]*)|\#(?P<number>x[0-9A-Fa-f]+|[0-9]+));"
)
"""The only tokens of texts without `_has_more_than_references`, except those that stay as they are: a fast search."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_CLOSING = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_LONGEST_TOKEN = 128
"""How much of the end of a chunk is held back at most, in characters, because a token may go on in the next."""


def encoding_of(head: bytes, log: Log) -> str:
    """The Python codec for a document that begins so; what its declaration says wrongly is reported as `guessed`.

    A byte order mark decides, then two-byte characters, then the declaration; without any it is UTF-8.
    """
    found = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8))
    declared = found[1].decode() if found else None
    if marked := marked_encoding(head):
        if marked == "utf-8-sig" and declared and codec_of(declared) != "utf-8":
            log.guessed("", f"declares {declared}, but its byte order mark is that of UTF-8; read as UTF-8", line=1)
        return marked
    if head.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if head.startswith(b"<") else "utf-16-be"
    codec = codec_of(declared) if declared else "utf-8"
    if codec is None or codec.startswith(("utf-16", "utf-32")):
        reason = "is not a known encoding" if codec is None else "is not how its characters are encoded"
        log.guessed("", f"{declared} {reason}; read as UTF-8", line=1, remedy="check the letters with accents")
        return "utf-8"
    if codec != "utf-8" and not head.isascii() and _is_utf_8(head):
        log.guessed("", f"declares {declared}, but is encoded in UTF-8; read as UTF-8", line=1)
        return "utf-8"
    return "cp1252" if codec in _LATIN_1 else codec


def _is_utf_8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def needs_mending(content: bytes) -> bool:
    """Whether a document in UTF-8 refers to entities that XML itself does not define."""
    position = content.find(b"&")  # many times as fast as a search for the pattern
    while position >= 0:
        if not _KNOWN_REFERENCE.match(content, position):
            return True
        position = content.find(b"&", position + 1)
    return False


def _has_more_than_references(text: str) -> bool:
    """Whether a text holds declarations, comments, instructions or characters that XML forbids."""
    if "<!" in text or "<?" in text:
        return True
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        return True
    return (
        len(encoded.translate(None, _CONTROLS)) < len(encoded)
        or b"\xef\xbf\xbe" in encoded
        or b"\xef\xbf\xbf" in encoded
    )


class Mending:
    """Text of a document made such that an XML parser takes all of it; what cannot stay as it is, is reported.

    Entities of the standard sets become their characters, and of others the name stays, as text. Bytes that are not
    in the encoding (as `surrogateescape` gives them) are read as Windows-1252. Characters that XML forbids are taken
    out. Namespaces of the DTDs are declared where they are not, and the XML declaration goes. Lines stay lines.
    """

    def __init__(self, log: Log, character: Callable[[str], str | None] = character_of) -> None:
        self._log = log
        self._character = character
        self._declared = set(_PREDEFINED)
        self._reported: set[str] = set()
        self._line = 1
        self._rest = ""
        self._closing: str | None = None
        self._is_begun = False

    def feed(self, text: str, *, final: bool) -> str:
        """The text as far as it is mended; chunks may be cut anywhere, and the last one is `final`."""
        text = self._rest + text
        self._rest = ""
        if not self._is_begun:
            text = self._begun(text)
        token = _TOKEN if _has_more_than_references(text) else _ODD_REFERENCE
        parts: list[str] = []
        position = counted = 0
        while position < len(text):
            if self._closing:
                end = text.find(self._closing, position)
                if end < 0:
                    break
                end += len(self._closing)
                parts.append(_NOT_XML.sub("", text[position:end]))
                position, self._closing = end, None
                continue
            found = token.search(text, position)
            if found is None:
                break
            parts.append(text[position : found.start()])
            self._line += text.count("\n", counted, found.start())
            counted = found.start()
            parts.append(self._replaced(found))
            position = found.end()
        held = len(text) if final else self._held_from(text, position)
        remaining = text[position:held]
        parts.append(_NOT_XML.sub("", remaining) if self._closing else remaining)
        self._rest = text[held:]
        self._line += text.count("\n", counted, held)
        return "".join(parts)

    def _begun(self, text: str) -> str:
        """The first chunk: without declaration and external sets of entities, the DTDs' namespaces declared."""
        self._is_begun = True
        text = text.removeprefix("\ufeff")
        if found := _DECLARATION.match(text):
            text = "\n" * found[0].count("\n") + text[found.end() :]
        start = _after_prolog(text)
        if self._character is character_of and _DTD.search(text, 0, start):
            self._character = character_by_dtd
        text = _EXTERNAL_SET.sub("", text[:start]) + text[start:]
        root = _ROOT.match(text, _after_prolog(text))
        if root is None:
            return text
        attributes = text[root.end() : text.find(">", root.end())]
        missing = [
            f' xmlns:{prefix}="{namespace}"'
            for prefix, namespace in NAMESPACES.items()
            if not re.search(rf"\sxmlns:{prefix}\s*=", attributes)
        ]
        return text[: root.end()] + "".join(missing) + text[root.end() :]

    def _replaced(self, found: re.Match[str]) -> str:
        kind = found.lastgroup or ""
        match kind:
            case "opening":
                self._closing = _CLOSING[found[kind]]
            case "declared":
                self._declared.add(found[kind])
            case "entity":
                return self._of_entity(found[kind])
            case "number":
                return self._of_number(found[kind])
            case "bytes":
                return self._of_bytes(found[kind])
            case "forbidden":
                return self._of_forbidden(found[kind])
        return found[0]

    def _of_entity(self, name: str) -> str:
        if name in self._declared:
            return f"&{name};"
        if character := self._character(name):
            return "".join(f"&#{ord(one)};" for one in character)
        self._report(f"the entity &{name}; is neither declared nor in a standard set; kept literally", name)
        return f"&amp;{name};"

    def _of_number(self, number: str) -> str:
        code = int(number[1:], 16) if number.startswith("x") else int(number.lstrip("0")[:8] or "0")
        if code > 0x10FFFF or (code not in (9, 10, 13) and _NOT_XML.match(chr(code))):
            self._report(f"&#{number}; is not a character that XML allows; removed", "number", self._log.dropped)
            return ""
        return f"&#{number};"

    def _of_bytes(self, characters: str) -> str:
        """What neighbouring bytes are that are not in the encoding."""
        raw = characters.encode("utf-8", "surrogateescape")
        if "byte" not in self._reported:
            message = f"the byte 0x{raw[0]:02X} is not in the document's encoding; such bytes are read as Windows-1252"
            self._report(message, "byte", partial(self._log.guessed, remedy="check the letters with accents"))
        return raw.decode("cp1252", "replace")

    def _of_forbidden(self, characters: str) -> str:
        self._report(
            f"{quoted(characters[0])} is not a character that XML allows; removed", "character", self._log.dropped
        )
        return ""

    def _report(self, message: str, what: str, report: Callable[..., None] | None = None) -> None:
        """Report each kind of fault once, on the line of the first."""
        if what not in self._reported:
            self._reported.add(what)
            (report or self._log.guessed)("", message, line=self._line)

    def _held_from(self, text: str, position: int) -> int:
        """Where to cut a chunk whose last token, or closing of one, may go on in the next."""
        if self._closing:
            return max(position, len(text) - len(self._closing) + 1)
        last = max(text.rfind("&", position), text.rfind("<", position))
        return last if last >= max(position, len(text) - _LONGEST_TOKEN) else len(text)


def _after_prolog(text: str) -> int:
    """Where the root element begins: after white space, comments, processing instructions and a DOCTYPE."""
    position = 0
    while True:
        while position < len(text) and text[position].isspace():
            position += 1
        if text.startswith("<!DOCTYPE", position):
            subset, end = text.find("[", position), text.find(">", position)
            if 0 <= subset < end:
                end = text.find("]", subset)
                end = text.find(">", end) if end >= 0 else -1
            closing = ">"
        else:
            opening = next((opening for opening in ("<!--", "<?") if text.startswith(opening, position)), None)
            if opening is None:
                return position
            closing = _CLOSING[opening]
            end = text.find(closing, position)
        if end < 0:
            return len(text)
        position = end + len(closing)
