"""Affiliations, tagged in any measure."""

from __future__ import annotations

import pytest

from pubmeta.model import Affiliation
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
                "<addr-line><institution>Univ Y</institution>, <named-content content-type='street'>Road "
                "1</named-content>,"
                " <named-content content-type='postcode'>251</named-content> <named-content content-type='city'>Z"
                "</named-content>, <country>CZ</country></addr-line>"
            ),
            {"name": "Univ Y, Road 1", "postal_code": "251", "city": "Z", "country": "CZ"},
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
        ("Univ <italic>of</italic> Y<sup>2</sup>", {"name": "Univ of Y2"}),
        ("<label>1</label><country country='NL'>NL</country>", {"country_code": "NL"}),
    ],
)
def test_what_is_tagged_and_what_is_not(inside: str, expected: dict[str, object]) -> None:
    assert affiliation_of(inside) == Affiliation.model_validate(expected)


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
        ("Univ Y, UK; <email>a@example.org</email> (A.B.); ", "contrib-group/aff/email"),
        ("Univ Y, UK; a@example.org", "contrib-group/aff"),
        ("Univ Y, UK<phone>1</phone>", "contrib-group/aff/phone"),
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
