"""Articles that the model takes and that once did not read back as they were written."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta import Article, export

_DEPOSITOR = {"depositor_name": "D", "depositor_email": "d@example.org", "registrant": "R"}
_OPTIONS: dict[str, dict[str, Any]] = {
    "article": {},
    "crossref": _DEPOSITOR | {"batch_id": "batch", "timestamp": "20250101120000000"},
    "csl": {},
    "datacite": {},
    "highwire": {},
    "ris": {},
    "jats": {},
    "schemaorg": {},
}


@pytest.mark.parametrize("format_name", _OPTIONS)
@pytest.mark.parametrize(
    "fields",
    [
        {"language": "eng"},
        {"language": "und"},
        {"language": "fr", "keywords": [{"language": "und", "keywords": ["x"]}]},
        {"language": "jpn", "translated_titles": [{"title": "x", "language": "ger"}]},
        {"contributors": [{"family": "x", "variants": [{"family": "y", "language": "eng"}]}]},
        {"contributors": [{"family": "x", "variants": [{"family": "x", "language": "xx"}]}]},
        {"contributors": [{"family": "金", "particle": "de la", "suffix": "Jr."}]},
        {"contributors": [{"family": "日", "particle": "x", "given": "x", "conflict_of_interest": "None."}]},
        {"contributors": [{"name": "Group", "members": [{"family": "日", "particle": "x", "suffix": "x"}]}]},
        {"references": [{"key": "r", "work": {"title": "x", "pages": {"first": "123", "last": "9"}}}]},
        {"references": [{"key": "r", "work": {"title": "x", "pages": {"first": "e1", "range": "e1"}}}]},
        {
            "references": [
                {
                    "key": "r",
                    "raw": {"markup": "AL, J. <i>Vida y horizonte.</i> Madrid: G, 2001."},
                    "work": {"title": "Vida y horizonte", "date": "2001"},
                }
            ]
        },
        {"abstracts": [{"title": "Abstract", "sections": [{"paragraphs": ["x"]}]}]},
        {"dates": {"published": "2020", "corrected": ["2021-01-01", "2021-01-01"]}},
        {"subtitle": {"markup": "<i>\u3000</i>a <b>b</b>"}},
        {
            "full_texts": [
                {"url": "https://example.org/a", "purpose": "text-mining", "media_type": "text/x-own"},
                {"url": "https://example.org/a", "purpose": "reading"},
            ]
        },
        {"pages": {"first": "Article 7"}},
        {"pages": {"first": "{", "last": "x"}},
        {"contributors": [{"family": "J.; J"}, {"family": "K", "affiliations": [{"name": "x"}, {"name": "y"}]}]},
        {"keywords": [{"keywords": ["0", "0"]}]},
        {"keywords": [{"keywords": [{"markup": "<i>x</i><sc>1.</sc>"}]}]},
        {"pages": {"first": "1" * 26}},
        {"article_number": "4-"},
        {"contributors": [{"family": "x", "affiliations": [{"name": "]>", "city": "Oslo;", "departments": ["5:"]}]}]},
        {"contributors": [{"name": "x", "members": [{"family": "x", "affiliations": [{"country": "Cambridge, UK"}]}]}]},
        {"references": [{"key": "r", "work": {"title": "x", "number": "10.5555/x"}}]},
        {"references": [{"key": "r", "raw": "x", "work": {"type": "journal-article", "pmcid": "PMC1"}}]},
        {"relations": [{"type": "is-part-of", "target": "https://doi.org/10.5555/b", "target_type": "purl"}]},
    ],
    ids=" ".join,
)
def test_what_the_model_takes_reads_back_in_every_format(format_name: str, fields: dict[str, Any]) -> None:
    article = Article.model_validate(
        {
            "title": "T",
            "doi": "10.5555/a",
            "contributors": [{"family": "Ng", "given": "Ann"}],
            "journal": {"title": "J", "issn_electronic": "2164-005X", "publisher_id": "j", "publisher": "P"},
            "dates": {"published_online": "2020-01-02"},
            "landing_page": "https://example.org/",
            **fields,
        }
    )
    export(article, format_name, _OPTIONS[format_name], verify=True)
