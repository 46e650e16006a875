"""The JSON texts in a source: itself, or the blocks of JSON-LD in an HTML page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pubmeta.checks import json_text
from pubmeta.problems import Kind, Log
from pubmeta.reading import marked_encoding

_BLOCK = re.compile(
    r"""<script\b[^>]*\btype\s*=\s*["']?application/ld\+json\b[^>]*>(.*?)</script\s*>""", re.DOTALL | re.IGNORECASE
)
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*\Z"
)
"""What hides a script from programs that do not know it."""


def json_values(content: bytes, log: Log) -> Iterator[Any]:
    """The value of each JSON text; what is none is reported."""
    text = _decoded(content, log)
    blocks = list(_BLOCK.finditer(text)) if text.lstrip().startswith("<") else None
    if blocks is None:
        yield from _parsed(text, log, 0)
        return
    if not blocks:
        log.malformed('is markup without JSON-LD, which is in <script type="application/ld+json">')
    for block in blocks:
        yield from _parsed(_WRAPPING.sub("", block[1]), log, text.count("\n", 0, block.start(1)))


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
        for problem in found.problems:
            log.guessed("", f"{problem.message}; the last is read")
        yield found.value
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
