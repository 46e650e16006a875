"""Names of meta elements and what they are for an article.

Highwire Press: Google Scholar's inclusion guidelines and what Zotero reads. Dublin Core: dublincore.org, and the
refinements that OJS writes. PRISM: the basic specification. Names are compared in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FAMILIES: Final = ("citation_", "dc.", "dcterms.", "prism.", "eprints.")
"""How the names of elements begin that describe the article."""
ALIASES: Final[Mapping[str, str]] = {
    "bepress_citation_": "citation_",
    "dc:": "dc.",
    "dcterms:": "dcterms.",
    "prism:": "prism.",
}
"""Other beginnings for the same."""

FREE_TO_READ: Final = "citation_fulltext_world_readable"
"""An element that says by being there, mostly empty, that all may read the full text (Google Scholar)."""
TITLE: Final = ("citation_title", "dc.title", "dcterms.title", "prism.title", "eprints.title")
ALTERNATIVE: Final = ("dc.title.alternative", "dcterms.alternative")
"""The title in other languages, as OJS writes it."""
DOI: Final = ("citation_doi", "prism.doi", "dc.identifier.doi")
NUMBER: Final = "eprints.id_number"
"""The DOI, or any other number that the depositor knew."""
IDENTIFIER: Final = ("dc.identifier", "dcterms.identifier", "dc.identifier.uri")
VOLUME: Final = ("citation_volume", "prism.volume", "dc.source.volume", "eprints.volume")
ISSUE: Final = ("citation_issue", "prism.number", "dc.source.issue", "eprints.number")
FIRST_PAGE: Final = ("citation_firstpage", "citation_first_page", "prism.startingpage")
LAST_PAGE: Final = ("citation_lastpage", "citation_last_page", "prism.endingpage")
PAGES: Final = ("citation_pages", "prism.pagerange", "dc.identifier.pagenumber", "eprints.pagerange")
ARTICLE_NUMBER: Final = ("citation_elocation_id", "citation_article_number", "citation_articlenumber")
JOURNAL: Final = (
    "citation_journal_title",
    "prism.publicationname",
    "dc.relation.ispartof",
    "dcterms.ispartof",
    "eprints.publication",
)
CONFERENCE: Final = ("citation_conference_title", "citation_conference", "citation_conference_name")
"""The title of the proceedings, and the name of the meeting; Springer has the former in ``citation_inbook_title``."""
INBOOK: Final = "citation_inbook_title"
SERIES: Final = ("citation_series_title",)
ISBNS: Final = ("citation_isbn",)
REPORT_INSTITUTION: Final = ("citation_technical_report_institution",)
REPORT_NUMBER: Final = ("citation_technical_report_number",)
ABBREVIATION: Final = ("citation_journal_abbrev", "citation_journal_abbreviation", "citation_journal_title_abbrev")
PUBLISHER: Final = ("citation_publisher", "dc.publisher", "dcterms.publisher", "prism.publisher", "eprints.publisher")
ISSNS: Final[Mapping[str, str | None]] = {
    "citation_issn": None,
    "citation_eissn": "electronic",
    "citation_pissn": "print",
    "citation_print_issn": "print",
    "citation_online_issn": "electronic",
    "prism.issn": None,
    "prism.eissn": "electronic",
    "dc.source.issn": None,
    "eprints.issn": None,
}
"""The medium of the ISSNs in each element; ``prism.issn`` should be print, and publishers write either."""
LANGUAGE: Final = ("citation_language", "dc.language", "dcterms.language")
ABSTRACT: Final = (
    "citation_abstract",
    "dcterms.abstract",
    "dc.description.abstract",
    "dc.description",
    "dcterms.description",
    "eprints.abstract",
)
KEYWORDS: Final = (
    "citation_keywords",
    "citation_keyword",
    "prism.keyword",
    "eprints.keywords",
    "dc.subject",
    "dcterms.subject",
)
SECTION: Final = ("citation_section", "prism.section", "citation_issue_section")
TYPE: Final = ("citation_article_type", "dc.type.articletype", "dc.type", "dcterms.type", "eprints.type")
RIGHTS: Final = ("dc.rights", "dcterms.rights", "dcterms.license", "citation_license", "prism.copyright")
LANDING_PAGE: Final = ("citation_abstract_html_url", "citation_public_url", "prism.url")
FULL_TEXTS: Final[Mapping[str, str]] = {
    "citation_pdf_url": "application/pdf",
    "citation_fulltext_html_url": "text/html",
    "citation_full_html_url": "text/html",
    "citation_xml_url": "application/xml",
    "citation_fulltext_xml_url": "application/xml",
}
"""The media type of the full text that each element leads to."""
CREATORS: Final = ("dc.creator", "dcterms.creator", "dc.creator.personalname", "eprints.creators_name")
CONTRIBUTORS: Final = ("dc.contributor", "dcterms.contributor")
"""People of whom Dublin Core does not say what they did; of some pages the only ones."""
SOURCE: Final = "dc.source"
SPONSORS: Final = ("citation_funding_source", "citation_funder", "dc.contributor.sponsor")

DATES: Final[Mapping[str, tuple[str, ...]]] = {
    "published": (
        "citation_publication_date",
        "citation_date",
        "dcterms.issued",
        "dc.date.issued",
        "prism.publicationdate",
        "dc.date",
        "dcterms.date",
        "citation_year",
        "eprints.date",
    ),
    "published_online": ("citation_online_date",),
    "issue": ("citation_cover_date", "prism.coverdate"),
    "received": ("dcterms.datesubmitted", "dc.date.datesubmitted", "citation_submitted_date"),
    "accepted": ("dcterms.dateaccepted", "dc.date.dateaccepted", "citation_accepted_date"),
}
"""The elements for each of our dates, the best first."""

REPOSITORY: Final = "dcterms.available"
"""An element of repositories; ``dcterms.dateAccepted`` beside it is when they took the article (DSpace)."""

OTHERS: Final[Mapping[str, str]] = {
    "citation_dissertation_institution": "a thesis",
    "citation_dissertation_name": "a thesis",
    "citation_inbook_title": "a chapter of a book",
    "citation_book_title": "a chapter of a book",
    "citation_isbn": "a book or a part of one",
    "citation_patent_number": "a patent",
}
"""Elements that only works have that are not articles."""
OF_PAPERS: Final = frozenset({"citation_inbook_title", "citation_isbn"})
"""Those of them that papers of conferences have too."""

REFERENCE: Final[Mapping[str, str]] = {
    "citation_title": "title",
    "citation_journal_title": "container_title",
    "citation_conference_title": "container_title",
    "citation_inbook_title": "container_title",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_number": "issue",
    "citation_publisher": "publisher",
    "citation_edition": "edition",
}
"""The field of a cited work for each part of a ``citation_reference`` that is text."""

_PAGE = "how the site keeps the page, not a fact of the article"

IGNORED: Final[Mapping[str, str]] = {
    "citation_id": _PAGE,
    "citation_mjid": _PAGE,
    "citation_sici": _PAGE,
    "citation_access": _PAGE,
    "citation_collection_id": _PAGE,
    "citation_springer_api_url": _PAGE,
    "dc.format": "the medium of the page",
    "dcterms.format": "the medium of the page",
    "dc.coverage": "the medium of the page",
    "dc.date.modified": "when the page was changed",
    "dc.date.created": "when the page was made",
    "dcterms.modified": "when the page was changed",
    "dcterms.created": "when the page was made",
    "dc.source.uri": "the page of the journal (OJS)",
    **{
        f"eprints.{name}": "how the repository keeps the record"
        for name in (
            "citation creators_id date_type datestamp dir eprint_status eprintid full_text_status ispublished lastmod "
            "metadata_visibility note refereed rev_number status_changed subjects userid divisions item_issues_count"
        ).split()
    },
    "prism.aggregationtype": "that it is a journal's",
    "prism.rightsagent": "whom to ask for rights",
}
"""Elements that do not describe the article, each with the reason why it is left out without a word."""
