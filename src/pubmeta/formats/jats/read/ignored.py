"""What a JATS document holds besides facts of the article, or says twice: left out without a report.

The meaning of each attribute is that of the JATS Tag Library (1.4). An attribute that is in no table and that nobody
reads is reported with its value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SYSTEM = "for the systems that make and display the document, not a fact of the work"
_LOOKS = "how it is displayed"
_LINK = "how XLink makes the link work; where it leads is in `@href`"
_ORDER = "the order of the elements shows it"
_VOCABULARY = "the vocabulary, which the value or its type identifies"
_FULL_TEXT = "full text, which is not part of the metadata"
_LANGUAGE = "the language of a name, which the model keeps unchanged"
_SAID = "the element itself says it"

IGNORED: Final[Mapping[str, str]] = {
    "article/floats-group": _FULL_TEXT,
    "article/processing-meta": _SYSTEM,
    "sub-article/body": _FULL_TEXT,
    "sub-article/floats-group": _FULL_TEXT,
    "response/body": _FULL_TEXT,
    "article-meta/counts": "counted from the document",
    "article-meta/pub-date-not-available": "that there is no date",
    "article-meta/x": "punctuation between elements",
    "license/graphic": "the badge of the licence",
    "ref-list/title": "the heading of the list",
    "ref-list/label": "the heading of the list",
    "kwd-group/label": "a mark or number before the list",
    "@id": "an anchor within the document",
    "@base": "where relative links begin, of which none is kept",
    "@space": _LOOKS,
    "@style": _LOOKS,
    "@style-type": _LOOKS,
    "@symbol": _LOOKS,
    "@toggle": _LOOKS,
    "@seq": _ORDER,
    "@specific-use": _SYSTEM,
    "@assigning-authority": "who registered an identifier, which the identifier shows",
    "@type": _LINK,
    "@show": _LINK,
    "@actuate": _LINK,
    "@role": _LINK,
    "@arcrole": _LINK,
    "@title": "what a browser shows over the link",
    "@hreflang": "the language of the page to which a link leads",
    "abbrev-journal-title/@abbrev-type": "which list the abbreviation is from; an abbreviation has no type",
    "aff/@lang": _LANGUAGE,
    "addr-line/@lang": _LANGUAGE,
    "institution/@lang": _LANGUAGE,
    "article/@dtd-version": "the version of the tag set",
    "article-version/@vocab": _VOCABULARY,
    "article-version/@vocab-identifier": _VOCABULARY,
    "article-version/@vocab-term-identifier": _VOCABULARY,
    "elocation-id/@content-type": "the system of the number",
    "email/@href": _SAID,
    "given-names/@initials": "the initials of the names, which are given",
    "surname/@initials": "the initials of the name, which is given",
    "institution-id/@vocab": _VOCABULARY,
    "institution-id/@vocab-identifier": _VOCABULARY,
    "issn/@pub-type": "the older form of `@publication-format`, read where that is absent",
    "list/@list-type": _LOOKS,
    "list/@list-content": _LOOKS,
    "list/@prefix-word": _LOOKS,
    "name/@name-style": "the order in which the parts are displayed",
    "p/@content-type": _LOOKS,
    "pub-id/@href": _SAID,
    "ref-list/@content-type": _LOOKS,
    "ref/@content-type": _LOOKS,
    "related-object/@source-id-type": _VOCABULARY,
    "related-object/@source-type": "what a registry of trials is",
    "related-object/@document-type": "what a registered trial is",
    "role/@content-type": _VOCABULARY,
    "role/@vocab": _VOCABULARY,
    "role/@vocab-identifier": _VOCABULARY,
    "sec/@sec-type": "what kind of section the heading announces",
    "sec/@disp-level": _LOOKS,
    "title/@content-type": _LOOKS,
    "day/@iso-8601-date": _SAID,
    "month/@iso-8601-date": _SAID,
    "year/@iso-8601-date": "the date in full, read where its parent gives none",
}
"""Elements as ``parent/child`` and attributes as ``name/@attribute`` or ``@attribute``, each with the reason."""
