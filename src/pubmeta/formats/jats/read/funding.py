"""Who paid for the work: `funding-group`, or the contract and grant elements of NLM."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.marked import Text, text_of
from pubmeta.formats.jats.read.names import group_name, person_name
from pubmeta.model import Award, Doi, Funder, FunderId, Name, Ror, Url
from pubmeta.reading import line_of, name_fields, part, taken
from pubmeta.vocabularies.dois import FUNDERS
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import Children, XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_BETWEEN = " \t\r\n,;:"
_FUNDER_IDS = frozenset({"doi", "fundref", "crossref", "funder-id", "funderid", "open-funder-registry"})


def funding(source: XmlSource, children: Children) -> tuple[tuple[Award, ...], list[Text]]:
    """The awards and the paragraphs of the funding statement from the children of an `article-meta`."""
    awards: list[Award] = []
    statements: list[Text] = []
    for element in children.all("funding-group"):
        group = Children(source, element)
        for award in group.all("award-group"):
            awards += _awards(source, award)
        statements += filter(None, (text_of(source, statement) for statement in group.all("funding-statement")))
        group.report_rest()
    awards += _nlm_awards(source, children)
    return tuple(awards), statements


def _awards(source: XmlSource, element: _Element) -> Iterator[Award]:
    """An `award-group`: an award of each of its funders."""
    group = Children(source, element)
    fields: dict[str, Any] = {
        **_numbers(source, group.all("award-id")),
        "title": group.line("award-name"),
        "recipients": tuple(
            name
            for recipient in group.all("principal-award-recipient", "principal-investigator")
            for name in _recipients(source, recipient)
        ),
    }
    sources = group.all("funding-source")
    group.report_rest()
    link = (element.get(vocabulary.HREF) or "").strip()
    if link and FUNDERS not in link:
        fields["url"] = taken(source.at(element), "", Url, link)
    funders = [funder for one in sources if (funder := _funder(source, one, link))]
    if not funders and any(fields.values()):
        source.unplaced(element, "an award has a funder, and this one names none")
    for funder in funders:
        if award := part(source.at(element), "", Award, {"funder": funder, **fields}):
            yield award
    if len(funders) > 1:
        source.at(element).guessed("", f"names {len(funders)} funders; kept as an award of each")


def _numbers(source: XmlSource, elements: list[_Element]) -> dict[str, Any]:
    numbers: list[str] = []
    doi = None
    for element in elements:
        kind = (element.get("award-id-type") or "").casefold()
        if kind == "doi" and doi is None and (doi := source.taken(Doi, element)):
            continue
        if kind != "doi" and (number := source.line(element)):
            numbers.append(number)
            link = element.get(vocabulary.HREF)
            if link and link not in number:
                source.at(element).dropped("", f"the number is kept without its link to {link}")
    return {"numbers": tuple(numbers), "grant_doi": doi}


def _funder(source: XmlSource, element: _Element, link: str) -> Funder | None:
    """A `funding-source`: in words, or as an institution with its identifiers, in elements of several names."""
    found: dict[str, Any] = {}
    names = [line_of(source.at(element), "", name) for name in _names(source, element, found)]
    for given in (link, element.get(vocabulary.HREF) or ""):
        if FUNDERS in given:
            found.setdefault("funder_id", taken(source.at(element), "", FunderId, given))
    country = (element.get("country") or "").strip().upper()
    fields = {"name": ", ".join(filter(None, names)), "country_code": country or None, **found}
    return part(source.at(element), "", Funder, {field: value for field, value in fields.items() if value})


def _names(source: XmlSource, element: _Element, found: dict[str, Any]) -> Iterator[str]:
    """What an element says, part by part, without the punctuation between these; identifiers go to `found`."""
    if not len(element):
        yield element.text or ""
        return
    yield (element.text or "").strip(_BETWEEN)
    for child in element:
        if not _take_identifier(source, child, found):
            yield from _names(source, child, found)
        yield (child.tail or "").strip(_BETWEEN)


def _take_identifier(source: XmlSource, element: _Element, found: dict[str, Any]) -> bool:
    """Whether the element is an identifier."""
    name, text = local_name(element), text_in(element).strip()
    kind = (element.get("institution-id-type") or element.get("content-type") or "").casefold()
    if name != "institution-id" and not (name == "named-content" and kind in _FUNDER_IDS):
        return False
    field: str | None = None
    value: Ror | FunderId | None = None
    if kind == "ror" or "ror.org/" in text:
        field, value = "ror", source.taken(Ror, element)
    elif kind in _FUNDER_IDS or FUNDERS in text:
        field, value = "funder_id", source.taken(FunderId, element)
    if field is None:
        source.unplaced(element, "a funder has a ROR id and an Open Funder Registry id")
    elif value and found.setdefault(field, value) != value:
        source.unplaced(element, f"there is one already, {found[field]}, which is kept")
    return True


def _recipients(source: XmlSource, element: _Element) -> Iterator[Name]:
    """The names in a recipient's element; text alone is one name."""
    names = [child for child in element if local_name(child) in {"name", "string-name"}]
    groups = [child for child in element if local_name(child) in {"institution", "collab"}]
    for child in element.iterchildren("name-alternatives"):
        names += list(child.iterchildren("name", "string-name"))[:1]
    for child in element.iterchildren("institution-wrap"):
        groups += child.iterchildren("institution")
    made: list[Name | None] = [person_name(source, name) for name in names]
    made += [group_name(source, group) for group in groups]
    if not made and (fields := name_fields(source.at(element), "", text_in(element))):
        made.append(person_name(source, element) if "family" in fields else group_name(source, element))
    yield from filter(None, made)


_SPONSORS = {"contract-num": "contract-sponsor", "grant-num": "grant-sponsor"}


def _nlm_awards(source: XmlSource, children: Children) -> Iterator[Award]:
    """`contract-num` with its `contract-sponsor`, `grant-num` with its `grant-sponsor`, joined by `@rid`."""
    for number_name, sponsor_name in _SPONSORS.items():
        numbers, sponsors = children.all(number_name), children.all(sponsor_name)
        by_id = {sponsor.get("id"): sponsor for sponsor in sponsors if sponsor.get("id")}
        numbered: dict[_Element, list[str]] = {sponsor: [] for sponsor in sponsors}
        for number in numbers:
            sponsor = by_id.get(number.get("rid"), sponsors[0] if len(sponsors) == 1 else None)
            if sponsor is None:
                source.unplaced(number, "an award has a funder, and this number names none")
            elif text := source.line(number):
                numbered[sponsor].append(text)
        for sponsor, texts in numbered.items():
            funder = part(source.at(sponsor), "", Funder, {"name": source.line(sponsor)})
            if funder and (award := part(source.at(sponsor), "", Award, {"funder": funder, "numbers": tuple(texts)})):
                yield award
