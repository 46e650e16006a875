"""Crossmark's updates, and the programs within it and beside it: funding, licences, trials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from pubmeta.formats.crossref.asserted import Assertion
from pubmeta.formats.crossref.terms import SCOPES_OF_LICENSES, STAGES_OF_TRIALS, update_type_of
from pubmeta.model import (
    Award,
    ClinicalTrial,
    Doi,
    FreeToRead,
    Funder,
    FunderId,
    License,
    PartialDate,
    Ror,
    Update,
    Url,
)
from pubmeta.model.base import reason_of
from pubmeta.reading import date_in, quoted
from pubmeta.xml.cursor import XmlElement, term_of

T = TypeVar("T", License, Award)


def in_crossmark(record: XmlElement, *names: str) -> list[XmlElement]:
    """The children of these names of Crossmark's `custom_metadata`."""
    metadata = [element for crossmark in record.all("crossmark") for element in crossmark.all("custom_metadata")]
    return [child for element in metadata for child in element.all(*names)]


def assertions(record: XmlElement) -> Iterator[Assertion]:
    """The assertions of a record; an attribute that has no place stays unread, and is reported."""
    for element in in_crossmark(record, "assertion"):
        yield Assertion(
            name=element.attribute("name") or "",
            label=element.attribute("label") or "",
            group_name=element.attribute("group_name") or "",
            group_label=element.attribute("group_label") or "",
            value=element,
            url=partial(element.attribute, "href"),
        )


def programs(record: XmlElement) -> list[XmlElement]:
    """The programs of a record, within Crossmark and beside it; query results give some of them in both places."""
    return [*in_crossmark(record, "program"), *record.all("program")]


def updates(record: XmlElement) -> tuple[Update, ...]:
    """The works that this one, a notice, updates."""
    lists = [element for crossmark in record.all("crossmark") for element in crossmark.all("updates")]
    found = (_update(element) for list_ in lists for element in list_.all("update"))
    return tuple(update for update in found if update)


def _update(element: XmlElement) -> Update | None:
    kind = element.attribute_as("type", update_type_of)
    fields = {"type": kind, "doi": element.taken(Doi), "date": _date(element, "date")}
    return element.part(Update, fields)


def licenses(programs_: Iterable[XmlElement]) -> tuple[License, ...]:
    """The licences by URL; what is no URL is kept as a licence's name."""
    return tuple(
        _unrepeated(
            [made for element in program.all("license_ref") if (made := _license(element))] for program in programs_
        )
    )


def _unrepeated(lists: Iterable[Sequence[T]]) -> Iterator[T]:
    """The parts in each of several lists that were in none before it."""
    known: set[T] = set()
    for parts in lists:
        yield from (part for part in parts if part not in known)
        known.update(parts)


def _license(element: XmlElement) -> License | None:
    text = element.line()
    if text is None:
        return None
    fields: dict[str, object] = {
        "applies_to": element.attribute_as("applies_to", term_of(SCOPES_OF_LICENSES, "part of a licence's scope")),
        "start_date": _date(element, "start_date"),
    }
    try:
        fields["url"] = Url(text)
    except ValueError as error:
        element.guessed(f"{reason_of(error)}; kept as the licence's name")
        fields["name"] = text
    return element.part(License, fields)


def free_to_read(programs_: Iterable[XmlElement]) -> FreeToRead | None:
    """That the work may be read without payment, perhaps only from a day or until one."""
    kept: FreeToRead | None = None
    for element in (element for program in programs_ for element in program.all("free_to_read")):
        found = FreeToRead(start_date=_date(element, "start_date"), end_date=_date(element, "end_date"))
        if kept and found != kept:
            element.dropped("differs from the one before it, which is kept")
        kept = kept or found
    return kept


def trials(programs_: Iterable[XmlElement]) -> tuple[ClinicalTrial, ...]:
    """The registered clinical trials."""
    elements = [element for program in programs_ for element in program.all("clinical-trial-number")]
    return tuple(trial for element in elements if (trial := _trial(element)))


def _trial(element: XmlElement) -> ClinicalTrial | None:
    fields = {
        "number": element.line(),
        "registry": element.attribute_as("registry", Doi),
        "stage": element.attribute_as("type", term_of(STAGES_OF_TRIALS, "stage of a trial")),
    }
    return element.part(ClinicalTrial, fields)


def awards(programs_: Iterable[XmlElement]) -> tuple[Award, ...]:
    """The funders with their awards, a group each; what is in no group is one, too."""
    return tuple(_unrepeated([*_awards(program)] for program in programs_))


@dataclass(slots=True)
class _Funding:
    """One funder and its awards, while a group is read."""

    element: XmlElement
    funder: dict[str, str] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    grants: list[Doi] = field(default_factory=list)

    def award(self) -> Award | None:
        funder = self.element.part(Funder, self.funder)
        if funder is None:
            for said in (*self.numbers, *self.grants):
                self.element.dropped(f"names no funder; left out: {quoted(said)}")
            return None
        for grant in self.grants[1:]:
            self.element.dropped(f"an award has one grant DOI, {self.grants[0]}; left out: {grant}")
        grant_doi = next(iter(self.grants), None)
        return self.element.part(Award, {"funder": funder, "numbers": tuple(self.numbers), "grant_doi": grant_doi})


def _awards(group: XmlElement) -> Iterator[Award]:
    fundings: list[_Funding] = []
    for element in group.all("assertion"):
        kind = element.attribute("name")
        if kind == "fundgroup":
            yield from _awards(element)
        else:
            _add(fundings, element, kind)
    if len([funding for funding in fundings if funding.funder]) > 1 and any(funding.numbers for funding in fundings):
        group.guessed("several funders are in one group; each award is kept with the funder before it")
    for funding in fundings:
        if award := funding.award():
            yield award


def _add(fundings: list[_Funding], element: XmlElement, kind: str | None) -> None:
    """Put an assertion where it belongs: a name begins a funder, the rest is said of the funder before it."""
    if kind == "funder_name":
        nested = element.all("assertion")
        name = element.own_line()
        fundings.append(_Funding(element, {"name": name} if name else {}))
        for inner in nested:
            _add(fundings, inner, inner.attribute("name"))
    elif kind in {"funder_identifier", "ror"}:
        if found := _funder_id(element):
            field_name, value = found
            if not fundings or field_name in fundings[-1].funder:
                fundings.append(_Funding(element))
            fundings[-1].funder[field_name] = value
    elif kind in {"award_number", "grant_doi"}:
        if not fundings:
            fundings.append(_Funding(element))
        if kind == "award_number" and (number := element.line()):
            fundings[-1].numbers.append(number)
        elif kind == "grant_doi" and (grant := element.taken(Doi)):
            fundings[-1].grants.append(grant)
    else:
        element.unplaced()


def _funder_id(element: XmlElement) -> tuple[str, str] | None:
    """The field of a funder and its value."""
    value = element.line() or ""
    name, kind = ("ror", Ror) if element.attribute("name") == "ror" or "ror.org" in value else ("funder_id", FunderId)
    identifier = element.taken(kind)
    return (name, identifier) if identifier else None


def _date(element: XmlElement, name: str) -> PartialDate | None:
    text = element.attribute(name)
    return date_in(element.log, element.path_of(name), text) if text else None
