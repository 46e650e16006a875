"""ISSNs by their medium, and the publisher: of a journal, or of proceedings."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.crossref.rest.read.values import line
from pubmeta.model import Issn, Publisher
from pubmeta.reading import FoundIssn, JsonObject


def issns(work: JsonObject) -> Iterator[FoundIssn]:
    """Each ISSN, with its medium where the record says it."""
    typed = set()
    for entry in work.objects("issn-type"):
        medium = entry.text("type")
        typed.add(entry.text("value"))
        if issn := entry.taken(Issn, "value"):
            yield FoundIssn(entry.at("value"), issn, medium if medium in {"print", "electronic"} else None)
    for field in work.texts("ISSN"):
        if field.text not in typed and (issn := field.taken(Issn)):
            yield FoundIssn(field.path, issn)


def publisher(work: JsonObject) -> Publisher | None:
    """The publisher, who is the member that registered the work."""
    name, place = line(work, "publisher"), line(work, "publisher-location")
    return work.part(Publisher, {"name": name, "place": place}, at="publisher")
