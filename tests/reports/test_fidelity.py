from __future__ import annotations

from typing import Any

import pytest

from pubmeta import Article, Kind, Problem
from pubmeta.reports.fidelity import differences

BEFORE: dict[str, Any] = {
    "title": {"markup": "A <i>b</i>"},
    "volume": "3",
    "contributors": [{"family": "Ito", "email": "a@example.org"}, {"name": "Group"}, {"family": "Li"}],
    "journal": {"title": "J", "publisher": {"name": "P", "place": "Oslo"}},
    "dates": {"published": "2013"},
}


def paths(after: dict[str, Any], *dropped: str) -> list[str]:
    reported = [Problem(kind=Kind.DROPPED, message="no place", path=path) for path in dropped]
    found = differences(Article.model_validate(BEFORE), Article.model_validate({**BEFORE, **after}), reported)
    assert all(problem.is_error for problem in found)
    return [problem.path for problem in found]


@pytest.mark.parametrize(
    ("after", "differing"),
    [
        ({}, []),
        ({"title": "A b"}, ["title"]),
        ({"volume": None}, ["volume"]),
        ({"issue": "1"}, ["issue"]),
        ({"journal": {"title": "J"}}, ["journal.publisher.name", "journal.publisher.place"]),
        ({"journal": None}, ["journal.title", "journal.publisher.name", "journal.publisher.place"]),
        ({"dates": {"published": "2013-01-01", "posted": "2012"}}, ["dates.posted", "dates.published"]),
        ({"contributors": BEFORE["contributors"][:2]}, ["contributors[2].family"]),
        ({"contributors": [*BEFORE["contributors"], {"family": "Ng"}]}, ["contributors[3].family"]),
        ({"copyright": {"year": 2013}}, ["copyright.year"]),
        ({"contributors": [{"family": "Ito", "email": "a@example.org"}, {"family": "Group"}, {"family": "Li"}]},
         ["contributors[1]"]),
    ],
)  # fmt: skip
def test_each_value_that_differs_is_named(after: dict[str, Any], differing: list[str]) -> None:
    assert paths(after) == differing


def test_what_was_reported_as_dropped_is_no_difference() -> None:
    without_email = [{"family": "Ito"}, *BEFORE["contributors"][1:]]
    assert paths({"contributors": without_email}) == ["contributors[0].email"]
    assert paths({"contributors": without_email}, "contributors[0].email") == []
    without_group = [BEFORE["contributors"][0], BEFORE["contributors"][2]]
    assert paths({"contributors": without_group}, "contributors[1]") == []
    assert paths({"journal": {"title": "J"}}, "journal.publisher") == []
    assert paths({"title": "A b"}, "title") == []
    assert paths({"volume": None}, "journal") == ["volume"]


def test_an_item_that_was_guessed_is_still_there_where_another_was_dropped() -> None:
    reported = [
        Problem(kind=Kind.GUESSED, message="is read otherwise", path="contributors[0]"),
        Problem(kind=Kind.DROPPED, message="no place", path="contributors[2]"),
    ]
    after = {**BEFORE, "contributors": [{"family": "Itto"}, {"name": "Group"}]}
    assert differences(Article.model_validate(BEFORE), Article.model_validate(after), reported) == []


_PLACES = ("a.md text/plain", "a.pdf application/pdf", "a.md text/markdown", "b.xml application/xml")


@pytest.mark.parametrize(
    ("after", "dropped", "differing"),
    [
        (_PLACES[::-1], (), []),
        (("a.md text/plain", "a.pdf application/pdf", "a.md", "b.xml application/xml"), ("[2].media_type",), []),
        (("b.xml application/xml", "a.md", "a.md text/plain", "a.pdf application/pdf"), ("[2].media_type",), []),
        (("a.md", "a.md text/plain", "a.pdf application/pdf", "b.xml"), (), ["[2].media_type", "[3].media_type"]),
        (_PLACES[1:], (), ["[0].url", "[0].media_type"]),
        ((*_PLACES[:2], *_PLACES[3:]), (), ["[2].url", "[2].media_type"]),
        ((*_PLACES[:2], *_PLACES[3:]), ("[2]",), []),
        ((*_PLACES[1:], "c.md text/plain"), ("[0].url",), []),
        ((*_PLACES, "c.md"), (), ["[4].url"]),
    ],
)
def test_of_lists_without_an_order_the_items_that_are_most_alike_are_compared(
    after: tuple[str, ...], dropped: tuple[str, ...], differing: list[str]
) -> None:
    def article(texts: tuple[str, ...]) -> Article:
        places = [
            {"url": f"https://www.example.org/{name}", "media_type": kind or None}
            for name, _, kind in (text.partition(" ") for text in texts)
        ]
        return Article.model_validate({"title": "A", "full_texts": places})

    reported = [Problem(kind=Kind.DROPPED, message="no place", path=f"full_texts{path}") for path in dropped]
    found = differences(article(_PLACES), article(after), reported)
    assert [problem.path for problem in found] == [f"full_texts{path}" for path in differing]


def test_a_part_in_the_article_s_language_needs_not_say_so() -> None:
    spoken = Article.model_validate(
        {"title": "t", "language": "en", "keywords": [{"keywords": ["a"], "language": "en"}, {"keywords": ["b"]}]}
    )
    silent = Article.model_validate(
        {"title": "t", "language": "en", "keywords": [{"keywords": ["a"]}, {"keywords": ["b"], "language": "de"}]}
    )
    assert [problem.path for problem in differences(spoken, silent)] == ["keywords[1].language"]


def test_the_order_of_full_texts_says_nothing() -> None:
    links = [{"url": f"https://www.example.org/{name}"} for name in "abc"]
    whole = Article.model_validate({"title": "t", "full_texts": links})
    assert differences(whole, Article.model_validate({"title": "t", "full_texts": links[::-1]})) == []
    fewer = Article.model_validate({"title": "t", "full_texts": [links[2], links[0]]})
    assert [problem.path for problem in differences(whole, fewer)] == ["full_texts[1].url"]


def test_the_order_of_other_ids_says_nothing() -> None:
    ids = [{"type": "pii", "value": "1"}, {"type": "sici", "value": "2"}, {"type": "ark", "value": "3"}]
    whole = Article.model_validate({"title": "t", "other_ids": ids})
    assert differences(whole, Article.model_validate({"title": "t", "other_ids": ids[::-1]})) == []
    other = Article.model_validate({"title": "t", "other_ids": [ids[2], {"type": "handle", "value": "1"}, ids[1]]})
    assert [problem.path for problem in differences(whole, other)] == ["other_ids[0].type"]


def test_a_full_text_that_lost_a_part_is_still_told_from_the_others() -> None:
    links = [{"url": "https://www.example.org/a", "purpose": "text-mining"}, {"url": "https://www.example.org/b"}]
    whole = Article.model_validate({"title": "t", "full_texts": links})
    less = Article.model_validate({"title": "t", "full_texts": [{"url": "https://www.example.org/a"}, links[1]]})
    assert [problem.path for problem in differences(whole, less)] == ["full_texts[0].purpose"]


def test_a_language_that_is_not_known_is_as_good_as_none() -> None:
    unknown, absent = (Article(title="t", language=language) for language in ("und", None))
    assert differences(unknown, absent) == differences(absent, unknown) == []
    assert [problem.path for problem in differences(unknown, Article(title="t", language="en"))] == ["language"]


def test_a_copyright_that_its_statement_spells_out_is_the_same() -> None:
    statement = "© 2015 Harbour Press"
    before = Article.model_validate({"title": "t", "copyright": {"statement": statement}})
    for holder, paths in (("Harbour Press", []), ("Other", ["copyright.holder"])):
        read = {"statement": statement, "year": 2015, "holder": holder}
        after = Article.model_validate({"title": "t", "copyright": read})
        assert [problem.path for problem in differences(before, after)] == paths


def test_a_day_that_is_said_twice_says_no_more() -> None:
    def corrected(*days: str) -> Article:
        return Article.model_validate({"title": "t", "dates": {"corrected": days}})

    assert differences(corrected("2014", "2014"), corrected("2014")) == []
    assert [problem.path for problem in differences(corrected("2014", "2015"), corrected("2014"))] == [
        "dates.corrected[1]"
    ]


def test_what_is_said_twice_says_no_more_but_for_names() -> None:
    def article(**fields: Any) -> Article:
        return Article.model_validate({"title": "t", **fields})

    award, other = {"funder": "F", "numbers": ["1"]}, {"funder": "G"}
    assert differences(article(awards=[award, award, other]), article(awards=[award, other])) == []
    lost = differences(article(awards=[award, award, other]), article(awards=[award]))
    assert {problem.path.partition(".")[0] for problem in lost} == {"awards[2]"}
    wei = {"family": "Wang", "given": "Wei"}
    lost = differences(article(contributors=[wei, wei]), article(contributors=[wei]))
    assert {problem.path.partition(".")[0] for problem in lost} == {"contributors[1]"}


def test_what_differs_only_in_what_was_reported_is_said_twice() -> None:
    def article(*awards: dict[str, Any]) -> Article:
        return Article.model_validate({"title": "t", "awards": awards})

    titled, bare, other = {"funder": "F", "title": "T"}, {"funder": "F"}, {"funder": "G"}
    title = Problem(Kind.DROPPED, "no place", "awards[0].title")
    assert differences(article(titled, other, bare), article(bare, other), [title]) == []
    assert differences(article(titled, other, bare), article(bare, other, bare), [title]) == []
    lost = differences(article(titled, other, bare), article(bare, other))
    assert [problem.path for problem in lost] == ["awards[0].title", "awards[2].funder.name"]
