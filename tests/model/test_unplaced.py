"""The one walk over what a format has no place for."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ConfigDict, Field

from pubmeta import Article, Log, report_unplaced
from pubmeta.model import Affiliation, Anonymous, Award, Dates, Funder, Group, Markup, Person, Reference, Work

WHOLE = {
    "title": "T",
    "keywords": [{"keywords": ["a", "b"]}, {"keywords": ["c"], "kind": "author"}],
    "contributors": [
        {"family": "A", "email": "a@example.org", "affiliations": [{"name": "U", "city": "C"}]},
        {"anonymous": True},
        {"name": "G", "members": [{"family": "M", "deceased": True}]},
    ],
    "dates": {"revised": ["2001", "2002"], "received": "2000"},
    "references": [{"key": "r1", "work": {"title": "W", "pages": {"first": "1", "last": "2"}, "et_al": False}}],
}


def reported(article: Article, placed: set[str], reasons: dict[str, str] | None = None) -> dict[str, str]:
    log = Log()
    report_unplaced(article, placed, log, reasons or {}, otherwise="no place")
    return {problem.path: problem.message for problem in log}


def test_a_part_in_which_nothing_is_placed_is_reported_once() -> None:
    article = Article.model_validate(WHOLE)
    assert reported(article, {"title"}) == dict.fromkeys(
        ("contributors", "keywords", "dates", "references"), "no place"
    )


def test_what_is_placed_is_not_reported_and_what_is_beside_it_is() -> None:
    article = Article.model_validate(WHOLE)
    placed = {
        "title", "keywords[].keywords[]", "contributors[].family", "contributors[].affiliations[].name",
        "contributors[].anonymous", "contributors[].name", "contributors[].members[].family", "dates.received",
        "references[].key", "references[].work.title", "references[].work.pages.first",
    }  # fmt: skip
    assert list(reported(article, placed)) == [
        "contributors[0].affiliations[0].city",
        "contributors[0].email",
        "contributors[2].members[0].deceased",
        "keywords[1].kind",
        "dates.revised",
        "references[0].work.pages.last",
    ]


def test_a_reason_says_why_and_its_brackets_whether_each_item_is_reported() -> None:
    article = Article.model_validate(WHOLE)
    placed = {"title", "contributors[].family", "contributors[].anonymous", "contributors[].name", "references[].key"}
    reasons = {
        "keywords[]": "no keywords",
        "dates.revised[]": "no revisions",
        "contributors[].members": "no members",
        "references[].work.pages": "no pages",
    }
    assert reported(article, placed, reasons) == {
        "contributors[0].affiliations": "no place",
        "contributors[0].email": "no place",
        "contributors[2].members": "no members",
        "keywords[0]": "no keywords",
        "keywords[1]": "no keywords",
        "dates.received": "no place",
        "dates.revised[0]": "no revisions",
        "dates.revised[1]": "no revisions",
        "references[0].work.title": "no place",
        "references[0].work.pages": "no pages",
    }


def test_a_text_is_one_value_with_its_markup() -> None:
    article = Article(title=Markup(markup="<i>T</i>"), subtitle=Markup(markup="<b>S</b>"))
    assert list(reported(article, {"title"})) == ["subtitle"]


def test_fields_of_subclasses_are_reported_wherever_they_are() -> None:
    class Mine(Article):
        number: int
        tags: list[str] = Field(default_factory=list)
        notes: list[str] = Field(default_factory=list)

    class MyAffiliation(Affiliation):
        floor: int | None = None

    class Open(Article):
        model_config = ConfigDict(extra="allow")

    person = Person(family="A", affiliations=(Affiliation(name="U"), MyAffiliation(name="U", floor=3)))
    article = Mine(title="T", contributors=(person,), number=0, tags=["a"])
    placed = {"title", "contributors[].family", "contributors[].affiliations[].name"}
    assert list(reported(article, placed)) == ["contributors[0].affiliations[1].floor", "number", "tags"]
    assert list(reported(Open.model_validate({"title": "T", "more": 1}), placed)) == ["more"]


def test_values_that_are_absent_or_the_default_are_not_reported() -> None:
    article = Article(
        title="T",
        dates=Dates(),
        contributors=(Person(family="A", corresponding=False), Group(name="G"), Anonymous(anonymous=True)),
        awards=(Award(funder=Funder(name="F")),),
        references=(Reference(key="1", work=Work(title="W")),),
    )
    placed = {
        "title", "contributors[].family", "contributors[].name", "contributors[].anonymous", "awards[].funder.name",
        "references[].key", "references[].work.title",
    }  # fmt: skip
    assert reported(article, placed) == {}


class Annotated(Work):
    model_config = ConfigDict(extra="allow")
    note: str = ""


@pytest.mark.parametrize(
    ("work", "dropped"),
    [
        ({"authors": [{"family": "A", "suffix": "Jr"}]}, ["authors[0].suffix"]),
        ({"pages": {"first": "1", "last": "2"}}, ["pages.last"]),
        ({"authors": [{"family": "A"}], "et_al": True}, ["et_al"]),
        ({"title": "W", "et_al": False}, []),
        (Annotated(title="W"), []),
        (Annotated(title="W", note="n"), ["note"]),
        (Annotated.model_validate({"title": "W", "more": "m"}), ["more"]),
    ],
)
def test_of_many_items_each_value_is_found_whatever_the_article_before_had(
    work: Work | dict[str, Any], dropped: list[str]
) -> None:
    placed = {"title", "references[].key"} | {
        f"references[].work.{path}" for path in ("title", "authors[].family", "pages.first", "volume")
    }
    plain = {"title": "W", "authors": [{"family": "A"}], "pages": {"first": "1"}}
    others = Article.model_validate({"title": "T", "references": [{"key": f"r{n}", "work": plain} for n in range(40)]})
    odd = Reference.model_validate({"key": "odd", "work": work})
    one = Article(title="T", references=(*others.references, odd))
    for article in (others, one, one, others, others, one):
        expected = dropped if article is one else []
        assert list(reported(article, placed)) == [f"references[40].work.{path}" for path in expected]


def test_of_many_items_what_has_a_reason_is_reported_though_something_in_it_is_placed() -> None:
    works = [{"key": f"r{number}", "work": {"title": "W"}} for number in range(9)]
    article = Article.model_validate({"title": "T", "references": works})
    placed = {"title", "references[].key", "references[].work.title"}
    assert reported(article, placed) == {}
    expected = {f"references[{number}].work": "no works" for number in range(9)}
    for _ in range(2):
        assert reported(article, placed, {"references[].work": "no works"}) == expected
