"""The JSON texts in a source: itself, or the blocks of JSON-LD in an HTML page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pubmeta.checks import json_text
from pubmeta.problems import Kind, Log
from pubmeta.reading import marked_encoding

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_SCRIPT = re.compile(r"<script\b([^<>]*+)>", re.IGNORECASE)
_END = re.compile(r"</script\s*+>", re.IGNORECASE)
_OF_LINKED_DATA = re.compile(r"""\btype\s*+=\s*+["']?application/ld\+json\b""", re.IGNORECASE)
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*\Z"
)
"""What hides a script from programs that do not know it."""


def json_values(content: bytes, log: Log) -> Iterator[Any]:
    """The value of each JSON text; what is none is reported."""
    if not _MARKUP.match(content):
        found = json_text.parsed(content)  # as it is, for it may be large
        if found.is_json:
            yield _value_of(found, log)
            return
    text = _decoded(content, log)
    if not text.lstrip().startswith("<"):
        yield from _parsed(text, log, 0)
        return
    line = position = 0
    for start, block in _blocks(text):
        line += text.count("\n", position, start)
        position = start
        yield from _parsed(_WRAPPING.sub("", block), log, line)
    if not position:
        log.malformed('is markup without JSON-LD, which is in <script type="application/ld+json">')


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Where each block of JSON-LD in a page starts, and its text."""
    position = 0
    while script := _SCRIPT.search(text, position):
        position = script.end()
        if _OF_LINKED_DATA.search(script[1]):
            end = _END.search(text, position)
            if end is None:
                return
            yield position, text[position : end.start()]
            position = end.end()


def _decoded(content: bytes, log: Log) -> str:
    """A byte order mark decides the encoding; without one it is UTF-8, and what is not, Windows-1252."""
    encoding = marked_encoding(content[:4])
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        log.guessed("", "is not UTF-8; read as Windows-1252", remedy="check the letters with accents")
        return content.decode("cp1252", "replace")


def _parsed(text: str, log: Log, line: int) -> Iterator[Any]:
    found = json_text.parsed(text.encode("utf-8", "replace"))
    if found.is_json:
        yield _value_of(found, log)
        return
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        for problem in found.problems:
            at = problem.line + line if problem.line else None
            log.add(type(problem)(kind=Kind.MALFORMED, message=problem.message, line=at))
        return
    if json_text.parsed(json.dumps(value).encode()).is_json:
        log.guessed("", "has line breaks or control characters within texts, which JSON does not allow; they are kept")
        yield value
    else:
        log.extend(found.problems)


def _value_of(found: json_text.JsonText, log: Log) -> Any:
    for problem in found.problems:
        log.guessed("", f"{problem.message}; the last is read")
    return found.value
