"""An article's page, as plain text, to an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from pubmeta import citations
from pubmeta.formats.landing.read.cited import cited, without_heading
from pubmeta.formats.landing.read.front import abstract_of, language_of, title_of
from pubmeta.formats.landing.read.history import dates_of, without_history
from pubmeta.formats.landing.read.page import GRANT, Line, Section, decoded, lines_of, report_unplaced, sections
from pubmeta.formats.landing.read.references import PREFIX_ALONE, references
from pubmeta.formats.landing.read.rights import copyright_of, license_of, publisher_named, statement_and_grant
from pubmeta.formats.landing.terms import STATEMENTS, Part
from pubmeta.model import (
    Article,
    Copyright,
    Dates,
    Doi,
    Group,
    Journal,
    Keywords,
    License,
    Person,
    PersonName,
    Publisher,
    Statement,
    Statements,
    Work,
    plain_text,
)
from pubmeta.model.problems import validation_problems
from pubmeta.problems import Log
from pubmeta.reading.formulas import read_formulas
from pubmeta.vocabularies.dois import LEAD

_DOI_LINE = re.compile(rf"(?i){LEAD}10\.\S+")


def read(content: bytes, log: Log) -> Article | None:
    """The article that a page describes, or None with the reasons in the log.

    The page has the parts of a publisher's page, in this order or another: title, abstract, a citation under ``Share
    and Cite`` or the like, statements under their headings, numbered references, copyright, licence. Only title and
    citation must be there. Each line that finds no place is reported with its number.
    """
    text = decoded(content, log)
    if text is None:
        return None
    lines, history = without_history(lines_of(text, log), log)
    if lines and lines[0].text.startswith(("<", "{")):
        log.malformed("is markup or JSON, not the plain text of a page", line=lines[0].number)
    if log.has_errors:
        return None
    parts = _parts(lines, log)
    if Part.CITATION not in parts and (found := without_heading(parts, lines, log)):
        parts[Part.CITATION] = found
    work, citation = _cited(parts.get(Part.CITATION), log)
    if work is None:
        return None
    title, after_title = title_of(parts.get(Part.FRONT), work, citation, lines, log)
    if title is None:
        return None
    try:
        dates = dates_of(work.date, history, log) or Dates()
        fields = {"title": title, "dates": dates, **_fields(parts, work, after_title, log)}
        read_formulas(log, fields)
        return Article(**fields)
    except ValidationError as error:
        log.extend(validation_problems(error))
        return None


def _parts(lines: list[Line], log: Log) -> dict[Part, Section]:
    """The sections of the page by their part; of a part that comes twice, the second is reported."""
    parts: dict[Part, Section] = {}
    for section in sections(lines):
        if section.part in parts or section.part is Part.FURNITURE:
            report_unplaced(section.lines, log)
        elif not section.lines:
            log.dropped("", f"the heading {section.heading!r} has no text after it", line=section.line)
        else:
            parts[section.part] = section
    return parts


def _cited(section: Section | None, log: Log) -> tuple[Work | None, int]:
    """What the citation says of the article, read as any reference is, and the number of its line."""
    if section is None:
        log.malformed(
            "has no citation, under 'Share and Cite', 'How to cite', 'Cite this article' or a similar heading",
            remedy="add one, with authors, journal, volume, issue, year, pages and DOI",
        )
        return None, 0
    lines = [line for line in section.lines if not _DOI_LINE.fullmatch(line.text)] or section.lines
    work, used = cited(lines, log)
    places = {each.number for each in used}
    report_unplaced([each for each in lines if each.number not in places], log)
    line = used[0]
    if work is None:
        log.malformed(
            "the citation has no known form",
            line=line.number,
            remedy="write it like this: A. Author and B. Author, “Title,” Journal, Vol. 3, No. 1, 2013, pp. 31-32."
            " doi:10.1234/example",
        )
        return None, line.number
    if prefix := PREFIX_ALONE.search(" ".join(each.text for each in used)):
        log.invalid(
            "doi",
            f"{prefix[0]} is a DOI prefix without a suffix",
            line=line.number,
            remedy="complete the citation's DOI",
        )
    if work.et_al:
        log.missing(
            "contributors",
            "the citation does not name all authors (et al.)",
            line=line.number,
            remedy="name all of them in it",
        )
    for field, path in (("authors", "contributors"), ("container_title", "journal.title"), ("date", "dates.published")):
        if not getattr(work, field):
            log.missing(path, "the citation does not say it", line=line.number, remedy="add it to the citation")
    return work, line.number


def _fields(parts: Mapping[Part, Section], work: Work, after_title: list[Line], log: Log) -> dict[str, Any]:
    abstract = abstract_of(parts.get(Part.ABSTRACT), after_title, log)
    copyright_, licenses = _rights(parts, log)
    publisher = publisher_named(copyright_) if copyright_ else None
    if publisher:
        log.guessed(
            "journal.publisher.name",
            f"the copyright line names {publisher!r} beside the authors; read as the publisher",
        )
    if language := language_of(abstract):
        log.guessed("language", "read as English, because the page's headings and its abstract are in English")
    return {
        "language": language,
        "doi": _doi(parts, work, log),
        "contributors": [_contributor(name) for name in work.authors],
        "abstracts": [abstract] if abstract else [],
        "keywords": _keywords(parts.get(Part.KEYWORDS), log),
        "journal": work.container_title
        and Journal(title=plain_text(work.container_title), publisher=publisher and Publisher(name=publisher)),
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages,
        "article_number": work.article_number,
        "licenses": licenses,
        "copyright": copyright_,
        "statements": Statements(**{part: _statement(parts[part]) for part in STATEMENTS & parts.keys()}),
        "references": references(parts[Part.REFERENCES], log) if Part.REFERENCES in parts else (),
    }


def _doi(parts: Mapping[Part, Section], work: Work, log: Log) -> Doi | None:
    """The DOI of the citation, or of a line that gives nothing else; the two must agree."""
    doi = work.doi
    for part, section in parts.items():
        if part is Part.REFERENCES:
            continue
        for line in section.lines:
            printed = citations.doi_in(line.text) if _DOI_LINE.fullmatch(line.text) else None
            if printed and doi and printed.key != doi.key:
                log.invalid(
                    "doi",
                    f"the citation says {doi}, and this line {printed}",
                    line=line.number,
                    remedy="correct one of them",
                )
            doi = doi or printed
    return doi


def _contributor(name: PersonName | Any) -> Person | Group:
    return Person(**dict(name)) if isinstance(name, PersonName) else Group(**dict(name))


def _keywords(section: Section | None, log: Log) -> list[Keywords]:
    """The keywords, which marks divide, or else lines; other lines under them are reported."""
    if section is None:
        return []
    first, *others = section.lines
    mark = next((mark for mark in ";," if any(mark in line.text for line in section.lines)), None)
    kept = [first]
    for line in others:
        goes_on = mark is None or mark in line.text or kept[-1].text.endswith(mark) or line.text[0].islower()
        if line.after_blank or not goes_on:
            break
        kept.append(line)
    report_unplaced(section.lines[len(kept) :], log)
    texts = " ".join(line.text for line in kept).split(mark) if mark else [line.text for line in kept]
    words = [word.strip(" .") for word in texts]
    return [Keywords(keywords=tuple(filter(None, words)))]


def _statement(section: Section) -> Statement:
    return Statement(heading=section.heading, paragraphs=tuple(line.text for line in section.paragraphs))


def _rights(parts: Mapping[Part, Section], log: Log) -> tuple[Copyright | None, list[License]]:
    copyright_ = None
    grants: list[Line] = []
    if Part.COPYRIGHT in parts:
        statement, *others = parts[Part.COPYRIGHT].paragraphs
        statement, grant = statement_and_grant(statement)
        copyright_ = copyright_of(statement, log)
        grants += [line for line in (grant, *others) if line and GRANT.search(line.text)]
        report_unplaced([line for line in others if not GRANT.search(line.text)], log)
    if Part.LICENSE in parts:
        paragraphs = parts[Part.LICENSE].paragraphs
        grants.append(Line(paragraphs[0].number, " ".join(line.text for line in paragraphs)))
    return copyright_, [license_of(line, f"licenses[{index}]", log) for index, line in enumerate(grants)]
