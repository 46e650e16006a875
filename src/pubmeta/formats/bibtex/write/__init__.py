"""An article as one entry of BibTeX or biblatex."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.bibtex.read import is_address
from pubmeta.formats.bibtex.terms import ARXIV_AS_JOURNAL, MONTH_MACROS, POSTED_ENTRY, REPORTS
from pubmeta.formats.bibtex.write import conference, latex, people, posted
from pubmeta.formats.bibtex.write.keys import key
from pubmeta.formats.bibtex.write.kinds import entry_type, type_in_words
from pubmeta.formats.bibtex.write.numbers import identifier, pages
from pubmeta.formats.bibtex.write.placed import NO_REASONS, OF_BIBLATEX, PLACED
from pubmeta.formats.bibtex.write.texts import abstract, keywords
from pubmeta.model import Article, PartialDate, Subject, TranslatedTitle
from pubmeta.model.single import by_its_reviewers, cited_date, only_issn
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log, Place
from pubmeta.reading.dois import report_ending
from pubmeta.reading.links import full_text_of
from pubmeta.vocabularies.dois import is_doi_link
from pubmeta.vocabularies.titles import joined

if TYPE_CHECKING:
    from pubmeta.formats.bibtex.options import BibtexOptions

_TITLE = "BibTeX"
Fields = Iterator[tuple[str, str | None]]


def write(article: Article, options: BibtexOptions, log: Log) -> bytes:
    """The entry, in UTF-8: a field a line, and at its end a line break."""
    is_biblatex = options.dialect == "biblatex"
    article = by_its_reviewers(article, log, _TITLE)
    reasons = NO_REASONS if is_biblatex else OF_BIBLATEX
    report_unplaced(article, PLACED, log, reasons, otherwise=f"{_TITLE} has no place for it")
    kind = entry_type(article, is_biblatex=is_biblatex)
    lines = [f"@{kind}{{{key(article)}"]
    for name, value in _fields(article, kind, options, log):
        if value:
            # a month is a macro, which has no braces
            lines.append(f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}")
    return (",\n".join(lines) + "\n}\n").encode()


def _fields(article: Article, kind: str, options: BibtexOptions, log: Log) -> Fields:
    is_biblatex = options.dialect == "biblatex"
    yield from people.fields(article.contributors, log, is_biblatex=is_biblatex)
    yield from _titles(article, options, log)
    if article.proceedings:
        yield from conference.proceedings(article, article.proceedings, log, is_biblatex=is_biblatex)
    else:
        yield from _journal(article, kind, log, is_biblatex=is_biblatex)
    if article.event:
        is_paper = kind == "inproceedings"
        yield from conference.event(article, article.event, log, is_paper=is_paper, is_biblatex=is_biblatex)
    yield from posted.institutions(article, kind, log)
    yield "volume", article.volume and latex.line(article.volume, log, "volume")
    number = posted.report_number(article, kind, log)
    if kind in REPORTS and article.issue:
        log.dropped("issue", f"{_TITLE} has one number, and in @{kind} it is that of the report")
    elif article.issue:
        number = latex.line(article.issue, log, "issue")
    yield "number", number
    yield "pages", pages(article, log)
    yield "eid", article.article_number and latex.line(article.article_number, log, "article_number")
    date = cited_date(article, log, _TITLE)
    if date:
        yield from ((("date", str(date)),) if is_biblatex else _parts(date))
    if is_biblatex and article.version and article.version.label:
        yield from _version(article, kind, log)
    yield from posted.status(article, log, is_biblatex=is_biblatex)
    report_ending(article.doi, log)
    yield "doi", identifier(article.doi, log, "doi")
    yield from _addresses(article, kind, log)
    yield from _archives(article, log, is_biblatex=is_biblatex)
    yield "language", article.language
    yield "keywords", keywords(article, log)
    yield "abstract", abstract(article, log, is_written=options.abstract)


def _version(article: Article, kind: str, log: Log) -> Fields:
    """The version of what is posted; entries of other types have no field for it."""
    label = article.version.label if article.version else None
    if label and (kind == POSTED_ENTRY or kind in REPORTS):
        yield "version", latex.line(label, log, "version.label")
    else:
        log.dropped("version.label", f"@{kind} has no field for a version")


def _parts(date: PartialDate) -> Fields:
    """The date as BibTeX has it: of the fields, day is not BibTeX's own, and styles pass over it."""
    yield "year", f"{date.year:04d}"
    yield "month", MONTH_MACROS[date.month - 1] if date.month else None
    yield "day", f"{date.day}" if date.day else None


def _titles(article: Article, options: BibtexOptions, log: Log) -> Fields:
    """The titles; the subtitle in a field of its own where there is one."""
    title = latex.text(article.title, log, "title")
    subtitle = latex.text(article.subtitle, log, "subtitle") if article.subtitle else None
    if subtitle and options.dialect != "biblatex":
        log.guessed("subtitle", f"{_TITLE} has no field for it; it is written in the title, after a colon")
        log.guessed("title", "is written and read with the subtitle in it")
        title, subtitle = joined(title, subtitle), None
    protected = options.protect == "all"
    yield "title", f"{{{title}}}" if protected else title
    yield "subtitle", f"{{{subtitle}}}" if subtitle and protected else subtitle
    if article.original_title and options.dialect == "biblatex":
        yield from _original_title(article.original_title, log.at("original_title"))
    yield "shorttitle", latex.text(article.short_title, log, "short_title") if article.short_title else None
    if article.issue_title and options.dialect != "biblatex":
        log.dropped("issue_title", f"{_TITLE} has no field for the title of an issue; the dialect biblatex has")
    elif article.issue_title:
        yield "issuetitle", latex.text(article.issue_title, log, "issue_title")


def _original_title(original: TranslatedTitle, at: Place) -> Fields:
    title = latex.text(original.title, at, "title")
    if original.subtitle:
        at.guessed("subtitle", f"{_TITLE} has no field for it; it is written in the original title, after a colon")
        at.guessed("title", "is written and read with the subtitle in it")
        title = joined(title, latex.text(original.subtitle, at, "subtitle"))
    yield "origtitle", title
    yield "origlanguage", original.language


def _journal(article: Article, kind: str, log: Log, *, is_biblatex: bool) -> Fields:
    journal = article.journal
    if journal is None:
        return
    at = log.at("journal")
    if kind == POSTED_ENTRY and is_address(journal.title):
        log.dropped(
            "journal", f"{_TITLE} has the name of a server where addresses are too; this is one: {journal.title}"
        )
        return
    of_article = "journaltitle" if is_biblatex else "journal"
    if kind != POSTED_ENTRY and ARXIV_AS_JOURNAL.fullmatch(journal.title):
        dates = ("dates.posted", "dates.published") if article.dates.formally_published else ()
        for path in ("type", "journal", "arxiv", *dates):
            log.guessed(path, f"an article in {journal.title} is read as a preprint on the server arXiv")
    yield "howpublished" if kind == POSTED_ENTRY else of_article, latex.line(journal.title, at, "title")
    for index in range(1, len(journal.abbreviations)):
        at.dropped(f"abbreviations[{index}]", f"{_TITLE} has one abbreviated title of a journal")
    if journal.abbreviations:
        yield "shortjournal", latex.line(journal.abbreviations[0], at.at("abbreviations", 0))
        if journal.abbreviations[0] == journal.title:
            at.guessed("abbreviations[0]", "is the title itself")
    yield "issn", only_issn(journal, at, _TITLE)
    if journal.publisher:
        place = at.at("publisher")
        yield "publisher", latex.line(journal.publisher.name, place, "name")
        town = journal.publisher.place
        yield "location" if is_biblatex else "address", latex.line(town, place, "place") if town else None


def _addresses(article: Article, kind: str, log: Log) -> Fields:
    """The landing page, and the type of article, if the type of entry does not say it."""
    page = article.landing_page
    if page and is_doi_link(page):
        log.dropped("landing_page", "leads to the DOI, which has a field of its own")
        page = None
    elif page and full_text_of(page):
        message = f"the landing page has the address of a PDF, and is read from {_TITLE} as the full text"
        log.guessed("landing_page", message)
        log.guessed("full_texts", message)
    yield "url", identifier(page, log, "landing_page")
    yield from type_in_words(article, kind, log)


def _archives(article: Article, log: Log, *, is_biblatex: bool) -> Fields:
    """The ids of archives."""
    subjects = article.subjects
    own = next((one for one in subjects if article.arxiv and one == Subject(term=one.term, scheme="arXiv")), None)
    for at, subject in log.each("subjects", subjects):
        if subject is not own:
            at.dropped("", f"{_TITLE} has no subjects but arXiv's")
    if article.arxiv:
        yield "eprint", identifier(article.arxiv, log, "arxiv")
        yield "eprinttype" if is_biblatex else "archiveprefix", "arxiv" if is_biblatex else "arXiv"
        yield "eprintclass" if is_biblatex else "primaryclass", latex.line(own.term, log, "subjects") if own else None
    yield "pmid", article.pmid
    yield "pmcid", article.pmcid
