"""An article as the fifteen elements of Dublin Core, each as often as there is something to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.oai_dc.terms import ELEMENTS, LOCATION, NAMESPACE, VERSIONS, type_of
from pubmeta.formats.oai_dc.write.links import formats, identifiers, relations, rights
from pubmeta.formats.oai_dc.write.placed import report
from pubmeta.formats.oai_dc.write.texts import descriptions, names, publishers, source, subjects, titles
from pubmeta.model import Article
from pubmeta.model.single import by_its_reviewers, cited_date
from pubmeta.problems import Log
from pubmeta.xml.build import XSI, Element, Inline, document, element, escaped, text_element

if TYPE_CHECKING:
    from pubmeta.formats.oai_dc.options import OaiDcOptions

_NAMESPACES = {
    "xmlns:oai_dc": NAMESPACE,
    "xmlns:dc": ELEMENTS,
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": f"{NAMESPACE} {LOCATION}",
}

Said = str | tuple[str, str | None]
"""The content of an element, or that and its language."""


def write(article: Article, options: OaiDcOptions, log: Log) -> bytes:
    """The record; elements of one name are together, in the order in which Dublin Core lists them."""
    article = by_its_reviewers(article, log, "Dublin Core")
    report(article, log, has_abstracts=options.abstracts)
    date = cited_date(article, log, "Dublin Core")
    root = element(
        "oai_dc:dc",
        _NAMESPACES,
        _elements("title", titles(article, log)),
        _elements("creator", names(article, log, of_authors=True)),
        _elements("subject", subjects(article, log)),
        _elements("description", descriptions(article, log) if options.abstracts else ()),
        _elements("publisher", publishers(article, log)),
        _elements("contributor", names(article, log, of_authors=False)),
        _elements("date", [str(date)] if date else ()),
        _elements("type", _types(article, log)),
        _elements("format", formats(article, log)),
        _elements("identifier", identifiers(article)),
        _elements("source", source(article, log)),
        _elements("language", [article.language] if article.language else ()),
        _elements("relation", relations(article, log)),
        _elements("rights", rights(article, log)),
    )
    return document(root) if root else b""


def _elements(name: str, said: Iterable[Said]) -> list[Element | None]:
    """An element for each thing that is said, once."""
    made = []
    for each in dict.fromkeys(said):
        text, language = (each, None) if isinstance(each, str) else each
        content = Inline(escaped(text).replace("\n", "&#10;"))  # a reference, since lines of the record are indented
        made.append(text_element(f"dc:{name}", content, {"xml:lang": language} if language else None))
    return made


def _types(article: Article, log: Log) -> Iterator[str]:
    """The type in the harvesters' vocabulary, which has few; the type in our word, which says more; the version."""
    if article.type:
        yield type_of(article.type)
        yield article.type
    if article.version and article.version.stage:
        word = VERSIONS.get(article.version.stage)
        if word is None:
            log.dropped("version.stage", f"harvesters have no word for a version of the stage {article.version.stage}")
        else:
            if list(VERSIONS.values()).count(word) > 1:
                log.dropped("version.stage", f"is written as {word}, as that of other stages")
            yield word
