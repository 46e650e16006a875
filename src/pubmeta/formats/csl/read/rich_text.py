"""CSL rich text, and the tags of HTML, JATS and MathML that stray into it."""

from __future__ import annotations

from pubmeta.model import Abstract, Markup
from pubmeta.problems import Log
from pubmeta.reading import abstract_of, quoted, text_of, unescaped


def text_in(log: Log, path: str, text: str) -> str | Markup | None:
    """The text with its markup; character references, which CSL has none of, are read as `guessed`."""
    _report_references(log, path, text)
    return text_of(log, path, text)


def abstract_in(log: Log, path: str, text: str) -> Abstract | None:
    """An abstract: blank lines or tags part its paragraphs."""
    _report_references(log, path, text)
    return abstract_of(log, path, text)


def _report_references(log: Log, path: str, text: str) -> None:
    if unescaped(text) != text:
        log.guessed(path, f"{quoted(text)} has character references, which CSL has not; read as such")
