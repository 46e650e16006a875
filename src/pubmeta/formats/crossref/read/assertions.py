"""Crossmark assertions: what a Crossref record holds of statements, history, copyright and licence terms.

What the usual names mean is in `pubmeta.formats.crossref.asserted`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pubmeta.formats.crossref.asserted import DATES, LICENSES, RIGHTS, name_of, statement_asserted
from pubmeta.formats.crossref.terms import STATEMENTS
from pubmeta.model import Contributor, Copyright, License, Markup, Person, Statement, Statements
from pubmeta.reading import date_in, quoted
from pubmeta.xml.cursor import XmlElement

Text = str | Markup

_PUBLISHED = ("published_online", "published_print")


class Asserted:
    """What the assertions of one record say, beside what the record says of dates, contributors and licences."""

    def __init__(self, dates: dict[str, Any], contributors: Sequence[Contributor], licenses: Sequence[License]) -> None:
        self.dates = dates
        self.contributors = list(contributors)
        self.licenses = list(licenses)
        self.statements: dict[str, Statement] = {}
        self.copyright: Copyright | None = None

    def add(self, elements: Iterable[XmlElement]) -> None:
        """Add what each assertion says; one that means nothing here is reported."""
        names_of_licenses: list[tuple[str, XmlElement, Text]] = []
        for element in elements:
            name, label, *groups = (
                element.attribute(key) or "" for key in ("name", "label", "group_name", "group_label")
            )
            word = name_of(name)
            statement = statement_asserted(name, label, *groups)
            if word in DATES:
                self._add_date(DATES[word], element)
            elif word in RIGHTS:
                self._add_right(RIGHTS[word], element)
            elif word in LICENSES:
                if text := element.as_line() if word == "license_name" else element.as_text():
                    names_of_licenses.append((LICENSES[word], element, text))
            elif statement:
                self._add_paragraph(statement, label, groups[1], element)
            else:
                element.unplaced(f"an article has no place for the assertion {quoted(label or name)}")
        for field in LICENSES.values():
            self._name_licenses(field, [(element, text) for of, element, text in names_of_licenses if of == field])

    def _add_date(self, name: str, element: XmlElement) -> None:
        """Add a day to the history; the record's own dates are kept where the two differ."""
        day, known = date_in(element.log, "", element.as_line()), self.dates.get(name)
        if day is None or (name == "published" and day in map(self.dates.get, _PUBLISHED)):
            return
        if name in {"revised", "corrected"}:
            self.dates[name] = (*(known or ()), day)
        elif known is None:
            self.dates[name] = day
        elif known != day:
            element.dropped(f"differs from the record's own date, {known}, which is kept; left out: {day}")

    def _add_right(self, name: str, element: XmlElement) -> None:
        known = {field: said for field, said in self.copyright or () if said is not None}
        value = element.as_text() if name == "statement" else element.as_line()
        if name in known:
            element.dropped(f"an article has one copyright {name}; left out: {quoted(str(value))}")
        elif value:
            self.copyright = element.part(Copyright, {**known, name: value}) or self.copyright

    def _add_paragraph(self, name: str, label: str, group_label: str, element: XmlElement) -> None:
        """Add a paragraph to a statement, or to the person of whom alone it says what conflicts there are."""
        text = element.as_text()
        if text is None:
            return
        place = self._person(label) if name == "conflict_of_interest" and label != group_label else None
        if place is not None:
            person = self.contributors[place]
            self.contributors[place] = person.model_copy(update={"conflict_of_interest": text})
            return
        if known := self.statements.get(name):
            self.statements[name] = known.model_copy(update={"paragraphs": (*known.paragraphs, text)})
            return
        # The writer says the usual heading of a statement without one; a group's label says that one was printed.
        is_printed = bool(group_label) or label != STATEMENTS[name]
        self.statements[name] = Statement(paragraphs=(text,), heading=(label or None) if is_printed else None)

    def _person(self, label: str) -> int | None:
        """The place of the person whose name the label is, or begins with, and who has declared nothing yet."""
        names = {
            place: contributor.display
            for place, contributor in enumerate(self.contributors)
            if isinstance(contributor, Person) and not contributor.conflict_of_interest
        }
        alike = [place for place, name in names.items() if label == name]
        alike += [place for place, name in names.items() if label.startswith((f"{name} ", f"{name},"))]
        return next(iter(alike), None)

    def _name_licenses(self, field: str, texts: list[tuple[XmlElement, Text]]) -> None:
        """Give names or terms to the licences: by URL (`href`), or else in order where there are as many of both."""
        in_order = len(texts) == len(self.licenses)
        for place, (element, text) in enumerate(texts):
            url = element.attribute("href")
            places = [
                number
                for number, known in enumerate(self.licenses)
                if url and known.url == url and getattr(known, field) is None
            ]
            if places or (in_order and not url):
                number = places[0] if places else place
                self.licenses[number] = self.licenses[number].model_copy(update={field: text})
            elif made := element.part(License, {field: text}):
                if self.licenses:
                    element.guessed("it is not said of which licence this is; kept as one of its own")
                self.licenses.append(made)

    def made_statements(self) -> Statements:
        """The statements as a part of an article."""
        return Statements(**self.statements)
