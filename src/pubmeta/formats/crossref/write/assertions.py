"""Crossmark assertions: what a Crossref record holds of statements, history, copyright and licence terms."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.crossref.terms import STATEMENTS, UPDATES
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Article, Markup, Person, Statement, plain_text
from pubmeta.model.license_urls import license_url
from pubmeta.problems import Log, Place
from pubmeta.xml.build import Content, Element, element

_Assertion = tuple[str, str, str, str | None, Content]
"""Name, label, name and label of the group, value; the group of a statement has a label if one is printed over it."""
_HISTORY = ("publication_history", "Publication history")


def assertions(article: Article, deposit: Deposit) -> list[Element | None]:
    """All assertions in the order of display; without a label Crossmark would not display them."""
    made = [*_history(article), *_notices(article, deposit), *_statements(article, deposit), *_rights(article, deposit)]
    return [
        element(
            "assertion",
            {"name": name, "label": label, "group_name": group, "group_label": group_label, "order": str(order)},
            value,
        )
        for order, (name, label, group, group_label, value) in enumerate(made)
    ]


def _history(article: Article) -> Iterator[_Assertion]:
    dates, group = article.dates, _HISTORY
    if dates.received:
        yield "received", "Received", *group, str(dates.received)
    for date in dates.revised:
        yield "revised", "Revised", *group, str(date)
    for date in dates.corrected:
        yield "corrected", "Corrected", *group, str(date)
    if dates.retracted:
        yield "retracted", "Retracted", *group, str(dates.retracted)


def _notices(article: Article, deposit: Deposit) -> Iterator[_Assertion]:
    """Each notice on this work, with a link to it and the day of the update; of one without a day, its DOI."""
    for at, update in deposit.log.each("updated_by", article.updated_by):
        term = UPDATES[update.type]
        if deposit.doi(update.doi, at, needed=False):
            label = f"{term.replace('_', ' ').capitalize()} notice"
            value = str(update.date) if update.date else update.doi
            yield term, label, *_HISTORY, ({"href": update.doi.url}, value)


def _statements(article: Article, deposit: Deposit) -> Iterator[_Assertion]:
    for name, usual_label in STATEMENTS.items():
        statement: Statement | None = getattr(article.statements, name)
        at = deposit.log.at("statements").at(name)
        label = usual_label
        if statement:
            label = _label(statement.heading, usual_label, at, deposit)
            printed = label if statement.heading else None
            for place, paragraph in at.each("paragraphs", statement.paragraphs):
                yield name, label, name, printed, deposit.faces(paragraph, place)
        if name == "conflict_of_interest":
            yield from _own_conflicts(article, label, deposit)


def _own_conflicts(article: Article, group_label: str, deposit: Deposit) -> Iterator[_Assertion]:
    """What single persons declare, labelled with their names."""
    name = "conflict_of_interest"
    for at, person in deposit.log.each("contributors", article.contributors):
        if not (isinstance(person, Person) and person.conflict_of_interest and person.role in deposit.edition.roles):
            continue
        if deposit.fits("label", person.display, at, name, needed=False):
            yield name, person.display, name, group_label, deposit.faces(person.conflict_of_interest, at, name)


def _rights(article: Article, deposit: Deposit) -> Iterator[_Assertion]:
    group = ("rights", "Copyright and licence")
    if owned := article.copyright:
        if owned.statement:
            yield "copyright", "Copyright", *group, deposit.faces(owned.statement, deposit.log, "copyright.statement")
        if owned.year:
            yield "copyright_year", "Copyright year", *group, str(owned.year)
        if owned.holder:
            yield "copyright_holder", "Copyright holder", *group, owned.holder
    urls = [license_url(license_, Log()) for license_ in article.licenses]  # what is reported, `licenses` reports
    for index, license_ in enumerate(article.licenses):
        at, url = deposit.log.at("licenses", index), urls[index]
        others = [other for other, its in zip(article.licenses[:index], urls, strict=False) if its == url]
        for field, name, label in (("name", "license_name", "Licence"), ("statement", "license", "Licence terms")):
            text: str | Markup | None = getattr(license_, field)
            if text is None or url is None:  # a licence without URL is reported, for this would be nobody's
                continue
            if any(getattr(other, field) is None for other in others):
                at.dropped(field, "an earlier licence has the same URL, and Crossref would attach this to that one")
            else:
                yield name, label, *group, ({"href": url}, deposit.faces(text, at, field))


def _label(heading: str | Markup | None, usual: str, at: Place, deposit: Deposit) -> str:
    """The printed heading as a label, if it fits."""
    if heading is None:
        return usual
    label = plain_text(heading)
    if not deposit.fits("label", label, at, "heading", needed=False):
        return usual
    return deposit.plain(heading, at, "heading")
