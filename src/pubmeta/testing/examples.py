"""Articles to test a format with: small, and of many kinds."""

from __future__ import annotations

from typing import Any

from pubmeta.model import Article

_JOURNAL = {
    "title": "Journal of Examples",
    "abbreviations": ["J. Ex."],
    "issn_print": "1234-5679",
    "issn_electronic": "2049-3630",
    "publisher": {"name": "Example Press", "place": "Exampleton"},
    "publisher_id": "jex",
}
_LICENSE = {"url": "https://creativecommons.org/licenses/by/4.0/"}

_CASES: dict[str, dict[str, Any]] = {
    "title only": {"title": "A title and nothing else"},
    "article": {
        "title": {"markup": "Growth of <i>Exemplum minus</i> in H<sub>2</sub>O"},
        "subtitle": "A study of small examples",
        "type": "research-article",
        "language": "en",
        "doi": "10.5555/example.1",
        "journal": _JOURNAL,
        "volume": "12",
        "issue": "3",
        "pages": {"first": "101", "last": "110"},
        "dates": {"received": "2023-11-02", "accepted": "2024-01-15", "published_online": "2024-02-29"},
        "contributors": [
            {
                "family": "Berg",
                "given": "Anna M.",
                "particle": "van den",
                "orcid": "0000-0002-1825-0097",
                "email": "anna@example.org",
                "corresponding": True,
                "affiliations": [
                    {"name": "University of Examples", "city": "Exampleton", "country": "Norway", "ror": "01xtthb56"}
                ],
            },
            {"family": "O'Neil", "given": "Seán", "suffix": "Jr."},
        ],
        "abstracts": [{"sections": [{"title": "Aim", "paragraphs": ["We grow examples."]}]}],
        "keywords": [{"keywords": ["examples", "growth"]}],
        "licenses": [_LICENSE],
        "copyright": {"year": 2024, "holder": "The authors"},
        "landing_page": "https://www.example.org/articles/1",
        "full_texts": [{"url": "https://www.example.org/articles/1.pdf", "media_type": "application/pdf"}],
        "awards": [{"funder": {"name": "Example Foundation"}, "numbers": ["EX-1"]}],
        "references": [
            {
                "key": "ref1",
                "work": {
                    "type": "journal-article",
                    "title": "An older example",
                    "container_title": "Journal of Examples",
                    "volume": "1",
                    "date": "1999",
                    "doi": "10.5555/example.0",
                },
            },
            {"key": "ref2", "raw": "A book that nobody can find, somewhere, some time ago."},
        ],
    },
    "group author": {
        "title": 'Guidelines & <rules>: what "A < B" means',
        "type": "research-article",
        "doi": "10.5555/example.2",
        "journal": _JOURNAL,
        "article_number": "e17",
        "dates": {"published_online": "2024"},
        "contributors": [{"name": "The Example Consortium"}, {"anonymous": True}],
        "landing_page": "https://www.example.org/articles/2",
    },
    "other scripts": {
        "title": "例の成長について",
        "translated_titles": [{"title": "On the growth of examples", "language": "en"}],
        "type": "research-article",
        "language": "ja",
        "doi": "10.5555/example.3",
        "journal": _JOURNAL,
        "volume": "2",
        "dates": {"published_print": "2020-05"},
        "contributors": [{"family": "山田", "given": "太郎"}],
        "landing_page": "https://www.example.org/articles/3",
    },
    "preprint": {
        "title": "An early example",
        "type": "preprint",
        "doi": "10.5555/example.4",
        "dates": {"published_online": "2024-03-01"},
        "contributors": [{"family": "Mononym"}],
        "landing_page": "https://www.example.org/preprints/4",
    },
}


def cases() -> dict[str, Article]:
    """A handful of articles by what they are: with a title only, with much of what an article has, with odd names."""
    return {name: Article.model_validate(fields) for name, fields in _CASES.items()}
