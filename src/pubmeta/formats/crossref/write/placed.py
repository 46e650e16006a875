"""What of an article a deposit holds, and why it does not hold the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pubmeta.formats.crossref.terms import EDITIONS, STATEMENTS
from pubmeta.formats.crossref.write.kinds import WITH_TRIALS, RecordKind
from pubmeta.model.paths import model_paths
from pubmeta.model.unplaced import Reason

_NAME = "family given suffix"
_INSTITUTION = "name departments[] city region country country_code ror isni wikidata"

PLACED = model_paths(
    {
        "": "title subtitle type language doi pmid pmcid arxiv section volume issue issue_title article_number"
        " landing_page archives[]",
        "translated_titles[]": "title language subtitle",
        "original_title": "title language subtitle",
        "other_ids[]": "type value",
        "contributors[]": f"{_NAME} name anonymous role orcid orcid_authenticated corresponding conflict_of_interest",
        "contributors[].variants[]": f"{_NAME} prefix language",
        "contributors[].credit[]": "role",
        "contributors[].affiliations[]": _INSTITUTION,
        "abstracts[]": "language kind title",
        "abstracts[].sections[]": "paragraphs[] title",
        "journal": "title abbreviations[] issn_print issn_electronic doi language",
        "event": "name acronym number theme sponsors[] place start end dates_as_printed",
        "proceedings": "title subtitle subject doi language",
        "proceedings.editors[]": f"{_NAME} name",
        "proceedings.isbns[]": "isbn medium",
        "proceedings.series": "title issn_print issn_electronic doi",
        "proceedings.publisher": "name place",
        "institutions[]": _INSTITUTION,
        "review": "of type stage round recommendation label",
        "status": "type date reason",
        "pages": "first last range",
        "dates": "received revised[] accepted posted published_online published_print published issue corrected[]"
        " retracted",
        "licenses[]": "url name statement start_date applies_to",
        "copyright": "statement year holder",
        "free_to_read": "start_date end_date",
        **{f"statements.{name}": "paragraphs[] heading" for name in STATEMENTS},
        "awards[]": "numbers[] grant_doi",
        "awards[].funder": "name ror funder_id",
        "relations[]": "type target target_type description",
        "updates[]": "type doi date",
        "updated_by[]": "type doi date",
        "trials[]": "number registry stage",
        "full_texts[]": "url media_type version purpose",
        "version": "stage label description",
        "references[]": "key raw",
        "references[].work": "type title container_title series_title volume issue article_number edition number date"
        " doi isbn issn",
        "references[].work.authors[]": f"{_NAME} particle prefix name",  # the first one's surname; the writer says so
        "references[].work.pages": "first range",
    }
)
"""What is written, in some deposits at least; every other field is reported as dropped, those too that the model will
have one day."""

_LINKING = "Crossref knows ISSNs of media only, no linking ISSN"
_GRID = "Crossref has room for ROR, ISNI and Wikidata ids of institutions only"
_NEVER = {
    "short_title": "Crossref has no place for a running title",
    "translated_titles[].language": "Crossref names the language only of a translation's original title; the title"
    " is written",
    "keywords[]": "Crossref has no place for keywords",
    "subjects[]": "Crossref has no place for subjects",
    "journal.issn_linking": _LINKING,
    "journal.nlm_ta": "Crossref has no place for the NLM abbreviation",
    "journal.publisher_id": "Crossref has no place for the publisher's id of a journal",
    "journal.publisher": "Crossref knows the publisher by the DOI's prefix",
    "contributors[].prefix": "Crossref has no place for the prefix of a name",
    "contributors[].particle": "Crossref has no place for a particle apart; it is in the surname",
    "contributors[].variants[].particle": "Crossref has no place for a particle apart; it is in the surname",
    "contributors[].degrees[]": "Crossref has no place for academic degrees",
    "contributors[].email": "Crossref has no place for e-mail addresses",
    "contributors[].credit[].degree": "Crossref has no place for the degree of a CRediT role",
    "contributors[].equal_contribution": "Crossref has no place for equal contribution",
    "contributors[].deceased": "Crossref does not record that a contributor has died",
    "contributors[].members[]": "of a group Crossref records only the name",
    "contributors[].ror": "of a group Crossref records only the name",
    "contributors[].affiliations[].postal_code": "Crossref has no place for postal codes",
    "contributors[].affiliations[].grid": _GRID,
    "institutions[].postal_code": "Crossref has no place for postal codes",
    "institutions[].grid": _GRID,
    "event.url": "Crossref has no place for the page of a conference",
    "proceedings.series.issn_linking": _LINKING,
    "proceedings.editors[].prefix": "Crossref has no place for the prefix of a name",
    "proceedings.editors[].particle": "Crossref has no place for a particle apart; it is in the surname",
    "licenses[].spdx": "Crossref has room for the licence's URL only",
    "awards[].title": "Crossref has no place for titles of awards",
    "awards[].url": "Crossref has no place for web pages of awards",
    "awards[].recipients[]": "Crossref has no place for recipients of awards",
    "awards[].funder.country_code": "Crossref has no place for countries of funders",
    "references[].label": "Crossref has no place for the printed label of a reference",
    "references[].work.et_al": "of a cited work's authors a deposit names only the first",
    "references[].work.editors": "Crossref has no place for editors of cited works",
    "references[].work.pages.last": "Crossref records only the first page of a cited work",
    "references[].work.publisher": "Crossref has no place for publishers of cited works",
    "references[].work.publisher_place": "Crossref has no place for publishers of cited works",
    "references[].work.version": "Crossref has no place for versions of cited works",
    "references[].work.url": "Crossref has room for URLs of cited works only in the text of a reference",
    "references[].work.accessed": "Crossref has room for dates of access only in the text of a reference",
    "references[].work.pmid": "Crossref has room for DOIs, ISSNs and ISBNs of cited works only",
    "references[].work.pmcid": "Crossref has room for DOIs, ISSNs and ISBNs of cited works only",
    "references[].work.arxiv": "Crossref has no place for arXiv ids; for a work without a DOI, arXiv's is written",
}
"""Why no deposit holds it."""
_IN_POSTED_ONLY = ("section", "dates.posted", "institutions[]", "status")
_IN_ARTICLES_ONLY = ("translated_titles[]", "journal.abbreviations[]", "journal.language", "issue", "issue_title")
_PLACES = ("volume", "pages", "dates.published_print", "dates.issue", "event")
_IDS = ("pmid", "pmcid", "arxiv")
_UNHELD: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.JOURNAL_ARTICLE: (*_IN_POSTED_ONLY, "event"),
    RecordKind.CONFERENCE_PAPER: (*_IN_POSTED_ONLY, *_IN_ARTICLES_ONLY),
    RecordKind.POSTED_CONTENT: (
        *_IN_ARTICLES_ONLY,
        *_PLACES,
        *_IDS,
        "journal.issn_print",
        "journal.issn_electronic",
        "journal.doi",
    ),
    RecordKind.PEER_REVIEW: (
        *_IN_ARTICLES_ONLY,
        *_PLACES,
        *_IDS,
        "section",
        "status",
        "article_number",
        "other_ids[]",
        "abstracts[]",
        "journal",
        "dates.accepted",
        "awards[]",
        "trials[]",
        "archives[]",
        "version",
        "references[]",
    ),
    RecordKind.PENDING_PUBLICATION: (
        *_IN_ARTICLES_ONLY,
        *_PLACES,
        *_IDS,
        "section",
        "review",
        "status.date",
        "proceedings.subtitle",
        "proceedings.subject",
        "proceedings.editors[]",
        "proceedings.series",
        "proceedings.publisher",
        "proceedings.language",
        "archives[]",
        "full_texts[]",
        "version",
        "references[]",
    ),
}
"""What records of each kind have no place for."""
_NAMED: Mapping[RecordKind, str] = {
    RecordKind.JOURNAL_ARTICLE: "a journal article",
    RecordKind.CONFERENCE_PAPER: "a conference paper",
    RecordKind.POSTED_CONTENT: "posted content",
    RecordKind.PEER_REVIEW: "a peer review",
    RecordKind.PENDING_PUBLICATION: "a pending publication",
}
_OF_KIND: Mapping[RecordKind, Mapping[str, Reason]] = {
    RecordKind.JOURNAL_ARTICLE: {
        "section": "Crossref has no place for the section of a journal article",
        "dates.posted": "Crossref records this date for posted content only",
        "event": "Crossref records the event only of what is in its proceedings",
        "status": (
            "Crossref records for posted content only that it is withdrawn or removed",
            "deposit a notice of the withdrawal, whose updates name the article",
        ),
    },
    RecordKind.CONFERENCE_PAPER: {
        "translated_titles[]": "Crossref has room for one title of a conference paper",
        "dates.posted": "Crossref records this date for posted content only",
    },
    RecordKind.PEER_REVIEW: {
        "journal": "Crossref's record of a peer review names what is reviewed, and not where",
        "statements.conflict_of_interest.heading": "Crossref has no heading of a reviewer's competing interests",
    },
    RecordKind.PENDING_PUBLICATION: {
        "landing_page": "the DOI of a pending publication leads to a page that Crossref makes",
    },
}
"""Better reasons than that there is no place."""

_CROSSMARK_ONLY = (
    "statements.conflict_of_interest",
    "statements.data_availability",
    "statements.ethics",
    "statements.author_contributions",
    "statements.acknowledgements",
    "statements.funding",
    "contributors[].conflict_of_interest",
    "dates.received",
    "dates.revised[]",
    "dates.corrected[]",
    "dates.retracted",
    "copyright",
    "licenses[].name",
    "licenses[].statement",
    "updates[]",
    "updated_by[]",
)
"""What Crossref has room for only in Crossmark metadata."""

_WITHOUT_CROSSMARK = (
    "Crossref has room for this only in Crossmark metadata",
    "set crossmark_policy, the DOI of your Crossmark policy page, under [crossref] in the configuration",
)


@cache
def reasons_for(version: str, kind: RecordKind, *, with_crossmark: bool) -> Mapping[str, Reason]:
    """Why a deposit does not hold what it does not hold: what none does, what its kind or schema version does not."""
    edition = EDITIONS[version]
    reasons: dict[str, Reason] = dict(_NEVER)
    nowhere = f"Crossref's record of {_NAMED[kind]} has no place for it"
    if not kind.has_crossmark:
        reasons |= dict.fromkeys(_CROSSMARK_ONLY, nowhere)
    elif not with_crossmark:
        reasons |= dict.fromkeys(_CROSSMARK_ONLY, _WITHOUT_CROSSMARK)
    reasons |= dict.fromkeys(_UNHELD[kind], nowhere)
    reasons |= _OF_KIND.get(kind, {})
    if kind is RecordKind.PEER_REVIEW:
        del reasons["statements.conflict_of_interest"]
    schema = f"the schema {version}"
    if not edition.typed_roles:
        reasons |= dict.fromkeys(
            ("contributors[].corresponding", "contributors[].credit[]"), f"{schema} has no place for it"
        )
    if not edition.alternative_names:
        reasons["contributors[].variants[]"] = f"{schema} has no place for it"
    if not edition.grants:
        reasons["awards[].funder.ror"] = f"{schema} has room for Funder IDs of funders, not for ROR ids"
        reasons["awards[].grant_doi"] = f"{schema} has no place for DOIs of grants"
    if not edition.version_info:
        reasons["version"] = f"{schema} has no place for versions"
    if not edition.citation_types:
        reasons["references[].work.type"] = f"{schema} does not record the types of cited works"
    if not (edition.posted_trials or with_crossmark or kind in WITH_TRIALS or "trials[]" in reasons):
        reasons["trials[]"] = f"{schema} has room only for the trials of articles and papers"
    if kind is RecordKind.POSTED_CONTENT and not edition.posted_archives:
        reasons["archives[]"] = f"{schema} has room for the archives of journal articles only"
    if kind is RecordKind.POSTED_CONTENT and not edition.posted_status:
        reasons["status"] = (
            f"{schema} has no place for the withdrawal or removal of posted content",
            'set version = "5.5.0" under [crossref] in the configuration',
        )
    return MappingProxyType(reasons)
