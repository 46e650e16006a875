"""The ISSNs of a journal or a series, by their medium."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.schemaorg.read.identifiers import identifiers, own_identifier
from pubmeta.formats.schemaorg.read.nodes import Node
from pubmeta.formats.schemaorg.terms import ISSN_NAMES
from pubmeta.model import Issn
from pubmeta.reading import FoundIssn, issn_fields, issns_in

_MEDIA = {name: field.removeprefix("issn_") for name, field in ISSN_NAMES.items()}


def issns_of(node: Node) -> Iterator[FoundIssn]:
    """Each ISSN among the identifiers, where its medium is said, and in the properties of its own."""
    for each in (*identifiers(node), *own_identifier(node)):
        if each.kind == "issn" and (issn := each.field.taken(Issn)):
            yield FoundIssn(each.field.path, issn, _MEDIA.get(each.name or ""))
    for key in ("issn", "issnl"):
        for text in node.texts(key):
            yield from issns_in(text, "linking" if key == "issnl" else None)


def issn_fields_of(node: Node, found: list[FoundIssn]) -> dict[str, Issn]:
    """As `issn_fields`, except that the ISSN of a medium may be the linking one too."""
    linking = next((each for each in found if each.medium == "linking"), None)
    if linking is None or not any(
        each.issn == linking.issn and each.medium != "linking" for each in found if each.medium
    ):
        return issn_fields(node.log, found)
    fields = issn_fields(node.log, [each for each in found if each.medium != "linking"])
    if (other := fields.get("issn_linking")) and other != linking.issn:
        node.log.dropped(linking.path, f"{linking.issn} is the linking ISSN; left out: {other}")
    return {**fields, "issn_linking": linking.issn}
