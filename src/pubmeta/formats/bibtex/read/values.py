"""Values of BibTeX fields: braces, quotation marks, numbers and macros, joined by ``#``."""

from __future__ import annotations

import re

from pubmeta.formats.bibtex.read.macros import Macros
from pubmeta.problems import Log
from pubmeta.reading import quoted

_MARK = re.compile(r"(?<!\\)[{}\"]")
_WORD = re.compile(r"[^\s#,{}\"=]+|[,}=]")
_SPACE = re.compile(r"\s*")
_JOINED = re.compile(r"\s*#\s*")


def evaluated(value: str, macros: Macros, log: Log, name: str, line: int, start: int = 0) -> tuple[str, int]:
    """The text of the value that starts there, its delimiters taken off and macros put in, and where it ends."""
    parts: list[str] = []
    position = _after(_SPACE, value, start)
    while position < len(value) and value[position] != "#":
        part, position = _part(value, position, macros, log, name, line)
        parts.append(part)
        if (joined := _JOINED.match(value, position)) is None:
            break
        position = joined.end()
    return "".join(parts), _after(_SPACE, value, position)


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _part(value: str, position: int, macros: Macros, log: Log, name: str, line: int) -> tuple[str, int]:
    opening = value[position]
    if opening in '{"':
        end = _end(value, position)
        if end == len(value):
            log.guessed(name, f"the {opening} before its value is not closed", line=line)
        return value[position + 1 : end], end + 1
    end = _after(_WORD, value, position)
    word = value[position:end]
    if word in macros:
        text = macros.text(word)
        if text is None:
            log.malformed(f"the string {quoted(word)} makes the file too long", name, line=line)
            return "", len(value)
        return text, end
    if not word.isdigit():
        log.guessed(name, f"{quoted(word)} is neither in braces nor a known string; kept unchanged", line=line)
    return word, end


def _end(value: str, start: int) -> int:
    """Where the delimiter closes that is at `start`; the end of the value where it does not."""
    depth = 1 if value[start] == "{" else 0
    closing = "}" if depth else '"'
    for mark in _MARK.finditer(value, start + 1):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if mark[0] == closing and depth == 0:
            return mark.start()
    return len(value)
