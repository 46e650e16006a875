from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubmeta.problems import Kind

Write = Callable[..., Any]


def test_a_person_stands_in_the_order_of_the_schema(written: Write) -> None:
    made = written(
        contributors=[
            {
                "family": "Engelen",
                "particle": "van",
                "given": "Anna B.",
                "suffix": "Jr.",
                "corresponding": True,
                "credit": [{"role": "software"}, {"role": "writing-original-draft"}],
                "affiliations": [{"name": "University of Examples"}],
                "orcid": "0000-0002-1825-0097",
                "orcid_authenticated": True,
                "variants": [{"family": "エンゲレン", "given": "アンナ", "language": "ja", "suffix": "二世"}],
            }
        ]
    )
    assert made.xml("//person_name") == (
        '<person_name sequence="first" contributor_role="author"><given_name>Anna B.</given_name>'
        "<surname>van Engelen</surname><suffix>Jr.</suffix>"
        '<role vocab="crossref" type="corresponding-author"/><role vocab="credit" type="software"/>'
        '<role vocab="credit" type="writing-original-draft"/>'
        "<affiliations><institution><institution_name>University of Examples</institution_name></institution>"
        '</affiliations><ORCID authenticated="true">https://orcid.org/0000-0002-1825-0097</ORCID>'
        '<alt-name><name language="ja"><surname>エンゲレン</surname><given_name>アンナ</given_name>'
        "<suffix>二世</suffix></name></alt-name></person_name>"
    )
    assert made.paths() == ["contributors[0].particle"]


@pytest.mark.parametrize(
    ("known", "written_as"),
    [({}, None), ({"orcid_authenticated": True}, "true"), ({"orcid_authenticated": False}, "false")],
)
def test_authentication_is_written_if_it_is_known(
    written: Write, known: dict[str, bool], written_as: str | None
) -> None:
    made = written(contributors=[{"family": "Ito", "orcid": "0000-0002-1825-0097", **known}])
    assert made.all("//ORCID")[0].get("authenticated") == written_as


def test_a_one_word_name_is_a_surname(written: Write) -> None:
    assert written(contributors=[{"family": "Suharto"}]).names("//person_name") == ["surname"]


def test_order_is_kept_and_the_first_author_alone_is_first(written: Write) -> None:
    made = written(
        contributors=[
            {"family": "Okafor", "role": "editor"},
            {"name": "The Consortium"},
            {"family": "Ito"},
            {"anonymous": True, "role": "reviewer"},
        ]
    )
    assert [(found.tag.rpartition("}")[2], found.get("sequence")) for found in made.all("//contributors/*")] == [
        ("person_name", "additional"),
        ("organization", "first"),
        ("person_name", "additional"),
        ("anonymous", "additional"),
    ]


def test_without_authors_the_first_contributor_is_first(written: Write) -> None:
    made = written(contributors=[{"family": "Okafor", "role": "editor"}, {"family": "Ito", "role": "translator"}])
    assert [found.get("sequence") for found in made.all("//person_name")] == ["first", "additional"]


@pytest.mark.parametrize(
    ("role", "term"),
    [
        ("author", "author"),
        ("editor", "editor"),
        ("translator", "translator"),
        ("reviewer", "reviewer"),
        ("review-assistant", "review-assistant"),
        ("statistical-reviewer", "stats-reviewer"),
        ("external-reviewer", "reviewer-external"),
        ("reader", "reader"),
        ("chair", "chair"),
    ],
)
@pytest.mark.parametrize("version", ["5.5.0", "5.4.0", "5.3.1"])
def test_every_version_has_these_roles(written: Write, role: str, term: str, version: str) -> None:
    made = written(contributors=[{"family": "Ito", "role": role}], options={"version": version})
    assert made.all("//person_name")[0].get("contributor_role") == term


def test_other_roles_are_other_in_the_newest_version_and_have_no_place_before(written: Write) -> None:
    contributors = [{"family": "Ito", "role": "other"}, {"family": "Duarte", "role": "illustrator"}, {"family": "Ng"}]
    newest = written(contributors=contributors)
    assert [found.get("contributor_role") for found in newest.all("//person_name")] == ["other", "other", "author"]
    assert newest.paths() == ["contributors[1].role"]
    older = written(contributors=contributors, options={"version": "5.4.0"})
    assert older.texts("//surname") == ["Ng"]
    assert older.paths() == ["contributors[0]", "contributors[1]"]


def test_a_group_is_its_name_and_the_rest_is_reported(written: Write) -> None:
    made = written(
        contributors=[
            {
                "name": "The Consortium",
                "members": [{"family": "Abe"}, {"family": "Zhou"}],
                "affiliations": [{"name": "University of Examples"}],
                "ror": "05gq02987",
                "corresponding": True,
                "equal_contribution": True,
            }
        ]
    )
    assert made.xml("//contributors") == (
        '<contributors><organization sequence="first" contributor_role="author">The Consortium</organization>'
        "</contributors>"
    )
    assert sorted(made.paths()) == [
        "contributors[0].affiliations[0]",
        "contributors[0].corresponding",
        "contributors[0].equal_contribution",
        "contributors[0].members[0]",
        "contributors[0].members[1]",
        "contributors[0].ror",
    ]


def test_an_anonymous_contributor_may_have_an_affiliation(written: Write) -> None:
    made = written(contributors=[{"anonymous": True}, {"anonymous": True, "affiliations": [{"name": "Somewhere"}]}])
    assert made.xml("//contributors") == (
        '<contributors><anonymous sequence="first" contributor_role="author"/>'
        '<anonymous sequence="additional" contributor_role="author"><affiliations><institution>'
        "<institution_name>Somewhere</institution_name></institution></affiliations></anonymous></contributors>"
    )


def test_an_institution_has_its_ids_as_urls_its_place_and_its_departments(written: Write) -> None:
    affiliation = {
        "name": "University of Examples",
        "departments": ["Faculty of Medicine", "Rheumatology"],
        "city": "Leiden",
        "region": "South Holland",
        "postal_code": "2300 RC",
        "country": "Netherlands",
        "country_code": "NL",
        "ror": "027bh9e22",
        "isni": "000000012146438X",
        "grid": "grid.5132.5",
        "wikidata": "Q156598",
    }
    made = written(contributors=[{"family": "Ito", "affiliations": [affiliation]}])
    assert made.xml("//institution") == (
        "<institution><institution_name>University of Examples</institution_name>"
        '<institution_id type="ror">https://ror.org/027bh9e22</institution_id>'
        '<institution_id type="isni">https://www.isni.org/isni/000000012146438x</institution_id>'
        '<institution_id type="wikidata">https://www.wikidata.org/entity/Q156598</institution_id>'
        "<institution_place>Leiden, South Holland, Netherlands</institution_place>"
        "<institution_department>Faculty of Medicine</institution_department>"
        "<institution_department>Rheumatology</institution_department></institution>"
    )
    assert made.paths() == [
        "contributors[0].affiliations[0].postal_code",
        "contributors[0].affiliations[0].grid",
        "contributors[0].affiliations[0].country_code",
    ]


def test_a_country_code_stands_in_for_a_country(written: Write) -> None:
    made = written(contributors=[{"family": "Ito", "affiliations": [{"ror": "027bh9e22", "country_code": "NL"}]}])
    assert made.texts("//institution_place") == ["NL"]
    assert made.paths() == ["contributors[0].affiliations[0].country_code"]
    assert made.paths(Kind.GUESSED) == ["contributors[0].affiliations[0].country"]


@pytest.mark.parametrize(
    ("place", "written_as", "lost", "doubted"),
    [
        ({"city": "Oslo", "country": "Norway"}, "Oslo, Norway", [], []),
        ({"city": "Oslo"}, "Oslo", [], []),
        ({"city": "Oslo", "region": "East, or so", "country": "Norway"}, "Oslo, East, or so, Norway", [], []),
        ({"country": "Norway"}, "Norway", [], []),
        ({"country": "Atlantis"}, "Atlantis", ["country"], ["city"]),
        ({"region": "Viken", "country": "Norway"}, "Viken, Norway", ["region"], ["city"]),
        ({"city": "Oslo, by the fjord", "country": "Norway"}, "Oslo, by the fjord, Norway", ["city"], ["region"]),
    ],
)
def test_a_place_whose_parts_are_not_told_apart_is_reported(
    written: Write, place: dict[str, str], written_as: str, lost: list[str], doubted: list[str]
) -> None:
    made = written(contributors=[{"family": "Ito", "affiliations": [{"name": "X", **place}]}])
    assert made.texts("//institution_place") == [written_as]
    assert made.paths() == [f"contributors[0].affiliations[0].{name}" for name in lost]
    assert made.paths(Kind.GUESSED) == [f"contributors[0].affiliations[0].{name}" for name in doubted]


def test_an_institution_without_name_and_id_is_reported(written: Write) -> None:
    made = written(contributors=[{"family": "Ito", "affiliations": [{"city": "Oslo"}, {"name": "A"}]}])
    assert made.texts("//institution/institution_name") == ["A"]
    assert made.paths() == ["contributors[0].affiliations[0]"]


def test_departments_beyond_the_sixth_and_of_one_character_are_reported(written: Write) -> None:
    departments = ["A", *(f"Department {number}" for number in range(6))]
    made = written(contributors=[{"family": "Ito", "affiliations": [{"name": "X", "departments": departments}]}])
    assert made.texts("//institution_department") == departments[1:6]
    assert made.paths() == [
        "contributors[0].affiliations[0].departments[0]",
        "contributors[0].affiliations[0].departments[6]",
    ]


def test_what_a_person_has_no_place_for_is_reported(written: Write) -> None:
    made = written(
        contributors=[
            {
                "family": "Ito",
                "prefix": "Dr.",
                "degrees": ["MD", "PhD"],
                "email": "ito@example.org",
                "equal_contribution": True,
                "deceased": True,
                "suffix": "the Elder of Kyoto",
                "credit": [{"role": "software", "degree": "lead"}],
            }
        ]
    )
    assert sorted(made.paths()) == [
        "contributors[0].credit[0].degree",
        "contributors[0].deceased",
        "contributors[0].degrees[0]",
        "contributors[0].degrees[1]",
        "contributors[0].email",
        "contributors[0].equal_contribution",
        "contributors[0].prefix",
        "contributors[0].suffix",
    ]


def test_an_orcid_of_two_contributors_is_refused(written: Write) -> None:
    orcid = "0000-0002-1825-0097"
    made = written(contributors=[{"family": "Ito", "orcid": orcid}, {"name": "G"}, {"family": "Ng", "orcid": orcid}])
    assert [(problem.path, problem.code) for problem in made.problems] == [
        ("contributors[2].orcid", "crossref.orcid-repeated")
    ]


@pytest.mark.parametrize("version", ["5.4.0", "5.3.1"])
@pytest.mark.parametrize("name", ["F" * 61, "Ito 3", "Who?"])
def test_older_versions_refuse_long_names_and_names_with_digits(written: Write, version: str, name: str) -> None:
    made = written(contributors=[{"family": name, "given": name}], options={"version": version})
    assert made.paths(Kind.INVALID) == ["contributors[0].family", "contributors[0].given"]
    assert written(contributors=[{"family": name, "given": name}]).problems == ()


def test_older_versions_have_no_typed_roles(written: Write) -> None:
    person = {"family": "Ito", "corresponding": True, "credit": [{"role": "software", "degree": "lead"}]}
    made = written(contributors=[person], options={"version": "5.4.0"})
    assert made.paths() == ["contributors[0].credit[0]", "contributors[0].corresponding"]


def test_name_variants_have_a_place_in_some_versions(written: Write) -> None:
    variants = [
        {"family": "王", "given": "小明", "language": "zh-Hans"},
        {"family": "Wang 2", "language": "en"},
    ]
    people = [{"family": "Wang", "variants": variants}]
    newest = written(contributors=people)
    assert newest.texts("//alt-name/name/surname") == ["王", "Wang 2"]
    assert [found.get("language") for found in newest.all("//alt-name/name")] == ["zh", "en"]
    assert newest.paths() == ["contributors[0].variants[0].language"]
    oldest = written(contributors=people, options={"version": "5.3.1"})
    assert oldest.texts("//alt-name/name/surname") == ["王"]
    assert oldest.paths() == ["contributors[0].variants[0].language", "contributors[0].variants[1]"]
    between = written(contributors=people, options={"version": "5.4.0"})
    assert between.paths() == ["contributors[0].variants[0]", "contributors[0].variants[1]"]
