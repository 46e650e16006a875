"""DataCite's XML to an article, by way of the values of its JSON: the paths of problems are those of the JSON."""

from __future__ import annotations

from pubmeta.formats.datacite.read import article_in
from pubmeta.formats.datacite.xml.parsing import values_of
from pubmeta.formats.datacite.xml.shapes import NAMESPACE
from pubmeta.model import Article
from pubmeta.problems import Log, Problem
from pubmeta.reading import JsonObject
from pubmeta.xml.build import parsed
from pubmeta.xml.paths import ElementPaths, line_number


def read(content: bytes, log: Log) -> Article | None:
    """The article of a document with one record."""
    root = parsed(content)
    if isinstance(root, Problem):
        log.add(root)
        return None
    if root.tag != f"{{{NAMESPACE}}}resource":
        log.malformed("is not a DataCite record: the root is not <resource> of kernel 4", line=line_number(root))
        return None
    values, paths = values_of(root), ElementPaths(root)
    for element, attribute in values.unknown:
        place = paths.path(element) + (f"/@{attribute}" if attribute else "")
        log.dropped(place, "an article has no place for it; left out", line=line_number(element))
    return article_in(JsonObject(values.record, log))
