"""Affiliations, tagged in any measure."""

from __future__ import annotations

import pytest

from pubmeta.model import Affiliation, Person
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said


def affiliation_of(inside: str, log: Log | None = None) -> Affiliation:
    contrib = "<contrib><name><surname>Doe</surname></name></contrib>"
    [person] = article_of(f"<contrib-group>{contrib}<aff>{inside}</aff></contrib-group>", log).contributors
    [affiliation] = person.affiliations
    return affiliation


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<label>1</label>Dept of X, University of Y, Z, UK", {"name": "Dept of X, University of Y, Z, UK"}),
        ("<sup>1</sup><institution>Univ Y</institution> <country>UK</country>", {"name": "Univ Y", "country": "UK"}),
        ("<label>1</label> <addr-line>Univ Y, Z,\n UK</addr-line>", {"name": "Univ Y, Z, UK"}),
        ("Univ Y, <country>UK</country>", {"name": "Univ Y", "country": "UK"}),
        ("<institution>&amp;</institution>", {"name": "&"}),
        (
            "<institution>Univ Y</institution>, Dept of X, Z 12, <country>USA</country>;",
            {"name": "Univ Y, Dept of X, Z 12", "country": "USA"},
        ),
        (
            (
                '<institution content-type="dept">Dept X</institution>, <institution>Univ Y</institution>, <addr-line>'
                '<named-content content-type="city">Jena</named-content></addr-line>, <country>Germany</country>'
            ),
            {"name": "Univ Y", "departments": ("Dept X",), "city": "Jena", "country": "Germany"},
        ),
        (
            (
                "<institution>Univ Y</institution>, <city>Z</city>, <state>S</state> <postal-code>1</postal-code>"
                ' <country country="br">Brasil</country>'
            ),
            {
                "name": "Univ Y",
                "city": "Z",
                "region": "S",
                "postal_code": "1",
                "country": "Brasil",
                "country_code": "BR",
            },
        ),
        (
            (
                "<addr-line><institution>Univ Y</institution>, "
                "<named-content content-type='postcode'>251</named-content> <named-content content-type='city'>Z"
                "</named-content>, <country>CZ</country></addr-line>"
            ),
            {"name": "Univ Y", "postal_code": "251", "city": "Z", "country": "CZ"},
        ),
        (
            (
                "<institution>Univ Y</institution>, <named-content content-type='city'>Z</named-content>, "
                "<named-content content-type='country-part'>CA</named-content>, <country country='US'>USA</country>"
            ),
            {"name": "Univ Y", "city": "Z", "region": "CA", "country": "USA", "country_code": "US"},
        ),
        (
            (
                "<institution-wrap><institution-id institution-id-type='GRID'>grid.410543.7</institution-id>"
                "<institution-id institution-id-type='ISNI'>0000 0001 2188 478X</institution-id>"
                "<institution-id institution-id-type='ROR'>https://ror.org/05gq02987</institution-id>"
                "<institution-id institution-id-type='wikidata'>http://www.wikidata.org/entity/Q49114</institution-id>"
                "<institution content-type='org-division'>Dept X</institution>"
                "<institution content-type='org-name'>Univ Y"
                "</institution></institution-wrap>"
            ),
            {
                "name": "Univ Y",
                "departments": ("Dept X",),
                "grid": "grid.410543.7",
                "isni": "000000012188478X",
                "ror": "05gq02987",
                "wikidata": "Q49114",
            },
        ),
        (
            (
                "<institution content-type='orgdiv2'>Small</institution><institution content-type='orgdiv1'>Large"
                "</institution><institution content-type='orgname'>Univ</institution>"
            ),
            {"name": "Univ", "departments": ("Large", "Small")},
        ),
        ("<institution>Univ <italic>of</italic> Y</institution>", {"name": "Univ of Y"}),
        (
            (
                "<institution-wrap><institution-id vocab='ror'>https://ror.org/05gq02987</institution-id>"
                "<institution-id institution-id-type='uri'>http://www.wikidata.org/entity/Q49114</institution-id>"
                "<institution-id>https://www.isni.org/isni/000000012188478X</institution-id>"
                "<institution>Univ Y</institution></institution-wrap>"
            ),
            {"name": "Univ Y", "isni": "000000012188478X", "ror": "05gq02987", "wikidata": "Q49114"},
        ),
        (
            "<institution content-type='dept'>Dept X</institution> of <institution>Univ Y</institution>",
            {"name": "Univ Y", "departments": ("Dept X",)},
        ),
        (
            "<institution>School X</institution> of <institution>Univ Y</institution> and <institution>Z</institution>",
            {"name": "School X of Univ Y and Z"},
        ),
        ("Univ <italic>of</italic> Y<sup>2</sup>", {"name": "Univ of Y2"}),
        ("Univ Y<break/>Oslo<break/>Norway", {"name": "Univ Y, Oslo, Norway"}),
        ("<institution>Univ Y</institution>. Oslo, Norway", {"name": "Univ Y, Oslo, Norway"}),
        ("<institution>Univ Y</institution>, <country>Norway.</country>", {"name": "Univ Y", "country": "Norway"}),
        ("<institution>Univ Y</institution>, <country>U.S.A.</country>", {"name": "Univ Y", "country": "U.S.A."}),
        ("<label>1</label><country country='NL'>NL</country>", {"country_code": "NL"}),
    ],
)
def test_what_is_tagged_and_what_is_not(inside: str, expected: dict[str, object]) -> None:
    assert affiliation_of(inside) == Affiliation.model_validate(expected)


def test_a_second_country_is_part_of_the_name_and_reported() -> None:
    log = Log()
    inside = "Univ X, <country>Norway</country> and <institution>Univ Y</institution>, <country>Sweden</country>"
    assert affiliation_of(inside, log) == Affiliation(name="Univ X and Univ Y, Sweden", country="Norway")
    assert said(log) == [("guessed", "contrib-group/aff")]


ORIGINAL = '<institution content-type="original">{}</institution>'


def test_the_printed_duplicate_of_scielo_is_the_name_where_there_is_no_other() -> None:
    assert affiliation_of(ORIGINAL.format("Univ Y, Z")) == Affiliation(name="Univ Y, Z")


@pytest.mark.parametrize(("printed", "problems"), [("Univ Y. Z, Brasil", 0), ("Univ Y. Road 1, Z, Brasil", 1)])
def test_it_is_reported_where_it_says_more(printed: str, problems: int) -> None:
    log = Log()
    tagged = '<institution content-type="orgname">Univ Y</institution><city>Z</city><country>Brasil</country>'
    assert affiliation_of(ORIGINAL.format(printed) + tagged, log).name == "Univ Y"
    assert said(log) == [("dropped", "contrib-group/aff/institution[1]")] * problems


@pytest.mark.parametrize(
    ("inside", "path"),
    [
        ("Univ Y, UK<phone>1</phone>", "contrib-group/aff/phone"),
        ("Univ Y, UK. Tel: <phone>1</phone>", "contrib-group/aff/phone"),
        (
            "<institution-id institution-id-type='Ringgold'>1</institution-id>Univ Y, UK",
            "contrib-group/aff/institution-id",
        ),
        ("<country country='GBR'></country>Univ Y, UK", "contrib-group/aff"),
    ],
)
def test_what_has_no_place_is_reported(inside: str, path: str) -> None:
    log = Log()
    assert affiliation_of(inside, log) == Affiliation(name="Univ Y, UK")
    assert said(log) == [("dropped", path)]


@pytest.mark.parametrize(
    "inside",
    [
        "<institution>Dept X, </institution><institution>Univ Y,</institution>, Jena;",
        "Dept X, Univ Y, Jena; Email",
        "Dept X, Univ Y, Jena. E-mail: ",
        "Dept X, Univ Y, Jena (e-mail)",
        "<institution>Dept X</institution> , <institution>Univ Y, </institution> <named-content>Jena,</named-content>",
    ],
)
def test_a_name_is_without_what_separates_it_from_others(inside: str) -> None:
    assert affiliation_of(inside) == Affiliation(name="Dept X, Univ Y, Jena")


@pytest.mark.parametrize("name", ["Fax Museum, Tel Aviv", "Institute of E-mail", "Univ Y, Tel Aviv"])
def test_what_only_looks_like_a_label_is_part_of_the_name(name: str) -> None:
    assert affiliation_of(name) == Affiliation(name=name)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ('<addr-line content-type="street">Road 1</addr-line>', "addr-line"),
        ('<addr-line content-type="postbox">PO Box 9</addr-line>', "addr-line"),
        ('<named-content content-type="street-address">Road <bold>1</bold></named-content>', "named-content"),
        ("<addr-line>PO Box 9, Hill Campus</addr-line>", "addr-line"),
    ],
)
def test_a_street_is_no_part_of_the_name_and_is_reported(line: str, part: str) -> None:
    log = Log()
    inside = f"<institution>Univ Y</institution>, {line}, <city>Jena,</city> <country>Germany</country>"
    assert affiliation_of(inside, log) == Affiliation(name="Univ Y", city="Jena", country="Germany")
    assert said(log) == [("dropped", f"contrib-group/aff/{part}")]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Jena", {"city": "Jena"}),
        ("Boston, MA", {"city": "Boston", "region": "MA"}),
        ("São Paulo,", {"city": "São Paulo"}),
    ],
)
def test_a_line_that_can_be_a_city_is_read_as_one(line: str, place: dict[str, str]) -> None:
    log = Log()
    found = affiliation_of(f"<institution>Univ Y</institution>, <addr-line>{line}</addr-line>", log)
    assert found == Affiliation(name="Univ Y", **place)
    assert said(log) == [("guessed", "contrib-group/aff/addr-line")]


def test_a_telephone_number_is_no_part_of_the_name() -> None:
    log = Log()
    found = affiliation_of("Reed Institute, Ely. Tel.: +44 (0)20 7946 0000; Fax: 020 7946 0001", log)
    assert found == Affiliation(name="Reed Institute, Ely")
    assert said(log) == [("dropped", "contrib-group/aff"), ("dropped", "contrib-group/aff")]


def test_a_number_of_a_house_or_a_room_is_no_telephone_number() -> None:
    assert affiliation_of("Faxe Museum, 1200 Mobile Road 12345-6") == Affiliation(
        name="Faxe Museum, 1200 Mobile Road 12345-6"
    )


@pytest.mark.parametrize(
    ("country", "places"),
    [
        ("Ely, UK", {"city": "Ely", "country": "UK"}),
        ("Davis, CA, USA", {"city": "Davis", "region": "CA", "country": "USA"}),
        ("Germany, Berlin", {"city": "Berlin", "country": "Germany"}),
        ("Tbilisi, Georgia", {"city": "Tbilisi", "country": "Georgia"}),
    ],
)
def test_a_country_with_the_city_before_it_is_divided(country: str, places: dict[str, str]) -> None:
    log = Log()
    found = affiliation_of(f"<institution>Univ Y</institution> <country>{country}</country>", log)
    assert found == Affiliation(name="Univ Y", **places)
    assert said(log) == [("guessed", "contrib-group/aff")]


@pytest.mark.parametrize(
    "country",
    [
        "Korea, Republic of",
        "Congo, the Democratic Republic of the",
        "Hong Kong, China",
        "Korea, South",
        "UK",
        "Taiwan, R.O.C.",
    ],
)
def test_a_country_with_a_comma_in_its_name_is_one(country: str) -> None:
    found = affiliation_of(f"<institution>Univ Y</institution> <country>{country}</country>")
    assert found == Affiliation(name="Univ Y", country=country)


def test_lines_without_an_institution_are_its_name() -> None:
    lines = "<addr-line>Univ Y</addr-line><addr-line>Road 1</addr-line><addr-line>Jena</addr-line>"
    assert affiliation_of(lines) == Affiliation(name="Univ Y, Road 1, Jena")


def test_a_line_with_an_institution_in_it_is_part_of_the_name() -> None:
    lines = "<addr-line>Department of X</addr-line><institution>Univ Y</institution>"
    assert affiliation_of(lines) == Affiliation(name="Department of X, Univ Y")


def emails_of(inside: str, log: Log | None = None) -> dict[str, str | None]:
    article = article_of(f"<contrib-group>{inside}</contrib-group>", log)
    assert {person.affiliations for person in article.contributors if person.affiliations} <= {
        (Affiliation(name="Univ Y"),)
    }
    return {person.family: person.email for person in article.contributors if isinstance(person, Person)}


def contrib(family: str, given: str, points: str = "a1", inside: str = "") -> str:
    name = f"<name><surname>{family}</surname><given-names>{given}</given-names></name>"
    return f'<contrib>{name}{inside}<xref ref-type="aff" rid="{points}"/></contrib>'


DOE, ROE = contrib("Doe", "Ann B."), contrib("Roe", "Cy")


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ("(A 1 B 2)", {"A": "1", "B": "2"}),
        ("(A B 1 2 C 3)", {"A": "12", "B": "12", "C": "3"}),
        ("(A B 1 2)", {"A": "12", "B": "12"}),
        ("(A 1 B)", {"A": "1", "B": "1"}),
        ("(1 A 2 B)", {"A": "12", "B": "12"}),
        ("(A B) 1 (C) 2", {"A": "1", "B": "1", "C": "2"}),
        ("(A B) (C) 1 2", {"A": "12", "B": "12", "C": "12"}),
    ],
)
def test_one_after_each_contributor_is_of_those_before_it(groups: str, expected: dict[str, str]) -> None:
    tagged = "".join(
        "<contrib-group>"
        if sign == "("
        else "</contrib-group>"
        if sign == ")"
        else f"<contrib><name><surname>{sign}</surname></name></contrib>"
        if sign.isalpha()
        else f"<aff>{sign}</aff>"
        for sign in groups.replace(" ", "")
    )
    log = Log()
    people = [each for each in article_of(tagged, log).contributors if isinstance(each, Person)]
    assert {each.family: "".join(str(one.name) for one in each.affiliations) for each in people} == expected
    assert {problem.kind.value for problem in log.problems} == {"guessed"}


def _wrapped(name: str, ror: str, kind: str = "") -> str:
    identifier = f'<institution-id institution-id-type="ror">{ror}</institution-id>' if ror else ""
    return f'<institution-wrap>{identifier}<institution content-type="{kind}">{name}</institution></institution-wrap>'


def test_institutions_that_have_identifiers_are_as_many_affiliations() -> None:
    contrib = '<contrib><name><surname>Doe</surname></name><xref ref-type="aff" rid="a"/></contrib>'
    both = f"{_wrapped('Univ L', '05gq02987')} and {_wrapped('Hosp M', '03yph8055')}, <country>Sweden</country>"
    [person] = article_of(f'<contrib-group>{contrib}</contrib-group><aff id="a">{both}</aff>').contributors
    assert person.affiliations == (
        Affiliation(name="Univ L", ror="05gq02987", country="Sweden"),
        Affiliation(name="Hosp M", ror="03yph8055", country="Sweden"),
    )


@pytest.mark.parametrize(
    ("wraps", "expected"),
    [
        (
            _wrapped("Dept X", "", "dept") + _wrapped("Univ L", "05gq02987"),
            Affiliation(name="Univ L", departments=("Dept X",), ror="05gq02987"),
        ),
        (
            _wrapped("Univ L", "05gq02987") + _wrapped("Lunds universitet", "05gq02987"),
            Affiliation(name="Univ L, Lunds universitet", ror="05gq02987"),
        ),
    ],
)
def test_one_institution_in_several_wraps_is_one_affiliation(wraps: str, expected: Affiliation) -> None:
    assert affiliation_of(wraps) == expected


class TestAddresses:
    @pytest.mark.parametrize(
        "address",
        [
            "; <email>a@example.org</email>",
            ". E-mail: a@example.org.",
            " (e-mail: <email>a@example.org</email>)",
            ", a@example.org",
            "; <email>a@example.org</email> (A.B.D.)",
            "; Correo electrónico: <email>a@example.org</email> [AD]",
        ],
    )
    def test_of_the_only_one_who_has_the_affiliation(self, address: str) -> None:
        people = DOE + contrib("Roe", "Cy", "a2")
        affs = f'<aff id="a1">Univ Y{address}</aff><aff id="a2">Univ Y</aff>'
        assert emails_of(people + affs) == {"Doe": "a@example.org", "Roe": None}

    def test_of_whose_initials_follow(self) -> None:
        affs = '<aff id="a1">Univ Y; <email>c@example.org</email> (C.R.); a@example.org (ABD)</aff>'
        assert emails_of(DOE + ROE + affs) == {"Doe": "a@example.org", "Roe": "c@example.org"}

    def test_initials_are_of_somebody_elsewhere_too(self) -> None:
        affs = '<aff id="a1">Univ Y; <email>c@example.org</email> (C.R.)</aff><aff id="a2">Univ Y</aff>'
        assert emails_of(DOE + contrib("Roe", "Cy", "a2") + affs) == {"Doe": None, "Roe": "c@example.org"}

    def test_of_whose_name_is_in_it_with_doubt(self) -> None:
        log = Log()
        affs = '<aff id="a1">Univ Y; <email>ann.doe@example.org</email></aff>'
        assert emails_of(DOE + ROE + affs, log) == {"Doe": "ann.doe@example.org", "Roe": None}
        assert said(log) == [("guessed", "contrib-group/aff/email")]

    @pytest.mark.parametrize(
        ("people", "address"),
        [
            (DOE + ROE, "a@example.org"),
            (DOE + contrib("Dow", "Abe"), "a@example.org (A.D.)"),
            (DOE, "a@example.org (X.Y.)"),
            (contrib("Doe", "Ann", inside="<email>own@example.org</email>"), "a@example.org"),
        ],
    )
    def test_one_that_is_of_nobody_for_sure_is_reported(self, people: str, address: str) -> None:
        log = Log()
        found = emails_of(f'{people}<aff id="a1">Univ Y; {address}</aff>', log)
        assert "a@example.org" not in found.values()
        assert said(log) == [("dropped", "contrib-group/aff")]

    def test_one_that_is_said_twice_is_no_doubt(self) -> None:
        own = contrib("Doe", "Ann", inside="<email>ann.doe@example.org</email>")
        affs = '<aff id="a1">Univ Y; <email>Ann.Doe@example.org</email></aff>'
        assert emails_of(own + ROE + affs) == {"Doe": "ann.doe@example.org", "Roe": None}

    def test_an_affiliation_may_have_nothing_else(self) -> None:
        assert emails_of(DOE + '<aff id="a1"><email>a@example.org</email></aff>') == {"Doe": "a@example.org"}

    def test_one_has_no_address_twice(self) -> None:
        log = Log()
        affs = '<aff id="a1">Univ Y; <email>a@example.org</email>, <email>b@example.org</email></aff>'
        assert emails_of(DOE + affs, log) == {"Doe": "a@example.org"}
        assert said(log) == [("dropped", "contrib-group/aff/email[2]")]


def test_of_many_labels_that_no_affiliation_has_the_first_are_told_each() -> None:
    log = Log()
    contrib = '<contrib><name><surname>Doe</surname></name><xref ref-type="aff">1, 4-9, 100-999</xref></contrib>'
    article_of(f"<contrib-group>{contrib}<aff><label>1</label>U</aff></contrib-group>", log)
    assert [problem.message for problem in log] == [
        "no affiliation has the label '4'",
        "no affiliation has the label '5'",
        "no affiliation has the label '6'",
        "nor has any of them the other 5 labels of the mark",
    ]
