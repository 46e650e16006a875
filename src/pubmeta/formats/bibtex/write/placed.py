"""What of an article a BibTeX entry holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model.paths import model_paths
from pubmeta.model.single import CITED_DATES
from pubmeta.model.unplaced import Reason

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
        "original_title": "title language subtitle",
        "event": "name acronym place start end sponsors[]",
        "proceedings": "title subtitle",
        "proceedings.editors[]": "family given particle suffix name",
        "proceedings.isbns[]": "isbn medium",
        "proceedings.series": "title issn_print issn_electronic issn_linking",
        "proceedings.publisher": "name place",
        "institutions[]": "name city",
        "other_ids[]": "type value",
        "version": "label",
        "status": "type reason",
    }
)
"""What is written; every other field is reported as dropped, those too that the model will have one day."""

NO_REASONS: Final[Mapping[str, Reason]] = {}
_BIBLATEX: Final[Reason] = ("BibTeX has no field for it; biblatex has", "set the option dialect to biblatex")
OF_BIBLATEX: Final[Mapping[str, Reason]] = dict.fromkeys(
    "event.name event.acronym event.start event.end original_title version.label".split(), _BIBLATEX
)
"""What is written in the dialect of biblatex alone."""
