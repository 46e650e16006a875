"""What the work is in, or who posted it: the journal, the proceedings and their series, or an institution."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.model import (
    POSTED,
    Article,
    ArticleType,
    Group,
    GroupName,
    IdType,
    Journal,
    Person,
    PersonName,
    Proceedings,
    Series,
)
from pubmeta.problems import Log
from pubmeta.reading import Field, contributor_in, has_initials_last, names_in, names_of, quoted
from pubmeta.reading.plain import plain
from pubmeta.vocabularies.titles import joined

_WHERE = "a meta element"
_REPORTS = frozenset({ArticleType.REPORT, ArticleType.WORKING_PAPER})

Metas = Iterator[tuple[str, str]]


def container(article: Article, log: Log) -> Metas:
    """Name and content of the elements."""
    if article.event and article.event.name:
        yield from _event(article, article.event.name, log)
    if article.journal:
        yield from _journal(article.journal, log)
    elif article.proceedings:
        yield from _proceedings(article.proceedings, log)
    if article.type in _REPORTS:
        yield from _report(article, log)
    if article.type and is_said(article.type) and not _is_said_by_elements(article):
        yield "citation_article_type", article.type


def is_said(kind: ArticleType) -> bool:
    """Whether what is written says that it is of this type: of works beside the journal article it does."""
    return kind in POSTED or kind in (ArticleType.CONFERENCE_PAPER, ArticleType.PEER_REVIEW)


def _is_said_by_elements(article: Article) -> bool:
    """Whether it is a paper, and the name of the meeting or the title of the proceedings is there."""
    is_of_meeting = article.proceedings is not None or (article.event is not None and article.event.name is not None)
    return article.type is ArticleType.CONFERENCE_PAPER and is_of_meeting


def is_report(article: Article) -> bool:
    """Whether it has the elements of reports: of an institution, and a number."""
    return article.type in _REPORTS


def _event(article: Article, name: str, log: Log) -> Metas:
    """The meeting, of which there is the name."""
    if article.type is None or not is_said(article.type):
        log.guessed("type", "an article with the name of a meeting is read as a conference paper")
    yield "citation_conference", name


def _journal(journal: Journal, log: Log) -> Metas:
    yield "citation_journal_title", journal.title
    known = {journal.title}
    for at, text in log.at("journal").each("abbreviations", journal.abbreviations):
        is_known = text in known
        known.add(text)
        if is_known:
            at.dropped("", "is the title, or is there already")
        elif not any(map(str.isalpha, text)):
            at.dropped("", f"{text!r} has no letters, and is not read as an abbreviation")
        else:
            yield "citation_journal_abbrev", text
    yield from _issns(journal, log, "journal")
    if journal.publisher:
        yield "citation_publisher", journal.publisher.name


def _proceedings(known: Proceedings, log: Log) -> Metas:
    at = log.at("proceedings")
    if known.title:
        title = plain(known.title, at, "title", where=_WHERE)
        if known.subtitle:
            at.dropped("subtitle", "is written after the title, in the same element")
            at.guessed("title", "is written with the subtitle after it, and is read so")
            title = joined(title, plain(known.subtitle, at, "subtitle", where=_WHERE))
        yield "citation_conference_title", title
    elif known.series:
        at.guessed("title", "is absent; that of the series is written, by which programs know a paper of a conference")
        yield "citation_conference_title", known.series.title
    for form in _editors(known, log):
        yield "citation_editor", form
    if known.series:
        yield "citation_series_title", known.series.title
        yield from _issns(known.series, log, "proceedings.series")
    for place, isbn in at.each("isbns", known.isbns):
        if isbn.medium:
            place.dropped("medium", f"there is no element for the medium of an ISBN: {isbn.isbn}")
        yield "citation_isbn", isbn.isbn
    if known.publisher:
        yield "citation_publisher", known.publisher.name


def _editors(known: Proceedings, log: Log) -> list[str]:
    for at, each in log.at("proceedings").each("editors", known.editors):
        if isinstance(each, PersonName) and each.particle:
            at.dropped("particle", "is written as the beginning of the family name")
    wanted: list[Person | Group] = [
        Person(family=each.whole_family, given=each.given, suffix=each.suffix)
        if isinstance(each, PersonName)
        else Group(name=each.name)
        for each in known.editors
    ]
    forms = [each.inverted if isinstance(each, Person) else each.name for each in wanted]
    unheard = Log()
    names = [name for form in forms for name in names_in(Field("", form, unheard))]
    initials_last = has_initials_last(name.text for name in names)
    read = names_of(contributor_in(name, {}, initials_last=initials_last) for name in names)
    if read != names_of(wanted):
        shown = ", ".join(each.name if isinstance(each, GroupName) else each.display for each in read)
        log.guessed("proceedings.editors", f"are read as {quoted(shown)}")
    return forms


def _issns(known: Journal | Series, log: Log, path: str) -> Metas:
    """Each ISSN as such, for Google Scholar, and again by its medium, which Zotero tells apart."""
    for issn in known.issns:
        yield "citation_issn", issn
    if known.issn_electronic:
        yield "citation_eissn", known.issn_electronic
    if known.issn_print:
        yield "citation_pissn", known.issn_print
    if known.issn_linking in (known.issn_electronic, known.issn_print) and known.issn_linking:
        log.dropped(f"{path}.issn_linking", "that one of the ISSNs is the linking one has no element")


def _report(article: Article, log: Log) -> Metas:
    """The first institution and the number, which is the institution's own id."""
    first = next((each for each in article.institutions if each.name), None)
    for at, each in log.each("institutions", article.institutions):
        if each is not first:
            at.dropped("", "there is one element for the institution of a report, and its name is in it")
    if first and first.name:
        yield "citation_technical_report_institution", first.name
    number = next((each for each in article.other_ids if each.type is IdType.PUBLISHER), None)
    for at, other in log.each("other_ids", article.other_ids):
        if other is not number:
            at.dropped("", "there is no element for it")
    if number:
        yield "citation_technical_report_number", number.value
