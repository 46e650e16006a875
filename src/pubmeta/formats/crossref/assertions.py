"""Crossmark assertions: what a Crossref record holds of statements, history, copyright and licence terms."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.crossref.deposit import Deposit
from pubmeta.formats.crossref.terms import STATEMENTS
from pubmeta.model import Article, Markup, Person, Statement, plain_text
from pubmeta.xmlio import Content, Element, element

_Assertion = tuple[str, str, str, str, Content]
"""Name, label, name and label of the group, value."""


def assertions(article: Article, deposit: Deposit) -> list[Element | None]:
    """All assertions in the order of display; without a label Crossmark would not display them."""
    made = [*_history(article), *_statements(article, deposit), *_rights(article, deposit)]
    return [
        element(
            "assertion",
            {"name": name, "label": label, "group_name": group, "group_label": group_label, "order": str(order)},
            value,
        )
        for order, (name, label, group, group_label, value) in enumerate(made)
    ]


def _history(article: Article) -> Iterator[_Assertion]:
    dates = article.dates
    group = ("publication_history", "Publication history")
    if dates.received:
        yield "received", "Received", *group, str(dates.received)
    for date in dates.revised:
        yield "revised", "Revised", *group, str(date)
    for date in dates.corrected:
        yield "corrected", "Corrected", *group, str(date)
    if dates.retracted:
        yield "retracted", "Retracted", *group, str(dates.retracted)


def _statements(article: Article, deposit: Deposit) -> Iterator[_Assertion]:
    for name, usual_label in STATEMENTS.items():
        statement: Statement | None = getattr(article.statements, name)
        path = f"statements.{name}"
        label = usual_label
        if statement:
            label = _label(statement.heading, usual_label, f"{path}.heading", deposit)
            for number, paragraph in enumerate(statement.paragraphs):
                yield name, label, name, label, deposit.faces(paragraph, f"{path}.paragraphs[{number}]")
        if name == "conflict_of_interest":
            yield from _own_conflicts(article, label, deposit)


def _own_conflicts(article: Article, group_label: str, deposit: Deposit) -> Iterator[_Assertion]:
    """What single persons declare, labelled with their names."""
    name = "conflict_of_interest"
    for index, person in enumerate(article.contributors):
        if isinstance(person, Person) and person.conflict_of_interest:
            path = f"contributors[{index}].conflict_of_interest"
            label = person.display if deposit.fits("label", person.display, path, needed=False) else group_label
            yield name, label, name, group_label, deposit.faces(person.conflict_of_interest, path)


def _rights(article: Article, deposit: Deposit) -> Iterator[_Assertion]:
    group = ("rights", "Copyright and licence")
    if owned := article.copyright:
        if owned.statement:
            yield "copyright", "Copyright", *group, deposit.faces(owned.statement, "copyright.statement")
        if owned.year:
            yield "copyright_year", "Copyright year", *group, str(owned.year)
        if owned.holder:
            yield "copyright_holder", "Copyright holder", *group, owned.holder
    for index, license_ in enumerate(article.licenses):
        path = f"licenses[{index}]"
        if license_.name:
            yield "license_name", "Licence", *group, ({"href": license_.url}, license_.name)
        if license_.statement:
            terms = deposit.faces(license_.statement, f"{path}.statement")
            yield "license", "Licence terms", *group, ({"href": license_.url}, terms)


def _label(heading: str | Markup | None, usual: str, path: str, deposit: Deposit) -> str:
    """The printed heading as a label, if it fits."""
    if heading is None:
        return usual
    label = plain_text(heading)
    if not deposit.fits("label", label, path, needed=False):
        return usual
    return deposit.plain(heading, path)
