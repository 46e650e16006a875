from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta.model import Article
from tests.formats.crossref.conftest import OPTIONS
from tests.formats.crossref.read.test_read import article_of

PEOPLE = """<contributors><person_name sequence="first" contributor_role="author"><given_name>Ada</given_name>
<surname>Berg</surname></person_name></contributors>"""


def crossmark(*custom: str, updates: str = "") -> str:
    return f"""<crossmark><crossmark_version>1</crossmark_version><crossmark_policy>10.5555/policy</crossmark_policy>
    <crossmark_domains><crossmark_domain><domain>www.example.org</domain></crossmark_domain></crossmark_domains>
    {updates}<custom_metadata>{"".join(custom)}</custom_metadata></crossmark>"""


def fields(*parts: str) -> tuple[dict[str, Any], list[str]]:
    article, problems = article_of(PEOPLE, *parts)
    names = ("statements", "copyright", "licenses", "free_to_read", "awards", "trials", "updates")
    found = article.model_dump(mode="json", exclude_defaults=True, include=set(names))
    return found, [f"{problem.kind}: {problem.message}" for problem in problems]


def assertion(name: str, value: str, label: str = "", group_label: str = "", **more: str) -> str:
    given = {"name": name, "label": label, "group_label": group_label, **more}
    attributes = "".join(f' {key}="{text}"' for key, text in given.items() if text)
    return f"<assertion{attributes}>{value}</assertion>"


def test_the_history_is_added_to_the_dates() -> None:
    article, problems = article_of(
        crossmark(
            assertion("received", "2023-01-02", "Received"),
            assertion("revised", "2023-03", "Revised"),
            assertion("revised", "2023-05-06", "Revised"),
            assertion("date_accepted", "1 June 2023", "Accepted"),
            assertion("published", "2024-02-29", "Published"),
            assertion("corrected", "2024-03-01", "Corrected"),
            assertion("retracted", "2025", "Retracted"),
        )
    )
    assert article.dates.model_dump(mode="json", exclude_defaults=True) == {
        "received": "2023-01-02",
        "revised": ["2023-03", "2023-05-06"],
        "accepted": "2023-06-01",
        "published_online": "2024-02-29",
        "corrected": ["2024-03-01"],
        "retracted": "2025",
    }
    assert problems == ()


def test_an_asserted_date_that_differs_from_the_record_s_is_reported() -> None:
    article, problems = article_of(
        "<acceptance_date><year>2023</year></acceptance_date>",
        crossmark(assertion("accepted", "2023-06-01"), assertion("first_online", "2024-02-28")),
    )
    assert str(article.dates.accepted) == "2023"
    assert [problem.message for problem in problems] == [
        "differs from the record's own date, 2023, which is kept; left out: 2023-06-01",
        "differs from the record's own date, 2024-02-29, which is kept; left out: 2024-02-28",
    ]


def test_statements_have_their_paragraphs_and_headings() -> None:
    found, problems = fields(
        crossmark(
            assertion("conflict_of_interest", "None <i>at all</i>.", "Competing interests", "Competing interests"),
            assertion("conflict_of_interest", "More.", "Competing interests", "Competing interests"),
            assertion("data_availability", "In a box.", "Data availability"),
            assertion("ethics", "Asked.", "Ethics", "Ethics"),
            assertion("x1", "All wrote.", "Author contributions"),
        )
    )
    assert found["statements"] == {
        "conflict_of_interest": {
            "heading": "Competing interests",
            "paragraphs": [{"markup": "None <i>at all</i>."}, "More."],
        },
        "data_availability": {"paragraphs": ["In a box."]},
        "ethics": {"heading": "Ethics", "paragraphs": ["Asked."]},
        "author_contributions": {"paragraphs": ["All wrote."]},
    }
    assert problems == []


def test_what_one_person_declares_is_that_person_s() -> None:
    group = "Conflict of interest"
    article, problems = article_of(
        PEOPLE,
        crossmark(
            assertion("conflict_of_interest", "Owns a well.", "Ada Berg", group),
            assertion("conflict_of_interest", "Owns a lake.", "Someone Else", group),
        ),
    )
    assert problems == ()
    assert article.contributors[0].model_dump(exclude_defaults=True)["conflict_of_interest"] == "Owns a well."
    statement = article.statements.conflict_of_interest
    assert statement is not None
    assert statement.paragraphs == ("Owns a lake.",)


def test_copyright_and_assertions_that_the_model_has_not() -> None:
    found, problems = fields(
        crossmark(
            assertion("copyright", "© Berg", "Copyright"),
            assertion("copyright_year", "2024"),
            assertion("copyright_holder", "Ada Berg"),
            assertion("copyright_year", "2025"),
            assertion("journal_title", "Journal of Water", "Journal Title"),
        )
    )
    assert found["copyright"] == {"statement": "© Berg", "year": 2024, "holder": "Ada Berg"}
    assert problems == [
        "dropped: an article has one copyright year; left out: '2025'",
        "dropped: an article has no place for the assertion 'Journal Title'; left out: 'Journal of Water'",
    ]


BY = "https://creativecommons.org/licenses/by/4.0/"
TDM = "https://www.example.org/tdm"


def licenses(*references: str) -> str:
    return f'<ai:program name="AccessIndicators">{"".join(references)}</ai:program>'


def test_a_copyright_statement_that_spells_out_year_and_holder() -> None:
    statement = "© 2024 Invented Press Ltd. All rights reserved."
    found, problems = fields(crossmark(assertion("copyright", statement, "Copyright")))
    assert found["copyright"] == {"statement": statement, "year": 2024, "holder": "Invented Press Ltd."}
    assert problems == ["guessed: read from the statement: year 2024 and holder 'Invented Press Ltd.'"]


def test_licences_and_free_reading() -> None:
    found, problems = fields(
        licenses(
            '<ai:free_to_read start_date="2024-02-29"/>',
            f'<ai:license_ref applies_to="vor" start_date="2024-02-29">{BY}</ai:license_ref>',
            f'<ai:license_ref applies_to="stm-asf">{TDM}</ai:license_ref>',
            "<ai:license_ref>CC BY 4.0</ai:license_ref>",
        )
    )
    assert found == {
        "free_to_read": {"start_date": "2024-02-29"},
        "licenses": [
            {"url": BY, "applies_to": "vor", "start_date": "2024-02-29"},
            {"url": TDM, "applies_to": "stm-asf"},
            {"name": "CC BY 4.0"},
        ],
    }
    assert [problem.partition(":")[0] for problem in problems] == ["guessed"]


def test_licences_that_stand_within_crossmark_and_beside_it_are_one() -> None:
    program = licenses(f"<ai:license_ref>{BY}</ai:license_ref>")
    found, problems = fields(crossmark(program), program)
    assert found == {"licenses": [{"url": BY}]}
    assert problems == []


def test_names_and_terms_of_licences() -> None:
    references = (f"<ai:license_ref>{BY}</ai:license_ref>", f"<ai:license_ref>{TDM}</ai:license_ref>")
    terms = (assertion("license_name", "CC BY"), assertion("license", "All may read."))
    found, problems = fields(crossmark(*terms, licenses(references[0])))
    assert found["licenses"] == [{"url": BY, "name": "CC BY", "statement": "All may read."}]
    assert problems == []
    found, problems = fields(crossmark(assertion("license_name", "Mining", href=TDM), licenses(*references)))
    assert found["licenses"] == [{"url": BY}, {"url": TDM, "name": "Mining"}]
    assert problems == []
    found, problems = fields(crossmark(terms[0], licenses(*references)))
    assert found["licenses"] == [{"url": BY}, {"url": TDM}, {"name": "CC BY"}]
    assert problems == ["guessed: the record does not say to which licence this belongs; kept as a licence of its own"]


def test_updates() -> None:
    updates = """<updates><update type="expression_of_concern" date="2024-02-29">10.5555/old.1</update>
    <update type="mending" date="2024-02-30">10.5555/old.2</update></updates>"""
    found, problems = fields(crossmark(updates=updates))
    assert found == {"updates": [{"type": "expression-of-concern", "doi": "10.5555/old.1", "date": "2024-02-29"}]}
    assert [problem.partition(":")[0] for problem in problems] == ["dropped", "guessed", "dropped"]


def test_trials() -> None:
    found, problems = fields(
        """<ct:program><ct:clinical-trial-number registry="10.18810/clinical-trials-gov" type="preResults">NCT1
        </ct:clinical-trial-number><ct:clinical-trial-number registry="elsewhere">NCT2</ct:clinical-trial-number>
        </ct:program>"""
    )
    assert found == {"trials": [{"number": "NCT1", "registry": "10.18810/clinical-trials-gov", "stage": "pre-results"}]}
    assert problems[0].startswith("dropped: 'elsewhere' is not a DOI")
    assert problems[1].startswith("dropped: has no registry, which it needs")


def funding(*assertions: str) -> str:
    return f'<fr:program name="fundref">{"".join(assertions)}</fr:program>'


def said(name: str, *content: str) -> str:
    return f'<fr:assertion name="{name}">{"".join(content)}</fr:assertion>'


NSF = {"name": "Science Foundation", "funder_id": "10.13039/100000001"}


@pytest.mark.parametrize(
    ("assertions", "awards", "doubts"),
    [
        (
            said(
                "fundgroup",
                said("funder_name", "Science Foundation", said("funder_identifier", "10.13039/100000001")),
                said("award_number", "A 1"),
                said("award_number", "A 2"),
                said("grant_doi", "10.5555/grant.1"),
            ),
            [{"funder": NSF, "numbers": ["A 1", "A 2"], "grant_doi": "10.5555/grant.1"}],
            0,
        ),
        (
            said("funder_name", said("funder_identifier", "https://doi.org/10.13039/100000001"), "Science Foundation")
            + said("award_number", "A 1"),
            [{"funder": NSF, "numbers": ["A 1"]}],
            0,
        ),
        (
            said("fundgroup", said("ror", "https://ror.org/05gq02987"), said("award_number", "A 1"))
            + said("fundgroup", said("funder_identifier", "100000001")),
            [
                {"funder": {"ror": "05gq02987"}, "numbers": ["A 1"]},
                {"funder": {"funder_id": "10.13039/100000001"}},
            ],
            0,
        ),
        (
            said("fundgroup", said("funder_name", "Foundation"), said("ror", "https://ror.org/05gq02987")),
            [{"funder": {"name": "Foundation", "ror": "05gq02987"}}],
            0,
        ),
        (
            said(
                "fundgroup",
                said("funder_name", "One"),
                said("award_number", "A 1"),
                said("funder_name", "Two"),
                said("award_number", "A 2"),
            ),
            [
                {"funder": {"name": "One"}, "numbers": ["A 1"]},
                {"funder": {"name": "Two"}, "numbers": ["A 2"]},
            ],
            1,
        ),
        (
            said("fundgroup", said("funder_identifier", "100000001"), said("funder_identifier", "100000002")),
            [{"funder": {"funder_id": "10.13039/100000001"}}, {"funder": {"funder_id": "10.13039/100000002"}}],
            0,
        ),
        (said("fundgroup", said("award_number", "A 1")), [], 1),
        (
            said("fundgroup", said("funder_name", "One", said("funder_identifier", "x"))),
            [{"funder": {"name": "One"}}],
            1,
        ),
    ],
)
def test_funders_and_their_awards(assertions: str, awards: list[Any], doubts: int) -> None:
    found, problems = fields(funding(assertions))
    assert found.get("awards", []) == awards
    assert len(problems) == doubts


def test_funding_may_be_given_twice_and_repeat_itself() -> None:
    program = funding(*[said("fundgroup", said("funder_name", "One"))] * 2)
    found, problems = fields(crossmark(program), program)
    assert found == {"awards": [{"funder": {"name": "One"}}] * 2}
    assert problems == []


def test_an_article_without_crossmark_has_none_of_this() -> None:
    article, problems = article_of()
    assert isinstance(article, Article)
    assert (article.statements.model_dump(exclude_defaults=True), article.copyright, article.awards) == ({}, None, ())
    assert problems == ()


def test_a_notice_on_the_work_is_an_assertion_that_leads_to_it() -> None:
    asserted = """<crossmark><custom_metadata>
    <assertion name="retraction" label="Retraction notice" href="https://doi.org/10.5555/notice">2024-03-01</assertion>
    <assertion name="expression_of_concern" label="Expression of concern notice"
      href="https://doi.org/10.5555/concern">10.5555/concern</assertion>
    <assertion name="correction" label="Correction" href="https://www.example.org/">We erred.</assertion>
    <assertion name="retracted" label="Retracted">2024-03-01</assertion>
    </custom_metadata></crossmark>"""
    article, problems = article_of(asserted)
    assert [each.model_dump(mode="json", exclude_defaults=True) for each in article.updated_by] == [
        {"type": "retraction", "doi": "10.5555/notice", "date": "2024-03-01"},
        {"type": "expression-of-concern", "doi": "10.5555/concern"},
    ]
    assert str(article.dates.retracted) == "2024-03-01"
    assert [problem.message for problem in problems] == [
        "an article has no place for the assertion 'Correction'; left out: 'We erred.'"
    ]


def test_several_updates_by_one_notice_are_read_back() -> None:
    article = Article(
        title="T",
        doi="10.5555/a.1",
        contributors=({"family": "Ito"},),
        journal={"title": "J", "issn_electronic": "2345-6787"},
        dates={"published_online": "2024"},
        landing_page="https://www.example.org/1",
        updated_by=[
            {"type": "correction", "doi": "10.5555/n.1", "date": "2024-05-02"},
            {"type": "correction", "doi": "10.5555/n.1", "date": "2024-06-03"},
            {"type": "correction", "doi": "10.5555/n.1"},
        ],
    )
    deposit = pubmeta.export(article, "crossref", {**OPTIONS, "crossmark_policy": "10.5555/policy"}, verify=True)
    assert pubmeta.read(deposit.content, "crossref").article.updated_by == article.updated_by
