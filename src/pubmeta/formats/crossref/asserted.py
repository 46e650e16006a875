"""What Crossmark assertions say, in a deposit and in the REST API alike: statements, history, copyright and licences.

Publishers choose the names of assertions: these are those that publishers use, besides the writer's own.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from pydantic import BaseModel

from pubmeta.formats.crossref.terms import STATEMENTS, UPDATE_TYPES
from pubmeta.model import (
    Contributor,
    Copyright,
    Doi,
    License,
    Markup,
    PartialDate,
    Person,
    Statement,
    Statements,
    Update,
    UpdateType,
)
from pubmeta.reading import quoted
from pubmeta.reading.copyrights import spelled_out
from pubmeta.vocabularies.dois import NAME, bare_doi, is_doi_link
from pubmeta.vocabularies.statements import statement_announced, statement_of_term

M = TypeVar("M", bound=BaseModel)
Text = str | Markup

DATES: Final[Mapping[str, str]] = {
    **{name: name for name in ("received", "revised", "accepted", "corrected", "retracted", "posted", "published")},
    "date_received": "received",
    "date_revised": "revised",
    "date_accepted": "accepted",
    "received_date": "received",
    "revised_date": "revised",
    "accepted_date": "accepted",
    "date_epub": "published_online",
    "first_online": "published_online",
    "published_online": "published_online",
    "published_print": "published_print",
}
"""The field of `Dates` for the name of an assertion, as `name_of` gives it."""
RIGHTS: Final[Mapping[str, str]] = {
    "copyright": "statement",
    "copyright_information": "statement",
    "copyright_statement": "statement",
    "copyright_year": "year",
    "copyright_holder": "holder",
}
"""The field of `Copyright` for the name of an assertion."""
_DOI = re.compile(NAME)
_PUBLISHED = ("published_online", "published_print")
LICENSES: Final[Mapping[str, str]] = {"license_name": "name", "license": "statement"}
"""The field of `License` for the name of an assertion."""


def name_of(text: str) -> str:
    """The name of an assertion in lower case, its words joined by underscores: ``first-online`` is ``first_online``."""
    return re.sub("[^a-z]+", "_", text.casefold()).strip("_")


class Value(Protocol):
    """The text of an assertion and where it is, in XML or in JSON."""

    def as_line(self) -> str | None:
        """The literal text on one line; None where it is blank."""

    def as_text(self) -> Text | None:
        """The text with its inline markup."""

    def as_date(self) -> PartialDate | None:
        """The date that the text spells."""

    def part(self, model: type[M], fields: Mapping[str, object]) -> M | None:
        """A part of the model from values that were read here."""

    def dropped(self, message: str) -> None:
        """Report something of it as left out."""

    def guessed(self, message: str) -> None:
        """Report something of it as read with doubt."""

    def unplaced(self, reason: str) -> None:
        """Report the whole as left out."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """An assertion: the names and labels of it and of its group, empty where there is none, and its value.

    url: gives what it links to; asked for where a link has a place, so that any other is reported as left out.
    """

    name: str
    label: str
    group_name: str
    group_label: str
    value: Value
    url: Callable[[], str | None]


def statement_asserted(assertion: Assertion) -> str | None:
    """The statement that an assertion is part of.

    What is printed decides before names do, for some publishers give all their declarations the name ``Ethics``; the
    writer's own names, which its groups have too, are certain.
    """
    name = assertion.name
    if name in STATEMENTS and name == assertion.group_name:
        return name
    printed = _printed(assertion.label) or _printed(assertion.group_label)
    return printed or statement_of_term(name, assertion.group_name)


def _printed(text: str) -> str | None:
    """The statement that a printed label announces, in its usual words or in others."""
    return statement_of_term(text) or statement_announced(text)


def _heading(statement: str, assertion: Assertion) -> str | None:
    """What is printed over a statement: the label that announces it, its own or its group's.

    The writer says the usual heading of a statement without one; a group's label says that one was printed.
    """
    label, group_label = assertion.label, assertion.group_label
    if not group_label and label == STATEMENTS[statement]:
        return None
    announcing = (text for text in (label, group_label) if text and _printed(text) == statement)
    return next(announcing, None) or label or group_label or None


def _linked(link: str | None) -> Doi | None:
    """The DOI that a link leads to."""
    try:
        return Doi(link) if link and is_doi_link(link) else None
    except ValueError:
        return None


class Asserted:
    """What the assertions of one record say, beside what the record says of dates, contributors and licences."""

    def __init__(self, dates: dict[str, Any], contributors: Sequence[Contributor], licenses: Sequence[License]) -> None:
        self.dates = dates
        self.contributors = list(contributors)
        self.licenses = list(licenses)
        self.statements: dict[str, Statement] = {}
        self._headings: dict[str, str | None] = {}
        self._paragraphs: dict[str, list[Text]] = {}
        self._days: dict[str, dict[PartialDate, None]] = {}
        self._undeclared: _Persons | None = None
        self.copyright: Copyright | None = None
        self._copyright_statement: Value | None = None
        self.updated_by: list[Update] = []

    def add(self, assertions: Iterable[Assertion]) -> None:
        """Add what each assertion says; one that means nothing here is reported."""
        names_of_licenses: list[tuple[str, Assertion, Text]] = []
        for assertion in assertions:
            word = name_of(assertion.name)
            if word in DATES:
                self._add_date(DATES[word], assertion.value)
            elif word in RIGHTS:
                self._add_right(RIGHTS[word], assertion.value)
            elif word in LICENSES:
                value = assertion.value
                if text := value.as_line() if word == "license_name" else value.as_text():
                    names_of_licenses.append((LICENSES[word], assertion, text))
            elif word in UPDATE_TYPES and (notice := _linked(assertion.url())):
                self._add_notice(UPDATE_TYPES[word], notice, assertion.value)
            elif statement := statement_asserted(assertion):
                self._add_paragraph(statement, assertion)
            else:
                called = assertion.label or assertion.name
                assertion.value.unplaced(f"an article has no place for the assertion {quoted(called)}")
        self.dates |= {name: tuple(days) for name, days in self._days.items()}
        for name, paragraphs in self._paragraphs.items():
            self.statements[name] = Statement(paragraphs=tuple(paragraphs), heading=self._headings[name])
        for field in LICENSES.values():
            self._name_licenses(field, [(said, text) for of, said, text in names_of_licenses if of == field])
        self._complete_copyright()

    def _add_date(self, name: str, value: Value) -> None:
        """Add a day to the history; the record's own dates are kept where the two differ."""
        day, known = value.as_date(), self.dates.get(name)
        if day is None or (name == "published" and day in map(self.dates.get, _PUBLISHED)):
            return
        if name in {"revised", "corrected"}:
            self._days.setdefault(name, dict.fromkeys(known or ()))[day] = None
        elif known is None:
            self.dates[name] = day
        elif known != day:
            value.dropped(f"differs from the record's own date, {known}, which is kept; left out: {day}")

    def _add_notice(self, kind: UpdateType, notice: Doi, value: Value) -> None:
        """Add a notice on this work; its text is the day of the update, or says no more than the link does."""
        line = value.as_line()
        day = value.as_date() if line and not _DOI.match(bare_doi(line)) else None
        if made := value.part(Update, {"type": kind, "doi": notice, "date": day}):
            self.updated_by.append(made)

    def _add_right(self, name: str, value: Value) -> None:
        known = {field: said for field, said in self.copyright or () if said is not None}
        text = value.as_text() if name == "statement" else value.as_line()
        if name in known:
            value.dropped(f"an article has one copyright {name}; left out: {quoted(str(text))}")
        elif text:
            self.copyright = value.part(Copyright, {**known, name: text}) or self.copyright
            self._copyright_statement = value if name == "statement" else self._copyright_statement

    def _complete_copyright(self) -> None:
        """Add the year and the holder that the statement spells out, where no assertion says them."""
        if self.copyright and self._copyright_statement:
            known = {field: said for field, said in self.copyright if said is not None}
            if read := spelled_out(known, self._copyright_statement):
                self.copyright = self.copyright.model_copy(update=read)

    def _add_paragraph(self, name: str, assertion: Assertion) -> None:
        """Add a paragraph to a statement, or to the person of whom alone it says what conflicts there are."""
        text, label = assertion.value.as_text(), assertion.label
        if text is None:
            return
        place = self._person(label) if name == "conflict_of_interest" and label != assertion.group_label else None
        if place is not None:
            person = self.contributors[place]
            self.contributors[place] = person.model_copy(update={"conflict_of_interest": text})
            return
        heading = _heading(name, assertion)
        if heading and heading != self._headings.setdefault(name, heading):
            assertion.value.dropped(
                f"is added to the statement that is there, under one heading; left out: {quoted(heading)}"
            )
        self._headings.setdefault(name, heading)
        self._paragraphs.setdefault(name, []).append(text)

    def _person(self, label: str) -> int | None:
        """The place of the person whose name the label is, or begins with, and who has declared nothing yet."""
        if self._undeclared is None:
            self._undeclared = _Persons(self.contributors)
        return self._undeclared.taken(label)

    def _name_licenses(self, field: str, texts: list[tuple[Assertion, Text]]) -> None:
        """Give names or terms to the licences: by URL, or else in order where there are as many of both."""
        in_order = len(texts) == len(self.licenses)
        of_url: dict[str | None, deque[int]] = {}
        for number, known in enumerate(self.licenses):
            of_url.setdefault(known.url, deque()).append(number)
        for place, (assertion, text) in enumerate(texts):
            url, value = assertion.url(), assertion.value
            places = of_url.get(url, deque()) if url else deque()
            while places and getattr(self.licenses[places[0]], field) is not None:
                places.popleft()
            if places or (in_order and not url):
                number = places[0] if places else place
                self.licenses[number] = self.licenses[number].model_copy(update={field: text})
            elif made := value.part(License, {field: text}):
                if self.licenses:
                    value.guessed("the record does not say to which licence this belongs; kept as a licence of its own")
                self.licenses.append(made)

    def notices(self, named: Iterable[Update] = ()) -> tuple[Update, ...]:
        """The notices on this work; `named`: those that the record itself names, of which none is given twice."""
        found = list(named)
        places = {(update.type, update.doi.key): place for place, update in enumerate(found)}
        for update in self.updated_by:
            place = places.get((update.type, update.doi.key))
            if place is None:
                found.append(update)
            elif found[place].date is None:
                found[place] = update
        return tuple(found)

    def made_statements(self) -> Statements:
        """The statements as a part of an article."""
        return Statements(**self.statements)


class _Persons:
    """The persons who have declared nothing, by their names."""

    def __init__(self, contributors: Iterable[Contributor]) -> None:
        self._places: dict[str, list[int]] = {}
        for place, contributor in reversed([*enumerate(contributors)]):
            if isinstance(contributor, Person) and not contributor.conflict_of_interest:
                self._places.setdefault(contributor.display, []).append(place)
        self._lengths = {len(name) for name in self._places}

    def taken(self, label: str) -> int | None:
        """The place of the first whose name a label is, or else begins with, who is none of them from now on."""
        if label not in self._places:
            starts = (label[:length] for length in self._lengths if label[length : length + 1] in {" ", ","})
            label = min(filter(self._places.__contains__, starts), key=lambda name: self._places[name][-1], default="")
        places = self._places.get(label)
        if places is None:
            return None
        place = places.pop()
        if not places:
            del self._places[label]
        return place
