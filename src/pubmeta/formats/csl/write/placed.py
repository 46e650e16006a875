"""What of an article a CSL-JSON file holds."""

from __future__ import annotations

from pubmeta.formats.csl.write.custom import WITHOUT_VARIABLE
from pubmeta.model import Article
from pubmeta.model.paths import field_paths, model_paths

_NAME = "family given particle suffix prefix name"

_FIELD_BY_FIELD = model_paths(
    {
        "": "title subtitle short_title type language doi pmid pmcid arxiv volume issue article_number landing_page",
        "abstracts[]": "language kind title",
        "abstracts[].sections[]": "paragraphs[] title",
        "keywords[]": "keywords[] language kind title",
        "subjects[]": "term code scheme",
        "journal": "title abbreviations[] issn_print issn_electronic issn_linking doi nlm_ta publisher_id language",
        "journal.publisher": "name place",
        "pages": "first last range",
        "dates": "received revised[] accepted posted published_online published_print published issue corrected[]"
        " retracted",
        "version": "stage label description",
        "references[]": "key label raw",
        "references[].work": "type et_al title container_title series_title volume issue article_number edition number"
        " version date publisher publisher_place doi pmid pmcid arxiv isbn issn url accessed",
        "references[].work.authors[]": _NAME,
        "references[].work.editors[]": _NAME,
        "references[].work.pages": "first last range",
    }
)
_WHOLE = WITHOUT_VARIABLE | {"contributors", "event", "institutions", "licenses", "proceedings", "status"}
"""Fields of the article that `custom` holds with everything in them that the model has."""

PLACED = _FIELD_BY_FIELD | {
    path for path in field_paths(Article) if path.partition(".")[0].removesuffix("[]") in _WHOLE
}
"""What is written; every other field is reported as dropped, those too that the model will have one day."""
