"""What of an article a DataCite record holds."""

from __future__ import annotations

from pubmeta.formats.datacite.terms import DATES
from pubmeta.model.paths import model_paths

PLACED = model_paths(
    {
        "": "title subtitle short_title type language doi pmid pmcid arxiv volume issue article_number landing_page",
        "translated_titles[]": "title language subtitle",
        "other_ids[]": "type value",
        "contributors[]": "family given particle name role orcid ror anonymous",
        "contributors[].affiliations[]": "name departments[] city region postal_code country country_code ror isni grid"
        " wikidata",
        "abstracts[]": "language kind title",
        "abstracts[].sections[]": "paragraphs[] title",
        "keywords[]": "keywords[] language",
        "subjects[]": "term code scheme",
        "journal": "title abbreviations[] issn_print issn_electronic issn_linking doi",
        "journal.publisher": "name",
        "original_title": "title language subtitle",
        "proceedings": "title subtitle doi",
        "proceedings.editors[]": "family given particle name",
        "proceedings.isbns[]": "isbn medium",
        "proceedings.series": "title issn_print issn_electronic issn_linking",
        "proceedings.publisher": "name",
        "institutions[]": "name ror",
        "review": "of",
        "status": "type date",
        "pages": "first last range",
        "dates": " ".join(f"{name}[]" if name in ("revised", "corrected") else name for name in DATES),
        "licenses[]": "url spdx name statement start_date applies_to",
        "awards[]": "numbers[] title grant_doi url",
        "awards[].funder": "name ror funder_id",
        "relations[]": "type target target_type",
        "version": "label",
        "references[]": "key label raw",
        "references[].work": "doi",
    }
)
"""What is written; every other field is reported as dropped, those too that the model will have one day."""
