"""What of an article a BibTeX entry holds."""

from __future__ import annotations

from pubmeta.model.paths import model_paths
from pubmeta.model.single import CITED_DATES

PLACED = CITED_DATES | model_paths(
    {
        "": "title subtitle short_title type language doi pmid pmcid arxiv volume issue issue_title article_number"
        " landing_page",
        "contributors[]": "family given particle suffix name role anonymous",
        "abstracts[]": "language kind title",
        "abstracts[].sections[]": "paragraphs[] title",
        "keywords[]": "keywords[] language kind title",
        "subjects[]": "term code scheme",
        "journal": "title abbreviations[] issn_print issn_electronic issn_linking",
        "journal.publisher": "name place",
        "pages": "first last range",
    }
)
"""What is written; every other field is reported as dropped, those too that the model will have one day."""
