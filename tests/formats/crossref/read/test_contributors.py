from __future__ import annotations

from typing import Any

import pytest

from tests.formats.crossref.read.test_read import article_of, journal, journal_article, query_result, reading


def contributors(*people: str) -> tuple[list[dict[str, Any]], list[str]]:
    article, problems = article_of(f"<contributors>{''.join(people)}</contributors>")
    found = [contributor.model_dump(mode="json", exclude_defaults=True) for contributor in article.contributors]
    return found, [f"{problem.kind}: {problem.message}" for problem in problems]


def person(*parts: str, attributes: str = 'sequence="first" contributor_role="author"') -> str:
    return (
        f"<person_name {attributes}><given_name>Ada</given_name><surname>Berg</surname>{''.join(parts)}</person_name>"
    )


def test_persons_groups_and_the_anonymous_in_their_order() -> None:
    found, problems = contributors(
        person("<suffix>Jr.</suffix>"),
        '<organization sequence="additional" contributor_role="author">Water Group</organization>',
        '<anonymous sequence="additional" contributor_role="reviewer"/>',
        person(attributes='sequence="additional" contributor_role="editor"'),
    )
    assert found == [
        {"family": "Berg", "given": "Ada", "suffix": "Jr."},
        {"name": "Water Group"},
        {"anonymous": True, "role": "reviewer"},
        {"family": "Berg", "given": "Ada", "role": "editor"},
    ]
    assert problems == []


def test_roles_stand_in_the_attribute_in_elements_or_in_both() -> None:
    found, problems = contributors(
        person(
            '<role vocab="crossref" type="author"/><role vocab="crossref" type="corresponding-author"/>',
            '<role vocab="credit" type="software"/><role vocab="credit" type="writing-original-draft"/>',
            attributes='sequence="first"',
        ),
        person(attributes='contributor_role="stats-reviewer"'),
        person(attributes='contributor_role="corresponding-author"'),
    )
    assert found == [
        {
            "family": "Berg",
            "given": "Ada",
            "corresponding": True,
            "credit": [{"role": "software"}, {"role": "writing-original-draft"}],
        },
        {"family": "Berg", "given": "Ada", "role": "statistical-reviewer"},
        {"family": "Berg", "given": "Ada", "corresponding": True},
    ]
    assert problems == []


def test_roles_that_nobody_has_are_reported() -> None:
    found, problems = contributors(
        person('<role vocab="credit" type="cooking"/><role vocab="crossref" type="editor"/>'),
        person(attributes='contributor_role="cook"'),
    )
    assert found == [{"family": "Berg", "given": "Ada"}, {"family": "Berg", "given": "Ada", "role": "other"}]
    assert problems == [
        "dropped: 'cooking' is not a valid CreditRole; left out",
        "dropped: a contributor has one role, author; left out: 'editor'",
        "guessed: 'cook' is not a known role of a contributor; kept as other",
    ]


@pytest.mark.parametrize(
    ("orcid", "expected"),
    [
        ("<ORCID>https://orcid.org/0000-0002-1825-0097</ORCID>", {"orcid": "0000-0002-1825-0097"}),
        (
            '<ORCID authenticated="true">http://orcid.org/0000-0002-1825-0097</ORCID>',
            {"orcid": "0000-0002-1825-0097", "orcid_authenticated": True},
        ),
        (
            '<ORCID authenticated="false">0000-0002-1825-0097</ORCID>',
            {"orcid": "0000-0002-1825-0097", "orcid_authenticated": False},
        ),
    ],
)
def test_orcids(orcid: str, expected: dict[str, Any]) -> None:
    found, problems = contributors(person(orcid))
    assert found == [{"family": "Berg", "given": "Ada", **expected}]
    assert problems == []


def test_a_wrong_orcid_does_not_take_the_person_with_it() -> None:
    found, problems = contributors(person('<ORCID authenticated="true">https://orcid.org/0000-0002-1825-0098</ORCID>'))
    assert found == [{"family": "Berg", "given": "Ada"}]
    assert len(problems) == 1
    assert "check digit" in problems[0]


def test_a_name_in_one_part_is_the_family_name() -> None:
    found, _ = contributors("<person_name><given_name>Plato</given_name></person_name>", "<person_name></person_name>")
    assert found == [{"family": "Plato"}]


def test_names_in_other_scripts() -> None:
    found, problems = contributors(
        person(
            '<alt-name><name language="ja"><surname>山</surname><given_name>花</given_name><prefix>Dr</prefix></name>'
            '<string-name language="ko">김 철수</string-name></alt-name>'
        ),
        person("<alt-name><string-name>Ada of Berg</string-name></alt-name>"),
    )
    assert found[0]["variants"] == [
        {"family": "山", "given": "花", "prefix": "Dr", "language": "ja"},
        {"family": "김", "given": "철수", "language": "ko"},
    ]
    assert "variants" not in found[1]
    assert [problem for problem in problems if "language" in problem]


def test_affiliations_of_version_4_are_texts() -> None:
    found, problems = contributors(
        person("<affiliation>Example University, Oslo</affiliation><affiliation>Example Lab</affiliation>")
    )
    assert found[0]["affiliations"] == [{"name": "Example University, Oslo"}, {"name": "Example Lab"}]
    assert problems == []


def test_affiliations_of_version_5_are_institutions() -> None:
    institution = """<affiliations><institution><institution_name>Example University</institution_name>
    <institution_id type="ror">https://ror.org/05gq02987</institution_id>
    <institution_id type="isni">https://www.isni.org/isni/000000012146438x</institution_id>
    <institution_id type="wikidata">https://www.wikidata.org/entity/Q156598</institution_id>
    <institution_acronym>EU</institution_acronym>
    <institution_department>Faculty</institution_department><institution_department>Lab</institution_department>
    </institution><institution><institution_id>https://ror.org/00f54p054</institution_id></institution></affiliations>"""
    found, problems = contributors(person(institution))
    assert found[0]["affiliations"] == [
        {
            "name": "Example University",
            "departments": ["Faculty", "Lab"],
            "ror": "05gq02987",
            "isni": "000000012146438X",
            "wikidata": "Q156598",
        },
        {"ror": "00f54p054"},
    ]
    assert problems == ["dropped: an article has no place for it; left out: 'EU'"]


@pytest.mark.parametrize(
    ("places", "expected", "read_as"),
    [
        (["Oslo"], {"city": "Oslo"}, "city"),
        (["Oslo, Norway"], {"city": "Oslo", "country": "Norway"}, "city, country"),
        (["Oslo", "Norway"], {"city": "Oslo", "country": "Norway"}, "city, country"),
        (
            ["Ames, Story County, Iowa, USA"],
            {"city": "Ames", "region": "Story County, Iowa", "country": "USA"},
            "city, region, country",
        ),
    ],
)
def test_a_place_is_city_region_and_country(places: list[str], expected: dict[str, str], read_as: str) -> None:
    elements = "".join(f"<institution_place>{place}</institution_place>" for place in places)
    institution = f"<institution><institution_name>X</institution_name>{elements}</institution>"
    found, problems = contributors(person(f"<affiliations>{institution}</affiliations>"))
    assert found[0]["affiliations"] == [{"name": "X", **expected}]
    assert problems == [f"guessed: the place {', '.join(places)!r} is read as {read_as}"]


def test_ids_of_institutions_that_the_model_has_not_are_reported() -> None:
    institution = """<institution><institution_name>X</institution_name>
    <institution_id type="other">https://www.example.org/1</institution_id>
    <institution_id type="ror">https://ror.org/05gq02988</institution_id></institution>"""
    found, problems = contributors(person(f"<affiliations>{institution}</affiliations>"))
    assert found[0]["affiliations"] == [{"name": "X"}]
    assert len(problems) == 2
    assert "https://www.example.org/1" in problems[0]
    assert "check digits" in problems[1]


def test_a_first_author_who_does_not_come_first_is_reported() -> None:
    later = 'sequence="additional" contributor_role="author"'
    _, problems = contributors(person(attributes=later), person())
    assert problems == ["guessed: is marked as the first but is not; the order of the list is kept"]
    editor = person(attributes='sequence="additional" contributor_role="editor"')
    assert contributors(editor, person())[1] == []


def test_affiliations_of_query_results_may_be_escaped_twice() -> None:
    people = f"<contributors>{person('<affiliation>A&amp;amp;B</affiliation>')}</contributors>"
    article, problems = reading(query_result(journal(journal_article(people))))
    assert article is not None
    assert article.contributors[0].model_dump(exclude_defaults=True)["affiliations"] == ({"name": "A&B"},)
    assert [problem.message for problem in problems] == ["'A&amp;B' is escaped twice; read as 'A&B'"]
