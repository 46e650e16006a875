"""CSL rich text, and the tags of HTML, JATS and MathML that stray into it."""

from __future__ import annotations

import re

from pubmeta.formats.csl.terms import TAG, WORD_JOINER
from pubmeta.model import Abstract, Markup
from pubmeta.reading import Field, quoted, text_of, unescaped

_NO_CASE = re.compile(r"""<span\s+class=["']nocase["']\s*>([^<]*+(?:<(?!/?span\b)[^<]*+)*)</span>""")

_KEPT_LITERAL = re.compile(rf"<{WORD_JOINER}(?={TAG})")
_KEPT_LITERAL_IN_MARKUP = re.compile(rf"&lt;{WORD_JOINER}(?={TAG.replace('>', '&gt;')})")


def with_tags(literal: str) -> str:
    """A literal text without the word joiners that keep a tag in it from being read as one."""
    return _KEPT_LITERAL.sub("<", literal) if WORD_JOINER in literal else literal


def text_in(field: Field) -> str | Markup | None:
    """The text with its markup; character references, of which CSL has none, are read as `guessed`."""
    _report_references(field)
    if "nocase" in field.text:
        for kept in _NO_CASE.findall(field.text):
            field.dropped(f"that styles keep the case of {quoted(kept)} has no place; the text is kept")
    text = text_of(field.log, field.path, field.text)
    if isinstance(text, str):
        return with_tags(text)
    if text and WORD_JOINER in field.text:
        return Markup(markup=_KEPT_LITERAL_IN_MARKUP.sub("&lt;", text.markup))
    return text


def abstract_in(field: Field) -> Abstract | None:
    """An abstract: blank lines or tags are between its paragraphs."""
    _report_references(field)
    return field.as_abstract()


def _report_references(field: Field) -> None:
    if unescaped(field.text) != field.text:
        field.guessed(
            f"{quoted(field.text)} contains character references, which CSL does not have; read as the characters"
        )
