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
        ({"volume": 12}, "volume", 'is the number 12; write it as text, "12"'),
        ({"pages": "10-19"}, "pages", "is '10-19'; write an object with fields among first, last, range"),
        ({"keywords": ["tides"]}, "keywords[0]", "is 'tides'; write an object with fields among keywords, "),
        ({"abstracts": "Tides rise."}, "abstracts", "is a single value; write an array, even of one"),
        ({"typo": 1}, "typo", "is not a known field; check its spelling, or remove it"),
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
