from __future__ import annotations

from pubmeta import Article, field_paths, model_paths, values
from pubmeta.model import Dates, Group, Markup, PartialDate, Person

TITLE = Markup(markup="<i>T</i>")


def test_values_are_those_that_are_set_each_with_its_path() -> None:
    article = Article(
        title=TITLE,
        contributors=(Person(family="A", degrees=("MD", "PhD"), corresponding=False), Group(name="G", email="g@x.org")),
        dates=Dates(received="2001"),
    )
    assert list(values(article)) == [
        ("title", TITLE),
        ("contributors[0].family", "A"),
        ("contributors[0].degrees[0]", "MD"),
        ("contributors[0].degrees[1]", "PhD"),
        ("contributors[1].name", "G"),
        ("contributors[1].email", "g@x.org"),
        ("dates.received", PartialDate("2001")),
    ]


def test_the_paths_of_a_model_are_those_of_its_fields_without_fields() -> None:
    paths = field_paths(Article)
    assert {"title", "dates.revised[]", "contributors[].anonymous", "contributors[].members[].orcid"} <= paths
    assert {"contributors[].family", "contributors[].name", "keywords[].keywords[]"} <= paths
    assert not {"dates", "contributors", "contributors[]", "title.markup"} & paths


def test_paths_are_listed_by_the_part_that_has_the_fields() -> None:
    assert model_paths({"": "title doi", "contributors[]": "family degrees[]"}) == {
        "title",
        "doi",
        "contributors[].family",
        "contributors[].degrees[]",
    }
