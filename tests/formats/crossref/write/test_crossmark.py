from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubmeta.problems import Kind

Write = Callable[..., Any]
CROSSMARK: dict[str, Any] = {"crossmark_policy": "10.5555/policy"}
FUNDING: dict[str, Any] = {
    "awards": [{"funder": {"name": "Example Trust"}, "numbers": ["T1"]}],
    "licenses": [{"url": "https://creativecommons.org/licenses/by/4.0/"}],
    "trials": [{"number": "NCT01234567", "registry": "10.18810/clinical-trials-gov", "stage": "post-results"}],
}


def test_without_a_policy_there_is_no_crossmark_and_the_programs_stand_alone(written: Write) -> None:
    made = written(**FUNDING)
    assert made.all("//crossmark") == []
    assert [found.tag.rpartition("/")[2].partition("}")[0] for found in made.all("//journal_article/*")][-4:-1] == [
        "fundref.xsd",
        "AccessIndicators.xsd",
        "clinicaltrials.xsd",
    ]


@pytest.mark.parametrize("version", ["5.5.0", "5.4.0", "5.3.1"])
def test_with_a_policy_the_programs_stand_within_crossmark(written: Write, version: str) -> None:
    made = written(**FUNDING, options={**CROSSMARK, "version": version})
    assert made.names("//crossmark") == ["crossmark_policy", "custom_metadata"]
    assert made.names("//custom_metadata") == ["program", "program", "program"]
    assert made.names("//journal_article") == ["titles", "publication_date", "crossmark", "doi_data"]


def test_a_policy_alone_is_crossmark_enough(written: Write) -> None:
    made = written(options=CROSSMARK)
    assert made.xml("//crossmark") == ("<crossmark><crossmark_policy>10.5555/policy</crossmark_policy></crossmark>")


def test_the_options_of_crossmark(written: Write) -> None:
    made = written(
        options={
            **CROSSMARK,
            "crossmark_version": "1",
            "crossmark_domains": ["www.example.org", "pmc.example.com"],
            "crossmark_domain_exclusive": False,
        }
    )
    assert made.xml("//crossmark") == (
        "<crossmark><crossmark_version>1</crossmark_version><crossmark_policy>10.5555/policy</crossmark_policy>"
        "<crossmark_domains><crossmark_domain><domain>www.example.org</domain></crossmark_domain>"
        "<crossmark_domain><domain>pmc.example.com</domain></crossmark_domain></crossmark_domains>"
        "<crossmark_domain_exclusive>false</crossmark_domain_exclusive></crossmark>"
    )


def test_history_statements_and_rights_are_assertions_in_groups(written: Write) -> None:
    made = written(
        contributors=[{"family": "Ito", "given": "K.", "conflict_of_interest": "K. Ito has shares."}, {"name": "G"}],
        dates={
            "published_online": "2024-02-29",
            "received": "2023-09",
            "revised": ["2023-11-15", "2023-12"],
            "corrected": ["2024-05-02"],
            "retracted": "2024-06-01",
        },
        statements={
            "conflict_of_interest": {"heading": "Competing interests", "paragraphs": ["One author has shares."]},
            "data_availability": {"paragraphs": [{"markup": "All <i>data</i> are here."}, "Code too."]},
            "ethics": {"heading": {"markup": "<b>Ethics</b> approval"}, "paragraphs": ["Approved."]},
            "author_contributions": {"heading": "X", "paragraphs": ["All wrote."]},
            "acknowledgements": {"paragraphs": ["Thanks."]},
            "funding": {"paragraphs": ["By a trust."]},
        },
        copyright={"statement": "© 2023 The authors", "year": 2023, "holder": "The authors"},
        licenses=[
            {"name": "CC BY 4.0", "statement": "You may.", "url": "https://creativecommons.org/licenses/by/4.0/"}
        ],
        options=CROSSMARK,
    )
    found = made.all("//assertion")
    assert [
        (item.get("group_name"), item.get("group_label"), item.get("name"), item.get("label"), "".join(item.itertext()))
        for item in found
    ] == [
        ("publication_history", "Publication history", "received", "Received", "2023-09"),
        ("publication_history", "Publication history", "revised", "Revised", "2023-11-15"),
        ("publication_history", "Publication history", "revised", "Revised", "2023-12"),
        ("publication_history", "Publication history", "corrected", "Corrected", "2024-05-02"),
        ("publication_history", "Publication history", "retracted", "Retracted", "2024-06-01"),
        ("conflict_of_interest", "Competing interests", "conflict_of_interest", "Competing interests",
         "One author has shares."),
        ("conflict_of_interest", "Competing interests", "conflict_of_interest", "K. Ito", "K. Ito has shares."),
        ("data_availability", None, "data_availability", "Data availability", "All data are here."),
        ("data_availability", None, "data_availability", "Data availability", "Code too."),
        ("ethics", "Ethics approval", "ethics", "Ethics approval", "Approved."),
        ("author_contributions", "Author contributions", "author_contributions", "Author contributions", "All wrote."),
        ("acknowledgements", None, "acknowledgements", "Acknowledgements", "Thanks."),
        ("funding", None, "funding", "Funding", "By a trust."),
        ("rights", "Copyright and licence", "copyright", "Copyright", "© 2023 The authors"),
        ("rights", "Copyright and licence", "copyright_year", "Copyright year", "2023"),
        ("rights", "Copyright and licence", "copyright_holder", "Copyright holder", "The authors"),
        ("rights", "Copyright and licence", "license_name", "Licence", "CC BY 4.0"),
        ("rights", "Copyright and licence", "license", "Licence terms", "You may."),
    ]  # fmt: skip
    assert [item.get("order") for item in found] == [str(order) for order in range(len(found))]
    assert made.texts("//assertion/i") == ["data"]
    assert made.paths() == ["statements.ethics.heading", "statements.author_contributions.heading"]


def test_without_crossmark_what_it_would_hold_is_reported(written: Write) -> None:
    made = written(
        contributors=[{"family": "Ito", "conflict_of_interest": "None."}],
        dates={"published_online": "2024", "received": "2023", "revised": ["2023"], "corrected": ["2024"]},
        statements={"conflict_of_interest": {"paragraphs": ["None."]}},
        copyright={"year": 2023},
        licenses=[{"name": "CC BY", "url": "https://creativecommons.org/licenses/by/4.0/"}],
        updates=[{"type": "correction", "doi": "10.5555/x"}],
    )
    assert sorted(made.paths()) == sorted([
        "statements.conflict_of_interest",
        "contributors[0].conflict_of_interest",
        "dates.received",
        "dates.revised[0]",
        "dates.corrected[0]",
        "copyright",
        "licenses[0].name",
        "updates[0]",
    ])  # fmt: skip
    assert "set crossmark_policy" in made.remedy("updates[0]")


@pytest.mark.parametrize(
    "kind",
    [
        "addendum",
        "clarification",
        "correction",
        "corrigendum",
        "erratum",
        "expression-of-concern",
        "new-edition",
        "new-version",
        "partial-retraction",
        "removal",
        "retraction",
        "withdrawal",
    ],
)
def test_a_notice_names_what_it_updates(written: Write, kind: str) -> None:
    made = written(updates=[{"type": kind, "doi": "10.5555/old", "date": "2024-03-01"}], options=CROSSMARK)
    assert made.xml("//updates") == (
        f'<updates><update type="{kind.replace("-", "_")}" date="2024-03-01">10.5555/old</update></updates>'
    )


def test_an_update_took_place_when_the_notice_was_published(written: Write) -> None:
    made = written(updates=[{"type": "retraction", "doi": "10.5555/old"}], options=CROSSMARK)
    assert made.paths(Kind.ASSUMED) == ["updates[0].date"]
    assert made.all("//update")[0].get("date") == "2024-02-29"


@pytest.mark.parametrize(("date", "published"), [("2024-03", "2024-03-01"), (None, "2024-03"), ("2024", "2024-01-01")])
def test_an_update_needs_its_day(written: Write, date: str | None, published: str) -> None:
    update = {"type": "retraction", "doi": "10.5555/old"} | ({"date": date} if date else {})
    made = written(updates=[update], dates={"published_online": published}, options=CROSSMARK)
    assert made.paths(Kind.MISSING) == ["updates[0].date"]


def test_a_funder_by_ror_or_by_name_with_its_identifier_nested(written: Write) -> None:
    made = written(
        awards=[
            {"funder": {"name": "NSF", "ror": "021nxhr62", "funder_id": "100000001"}, "numbers": ["A1", "A2"]},
            {"funder": {"name": "NSF", "funder_id": "100000001"}, "numbers": ["B1"], "grant_doi": "10.5555/grant"},
            {"funder": {"funder_id": "100000001"}},
            {"funder": {"name": "Trust"}},
        ]
    )
    assert made.xml("//fr:program") == (
        '<fr:program name="fundref">'
        '<fr:assertion name="fundgroup"><fr:assertion name="funder_name">NSF</fr:assertion>'
        '<fr:assertion name="ror">https://ror.org/021nxhr62</fr:assertion>'
        '<fr:assertion name="award_number">A1</fr:assertion><fr:assertion name="award_number">A2</fr:assertion>'
        '</fr:assertion><fr:assertion name="fundgroup"><fr:assertion name="funder_name">NSF'
        '<fr:assertion name="funder_identifier">https://doi.org/10.13039/100000001</fr:assertion></fr:assertion>'
        '<fr:assertion name="award_number">B1</fr:assertion><fr:assertion name="grant_doi">10.5555/grant</fr:assertion>'
        '</fr:assertion><fr:assertion name="fundgroup"><fr:assertion name="funder_identifier">'
        "https://doi.org/10.13039/100000001</fr:assertion></fr:assertion>"
        '<fr:assertion name="fundgroup"><fr:assertion name="funder_name">Trust</fr:assertion></fr:assertion>'
        "</fr:program>"
    )
    assert made.paths() == ["awards[0].funder.funder_id"]


@pytest.mark.parametrize("version", ["5.4.0", "5.3.1"])
def test_before_the_newest_version_funders_go_by_name_and_funder_id_and_grants_have_no_doi(
    written: Write, version: str
) -> None:
    funder = {"name": "NSF", "ror": "021nxhr62", "funder_id": "100000001"}
    awards = [
        {"funder": funder, "numbers": ["A1"], "grant_doi": "10.5555/grant"},
        {"funder": {"ror": "021nxhr62"}, "numbers": ["B2"]},
    ]
    made = written(awards=awards, options={"version": version})
    assert made.xml("//fr:program") == (
        '<fr:program name="fundref"><fr:assertion name="fundgroup"><fr:assertion name="funder_name">NSF'
        '<fr:assertion name="funder_identifier">https://doi.org/10.13039/100000001</fr:assertion></fr:assertion>'
        '<fr:assertion name="award_number">A1</fr:assertion></fr:assertion></fr:program>'
    )
    assert made.all("//rel:program") == []
    assert made.paths() == [
        "awards[0].funder.ror",
        "awards[0].grant_doi",
        "awards[1].funder.ror",
        "awards[1]",
    ]
    (problem,) = [problem for problem in made.problems if problem.path == "awards[1]"]
    assert problem.remedy == "give awards[1].funder.name, or use version 5.5.0"


def test_what_an_award_has_no_place_for_is_reported(written: Write) -> None:
    award = {
        "funder": {"name": "Trust", "country_code": "NL"},
        "title": "Water",
        "url": "https://www.example.org/grant",
        "recipients": [{"family": "Ito"}],
    }
    assert sorted(written(awards=[award]).paths()) == [
        "awards[0].funder.country_code",
        "awards[0].recipients[0]",
        "awards[0].title",
        "awards[0].url",
    ]


def test_licences_have_their_scope_and_start_only_if_known(written: Write) -> None:
    made = written(
        licenses=[
            {"url": "https://creativecommons.org/licenses/by/4.0/", "start_date": "2024-02-29", "applies_to": "vor"},
            {"url": "https://www.example.org/tdm", "applies_to": "tdm", "start_date": "2024"},
            {"url": "https://www.example.org/am", "applies_to": "am", "spdx": "CC-BY-4.0"},
            {"spdx": "MIT"},
            {"url": "http://x"},
        ],
        free_to_read={"start_date": "2024-02-29", "end_date": "2034-01"},
    )
    assert made.xml("//ai:program") == (
        '<ai:program name="AccessIndicators"><ai:free_to_read start_date="2024-02-29"/>'
        '<ai:license_ref applies_to="vor" start_date="2024-02-29">https://creativecommons.org/licenses/by/4.0/'
        '</ai:license_ref><ai:license_ref applies_to="tdm">https://www.example.org/tdm</ai:license_ref>'
        '<ai:license_ref applies_to="am">https://www.example.org/am</ai:license_ref></ai:program>'
    )
    assert made.paths() == [
        "licenses[2].spdx",
        "licenses[3].spdx",
        "free_to_read.end_date",
        "licenses[1].start_date",
        "licenses[3]",
        "licenses[4]",
    ]


@pytest.mark.parametrize(("version", "scopes", "paths"), [("5.5.0", ["stm-asf"], []), ("5.4.0", [], ["licenses[0]"])])
def test_a_licence_for_article_sharing_is_in_the_newest_version(
    written: Write, version: str, scopes: list[str], paths: list[str]
) -> None:
    sharing = {"url": "https://www.example.org/sharing", "applies_to": "stm-asf"}
    made = written(licenses=[sharing], options={"version": version})
    assert [each.get("applies_to") for each in made.all("//ai:license_ref")] == scopes
    assert made.paths() == paths


def test_free_to_read_stands_without_licence_and_dates(written: Write) -> None:
    assert written(free_to_read={}).xml("//ai:program") == (
        '<ai:program name="AccessIndicators"><ai:free_to_read/></ai:program>'
    )


@pytest.mark.parametrize(
    ("stage", "term"), [("pre-results", "preResults"), ("results", "results"), ("post-results", "postResults")]
)
def test_a_trial_has_its_registry_and_stage(written: Write, stage: str, term: str) -> None:
    trial = {"number": "NCT01234567", "registry": "10.18810/clinical-trials-gov", "stage": stage}
    assert written(trials=[trial]).xml("//ct:program") == (
        f'<ct:program><ct:clinical-trial-number registry="10.18810/clinical-trials-gov" type="{term}">NCT01234567'
        "</ct:clinical-trial-number></ct:program>"
    )


def test_of_licences_of_one_url_each_name_and_statement_is_that_of_the_first_that_has_one(written: Write) -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    made = written(
        licenses=[{"url": url, "statement": "You may."}, {"url": url, "name": "CC BY", "statement": "You may, too."}],
        options=CROSSMARK,
    )
    assert made.texts("//assertion") == ["You may.", "You may, too."]
    assert made.paths() == ["licenses[1].name"]


def test_a_person_without_a_role_at_crossref_declares_nothing_there(written: Write) -> None:
    own = {"family": "Ito", "role": "illustrator", "conflict_of_interest": "None."}
    made = written(contributors=[own], options={**CROSSMARK, "version": "5.4.0"})
    assert made.all("//assertion") == []
    assert made.paths() == ["contributors[0]"]


NOTICE = {"type": "correction", "updates": [{"type": "correction", "doi": "10.5555/water.0", "date": "2024-02-29"}]}


def test_a_notice_needs_the_policy(written: Write) -> None:
    made = written(**NOTICE)
    assert made.paths(Kind.MISSING) == ["options.crossmark_policy"]
    assert "crossmark_policy" in made.remedy("options.crossmark_policy")
    assert written(**{**NOTICE, "type": None}).paths(Kind.MISSING) == ["options.crossmark_policy"]
    assert written(**NOTICE, options={"crossmark_policy": "10.5555/policy"}).paths(Kind.MISSING) == []
    assert written(type="retraction").paths(Kind.MISSING) == ["options.crossmark_policy"]
    assert written(type="editorial").paths(Kind.MISSING) == []


def test_notices_on_the_work_are_assertions_that_lead_to_them(written: Write) -> None:
    notices = [
        {"type": "retraction", "doi": "10.5555/notice", "date": "2024-03-01"},
        {"type": "expression-of-concern", "doi": "10.5555/concern"},
    ]
    made = written(updated_by=notices, options={"crossmark_policy": "10.5555/policy"})
    found = [(each.get("name"), each.get("label"), each.get("href"), each.text) for each in made.all("//assertion")]
    assert found == [
        ("retraction", "Retraction notice", "https://doi.org/10.5555/notice", "2024-03-01"),
        (
            "expression_of_concern",
            "Expression of concern notice",
            "https://doi.org/10.5555/concern",
            "10.5555/concern",
        ),
    ]
    assert written(updated_by=notices).paths() == ["updated_by[0]", "updated_by[1]"]
