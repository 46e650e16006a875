"""The `conference` at which an article was given, and the proceedings that a `journal-meta` describes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read.dates import is_gregorian
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.journal import issns_of, medium_of, publisher_of
from pubmeta.formats.jats.read.names import group_name, person_name
from pubmeta.formats.jats.read.title_text import title_of
from pubmeta.model import (
    ArticleType,
    Doi,
    Event,
    Isbn,
    IsbnMedium,
    Name,
    PartialDate,
    Proceedings,
    ProceedingsIsbn,
    Series,
    Text,
    Url,
)
from pubmeta.model.article import NOT_IN_PROCEEDINGS
from pubmeta.reading import event_of, issn_fields, line_of, taken
from pubmeta.reading.day_spans import days_between

_IN_PROCEEDINGS = (ArticleType.CONFERENCE_PAPER, ArticleType.POSTER)
_MEDIA = {"print": IsbnMedium.PRINT, "electronic": IsbnMedium.ELECTRONIC}
_LINES = {
    "conf-name": "name",
    "conf-acronym": "acronym",
    "conf-num": "number",
    "conf-theme": "theme",
}


def conference_event(meta: JatsElement) -> Event | None:
    """The event of an `article-meta`: of its first `conference`, and of the link to the page of it."""
    conferences = meta.all("conference")
    for other in conferences[1:]:
        other.unplaced("an article has one event")
    fields = _conference(conferences[0]) if conferences else {}
    if meta.has("related-object"):
        for link in meta.all("related-object"):
            if is_conference_link(link):
                link.attribute("ext-link-type")
                fields.setdefault("url", link.attribute_as("href", Url))
    return event_of((conferences[0] if conferences else meta).log, "", fields) if fields else None


def is_conference_link(element: JatsElement) -> bool:
    """Whether a `related-object` leads to the page of the conference."""
    return element.attribute("object-type") == terms.CONFERENCE


def _conference(element: JatsElement) -> dict[str, Any]:
    parts = [element, *element.all("string-conf")]
    fields: dict[str, Any] = {}
    for one in parts:
        for name, field in _LINES.items():
            if text := one.line(name):
                fields.setdefault(field, text)
        if place := one.one("conf-loc"):
            fields.setdefault("place", _joined(place))
        sponsors = tuple(sponsor for each in one.all("conf-sponsor") if (sponsor := _joined(each)))
        fields["sponsors"] = (*fields.get("sponsors", ()), *sponsors)
        if dated := one.one("conf-date"):
            fields |= _dates(dated)
        for link in one.within("ext-link", "uri"):
            fields.setdefault("url", link.given(Url, link.attribute("href") or link.characters()))
            link.attribute("ext-link-type")
            link.ignore_rest()
    for whole in parts[1:]:
        if "name" not in fields and (text := whole.line()):
            fields["name"] = text
        whole.ignore_rest()  # the parts in words
    return fields


def _joined(element: JatsElement) -> str | None:
    """The text of a place or an institution, its parts with commas where there is nothing between them."""
    if not element.has_children:
        return element.line()
    for identifier in element.within("institution-id"):
        identifier.unplaced("of a conference the names alone are kept")
    pieces = [text for child in element.all() if child.name != "institution-id" and (text := _joined(child))]
    if element.has_own_text:
        return element.line()
    element.ignore_rest()
    return ", ".join(pieces) or None


def _dates(element: JatsElement) -> dict[str, Any]:
    """The first and the last day, as `@iso-8601-date` and the text have them, or the text as it is printed."""
    text = element.line() or ""
    if element.has_children:  # of which each is a part of the date
        text = line_of(element.log, "", " ".join(map(str, element.element.itertext()))) or ""
    is_printed = element.attribute("content-type") == terms.AS_PRINTED
    printed = {"dates_as_printed": text or None}
    if element.attribute("calendar") and not is_gregorian(element):
        return printed
    first, slash, last = (element.attribute("iso-8601-date") or "").partition("/")
    start = taken(element.log, element.path_of("iso-8601-date")[len(element.path) + 1 :], PartialDate, first or None)
    end = element.given(PartialDate, last) if slash and start else None
    said = None if is_printed else days_between(text)
    if said is None or (start and not _agree(start, said[0])):
        return {"start": start, "end": end, **printed}
    return {"start": max(filter(None, (start, said[0])), key=lambda one: len(one.parts)), "end": end or said[1]}


def _agree(one: PartialDate, other: PartialDate) -> bool:
    return one == other or one.refines(other) or other.refines(one)


def is_in_proceedings(journal: JatsElement, meta: JatsElement | None, kind: ArticleType | None) -> bool:
    """Whether a `journal-meta` describes proceedings or their series: it says so, or a conference paper has an ISBN."""
    if kind in NOT_IN_PROCEEDINGS:
        return False
    if _mark(journal) in (terms.PROCEEDINGS, terms.SERIES):
        return True
    return kind in _IN_PROCEEDINGS and (journal.has("isbn") or (meta is not None and meta.has("isbn")))


def _mark(journal: JatsElement) -> str | None:
    groups = journal.named("journal-title-group")
    return groups[0].get("content-type") if groups else None


def proceedings_fields(journal: JatsElement, meta: JatsElement, issue_title: Text | None) -> dict[str, Any]:
    """The proceedings, and the title of the issue, unless that is theirs."""
    reading = _Proceedings(journal, meta)
    proceedings = reading.proceedings()
    return {"proceedings": proceedings, "issue_title": None if reading.has_issue_title else issue_title}


class _Proceedings:
    """The proceedings of a `journal-meta` and what the `article-meta` says of them.

    has_issue_title: whether the `issue-title` is their title, and not that of an issue.
    """

    def __init__(self, journal: JatsElement, meta: JatsElement) -> None:
        self._journal, self._meta = journal, meta
        self._mark = _mark(journal)
        self.has_issue_title = False

    def proceedings(self) -> Proceedings | None:
        """All that is said of them."""
        journal, meta = self._journal, self._meta
        issns = issn_fields(journal.source.log, issns_of(journal))
        group = journal.one("journal-title-group") or journal
        group.attribute("content-type")
        name, title, subtitle = group.line("journal-title"), *self._title()
        fields: dict[str, Any] = {}
        doi = self._ids()
        if self._mark == terms.PROCEEDINGS or not (issns or title or self._mark):
            fields |= {"title": title or name, "subtitle": subtitle or group.line("journal-subtitle"), "doi": doi}
        else:
            series = journal.part(Series, {"title": name, **issns, "doi": doi}) if name else None
            fields |= {"title": title, "subtitle": subtitle, "series": series}
        for identifier in meta.all("volume-id"):
            if identifier.attribute("pub-id-type") == "doi" and not fields.get("doi"):
                fields["doi"] = identifier.taken(Doi)
            else:
                identifier.unplaced("proceedings have one DOI and no other id")
        return journal.part(
            Proceedings,
            {
                **fields,
                "subject": self._subject(),
                "editors": tuple(self._editors()),
                "isbns": tuple(self._isbns()),
                "publisher": publisher_of(journal.one("publisher")),
            },
        )

    def _title(self) -> tuple[Any, Any]:
        """The title of proceedings in a series; without our mark, that of the issue is taken for it."""
        groups = self._meta.all("issue-title-group") if self._meta.has("issue-title-group") else []
        marked = [group for group in groups if group.element.get("content-type") == terms.PROCEEDINGS]
        for group in marked or (() if self._mark else groups):
            group.attribute("content-type")
            return title_of(group, "issue-title"), title_of(group, "issue-subtitle")
        if self._mark is None and (title := title_of(self._meta, "issue-title")) is not None:
            self.has_issue_title = True
            return title, None
        return None, None

    def _ids(self) -> Doi | None:
        """The DOI; an id that repeats an ISSN says no more."""
        doi: Doi | None = None
        numbers = {issn.characters().strip() for issn in self._journal.all("issn", "issn-l")}
        for element in self._journal.all("journal-id"):
            kind = (element.attribute("journal-id-type") or "").casefold()
            if kind == "doi" and doi is None:
                doi = element.taken(Doi)
            elif not (kind == "issn" and element.characters().strip() in numbers):
                element.unplaced("proceedings and their series have a DOI and no other id")
        return doi

    def _editors(self) -> Iterator[Name]:
        for group in self._journal.all("contrib-group"):
            for contrib in group.all("contrib"):
                named = contrib.one("name", "string-name", "collab")
                is_editor = (contrib.attribute("contrib-type") or "editor").casefold().endswith("editor")
                if named is None or not is_editor:
                    contrib.unplaced("of proceedings only the names of their editors are kept")
                elif editor := group_name(named) if named.name == "collab" else person_name(named):
                    yield editor

    def _isbns(self) -> Iterator[ProceedingsIsbn]:
        known: set[Isbn] = set()
        for element in (*self._journal.all("isbn"), *self._meta.all("isbn")):
            medium = _MEDIA.get(medium_of(element) or "")
            if (isbn := element.taken(Isbn)) and isbn not in known:
                known.add(isbn)
                yield ProceedingsIsbn(isbn=isbn, medium=medium)

    def _subject(self) -> str | None:
        categories = self._meta.one("article-categories")
        for group in categories.all("subj-group") if categories else ():
            if is_of_proceedings(group):
                return group.line("subject")
        return None


def is_of_proceedings(group: JatsElement) -> bool:
    """Whether a `subj-group` holds the subject of the proceedings."""
    return group.attribute("subj-group-type") == terms.PROCEEDINGS
