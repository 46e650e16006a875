"""The identifiers of a cited work, and the words by which JATS names their kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.names import plain_name_parts
from pubmeta.model import ArxivId, Doi, Isbn, Issn, Pmcid, Pmid, TargetType, Url
from pubmeta.model.base import is_plain
from pubmeta.reading import quoted
from pubmeta.reading.dois import ENDS, doi_before_end
from pubmeta.vocabularies.dois import doi_of_uri
from pubmeta.xml.paths import children_of
from pubmeta.xml.tracked import SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

IDENTIFIERS: dict[str, Callable[[str], str]] = {
    "doi": Doi,
    "pmid": Pmid,
    "pmcid": Pmcid,
    "arxiv": ArxivId,
    "isbn": Isbn,
    "issn": Issn,
}
"""What a value of each field is."""
ID_TYPES = {**vocabulary.ARTICLE_IDS, "isbn": "isbn", "issn": "issn", "std-designation": "number"}
"""The field of each `@pub-id-type`."""
NUMBER_TYPES = frozenset({"number", "report-number"})
"""`@pub-id-type` and `@custom-type` of the number of a report, patent or standard."""
TARGETS = {
    TargetType.DOI: "doi",
    TargetType.PMID: "pmid",
    TargetType.PMCID: "pmcid",
    TargetType.ARXIV: "arxiv",
}
"""The field of what a link leads to."""
ID_ELEMENTS = frozenset({"pub-id", "object-id", "article-id", "isbn", "issn"})
LINK_ELEMENTS = frozenset({"ext-link", "uri", "self-uri"})
_NAMES = frozenset({"name", "string-name"})
_PLAIN = frozenset(
    "year month day article-title chapter-title source volume issue fpage lpage page-range elocation-id publisher-name"
    " publisher-loc etal".split()
)
"""Elements of a citation in which, without attributes, there is neither an identifier nor anything to be reported."""
_MAY_IDENTIFY = tuple(f"{{*}}{name}" for name in (*sorted(ID_ELEMENTS | LINK_ELEMENTS), "comment"))


def has_identifiers(element: JatsElement) -> bool:
    """Whether anything in a citation may be an identifier or a link of the work."""
    return next(element.element.iter(*_MAY_IDENTIFY), None) is not None


def adds_nothing(element: _Element, work: Mapping[str, object]) -> bool:
    """Whether a citation is plainly tagged, so that nothing in it is to be reported, and has no id but the work's own.

    work: the fields of the work.

    That is so of most that are printed beside the same citation in fields.
    """
    for child in children_of(element):
        name = child.tag
        if name == "pub-id":
            found = plain_identifier(child)
            if found is None or work.get(found[0]) != found[1]:
                return False
        elif name == "person-group":
            if child.keys() != ["person-group-type"] or not adds_nothing(child, work):
                return False
        elif name in _NAMES:
            if plain_name_parts(child) is None:
                return False
        elif name not in _PLAIN or len(child) or child.keys():
            return False
    return True


def plain_identifier(element: _Element) -> tuple[str, str] | None:
    """Field and value of a `pub-id` that is nothing but one that a work has a field for, as most are; None else."""
    text = element.text
    if not text or len(element) or element.keys() != ["pub-id-type"] or not is_plain(text):
        return None
    field = ID_TYPES.get(element.get("pub-id-type", "").strip(SPACE).casefold())
    if field not in IDENTIFIERS:
        return None
    value = identifier_of(field, text)
    return None if value is None or value[-1] in ENDS else (field, value)


def identifier_of(field: str, value: str) -> str | None:
    """The identifier that a work has in this field; None where the text is not one."""
    try:
        return IDENTIFIERS[field](value)
    except ValueError:
        return None


def url_of(link: str) -> Url | None:
    """The URL; None where the model refuses it."""
    try:
        return Url(link)
    except ValueError:
        return None


def doi_in(element: JatsElement) -> Doi | None:
    """The DOI in an element, without the full stop or comma that ends the sentence."""
    is_link = not element.head.lstrip().startswith("10.") and identifier_of("doi", element.characters()) is None
    link = (
        identifier_of("doi", doi_of_uri(element.attribute("href") or "")) if is_link else None
    )  # the text says "DOI", or "link"
    doi = Doi(link) if link else element.taken(Doi)
    bare = doi_before_end(doi) if doi else None
    if bare is None:
        return doi
    element.guessed(f"{quoted(doi)} ends with punctuation, which is left out")
    return bare
