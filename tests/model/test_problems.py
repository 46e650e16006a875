"""What is said of values that the model refuses: the shape or the word that is wanted."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pubmeta.model import Article
from pubmeta.model.problems import validation_problems


@pytest.mark.parametrize(
    ("fields", "path", "message", "remedy"),
    [
        (
            {"relations": [{"type": "hasPreprint", "target": "10.5555/x", "target_type": "doi"}]},
            "relations[0].type",
            "'hasPreprint' is not a known word",
            "did you mean 'has-preprint'?",
        ),
        (
            {"contributors": [{"family": "Quay", "role": "Author"}]},
            "contributors[0].role",
            "'Author' is not a known word",
            "did you mean 'author'?",
        ),
        (
            {"title": ["T"]},
            "title",
            "is ['T'], where text is expected",
            "write text in quotation marks, or leave the field out",
        ),
        (
            {"contributors": [{"family": "Quay", "corresponding": "maybe"}]},
            "contributors[0].corresponding",
            "is 'maybe', and can only be true or false",
            "write true or false",
        ),
        (
            {"copyright": {"year": "soon"}},
            "copyright.year",
            "is 'soon', where a whole number is expected",
            "write a whole number",
        ),
        (
            {"copyright": {"year": 10000}},
            "copyright.year",
            "is 10000, and has to be at most 9999",
            "correct the number",
        ),
        (
            {"type": "article"},
            "type",
            "'article' is not a known word",
            "did you mean 'methods-article', 'research-article' or 'review-article'?",
        ),
        ({"volume": "n/a"}, "volume", "'n/a' says that there is no value", "leave it out"),
        (
            {"article_number": "https://doi.org/10.5555/x"},
            "article_number",
            "'https://doi.org/10.5555/x' is a DOI, and not an article number",
            "put it into doi",
        ),
        ({"volume": 1.5}, "volume", "is the number 1.5, where text is expected", 'write "1.5"'),
        (
            {"pages": True},
            "pages",
            "is True, where an object is expected",
            "write an object with fields among first, last, range",
        ),
        (
            {"awards": ["A fund"]},
            "awards[0]",
            "is 'A fund', where an object is expected",
            "write an object with fields among funder, numbers, ",
        ),
        (
            {"keywords": "tides, ebb"},
            "keywords",
            "is a single value, where an array is expected",
            "write an array, even for one value",
        ),
        ({"volume": " "}, "volume", "is blank", "write a value, or leave the field out"),
        (
            {"keywords": [{"keywords": []}]},
            "keywords[0]",
            "a keyword group has no keywords",
            "add one, or leave the group out",
        ),
        ({"titel": "Tides"}, "titel", "is not a known field", "did you mean 'title'?"),
        ({"zzz": 1}, "zzz", "is not a known field", "use one of title, subtitle, "),
        ({"journal": {"title": "J", "issn": "x"}}, "journal.issn", "is not a known field", "use one of "),
        (
            {"contributors": [{"name": "Quay Group", "family": "Quay"}]},
            "contributors[0].family",
            "is a field of persons, and what has a name is a group",
            "use family and given, without name, for a person",
        ),
        (
            {"awards": [{"funder": "F", "recipients": [{"family": "Quay", "orcids": 1}]}]},
            "awards[0].recipients[0].orcids",
            "is not a known field",
            "use one of family, given, particle, suffix, prefix",
        ),
    ],
)
def test_the_message_says_what_is_the_case_and_the_remedy_what_is_wanted(
    fields: dict[str, Any], path: str, message: str, remedy: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate({"title": "Slow tides", **fields})
    (problem,) = validation_problems(caught.value)
    assert problem.path == path
    assert problem.message == message
    assert problem.remedy is not None
    assert problem.remedy.startswith(remedy)


def test_a_word_that_is_like_none_gets_them_all() -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate({"title": "Slow tides", "contributors": [{"family": "Quay", "role": "zzz"}]})
    (problem,) = validation_problems(caught.value)
    assert problem.remedy is not None
    assert problem.remedy.startswith("use one of author, editor, ")


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        ({"pages": "in press"}, "pages", "'in press' is not pages: they have the form 10-19, or "),
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
def test_the_message_says_which_form_is_wanted(fields: dict[str, Any], path: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate({"title": "Slow tides", **fields})
    (problem,) = validation_problems(caught.value)
    assert problem.path == path
    assert problem.message.startswith(message)
