"""What of an article the fifteen elements hold."""

from __future__ import annotations

from pubmeta.model import Article
from pubmeta.model.paths import model_paths
from pubmeta.model.single import CITED_DATES
from pubmeta.model.unplaced import Reason, report_unplaced
from pubmeta.problems import Log

PLACED = CITED_DATES | model_paths(
    {
        "": "title subtitle type language doi pmid pmcid arxiv volume issue pages article_number landing_page",
        "translated_titles[]": "title subtitle language",
        "contributors[]": "family given particle suffix name role anonymous",
        "abstracts[]": "language title",
        "abstracts[].sections[]": "paragraphs[] title",
        "keywords[]": "keywords[] language",
        "subjects[]": "term",
        "journal": "title issn_print issn_electronic issn_linking",
        "journal.publisher": "name",
        "original_title": "title subtitle language",
        "proceedings": "title subtitle",
        "proceedings.isbns[]": "isbn",
        "proceedings.series": "title issn_print issn_electronic issn_linking",
        "proceedings.publisher": "name",
        "event": "name acronym place start end dates_as_printed",
        "institutions[]": "name",
        "review": "of",
        "updated_by[]": "type doi",
        "licenses[]": "url spdx name statement applies_to",
        "copyright": "statement year holder",
        "free_to_read": "start_date end_date",
        "relations[]": "type target target_type",
        "updates[]": "type doi",
        "full_texts[]": "url media_type purpose",
        "version": "stage",
    }
)
"""What is written, or is reported where it is not; every other field is reported as dropped, future ones too."""

_NO_ABSTRACTS: dict[str, Reason] = {"abstracts[]": "is left out because the option abstracts is false"}


def report(article: Article, log: Log, *, has_abstracts: bool) -> None:
    """Report every value that has no element."""
    report_unplaced(article, PLACED, log, {} if has_abstracts else _NO_ABSTRACTS, "Dublin Core has no element for it")
