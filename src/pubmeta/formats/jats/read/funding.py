"""Who paid for the work: `funding-group`, or the contract and grant elements of NLM."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import Text
from pubmeta.formats.jats.read.names import group_name, person_name
from pubmeta.model import Award, Doi, Funder, FunderId, Name, Ror, Url
from pubmeta.reading import Field, line_of, name_in, names_in
from pubmeta.vocabularies.dois import FUNDERS, is_doi_link

_BETWEEN = " \t\r\n,;:"
_MOST_ALIKE = 100
_FUNDER_IDS = frozenset({"doi", "fundref", "crossref", "funder-id", "funderid", "open-funder-registry"})


def funding(meta: JatsElement) -> tuple[tuple[Award, ...], list[Text]]:
    """The awards and the paragraphs of the funding statement of an `article-meta`."""
    awards: list[Award] = []
    statements: list[Text] = []
    for group in meta.all("funding-group"):
        for award in group.all("award-group"):
            awards += _awards(award)
        statements += filter(None, (statement.text() for statement in group.all("funding-statement")))
    awards += _nlm_awards(meta)
    return tuple(_distinct(awards)), statements


def _distinct(awards: Iterable[Award]) -> list[Award]:
    """The awards without those that say no more than another, as in a second `funding-group` for a service.

    One without a number may be another award. Of very many with one number only the first are compared.
    """
    places = {award: place for place, award in enumerate(dict.fromkeys(awards))}
    numbered: dict[object, list[Award]] = {}
    for award in places:
        for number in filter(None, (award.numbers, award.grant_doi)):
            numbered.setdefault(number, []).append(award)
    for award in list(places):
        alike = numbered.get(award.numbers or award.grant_doi, ())[:_MOST_ALIKE]
        fuller = (each for each in alike if each is not award and each in places and _says_no_more(award, each))
        if (other := next(fuller, None)) is not None:
            places[other] = min(places[other], places.pop(award))
    return sorted(places, key=places.__getitem__)


def _says_no_more(award: Award, other: Award) -> bool:
    """Whether all that is said of an award is said of the other."""
    return _holds(other.funder, award.funder) and all(
        value == getattr(other, name) for name, value in award if value and name != "funder"
    )


def _holds(funder: Funder, other: Funder) -> bool:
    return all(value == getattr(funder, name) for name, value in other if value)


def _awards(element: JatsElement) -> Iterator[Award]:
    """An `award-group`: an award of each of its funders."""
    fields: dict[str, Any] = {
        **_numbers(element.all("award-id")),
        "title": element.line("award-name"),
        "recipients": tuple(
            name
            for recipient in element.all("principal-award-recipient", "principal-investigator")
            for name in _recipients(recipient)
        ),
    }
    sources = element.all("funding-source")
    link = (element.attribute("href") or "").strip()
    if link and FUNDERS not in link:
        fields["url"] = element.given(Url, link)
    funders = [funder for one in sources if (funder := _funder(one, link))]
    if not funders and any(fields.values()):
        element.unplaced("an award needs a funder, and this one names none")
    for funder in funders:
        if award := element.part(Award, {"funder": funder, **fields}):
            yield award
    if len(funders) > 1:
        element.guessed(f"names {len(funders)} funders; kept as an award of each")


def _numbers(elements: list[JatsElement]) -> dict[str, Any]:
    numbers: list[str] = []
    doi = None
    is_alone = len([element for element in elements if element.characters().strip()]) == 1
    for element in elements:
        kind = (element.attribute("award-id-type") or "").casefold()
        if kind == "doi" and doi is None and (doi := element.taken(Doi)):
            continue
        if kind != "doi" and (number := element.line()):
            numbers.append(number)
            link = element.attribute("href") or ""
            if is_alone and is_doi_link(link):
                doi = element.attribute_as("href", Doi)
            elif link and link not in number:
                element.dropped(f"the number is kept without its link to {link}")
    return {"numbers": tuple(numbers), "grant_doi": doi}


def _funder(element: JatsElement, link: str) -> Funder | None:
    """A `funding-source`: in words, or as an institution with its identifiers, in elements of several names."""
    found: dict[str, Any] = {}
    log = element.log
    names = [line_of(log, "", name) for name in _names(element, found) if name]
    own_link = element.attribute("href") or ""
    for given in (link, own_link):
        if FUNDERS in given:
            found.setdefault("funder_id", element.given(FunderId, given))
    if own_link and FUNDERS not in own_link:
        element.dropped(f"the funder is kept without its link to {own_link}")
    country = (element.attribute("country") or "").strip().upper()
    fields = {"name": ", ".join(filter(None, names)), "country_code": country or None, **found}
    return element.part(Funder, {field: value for field, value in fields.items() if value})


def _names(element: JatsElement, found: dict[str, Any]) -> Iterator[str]:
    """What an element says, part by part, without the punctuation between these; identifiers go to `found`."""
    if not element.has_children:
        yield element.head
        return
    yield element.head.strip(_BETWEEN)
    for child, name, text in element.each():
        if text and name != "institution-id":
            yield text
        elif not _take_identifier(part := element.child(child), found):
            yield from _names(part, found)
        yield (child.tail or "").strip(_BETWEEN)


def _take_identifier(element: JatsElement, found: dict[str, Any]) -> bool:
    """Whether the element is an identifier."""
    name, text = element.name, element.characters().strip()
    kind = (element.attribute("institution-id-type") or element.attribute("content-type") or "").casefold()
    if name != "institution-id" and not (name == "named-content" and kind in _FUNDER_IDS):
        return False
    field: str | None = None
    value: Ror | FunderId | None = None
    if kind == "ror" or "ror.org/" in text:
        field, value = "ror", element.taken(Ror)
    elif kind in _FUNDER_IDS or FUNDERS in text:
        field, value = "funder_id", element.taken(FunderId)
    if field is None:
        element.unplaced("a funder has a ROR id and an Open Funder Registry id")
    elif value and found.setdefault(field, value) != value:
        element.unplaced(f"there is one already, {found[field]}, which is kept")
    return True


def _recipients(element: JatsElement) -> Iterator[Name]:
    """The names in a recipient's element, or in its text alone."""
    names = element.all("name", "string-name")
    groups = element.all("institution", "collab")
    for child in element.all("name-alternatives"):
        names += child.all("name", "string-name")[:1]
    for child in element.all("institution-wrap"):
        groups += child.all("institution")
    made: list[Name | None] = [person_name(name) for name in names]
    made += [group_name(group) for group in groups]
    if not made and (text := element.characters().strip()):
        made += map(name_in, names_in(Field("", text, element.log, element.line_number)))
    yield from filter(None, made)


_SPONSORS = {"contract-num": "contract-sponsor", "grant-num": "grant-sponsor"}


def _nlm_awards(meta: JatsElement) -> Iterator[Award]:
    """`contract-num` with its `contract-sponsor`, `grant-num` with its `grant-sponsor`, joined by `@rid`."""
    for number_name, sponsor_name in _SPONSORS.items():
        numbers, sponsors = meta.all(number_name), meta.all(sponsor_name)
        by_id = {sponsor.attribute("id"): sponsor for sponsor in sponsors if sponsor.attribute("id")}
        numbered: dict[JatsElement, list[str]] = {sponsor: [] for sponsor in sponsors}
        for number in numbers:
            sponsor = by_id.get(number.attribute("rid"), sponsors[0] if len(sponsors) == 1 else None)
            if sponsor is None:
                number.unplaced("an award needs a funder, and this number names none")
            elif text := number.line():
                numbered[sponsor].append(text)
        for sponsor, texts in numbered.items():
            funder = sponsor.part(Funder, {"name": sponsor.line()})
            if funder and (award := sponsor.part(Award, {"funder": funder, "numbers": tuple(texts)})):
                yield award
