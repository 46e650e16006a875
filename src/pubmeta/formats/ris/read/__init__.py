"""RIS records to articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from pubmeta.formats.ris.read.container import container, editors
from pubmeta.formats.ris.read.records import RisRecord, records
from pubmeta.formats.ris.terms import (
    ARTICLES,
    CONFERENCE,
    DOUBTFUL,
    IGNORED,
    IN_PRESS,
    OF_PAPERS,
    OTHERS,
    REPORTS,
    SPELLED,
)
from pubmeta.model import (
    POSTED,
    Abstract,
    Affiliation,
    Article,
    ArticleType,
    Contributor,
    ContributorRole,
    Dates,
    Doi,
    FullText,
    Keywords,
    PartialDate,
    Pmcid,
    Pmid,
    Status,
    StatusType,
    Url,
)
from pubmeta.problems import Log
from pubmeta.reading import (
    Field,
    FieldReader,
    agreed_doi,
    article_of,
    contributor_in,
    has_initials_last,
    keyword_group,
    names_in,
    only_record,
    other_kind_in,
    pages_in,
    part,
    quoted,
    report_other_work,
)
from pubmeta.reading.dois import noted_doi, with_noted_ids
from pubmeta.reading.formulas import read_formulas
from pubmeta.reading.links import full_text_of, leads_to_pdf, links_in, page_in
from pubmeta.registry import Record
from pubmeta.vocabularies.dois import is_doi_link, is_of_arxiv

_OTHER_INFORMATION = re.compile(r"(\d{4}/\d{1,2}/\d{0,2})/\s*([^\s\d].*)")
"""The last part of a date of RIS: ``2021/12/31/Winter``."""


def read(content: bytes, log: Log) -> Article | None:
    """The article of a file with one record."""
    own = content.lstrip(b"\xef\xbb\xbf")[:3] in (b"FN ", b"PT ")
    hint = "; this is the Web of Science's own format, which exports RIS too" if own else ""
    record = only_record(
        records(BytesIO(content)), log, f"contains no RIS record, which starts with a line `TY  - `{hint}"
    )
    if record is None:
        return None
    article = _article(record)
    log.extend(record.log)
    return article


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """The article of each record, in constant memory."""
    for record in records(stream):
        yield Record(article=_article(record), problems=record.log.problems)


def _article(record: RisRecord) -> Article | None:
    fields = FieldReader(record.fields, record.log)
    start, *_ = fields.all("TY") or [record.fields[0]]
    code = SPELLED.get(start.text.upper(), start.text.upper())
    if code not in ARTICLES and code not in DOUBTFUL and code not in CONFERENCE:
        what = OTHERS.get(code, "not a type of RIS that is an article")
        report_other_work(record.log, "TY", f"{quoted(start.text)} is {what}", line=start.line)
        return None
    linked: dict[str, Any] = {}
    doi, landing_page, full_texts = _links(fields, linked)
    words = fields.one("M3")
    if words and (code in DOUBTFUL or code in REPORTS) and (other := other_kind_in(words.text)):
        report_other_work(record.log, "TY", f"{quoted(words.text)} is {other}", line=words.line)
        return None
    kind = _type(start, code, words, doi)
    contained = container(fields, code, kind)
    dates = _dates(fields, code, is_posted=kind in POSTED)
    found = {
        "type": kind,
        **_titles(fields),
        "doi": doi,
        **_database_ids(fields, linked),
        "contributors": _contributors(fields),
        "abstracts": _abstracts(fields),
        "keywords": _keywords(fields),
        "language": fields.language("LA"),
        "volume": fields.line("VL"),
        "issue": fields.line("IS", "CP"),
        **_pages(fields),
        "dates": dates,
        "status": Status(type=StatusType.PENDING) if code == IN_PRESS and dates is None else None,
        "landing_page": landing_page,
        "full_texts": full_texts,
        **contained,
    }
    fields.report_rest(IGNORED)
    read_formulas(record.log, found)
    return article_of(record.log, found, path="TI", line=start.line)


def _type(start: Field, code: str, words: Field | None, doi: Doi | None) -> ArticleType | None:
    """What the record type says, or the type of work in words, which may say more of what is not from a journal."""
    named = words.as_article_type() if words else None
    if code in CONFERENCE:
        return named if named in OF_PAPERS else ArticleType.CONFERENCE_PAPER
    if code in REPORTS:
        return named if named in POSTED else ArticleType.REPORT
    if code in DOUBTFUL and named is None and doi and is_of_arxiv(doi):
        return ArticleType.PREPRINT
    if code in DOUBTFUL and not (named in POSTED or named is ArticleType.PEER_REVIEW):
        start.guessed(f"{quoted(start.text)} is {DOUBTFUL[code]}; read as an article")
    return ARTICLES.get(code) or named


def _titles(fields: FieldReader) -> dict[str, Any]:
    title, short = fields.one("TI", "T1", "CT"), fields.one("ST")
    if title is None and short:
        short.guessed("there is no other title; the short one is kept as the title")
        title, short = short, None
    if title and short and short.text == title.text:
        short = None
    return {"title": title.as_text() if title else None, "short_title": short.as_text() if short else None}


def _links(fields: FieldReader, ids: dict[str, Any]) -> tuple[Doi | None, Url | None, tuple[FullText, ...]]:
    """The DOI, the landing page, and the links to full texts; a link through the DOI's resolver is the DOI.

    ids: where those of PubMed are put that a link leads to.
    """
    doi: Doi | None = None
    for field in fields.all("DO"):
        first, *others = field.text.split("\n")
        doi = agreed_doi(doi, field.with_text(first))
        for other in filter(None, others):
            field.with_text(other).unplaced("is on a line of its own after the DOI")
    doi = noted_doi(doi, fields, "M3", "N1")  # where Atypon and EBSCO have it
    page, texts = None, []
    for field in fields.all("UR", "LK", "L1", "L2"):
        for link in links_in(field):
            if is_doi_link(link.text):
                doi = agreed_doi(doi, link)
                continue
            is_page = field.path in {"UR", "LK"} and not leads_to_pdf(link.text)
            url = page_in(link, ids) if is_page else link.taken(Url)
            if url and is_page and page is None:
                page = url
            elif url:
                media_type = "application/pdf" if field.path == "L1" else None
                texts.append(full_text_of(url) or FullText(url=url, media_type=media_type))
    return doi, page, tuple(dict.fromkeys(texts))


def _database_ids(fields: FieldReader, linked: dict[str, Any]) -> dict[str, Any]:
    """PubMed's ids, where the record says that it comes from there or the number has their form.

    linked: those of links, which count where there is no other.
    """
    found = dict(linked)
    database = fields.one("DB")
    if database and re.search(r"(?i)pubmed|medline", database.text):
        found["pmid"] = fields.taken(Pmid, "AN") or found.get("pmid")
    if "C2" in fields and (field := fields.one("C2")):
        if field.text.upper().startswith("PMC"):
            found["pmcid"] = field.taken(Pmcid)
        else:
            field.unplaced()
    return with_noted_ids(found, fields, "N1")


def _contributors(fields: FieldReader) -> tuple[Contributor, ...]:
    """Authors, then the editors; those of proceedings are taken before."""
    names = _authors(fields)
    initials_last = has_initials_last(name.text for name in names)
    others = {"role": ContributorRole.AUTHOR, "affiliations": _affiliations(fields, len(names))}
    authors = (contributor_in(name, others, initials_last=initials_last) for name in names)
    return (*(author for author in authors if author), *editors(fields))


def _authors(fields: FieldReader) -> list[Field]:
    """The authors in the order of the record; where both tags name the same people, each once."""
    given = fields.all("AU", "A1")
    if len({field.path for field in given}) > 1:
        named = [{field.text.casefold() for field in given if field.path == tag} for tag in ("AU", "A1")]
        if named[0] == named[1]:
            given = [field for field in given if field.path == "AU"]
        given.sort(key=lambda field: field.line or 0)
    return [name for field in given for name in names_in(field)]


def _affiliations(fields: FieldReader, authors: int) -> tuple[Affiliation, ...]:
    """The address of the one author; of several authors RIS does not say whose it is."""
    made = []
    for field in fields.all("AD"):
        if authors != 1:
            field.unplaced(f"which of the {authors} authors has this address is not said")
        elif affiliation := field.part(Affiliation, {"name": field.text}):
            made.append(affiliation)
    return tuple(made)


def _abstracts(fields: FieldReader) -> tuple[Abstract, ...]:
    field = fields.one("AB", "N2")
    abstract = field.as_abstract() if field else None
    return (abstract,) if abstract else ()


def _keywords(fields: FieldReader) -> tuple[Keywords, ...]:
    """One group of all keywords: one in each field, or one on each line of a field."""
    words = (field.with_text(text) for field in fields.all("KW") for text in field.text.split("\n"))
    return keyword_group(word.as_text() for word in words)


def _pages(fields: FieldReader) -> dict[str, Any]:
    return {"pages": pages_in(fields.one("SP"), fields.one("EP")), "article_number": fields.line("C7")}


def _dates(fields: FieldReader, code: str, *, is_posted: bool) -> Dates | None:
    """When it was published or posted, and when a journal's article was online before (``ET``, the Epub date)."""
    online = fields.date("ET") if code == "JOUR" else None
    name = "posted" if is_posted else "published"
    return part(fields.log, "PY", Dates, {name: _published(fields), "published_online": online})


def _published(fields: FieldReader) -> PartialDate | None:
    """The day, and the year where the day does not have it. ``Y1`` is an older tag for the year."""
    day, year = fields.one("DA"), fields.one("PY", "Y1")
    if day is None:
        day, year = year, None
    if day is None:
        return None
    if found := _OTHER_INFORMATION.fullmatch(day.text):
        day.dropped(f"says more than a day; left out: {found[2]}")
        day = day.with_text(found[1])
    if year and not re.search(r"\d{4}", day.text):
        day = day.with_text(f"{day.text} {year.text}")
    date = day.as_date()
    if year and (date is None or not year.text.startswith(f"{date.year:04d}")):
        other = year.as_date()
        if date and other:
            year.dropped(f"differs from {day.path}, {date}; left out: {quoted(year.text)}")
        date = date or other
    return date
