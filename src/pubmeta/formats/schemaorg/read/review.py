"""What a peer review is a review of."""

from __future__ import annotations

from pubmeta.formats.schemaorg.read.identifiers import identifiers, named, own_identifier
from pubmeta.formats.schemaorg.read.nodes import Node
from pubmeta.formats.schemaorg.terms import ARTICLES
from pubmeta.model import Doi, Review, ReviewType
from pubmeta.reading import Field, folded

_TYPES = {kind.replace("-", " "): kind for kind in ReviewType}


def reviews_an_article(node: Node) -> bool:
    """Whether what a review is of is an article, or has a DOI; most reviews are of products and places."""
    return any(
        (isinstance(entry, Node) and bool(entry.types & ARTICLES.keys())) or _doi(entry) is not None
        for entry in node.all("itemReviewed")
    )


def review(node: Node) -> Review | None:
    """The reviewed work by its DOI, the kind of document by its genre, and its place among others."""
    dois = (_doi(entry) for entry in node.all("itemReviewed"))
    fields = {
        "of": next(filter(None, dois), None),
        "type": next((_TYPES[word] for field in node.texts("genre") if (word := folded(field.text)) in _TYPES), None),
        "label": node.line("position"),
    }
    return node.part(Review, fields)


def is_type_of_review(field: Field) -> bool:
    """Whether a genre says what kind of document of a review it is."""
    return folded(field.text) in _TYPES


def _doi(entry: Node | Field) -> Doi | None:
    if isinstance(entry, Field):
        found = [named(entry)]
    else:
        found = [*identifiers(entry), *own_identifier(entry), *map(named, entry.texts("url"))]
    return next((doi for each in found if each.kind == "doi" and (doi := each.field.taken(Doi))), None)
