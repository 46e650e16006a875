"""Texts for formats without markup."""

from __future__ import annotations

from pubmeta.model.content import Abstract
from pubmeta.model.text import Markup, Span, plain_text
from pubmeta.problems import Place
from pubmeta.vocabularies.titles import joined


def unmarked(text: str | Markup, at: Place, field: str, format_title: str) -> str:
    """The text without its markup, which is reported as dropped."""
    if isinstance(text, str):
        return text
    elements = ">, <".join(dict.fromkeys([each.name for each in text.nodes if isinstance(each, Span)]))
    at.dropped(field, f"{format_title} has no markup; only the text of <{elements}> is written")
    return plain_text(text)


def unmarked_abstract(abstract: Abstract, at: Place, format_title: str) -> list[str]:
    """The paragraphs of an abstract, the titles of its sections run in before their first."""
    paragraphs = []
    for place, section in at.each("sections", abstract.sections):
        texts = [unmarked(text, here, "", format_title) for here, text in place.each("paragraphs", section.paragraphs)]
        if section.title:
            texts[0] = joined(unmarked(section.title, place, "title", format_title), texts[0])
        paragraphs += texts
    return paragraphs
