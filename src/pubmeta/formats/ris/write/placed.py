"""What of an article a RIS record holds."""

from __future__ import annotations

from pubmeta.model.paths import model_paths
from pubmeta.model.single import CITED_DATES

PLACED = CITED_DATES | model_paths(
    {
        "": "title subtitle short_title type language doi pmcid volume issue article_number landing_page",
        "contributors[]": "family given particle suffix name role anonymous",
        "abstracts[]": "language kind title",
        "abstracts[].sections[]": "paragraphs[] title",
        "keywords[]": "keywords[] language kind title",
        "journal": "title abbreviations[] issn_print issn_electronic issn_linking",
        "journal.publisher": "name place",
        "pages": "first last range",
        "event": "name place",
        "proceedings": "title subtitle",
        "proceedings.editors[]": "family given particle suffix name",
        "proceedings.isbns[]": "isbn medium",
        "proceedings.series": "title issn_print issn_electronic issn_linking",
        "proceedings.publisher": "name place",
        "institutions[]": "name city",
        "other_ids[]": "type value",
        "status": "type",
        "full_texts[]": "url media_type purpose",
    }
)
"""What is written; every other field is reported as dropped, those too that the model will have one day."""
