"""Awards, in a funding group or as in NLM."""

from __future__ import annotations

import pytest

from pubmeta.model import Award, Funder, GroupName, PersonName
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said
from tests.growth.measuring import grows_too_fast


def wrapped(kind: str, identifier: str) -> str:
    return (
        f'<funding-source><institution-wrap><institution>NSF</institution><institution-id institution-id-type="{kind}">'
        f"{identifier}</institution-id></institution-wrap></funding-source>"
    )


def awards_of(groups: str, log: Log | None = None) -> tuple[Award, ...]:
    return article_of(f"<funding-group>{groups}</funding-group>", log).awards


@pytest.mark.parametrize(
    ("source", "funder"),
    [
        ("<funding-source>NSF</funding-source>", {"name": "NSF"}),
        (
            '<funding-source country="us"><institution>NSF</institution></funding-source>',
            {"name": "NSF", "country_code": "US"},
        ),
        ('<funding-source country="">NSF</funding-source>', {"name": "NSF"}),
        (
            wrapped("FundRef", "http://dx.doi.org/10.13039/100000001"),
            {"name": "NSF", "funder_id": "10.13039/100000001"},
        ),
        (
            wrapped("doi", "10.13039/100000001"),
            {"name": "NSF", "funder_id": "10.13039/100000001"},
        ),
        (
            wrapped("ROR", "https://ror.org/021nxhr62"),
            {"name": "NSF", "ror": "021nxhr62"},
        ),
        (
            (
                '<funding-source>NSF<named-content content-type="funder-id">https://doi.org/10.13039/100000001'
                "</named-content> </funding-source>"
            ),
            {"name": "NSF", "funder_id": "10.13039/100000001"},
        ),
        (
            '<funding-source><named-content content-type="funder-name">NSF</named-content></funding-source>',
            {"name": "NSF"},
        ),
        (
            '<funding-source xlink:href="http://dx.doi.org/10.13039/100000001">NSF</funding-source>',
            {"name": "NSF", "funder_id": "10.13039/100000001"},
        ),
    ],
)
def test_funders_in_every_form(source: str, funder: dict[str, str]) -> None:
    assert awards_of(f"<award-group>{source}</award-group>") == (Award(funder=Funder(**funder)),)


def test_a_link_of_the_group_is_the_funder_s_id_or_the_award_s_url() -> None:
    source = "<funding-source>NSF</funding-source>"
    linked = '<award-group xlink:href="{}">' + source + "</award-group>"
    registered, page = "http://dx.doi.org/10.13039/100000001", "https://www.example.org/grant"
    assert awards_of(linked.format(registered)) == (Award(funder=Funder(name="NSF", funder_id="10.13039/100000001")),)
    assert awards_of(linked.format(page)) == (Award(funder=Funder(name="NSF"), url=page),)


def test_numbers_titles_and_recipients() -> None:
    [award] = awards_of(
        "<award-group><funding-source>NSF</funding-source><award-id>1</award-id>"
        '<award-id award-id-type="award-number">2</award-id><award-id award-id-type="doi">10.1/g</award-id>'
        '<award-id award-id-type="doi">https://doi.org/10.1234/g</award-id><award-name>Title</award-name>'
        "<principal-award-recipient><name><surname>Doe</surname></name><name><surname>Roe</surname></name>"
        "</principal-award-recipient><principal-award-recipient>Ann Poe</principal-award-recipient>"
        "<principal-investigator><institution>Some University</institution></principal-investigator></award-group>",
        log := Log(),
    )
    assert award == Award(
        funder=Funder(name="NSF"),
        numbers=("1", "2"),
        grant_doi="10.1234/g",
        title="Title",
        recipients=(
            PersonName(family="Doe"),
            PersonName(family="Roe"),
            PersonName(family="Poe", given="Ann"),
            GroupName(name="Some University"),
        ),
    )
    assert said(log) == [("dropped", "funding-group/award-group/award-id[3]")]


def test_the_link_of_an_only_number_is_the_doi_of_the_grant() -> None:
    source = "<award-group><funding-source>NSF</funding-source>{}</award-group>"
    number = '<award-id xlink:href="https://doi.org/10.1234/g">1</award-id>'
    assert awards_of(source.format(number)) == (
        Award(funder=Funder(name="NSF"), numbers=("1",), grant_doi="10.1234/g"),
    )
    log = Log()
    assert awards_of(source.format(f"{number}<award-id>2</award-id>"), log) == (
        Award(funder=Funder(name="NSF"), numbers=("1", "2")),
    )
    assert said(log) == [("dropped", "funding-group/award-group/award-id[1]")]


def test_a_list_of_recipients_in_one_element_is_several_names() -> None:
    log = Log()
    recipients = "<principal-award-recipient>Ann Poe, Jo Roe and Al Doe</principal-award-recipient>"
    [award] = awards_of(f"<award-group><funding-source>NSF</funding-source>{recipients}</award-group>", log)
    assert award.recipients == (
        PersonName(family="Poe", given="Ann"),
        PersonName(family="Roe", given="Jo"),
        PersonName(family="Doe", given="Al"),
    )
    assert said(log) == [("guessed", "funding-group/award-group/principal-award-recipient")]


def test_several_funders_of_a_group_have_an_award_each() -> None:
    log = Log()
    found = awards_of(
        "<award-group><funding-source>A</funding-source><funding-source>B</funding-source><award-id>1</award-id>"
        "</award-group>",
        log,
    )
    assert found == tuple(Award(funder=Funder(name=name), numbers=("1",)) for name in "AB")
    assert said(log) == [("guessed", "funding-group/award-group")]


def test_what_has_no_place_is_reported() -> None:
    log = Log()
    assert awards_of("<award-group><award-id>1</award-id></award-group><open-access><p>x</p></open-access>", log) == ()
    assert said(log) == [("dropped", "funding-group/award-group"), ("dropped", "funding-group/open-access")]


def test_the_statement_is_a_statement() -> None:
    statement = article_of(
        "<funding-group><funding-statement>One.</funding-statement><funding-statement>Two.</funding-statement>"
        "</funding-group>"
    ).statements.funding
    assert statement
    assert (statement.paragraphs, statement.heading) == (("One.", "Two."), None)


def test_contracts_and_grants_of_nlm() -> None:
    log = Log()
    found = article_of(
        '<contract-num rid="s1">N1</contract-num><contract-sponsor id="s1">NIH</contract-sponsor>'
        '<contract-sponsor id="s2">NSF</contract-sponsor><grant-num>G1</grant-num><grant-sponsor>ERC</grant-sponsor>'
        '<contract-num rid="s9">N9</contract-num>',
        log,
    ).awards
    assert [(award.funder.name, award.numbers) for award in found] == [("NIH", ("N1",)), ("NSF", ()), ("ERC", ("G1",))]
    assert said(log) == [("dropped", "contract-num[2]")]


def test_an_award_that_a_second_group_repeats_is_one() -> None:
    group = "<funding-group{}><award-group><funding-source>NSF{}</funding-source>{}</award-group></funding-group>"
    number = "<award-id>{}</award-id>"
    identifier = '<institution-id institution-id-type="ror">https://ror.org/021nxhr62</institution-id>'
    first, second = (
        group.format("", "", number.format(1)),
        group.format(' specific-use="crossref"', identifier, number.format(1)),
    )
    funder = Funder(name="NSF", ror="021nxhr62")
    assert article_of(first + first).awards == (Award(funder=Funder(name="NSF"), numbers=("1",)),)
    assert article_of(first + second).awards == (Award(funder=funder, numbers=("1",)),)
    assert article_of(second + first).awards == (Award(funder=funder, numbers=("1",)),)
    others = group.format("", "", "") + group.format("", "", number.format(2))
    assert [award.numbers for award in article_of(first + others).awards] == [("1",), (), ("2",)]


def test_many_awards_take_no_longer_than_they_are() -> None:
    def read(length: int) -> None:
        sources = "".join(
            f"<award-group><funding-source>F{each}</funding-source><award-id>{each % 7}</award-id></award-group>"
            for each in range(length)
        )
        assert len(awards_of(sources)) == length

    assert grows_too_fast(read, 1_000, 0.2) is None
