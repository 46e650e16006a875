"""What of an article a JATS document holds, and why it does not hold the rest."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pubmeta.model.paths import model_paths

_NAME = "family given suffix prefix"
_PERSON = (
    f"{_NAME} role degrees[] orcid orcid_authenticated email corresponding equal_contribution deceased"
    " conflict_of_interest"
)
_AFFILIATION = "name departments[] city region postal_code country country_code ror isni grid wikidata"

PLACED = model_paths(
    {
        "": "title subtitle short_title type language doi pmid pmcid arxiv section volume issue issue_title"
        " article_number landing_page",
        "event": "name acronym number theme sponsors[] place start end dates_as_printed url",
        "institutions[]": _AFFILIATION,
        "original_title": "title language subtitle",
        "proceedings": "title subtitle subject doi",
        "proceedings.editors[]": f"{_NAME} name",
        "proceedings.isbns[]": "isbn medium",
        "proceedings.publisher": "name place",
        "proceedings.series": "title issn_print issn_electronic issn_linking doi",
        "review": "of type stage round recommendation label",
        "status": "type date reason",
        "translated_titles[]": "title language subtitle",
        "other_ids[]": "type value",
        "contributors[]": f"{_PERSON} name ror anonymous",
        "contributors[].variants[]": f"{_NAME} language",
        "contributors[].credit[]": "role degree",
        "contributors[].affiliations[]": _AFFILIATION,
        "contributors[].members[]": _PERSON,
        "contributors[].members[].variants[]": f"{_NAME} language",
        "contributors[].members[].credit[]": "role degree",
        "contributors[].members[].affiliations[]": _AFFILIATION,
        "abstracts[]": "language kind title",
        "abstracts[].sections[]": "paragraphs[] title",
        "keywords[]": "keywords[] language kind title",
        "subjects[]": "term code scheme",
        "journal": "title abbreviations[] issn_print issn_electronic issn_linking doi nlm_ta publisher_id",
        "journal.publisher": "name place",
        "pages": "first last range",
        "dates": "received revised[] accepted posted published_online published_print published issue corrected[]"
        " retracted",
        "licenses[]": "url spdx name statement start_date applies_to",
        "copyright": "statement year holder",
        "free_to_read": "start_date end_date",
        "statements.conflict_of_interest": "paragraphs[] heading",
        "statements.data_availability": "paragraphs[] heading",
        "statements.ethics": "paragraphs[] heading",
        "statements.author_contributions": "paragraphs[] heading",
        "statements.acknowledgements": "paragraphs[] heading",
        "statements.funding": "paragraphs[]",
        "awards[]": "numbers[] title grant_doi url",
        "awards[].funder": "name ror funder_id country_code",
        "awards[].recipients[]": f"{_NAME} name",
        "relations[]": "type target target_type description",
        "updated_by[]": "type doi date",
        "updates[]": "type doi date",
        "trials[]": "number registry stage",
        "full_texts[]": "url media_type version purpose",
        "version": "stage label description",
        "references[]": "key label raw",
        "references[].work": "type et_al title container_title series_title volume issue article_number edition number"
        " version date publisher publisher_place doi pmid pmcid arxiv isbn issn url accessed",
        "references[].work.authors[]": f"{_NAME} name",
        "references[].work.editors[]": f"{_NAME} name",
        "references[].work.pages": "first last range",
    }
)
"""What is written; every other field is reported as dropped, those too that the model will have one day."""

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "journal.language": "JATS has no element for the language of a journal",
        "proceedings.language": "JATS has no element for the language of proceedings",
        "archives": "JATS has no element for the archives that preserve a work",
        "statements.funding.heading": "a JATS funding statement has no heading",
    }
    | dict.fromkeys(
        (
            "contributors[].particle",
            "contributors[].variants[].particle",
            "contributors[].members[].particle",
            "contributors[].members[].variants[].particle",
            "awards[].recipients[].particle",
            "proceedings.editors[].particle",
            "references[].work.authors[].particle",
            "references[].work.editors[].particle",
        ),
        "JATS has no element for a particle; it is written before the family name, in the surname",
    )
)
"""Why there is no place for what is not written."""
