"""What of an article the JSON-LD holds, and why it does not hold the rest."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pubmeta.model.paths import model_paths
from pubmeta.model.unplaced import Reason

_NAME = "family given particle suffix prefix"
_PERSON = f"{_NAME} degrees[] orcid email"
_AFFILIATION = "name departments[] city region postal_code country country_code ror isni grid wikidata"

PLACED = model_paths(
    {
        "": "title subtitle short_title type language doi pmid pmcid arxiv section volume issue issue_title"
        " article_number landing_page",
        "translated_titles[]": "title language subtitle",
        "original_title": "title language subtitle",
        "other_ids[]": "type value",
        "contributors[]": f"{_PERSON} role conflict_of_interest name ror anonymous",
        "contributors[].variants[]": f"{_NAME} language",
        "contributors[].affiliations[]": _AFFILIATION,
        "contributors[].members[]": _PERSON,
        "contributors[].members[].variants[]": f"{_NAME} language",
        "contributors[].members[].affiliations[]": _AFFILIATION,
        "abstracts[]": "language kind title",
        "abstracts[].sections[]": "paragraphs[] title",
        "keywords[]": "keywords[] language",
        "subjects[]": "term code scheme",
        "journal": "title abbreviations[] issn_print issn_electronic issn_linking doi nlm_ta publisher_id language",
        "journal.publisher": "name place",
        "event": "name acronym number theme sponsors[] place start end dates_as_printed url",
        "proceedings": "title subtitle subject doi language",
        "proceedings.editors[]": f"{_NAME} name",
        "proceedings.isbns[]": "isbn medium",
        "proceedings.series": "title issn_print issn_electronic issn_linking doi",
        "proceedings.publisher": "name place",
        "institutions[]": _AFFILIATION,
        "pages": "first last range",
        "dates": "received posted published_online published_print published issue corrected[] retracted",
        "licenses[]": "url spdx name statement start_date applies_to",
        "copyright": "statement year holder",
        "free_to_read": "start_date end_date",
        "statements.conflict_of_interest": "paragraphs[] heading",
        "statements.data_availability": "paragraphs[] heading",
        "statements.ethics": "paragraphs[] heading",
        "statements.author_contributions": "paragraphs[] heading",
        "statements.acknowledgements": "paragraphs[] heading",
        "statements.funding": "paragraphs[] heading",
        "awards[]": "numbers[] title grant_doi url",
        "awards[].funder": "name ror funder_id country_code",
        "awards[].recipients[]": f"{_NAME} name",
        "relations[]": "type target target_type description",
        "updates[]": "type doi",
        "updated_by[]": "type doi date",
        "review": "of type label",
        "status": "type date reason",
        "trials[]": "number registry",
        "full_texts[]": "url media_type version purpose",
        "version": "stage label",
        "references[]": "key label raw",
        "references[].work": "type title container_title series_title volume issue article_number edition number"
        " version date publisher publisher_place doi pmid pmcid arxiv isbn issn url",
        "references[].work.authors[]": f"{_NAME} name",
        "references[].work.editors[]": f"{_NAME} name",
        "references[].work.pages": "first last range",
    }
)
"""What is written; every other field is reported as dropped, those too that the model will have one day."""

_OF_CONTRIBUTOR = {
    "credit": "schema.org has no contributor roles",
    "orcid_authenticated": "schema.org has no property for how an ORCID iD was obtained",
    "corresponding": "schema.org does not say who is corresponding",
    "equal_contribution": "schema.org does not say who contributed equally",
    "deceased": "schema.org has dates of death only",
}

REASONS: Mapping[str, str] = MappingProxyType(
    {
        **{f"contributors[].{field}": reason for field, reason in _OF_CONTRIBUTOR.items()},
        **{f"contributors[].members[].{field}": reason for field, reason in _OF_CONTRIBUTOR.items()},
        "contributors[].members[].role": "schema.org does not say what role a member has",
        "contributors[].members[].conflict_of_interest": (
            "schema.org has no place for the statement of a group's member"
        ),
        "keywords[].kind": "schema.org does not say whose keywords they are",
        "keywords[].title": "schema.org has no heading for keywords",
        "dates.revised[]": "schema.org has no date of revision",
        "dates.accepted": "schema.org has no date of acceptance",
        "review.stage": "schema.org does not say whether a review was made before or after the publication",
        "review.round": "schema.org does not number the rounds of a review",
        "review.recommendation": "schema.org has ratings on a scale, not recommendations",
        "updates[].date": "schema.org has no date for what a notice does to a work",
        "version.description": "schema.org does not describe versions",
        "trials[].stage": "schema.org does not say at which stage of a trial an article was written",
        "archives[]": "archivedAt is the URL of the archived copy; the archive's name has no property",
        "references[].work.et_al": "schema.org does not record that a list of authors is incomplete",
        "references[].work.accessed": "schema.org does not record when a page was visited",
    }
)
"""Why there is no place for what is not written."""

WITHOUT_REFERENCES: Mapping[str, Reason] = MappingProxyType(
    {
        **{path: reason for path, reason in REASONS.items() if not path.startswith("references")},
        "references": "is left out because the option references is false",
    }
)
"""The same where the cited works are left out."""
