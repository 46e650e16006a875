"""What is said of values that the model refuses: the shape or the word that is wanted."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pubmeta.model import Article
from pubmeta.model.problems import validation_problems


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        (
            {"relations": [{"type": "hasPreprint", "target": "10.5555/x", "target_type": "doi"}]},
            "relations[0].type",
            "'hasPreprint' is not a known word; did you mean 'has-preprint'?",
        ),
        (
            {"contributors": [{"family": "Quay", "role": "Author"}]},
            "contributors[0].role",
            "'Author' is not a known word; did you mean 'author'?",
        ),
        ({"volume": 1.5}, "volume", 'is the number 1.5; write it as text, "1.5"'),
        ({"pages": "in press"}, "pages", "'in press' is not pages: they have the form 10-19, or "),
        ({"pages": True}, "pages", "is True; write an object with fields among first, last, range"),
        ({"awards": ["A fund"]}, "awards[0]", "is 'A fund'; write an object with fields among funder, numbers, "),
        ({"keywords": "tides, ebb"}, "keywords", "is a single value; write an array, even of one"),
        ({"titel": "Tides"}, "titel", "is not a known field; did you mean 'title'?"),
        ({"zzz": 1}, "zzz", "is not a known field; the known fields are title, subtitle, "),
        ({"journal": {"title": "J", "issn": "x"}}, "journal.issn", "is not a known field; the known fields are "),
        (
            {"contributors": [{"name": "Quay Group", "family": "Quay"}]},
            "contributors[0].family",
            "is of a person, and what has a name is a group; give a person family and given, without name",
        ),
        (
            {"awards": [{"funder": "F", "recipients": [{"family": "Quay", "orcids": 1}]}]},
            "awards[0].recipients[0].orcids",
            "is not a known field; the known fields are family, given, particle, suffix, prefix",
        ),
        (
            {"contributors": [{"family": "Quay", "email": "quay at sea"}]},
            "contributors[0].email",
            "'quay at sea' is not an e-mail address: it has the form name@example.org",
        ),
        (
            {"licenses": [{"url": "CC BY"}]},
            "licenses[0].url",
            "'CC BY' is not a URL: it must start with http://, https:// or ftp:// and a host",
        ),
        (
            {"full_texts": [{"url": "https://a.org", "media_type": "PDF"}]},
            "full_texts[0].media_type",
            "'PDF' is not a ",
        ),
    ],
)
def test_the_message_says_what_is_wanted(fields: dict[str, Any], path: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate({"title": "Slow tides", **fields})
    (problem,) = validation_problems(caught.value)
    assert problem.path == path
    assert problem.message.startswith(message)


def test_a_word_that_is_like_none_gets_them_all() -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate({"title": "Slow tides", "contributors": [{"family": "Quay", "role": "zzz"}]})
    (problem,) = validation_problems(caught.value)
    assert "the known words are author, editor, " in problem.message
