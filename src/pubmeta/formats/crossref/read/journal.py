"""Where the article appeared: the journal, and the place in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.formats.crossref.read.dates import issue_date
from pubmeta.formats.crossref.read.titles import language_at
from pubmeta.model import Doi, Issn, Journal, Publisher
from pubmeta.reading import FoundIssn, issn_fields
from pubmeta.xml.cursor import XmlElement

_MEDIA = frozenset({"print", "electronic"})


def journal(metadata: XmlElement, publisher: Publisher | None) -> Journal | None:
    """The journal of an article; query results name its publisher."""
    abbreviations = [element.line() for element in metadata.all("abbrev_title")]
    own_doi = metadata.one("doi_data")
    fields = {
        "title": metadata.line("full_title"),
        "abbreviations": tuple(abbreviation for abbreviation in abbreviations if abbreviation),
        **issn_fields(metadata.log, issns(metadata)),
        "doi": own_doi and own_doi.taken(Doi, "doi"),
        "publisher": publisher,
        "language": language_at(metadata),
    }
    return metadata.part(Journal, fields)


def issue(element: XmlElement) -> dict[str, Any]:
    """Volume, number and title of an issue, and the date that it bears."""
    volume, titles = element.one("journal_volume"), element.one("titles")
    return {
        "volume": volume and volume.line("volume"),
        "issue": element.line("issue"),
        "issue_title": titles and titles.text("title"),
        "date": issue_date(element),
    }


def issns(element: XmlElement) -> Iterator[FoundIssn]:
    """The ISSNs and their media; print is what the schema takes where none is said, unless there is one for print."""
    found = [(source, source.attribute("media_type")) for source in element.all("issn")]
    usual = None if any(medium == "print" for _, medium in found) else "print"
    for source, medium in found:
        if issn := source.taken(Issn):
            known = medium if medium in _MEDIA else usual if medium is None else None
            yield FoundIssn(source.path, issn, known, source.line_number)
