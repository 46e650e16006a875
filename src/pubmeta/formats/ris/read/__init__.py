"""RIS records to articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from pubmeta.formats.ris.read.records import RisRecord, records
from pubmeta.formats.ris.terms import ARTICLES, CONFERENCE, DOUBTFUL, IGNORED, OTHERS
from pubmeta.model import (
    Abstract,
    Affiliation,
    Article,
    ArticleType,
    Contributor,
    ContributorRole,
    Dates,
    Doi,
    FullText,
    Group,
    Journal,
    Keywords,
    PartialDate,
    Person,
    Pmcid,
    Pmid,
    Publisher,
    Url,
)
from pubmeta.problems import Log
from pubmeta.reading import (
    Fields,
    Found,
    FoundIssn,
    abstract_of,
    article_of,
    article_type_in,
    date_in,
    is_doi_link,
    issn_fields,
    issns_in,
    journal_of,
    language_of,
    literal_of,
    name_fields,
    only_record,
    pages_between,
    pages_of,
    part,
    quoted,
    taken,
)
from pubmeta.registry import Record

_URLS = re.compile(r"[;\s]+(?=(?:https?|ftp)://)")


def read(content: bytes, log: Log) -> Article | None:
    """The article of a file with one record."""
    own = content.lstrip(b"\xef\xbb\xbf")[:3] in (b"FN ", b"PT ")
    hint = "; this is the Web of Science's own format, which exports RIS too" if own else ""
    record = only_record(
        records(BytesIO(content)), log, f"holds no RIS record, which starts with a line `TY  - `{hint}"
    )
    if record is None:
        return None
    log.extend(record.log)
    return _article(record, log)


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """The article of each record, in constant memory."""
    for record in records(stream):
        yield Record(article=_article(record, record.log), problems=record.log.problems)


def _article(record: RisRecord, log: Log) -> Article | None:
    fields = Fields(record.found, log)
    kind, *_ = fields.all("TY") or [record.found[0]]
    code = kind.text.upper()
    if code not in ARTICLES and code not in DOUBTFUL and code not in CONFERENCE:
        what = OTHERS.get(code, "no type of RIS that is an article")
        log.invalid("TY", f"{quoted(kind.text)} is {what}; pubmeta reads articles alone", line=kind.line)
        return None
    journal = _journal(fields, code)
    doi, landing_page, full_texts = _links(fields)
    found = {
        "type": _type(fields, kind, code),
        **_titles(fields),
        "doi": doi,
        **_database_ids(fields),
        "contributors": _contributors(fields, code),
        "abstracts": _abstracts(fields),
        "keywords": _keywords(fields),
        "language": _language(fields),
        "journal": journal,
        "volume": fields.line("VL"),
        "issue": fields.line("IS", "CP"),
        **_pages(fields),
        "dates": _dates(fields, code),
        "landing_page": landing_page,
        "full_texts": full_texts,
    }
    fields.report_rest(IGNORED)
    return article_of(log, found, path="TI", line=kind.line)


def _type(fields: Fields, kind: Found, code: str) -> ArticleType | None:
    """What the record type says, or the type of work in words."""
    found = ARTICLES.get(code)
    if code in DOUBTFUL:
        found, what = DOUBTFUL[code]
        fields.log.guessed("TY", f"{quoted(kind.text)} is {what}; read as an article", line=kind.line)
    words = fields.one("M3")
    told = article_type_in(fields.log, "M3", words.text, line=words.line) if words else None
    return found or told


def _titles(fields: Fields) -> dict[str, Any]:
    title, short = fields.one("TI", "T1", "CT"), fields.one("ST")
    if title is None and short:
        fields.log.guessed("ST", "there is no other title; the short one is kept as such", line=short.line)
        title, short = short, None
    texts = {"title": title, "short_title": short if not (title and short and short.text == title.text) else None}
    return {
        name: literal_of(fields.log, found.name, found.text, line=found.line) for name, found in texts.items() if found
    }


def _journal(fields: Fields, code: str) -> Journal | None:
    """The journal by the fullest of its titles; the others are its abbreviations."""
    titles = fields.all("JF", "T2", "BT", "JO", "JA", "J1", "J2")
    issns = issn_fields(fields.log, _issns(fields))
    publisher = _publisher(fields) if "PB" in fields else None
    places = {"issn": "SN", "publisher": "PB"}
    made: dict[str, Any] = {**issns, "publisher": publisher}
    if not titles:
        return journal_of(fields.log, "JF", made, places)
    title, *others = titles
    if code in CONFERENCE:
        message = f"the proceedings {quoted(title.text)} are kept as the journal"
        fields.log.guessed(title.name, message, line=title.line)
    names = dict.fromkeys(" ".join(other.text.split()) for other in others)
    abbreviations = tuple(name for name in names if name.casefold() != title.text.casefold())
    made |= {"title": title.text, "abbreviations": abbreviations}
    return journal_of(fields.log, title.name, made, places, line=title.line)


def _publisher(fields: Fields) -> Publisher | None:
    return part(fields.log, "PB", Publisher, {"name": fields.line("PB"), "place": fields.line("CY")})


def _issns(fields: Fields) -> Iterator[FoundIssn]:
    for field in fields.all("SN"):
        yield from issns_in(fields.log, "SN", field.text, line=field.line)


def _links(fields: Fields) -> tuple[Doi | None, Url | None, tuple[FullText, ...]]:
    """The DOI, the landing page, and the links to full texts; a link through the DOI's resolver is the DOI."""
    doi = fields.taken(Doi, "DO")
    page, texts = None, []
    for field in fields.all("UR", "LK", "L1", "L2"):
        for text in _URLS.split(field.text.strip()):
            if is_doi_link(text):
                found = taken(fields.log, field.name, Doi, text, line=field.line)
                if found and doi and found.key != doi.key:
                    message = f"differs from the record's DOI, {doi}; left out: {found}"
                    fields.log.dropped(field.name, message, line=field.line)
                doi = doi or found
                continue
            url = taken(fields.log, field.name, Url, text, line=field.line)
            if url and page is None and field.name in {"UR", "LK"}:
                page = url
            elif url:
                media_type = "application/pdf" if field.name == "L1" else None
                texts.append(FullText(url=url, media_type=media_type))
    return doi, page, tuple(texts)


def _database_ids(fields: Fields) -> dict[str, Any]:
    """PubMed's ids, where the record says that it comes from there or the number has their form."""
    found: dict[str, Any] = {}
    database = fields.one("DB")
    if database and re.search(r"(?i)pubmed|medline", database.text):
        found["pmid"] = fields.taken(Pmid, "AN")
    if "C2" in fields and (field := fields.one("C2")):
        if field.text.upper().startswith("PMC"):
            found["pmcid"] = taken(fields.log, "C2", Pmcid, field.text, line=field.line)
        else:
            fields.log.dropped("C2", f"an article has no place for it; left out: {quoted(field.text)}", line=field.line)
    return found


def _contributors(fields: Fields, code: str) -> tuple[Contributor, ...]:
    """Authors, then, of a journal article, editors; those of proceedings are not the paper's."""
    roles = [(ContributorRole.AUTHOR, fields.all("AU", "A1"))]
    if code not in CONFERENCE:
        roles.append((ContributorRole.EDITOR, fields.all("A2", "ED")))
    affiliations = _affiliations(fields, len(roles[0][1]))
    contributors = []
    for role, names in roles:
        for field in names:
            given: dict[str, Any] = dict(name_fields(fields.log, field.name, field.text, line=field.line))
            if role is ContributorRole.AUTHOR:
                given["affiliations"] = affiliations
            model: type[Person | Group] = Group if "name" in given else Person
            if made := part(fields.log, field.name, model, {**given, "role": role}, line=field.line):
                contributors.append(made)
    return tuple(contributors)


def _affiliations(fields: Fields, authors: int) -> tuple[Affiliation, ...]:
    """The address of the one author; of several authors RIS does not say whose it is."""
    made = []
    for field in fields.all("AD"):
        if authors != 1:
            message = f"is not said to be whose of the {authors} authors; left out: {quoted(field.text)}"
            fields.log.dropped("AD", message, line=field.line)
        elif affiliation := part(fields.log, "AD", Affiliation, {"name": field.text}, line=field.line):
            made.append(affiliation)
    return tuple(made)


def _abstracts(fields: Fields) -> tuple[Abstract, ...]:
    field = fields.one("AB", "N2")
    abstract = abstract_of(fields.log, field.name, field.text, line=field.line) if field else None
    return (abstract,) if abstract else ()


def _keywords(fields: Fields) -> tuple[Keywords, ...]:
    """One group of all keywords: one in each field, or one on each line of a field."""
    found = [
        keyword
        for field in fields.all("KW")
        for text in field.text.split("\n")
        if (keyword := literal_of(fields.log, "KW", text, line=field.line))
    ]
    return (Keywords(keywords=tuple(dict.fromkeys(found))),) if found else ()


def _language(fields: Fields) -> Any:
    field = fields.one("LA")
    return language_of(fields.log, "LA", field.text, line=field.line) if field else None


def _pages(fields: Fields) -> dict[str, Any]:
    first, last = fields.line("SP"), fields.line("EP")
    pages = pages_between(first, last) if last else pages_of(first)
    return {"pages": pages, "article_number": fields.line("C7")}


def _dates(fields: Fields, code: str) -> Dates | None:
    """When it was published, and, of a journal's article, when it was online before (``ET``, the Epub date)."""
    ahead = fields.one("ET") if code == "JOUR" and "ET" in fields else None
    online = date_in(fields.log, "ET", ahead.text, line=ahead.line) if ahead else None
    return part(fields.log, "PY", Dates, {"published": _published(fields), "published_online": online})


def _published(fields: Fields) -> PartialDate | None:
    """The day, and the year where the day does not tell it. ``Y1`` is an older tag for the year."""
    day, year = fields.one("DA"), fields.one("PY", "Y1")
    if day is None:
        day, year = year, None
    if day is None:
        return None
    text = day.text
    if year and not re.search(r"\d{4}", text):
        text = f"{text} {year.text}"
    date = date_in(fields.log, day.name, text, line=day.line)
    if year and (date is None or not year.text.startswith(f"{date.year:04d}")):
        other = date_in(fields.log, year.name, year.text, line=year.line)
        if date and other:
            message = f"differs from {day.name}, {date}; left out: {quoted(year.text)}"
            fields.log.dropped(year.name, message, line=year.line)
        date = date or other
    return date
