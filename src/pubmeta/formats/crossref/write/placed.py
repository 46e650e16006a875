"""What of an article a deposit holds, and why it does not hold the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pubmeta.formats.crossref.terms import EDITIONS, STATEMENTS
from pubmeta.model.paths import model_paths
from pubmeta.model.unplaced import Reason

_NAME = "family given suffix"

PLACED = model_paths(
    {
        "": "title subtitle type language doi pmid pmcid arxiv section volume issue issue_title article_number"
        " landing_page archives[]",
        "translated_titles[]": "title language subtitle",
        "other_ids[]": "type value",
        "contributors[]": f"{_NAME} name anonymous role orcid orcid_authenticated corresponding conflict_of_interest",
        "contributors[].variants[]": f"{_NAME} prefix language",
        "contributors[].credit[]": "role",
        "contributors[].affiliations[]": "name departments[] city region country country_code ror isni wikidata",
        "abstracts[]": "language kind title",
        "abstracts[].sections[]": "paragraphs[] title",
        "journal": "title abbreviations[] issn_print issn_electronic doi language",
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

_NEVER = {
    "short_title": "Crossref has no place for a running title",
    "translated_titles[].language": "Crossref names the language only of a translation's original title; the title"
    " is written",
    "keywords[]": "Crossref has no place for keywords",
    "subjects[]": "Crossref has no place for subjects",
    "journal.issn_linking": "Crossref knows ISSNs of media only, no linking ISSN",
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
    "contributors[].affiliations[].grid": "Crossref has room for ROR, ISNI and Wikidata ids of institutions only",
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
_NOT_IN_ARTICLES = {
    "section": "Crossref has no place for the section of a journal article",
    "dates.posted": "Crossref records this date for posted content only",
}
_NOT_IN_POSTED = (
    "translated_titles[]",
    "pmid",
    "pmcid",
    "arxiv",
    "journal.abbreviations[]",
    "journal.issn_print",
    "journal.issn_electronic",
    "journal.doi",
    "journal.language",
    "volume",
    "issue",
    "issue_title",
    "pages",
    "dates.published_print",
    "dates.issue",
)
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
)
"""What Crossref has room for only in Crossmark metadata."""

_WITHOUT_CROSSMARK = (
    "Crossref has room for this only in Crossmark metadata",
    "set crossmark_policy, the DOI of your Crossmark policy page, under [crossref] in the configuration",
)


@cache
def reasons_for(
    version: str, *, is_posted: bool, with_crossmark: bool, with_original: bool = False
) -> Mapping[str, Reason]:
    """Why a deposit does not hold what it does not hold: what none does, what its kind or schema version does not."""
    edition = EDITIONS[version]
    reasons: dict[str, Reason] = dict(_NEVER)
    if with_original:
        del reasons["translated_titles[].language"]
    if is_posted:
        unheld = (*_NOT_IN_POSTED, *_CROSSMARK_ONLY)
        reasons |= dict.fromkeys(unheld, "Crossref's record of posted content has no place for it")
    else:
        reasons |= _NOT_IN_ARTICLES
        if not with_crossmark:
            reasons |= dict.fromkeys(_CROSSMARK_ONLY, _WITHOUT_CROSSMARK)
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
    if is_posted and not edition.posted_trials:
        reasons["trials[]"] = f"{schema} has room for the trials of journal articles only"
    if is_posted and not edition.posted_archives:
        reasons["archives[]"] = f"{schema} has room for the archives of journal articles only"
    return MappingProxyType(reasons)
