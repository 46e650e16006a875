"""An article as DataCite's XML: the values of the JSON, as elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pubmeta.formats.datacite.terms import TITLE
from pubmeta.formats.datacite.write import record
from pubmeta.formats.datacite.xml.shapes import LANG, NAMESPACE, RESOURCE, Child, Shape, location
from pubmeta.model import Article
from pubmeta.problems import Log
from pubmeta.xml.build import XSI, Content, Element, Inline, document, element, empty, escaped

if TYPE_CHECKING:
    from pubmeta.formats.datacite.options import DataciteOptions

_PLAIN_TYPE = "Journal article"
"""The words for an article of which no more is known: the XML needs some."""


def write(article: Article, options: DataciteOptions, log: Log) -> bytes:
    """The document, with the location of the schema of the version."""
    values = record(article, options, log, "datacite-xml")
    if article.doi is None:
        log.missing("doi", f"{TITLE}'s XML needs the DOI", code="datacite-xml.identifier", remedy="add the DOI")
    if article.landing_page:
        log.dropped(
            "landing_page",
            f"{TITLE}'s XML has no place for the address of the article's page; DataCite takes it beside the XML",
        )
    values["types"].setdefault("resourceType", _PLAIN_TYPE)
    for each in values.get("fundingReferences", ()):
        if "awardUri" in each and "awardNumber" not in each:
            log.dropped("awards", f"{TITLE}'s XML has the address of an award only beside its number")
    root = element(
        "resource",
        {
            "xmlns": NAMESPACE,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{NAMESPACE} {location(options.version)}",
        },
        list(_children(values, RESOURCE)),
    )
    return document(root) if root else b""


def _children(values: dict[str, Any], shape: Shape) -> Iterator[Element | None]:
    for child in shape.children:
        if child.many:
            items = [_element(child, each) for each in values.get(str(child.key), ())]
            if child.wrapper:
                yield element(child.wrapper, items)
            else:
                yield from items
        else:
            yield _element(child, values.get(child.key) if child.key else values)


def _element(child: Child, values: Any) -> Element | None:
    if not isinstance(values, dict):
        return None
    shape = child.shape
    attributes = {name.replace(LANG, "xml:lang"): values.get(key) for name, key in shape.attributes.items()}
    if child.tag == "identifier":
        attributes["identifierType"] = "DOI"
    content: Content = _lines(values.get(shape.text)) if shape.text else list(_children(values, shape))
    if child.tag == "rights" and not content:  # a licence by its address alone
        return empty(child.tag, attributes)
    return element(child.tag, attributes, content)


def _lines(text: str | None) -> Inline | None:
    """A text, a ``br`` for each line break in it."""
    return Inline("<br/>".join(map(escaped, text.split("\n")))) if text else None
