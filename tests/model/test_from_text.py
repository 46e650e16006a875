"""What is given as a plain string or number where there is no doubt what it says, as platforms hold it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pubmeta.model import Article, Markup


def kept(**fields: Any) -> dict[str, Any]:
    """What the article keeps of these fields, as its JSON has it."""
    kept: dict[str, Any] = Article(title="Slow tides", **fields).model_dump(mode="json", exclude_defaults=True)
    del kept["title"]
    return kept


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"volume": 12, "issue": 3}, {"volume": "12", "issue": "3"}),
        ({"pmid": 31000000, "pmcid": 6700000}, {"pmid": "31000000", "pmcid": "PMC6700000"}),
        ({"article_number": 104}, {"article_number": "104"}),
        (
            {"other_ids": [{"type": "publisher-id", "value": 7}]},
            {"other_ids": [{"type": "publisher-id", "value": "7"}]},
        ),
        ({"pages": "10-19"}, {"pages": {"first": "10", "last": "19"}}),
        ({"pages": "S10 – S19"}, {"pages": {"first": "S10", "last": "S19"}}),
        ({"pages": "e12"}, {"pages": {"first": "e12"}}),
        ({"pages": "xii-xv"}, {"pages": {"first": "xii", "last": "xv"}}),
        ({"pages": "1071-80"}, {"pages": {"first": "1071", "range": "1071-80"}}),
        ({"pages": "12-15, 18"}, {"pages": {"range": "12-15, 18"}}),
        ({"pages": {"first": 10, "last": 19}}, {"pages": {"first": "10", "last": "19"}}),
        ({"abstracts": "Tides rise."}, {"abstracts": [{"sections": [{"paragraphs": ["Tides rise."]}]}]}),
        (
            {"abstracts": ["Tides\nrise.\r\n \n\nTides fall.\n\n"]},
            {"abstracts": [{"sections": [{"paragraphs": ["Tides rise.", "Tides fall."]}]}]},
        ),
        ({"keywords": ["tides", "ebb"]}, {"keywords": [{"keywords": ["tides", "ebb"]}]}),
        (
            {"keywords": ["tides", Markup(markup="<i>Fucus</i>")]},
            {"keywords": [{"keywords": ["tides", {"markup": "<i>Fucus</i>"}]}]},
        ),
        ({"licenses": "CC-BY-4.0"}, {"licenses": [{"spdx": "CC-BY-4.0"}]}),
        ({"licenses": ["CC BY-NC 4.0"]}, {"licenses": [{"spdx": "CC-BY-NC-4.0"}]}),
        ({"licenses": ["cc by 4.0"]}, {"licenses": [{"spdx": "CC-BY-4.0"}]}),
        ({"licenses": ["mit"]}, {"licenses": [{"spdx": "MIT"}]}),
        ({"licenses": ["CC BY"]}, {"licenses": [{"name": "CC BY"}]}),
        ({"licenses": ["Not CC BY 4.0"]}, {"licenses": [{"name": "Not CC BY 4.0"}]}),
        ({"licenses": ["https://a.org/terms"]}, {"licenses": [{"url": "https://a.org/terms"}]}),
        ({"copyright": "© 2024 Ada Quay"}, {"copyright": {"statement": "© 2024 Ada Quay"}}),
        ({"journal": "Tides"}, {"journal": {"title": "Tides"}}),
        (
            {"journal": {"title": "Tides", "publisher": "Quay Press"}},
            {"journal": {"title": "Tides", "publisher": {"name": "Quay Press"}}},
        ),
        (
            {"awards": [{"funder": "Sea Fund", "numbers": [7]}]},
            {"awards": [{"funder": {"name": "Sea Fund"}, "numbers": ["7"]}]},
        ),
        ({"awards": [{"funder": "https://ror.org/027bh9e22"}]}, {"awards": [{"funder": {"ror": "027bh9e22"}}]}),
        (
            {"awards": [{"funder": "10.13039/501100000780"}]},
            {"awards": [{"funder": {"funder_id": "10.13039/501100000780"}}]},
        ),
        ({"statements": {"ethics": "None needed."}}, {"statements": {"ethics": {"paragraphs": ["None needed."]}}}),
        (
            {"contributors": [{"family": "Quay", "affiliations": ["University of Tides"]}]},
            {"contributors": [{"family": "Quay", "affiliations": [{"name": "University of Tides"}]}]},
        ),
        (
            {"references": [{"key": 1, "work": {"volume": 3, "pages": "4-9", "isbn": 9780306406157}}]},
            {
                "references": [
                    {"key": "1", "work": {"volume": "3", "pages": {"first": "4", "last": "9"}, "isbn": "9780306406157"}}
                ]
            },
        ),
    ],
)
def test_what_a_platform_holds_is_taken(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert kept(**given) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"volume": True},
        {"volume": 1.5},
        {"volume": " "},
        {"doi": 10},
        {"pages": "n/a"},
        {"abstracts": " \n\n "},
        {"licenses": [""]},
        {"awards": [{"funder": "https://ror.org/027bh9e23"}]},
        {"keywords": [["tides"]]},
        {"contributors": ["Ada Quay"]},
    ],
)
def test_what_is_in_doubt_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Article(title="Slow tides", **fields)
