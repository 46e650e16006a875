from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

import pubmeta
from pubmeta.formats.crossref.rest import FORMAT
from pubmeta.formats.crossref.rest.read import read, read_many
from pubmeta.formats.crossref.rest.terms import OTHERS
from pubmeta.model import (
    Affiliation,
    Article,
    ArticleType,
    LicenseScope,
    LinkPurpose,
    Markup,
    Person,
    Statement,
    Status,
    TranslatedTitle,
    WorkType,
)
from pubmeta.problems import Kind, Log

WORK: dict[str, Any] = {
    "DOI": "10.5555/x",
    "type": "journal-article",
    "title": ["A title"],
    "container-title": ["Journal of Examples"],
}


def log_of(**fields: Any) -> tuple[Article | None, Log]:
    log = Log()
    content = json.dumps({"status": "ok", "message-type": "work", "message": {**WORK, **fields}})
    return read(content.encode(), log), log


def article(**fields: Any) -> Article:
    found, log = log_of(**fields)
    assert found is not None
    assert log.problems == ()
    return found


def told(log: Log) -> list[tuple[str, str]]:
    return [(problem.kind.value, problem.path) for problem in log]


def test_people_with_all_that_the_api_tells_of_them() -> None:
    found = article(
        author=[
            {
                "given": "Ada",
                "family": "Lovelace",
                "suffix": "Jr.",
                "prefix": "Lady",
                "sequence": "first",
                "ORCID": "http://orcid.org/0000-0002-1825-0097",
                "authenticated-orcid": True,
                "role": [
                    {"role": "author", "vocabulary": "crossref"},
                    {"role": "corresponding-author", "vocabulary": "crossref"},
                    {"role": "software", "vocabulary": "credit"},
                ],
                "affiliation": [
                    {
                        "name": "Example &amp; Sons",
                        "department": ["Physics"],
                        "id": [{"id": "https://ror.org/05gq02987", "id-type": "ROR", "asserted-by": "publisher"}],
                    }
                ],
            },
            {"name": "The Consortium", "sequence": "additional"},
            {"given": "Plato", "sequence": "additional"},
        ],
        editor=[{"family": "Tran Van Nhieu", "given": "Guy", "sequence": "first", "affiliation": []}],
    )
    assert json.loads(found.model_dump_json(exclude_defaults=True))["contributors"] == [
        {
            "family": "Lovelace",
            "given": "Ada",
            "suffix": "Jr.",
            "prefix": "Lady",
            "orcid": "0000-0002-1825-0097",
            "orcid_authenticated": True,
            "corresponding": True,
            "credit": [{"role": "software"}],
            "affiliations": [{"name": "Example & Sons", "departments": ["Physics"], "ror": "05gq02987"}],
        },
        {"name": "The Consortium"},
        {"family": "Plato"},
        {"family": "Tran Van Nhieu", "given": "Guy", "role": "editor"},
    ]


def test_a_bad_orcid_is_reported_and_its_person_stays() -> None:
    found, log = log_of(author=[{"family": "A", "ORCID": "0000-0000-0000-0000", "authenticated-orcid": False}])
    assert found is not None
    assert found.contributors == (Person(family="A"),)
    (problem,) = log
    assert (problem.kind, problem.path) == (Kind.DROPPED, "message.author[0].ORCID")
    assert "0000-0000-0000-0000" in problem.message


def test_every_bad_value_is_reported_where_it_stands() -> None:
    found, log = log_of(
        DOI="10.1097/",
        ISSN=["1234-5678"],
        author=[
            {
                "family": "A",
                "affiliation": [{"name": "N", "id": [{"id": "x", "id-type": "ROR"}, {"id": "y", "id-type": "?"}]}],
            },
            {"sequence": "additional"},
            {
                "family": "B",
                "role": [{"role": "wizard", "vocabulary": "credit"}, {"role": "x", "vocabulary": "crossref"}],
            },
        ],
        license=[{"URL": "CC BY", "content-version": "vor"}, {"URL": "https://x.org/l", "content-version": "odd"}],
        link=[{"URL": "ftp//x"}],
        funder=[{"award": ["1"]}, {"name": "F", "DOI": "x", "id": [{"id": "z", "id-type": "GRID"}]}],
        relation={"has-review": [{"id": "nope", "id-type": "doi"}], "is-odd": [{"id": "10.1/x", "id-type": "doi"}]},
        page="1-2",
        **{"published-print": {"date-parts": [[2020, 2, 30]]}, "posted": {"date-parts": "x"}},
    )
    assert found is not None
    assert told(log) == [
        ("dropped", "message.posted.date-parts"),
        ("guessed", "message.published-print.date-parts"),
        ("dropped", "message.DOI"),
        ("dropped", "message.author[0].affiliation[0].id[0].id"),
        ("dropped", "message.author[0].affiliation[0].id[1].id"),
        ("dropped", "message.author[1]"),
        ("dropped", "message.author[2].role[0].role"),
        ("dropped", "message.author[2].role[1].role"),
        ("dropped", "message.license[0].URL"),
        ("dropped", "message.license[0]"),
        ("dropped", "message.license[1].content-version"),
        ("dropped", "message.relation.has-review[0]"),
        ("dropped", "message.relation.is-odd[0]"),
        ("dropped", "message.ISSN[0]"),
        ("dropped", "message.funder[0]"),
        ("dropped", "message.funder[1].DOI"),
        ("dropped", "message.funder[1].id[0].id"),
        ("dropped", "message.link[0].URL"),
    ]


def test_a_licence_without_anything_but_its_scope_says_nothing() -> None:
    found, log = log_of(license=[{"URL": "CC BY", "content-version": "vor"}])
    assert found is not None
    assert found.licenses == ()
    assert told(log) == [("dropped", "message.license[0].URL"), ("dropped", "message.license[0]")]


def test_titles_markup_and_abstract() -> None:
    found = article(
        title=["Use of <i>E. coli</i> &amp; more"],
        subtitle=["A study"],
        abstract="<jats:title>Abstract</jats:title><jats:p>One.</jats:p>",
        **{"short-title": ["Short"]},
    )
    assert found.title == Markup(markup="Use of <i>E. coli</i> &amp; more")
    assert (found.subtitle, found.short_title) == ("A study", "Short")
    assert found.abstracts[0].sections[0].paragraphs == ("One.",)


def test_titles_in_languages_that_are_not_named_are_reported() -> None:
    found, log = log_of(title=["Eins", "One"], **{"original-title": ["Un", "Eins", "Uno"]})
    assert found is not None
    assert found.title == "Eins"
    assert found.original_title == TranslatedTitle(title="Un", language="und")
    assert told(log) == [
        ("dropped", "message.title[1]"),
        ("guessed", "message.original-title[0]"),
        ("dropped", "message.original-title[2]"),
    ]


def test_the_journal_and_the_place_in_it() -> None:
    found = article(
        volume="12",
        page="100-110",
        publisher="P",
        **{
            "publisher-location": "Bern",
            "short-container-title": ["J. Ex."],
            "issn-type": [{"value": "2163-9914", "type": "electronic"}, {"value": "0027-8424", "type": "print"}],
            "ISSN": ["2163-9914", "0027-8424"],
            "journal-issue": {"issue": "3", "published-print": {"date-parts": [[2024, 5]]}},
            "article-number": "e7",
        },
    )
    assert found.model_dump(
        mode="json", include={"journal", "volume", "issue", "pages", "article_number"}, exclude_defaults=True
    ) == {
        "journal": {
            "title": "Journal of Examples",
            "abbreviations": ["J. Ex."],
            "issn_electronic": "2163-9914",
            "issn_print": "0027-8424",
            "publisher": {"name": "P", "place": "Bern"},
        },
        "volume": "12",
        "issue": "3",
        "pages": {"first": "100", "last": "110"},
        "article_number": "e7",
    }
    assert str(found.dates.issue) == "2024-05"


def test_what_stands_with_a_journal_and_has_none_is_reported() -> None:
    found, log = log_of(publisher="P", ISSN=["2163-9914"], **{"container-title": []})
    assert found is not None
    assert found.journal is None
    assert told(log) == [("guessed", "message.ISSN[0]"), ("dropped", "message.ISSN"), ("dropped", "message.publisher")]


def test_the_language_is_the_journal_s() -> None:
    found, log = log_of(language="de")
    assert found is not None
    assert found.journal is not None
    assert (found.language, found.journal.language) == ("de", "de")
    assert told(log) == [("guessed", "message.language")]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            {"published-online": {"date-parts": [[2020, 1, 17]]}, "published": {"date-parts": [[2020, 1, 17]]}},
            {"published_online": "2020-01-17"},
        ),
        (
            {"published-print": {"date-parts": [[2020]]}, "issued": {"date-parts": [[2020]]}},
            {"published_print": "2020"},
        ),
        ({"published": {"date-parts": [[2020, 1]]}}, {"published": "2020-01"}),
        ({"issued": {"date-parts": [[2020, 1]]}}, {"published": "2020-01"}),
        ({"issued": {"date-parts": [[None]]}}, {}),
        ({"published-other": {"date-parts": [[2020]]}}, {"published": "2020"}),
        ({"accepted": {"date-parts": [[2019, 12, 31]]}}, {"accepted": "2019-12-31"}),
        ({"posted": {"date-time": "2020-01-30T00:00:00Z"}}, {"posted": "2020-01-30"}),
    ],
)
def test_dates(keys: dict[str, Any], expected: dict[str, str]) -> None:
    assert article(**keys).dates.model_dump(mode="json", exclude_defaults=True) == expected


def test_history_statements_and_copyright_from_assertions() -> None:
    found = article(
        assertion=[
            {"name": "received", "label": "Received", "value": "8 July 2007", "order": 0},
            {"name": "revised", "value": "2007-08-01"},
            {"name": "revised", "value": "2007-08-20"},
            {"name": "accepted", "value": "2007-09-01", "group": {"name": "history", "label": "History"}},
            {
                "name": "Ethics",
                "label": "x",
                "value": "None.",
                "group": {"name": "EthicsHeading", "label": "Competing interests"},
            },
            {"name": "ethics", "label": "Declaration of interest", "value": "Asked.", "group": {"name": "ethics"}},
            {"name": "copyright", "value": "© 2007"},
            {"name": "copyright_year", "value": "2007"},
        ]
    )
    assert found.dates.model_dump(mode="json", exclude_defaults=True) == {
        "received": "2007-07-08",
        "revised": ["2007-08-01", "2007-08-20"],
        "accepted": "2007-09-01",
    }
    # What is printed decides, not the name that some publishers give all their declarations; ours is certain.
    assert found.statements.conflict_of_interest == Statement(heading="Competing interests", paragraphs=("None.",))
    assert found.statements.ethics == Statement(heading="Declaration of interest", paragraphs=("Asked.",))
    assert found.copyright is not None
    assert (found.copyright.statement, found.copyright.year) == ("© 2007", 2007)


@pytest.mark.parametrize(
    ("label", "statement"),
    [
        ("Conflicts of interest/Competing interests", "conflict_of_interest"),
        ("Conflict of Interests:", "conflict_of_interest"),
        ("Declaração de conflito de interesses", "conflict_of_interest"),
        ("Ethics approval and consent", "ethics"),
        ("Consent for publication", "ethics"),
        ("Availability of data and materials", "data_availability"),
        ("Authors’ contributions", "author_contributions"),
        ("Funding information", "funding"),
    ],
)
@pytest.mark.parametrize("where", ["label", "group"])
@pytest.mark.parametrize("name", ["Ethics", "ethics"])
def test_what_is_printed_over_a_declaration_says_which_it_is(label: str, statement: str, where: str, name: str) -> None:
    given = {"label": label} if where == "label" else {"group": {"name": "EthicsHeading", "label": label}}
    found = article(assertion=[{"name": name, "value": "Text.", **given}])
    assert getattr(found.statements, statement) == Statement(heading=label, paragraphs=("Text.",))


def test_a_second_heading_of_one_statement_is_reported() -> None:
    group = {"name": "EthicsHeading"}
    found, log = log_of(
        assertion=[
            {"name": "Ethics", "value": "None.", "group": {**group, "label": "Competing interests"}},
            {"name": "Ethics", "value": "Owns a well.", "group": {**group, "label": "Conflict of interest"}},
        ]
    )
    assert found is not None
    kept = Statement(heading="Competing interests", paragraphs=("None.", "Owns a well."))
    assert found.statements.conflict_of_interest == kept
    assert told(log) == [("dropped", "message.assertion[1].value")]


def test_an_assertion_without_a_place_or_against_the_record_is_reported() -> None:
    found, log = log_of(
        accepted={"date-parts": [[2020, 1, 1]]},
        assertion=[{"name": "accepted", "value": "2 January 2020"}, {"name": "odd", "label": "Odd", "value": "x"}],
    )
    assert found is not None
    assert str(found.dates.accepted) == "2020-01-01"
    assert told(log) == [("dropped", "message.assertion[0].value"), ("dropped", "message.assertion[1].value")]


def test_licences_links_relations_notices_trials_and_funding() -> None:
    found = article(
        license=[
            {
                "URL": "https://x.org/l",
                "start": {"date-parts": [[2020, 1, 1]]},
                "content-version": "tdm",
                "delay-in-days": 0,
            }
        ],
        link=[
            {
                "URL": "https://x.org/a.pdf",
                "content-type": "application/pdf",
                "content-version": "vor",
                "intended-application": "similarity-checking",
            },
            {"URL": "https://x.org/a", "content-type": "unspecified", "intended-application": "unspecified"},
        ],
        relation={"is-preprint-of": [{"id": "10.5555/Y", "id-type": "doi", "asserted-by": "subject"}]},
        funder=[
            {
                "name": "F",
                "DOI": "10.13039/100000001",
                "doi-asserted-by": "publisher",
                "award": ["A1"],
                "award-info": [{"award-number": ["A1", "A2"]}],
                "id": [{"id": "10.13039/100000001", "id-type": "DOI", "asserted-by": "publisher"}],
            }
        ],
        archive=["CLOCKSS"],
        subject=["Biology"],
        version={"version": "v2"},
        **{
            "free-to-read": {"start-date": {"date-parts": [[2021]]}},
            "update-to": [
                {"DOI": "10.5555/Z", "type": "expression_of_concern", "updated": {"date-parts": [[2021, 2, 3]]}}
            ],
            "clinical-trial-number": [
                {"clinical-trial-number": "N1", "registry": "10.18810/isrctn", "type": "preResults"}
            ],
            "alternative-id": ["10.5555/X", "S1"],
            "resource": {"primary": {"URL": "https://x.org/a"}},
        },
    )
    (license_,) = found.licenses
    assert (license_.applies_to, str(license_.start_date)) == (LicenseScope.TEXT_MINING, "2020-01-01")
    assert [link.purpose for link in found.full_texts] == [LinkPurpose.SIMILARITY_CHECK, LinkPurpose.READING]
    assert [(relation.type.value, relation.target) for relation in found.relations] == [("is-preprint-of", "10.5555/Y")]
    (award,) = found.awards
    assert (award.funder.funder_id, award.numbers) == ("10.13039/100000001", ("A1", "A2"))
    assert found.free_to_read is not None
    assert str(found.updates[0].date) == "2021-02-03"
    assert found.trials[0].stage is not None
    assert [other.value for other in found.other_ids] == ["S1"]
    assert (found.archives, found.landing_page) == (("CLOCKSS",), "https://x.org/a")


def test_notices_about_this_work_are_named_and_dated() -> None:
    def notice(kind: str, doi: str, *day: int) -> dict[str, Any]:
        return {"type": kind, "DOI": doi, "updated": {"date-parts": [day]}, "label": "?", "source": "publisher"}

    found = article(
        **{
            "updated-by": [
                notice("correction", "10.5555/N", 2021, 2, 3),
                notice("retraction", "10.5555/M", 2022, 1, 1),
                notice("new_version", "10.5555/V", 2023, 1, 1),
            ]
        }
    )
    assert [str(date) for date in found.dates.corrected] == ["2021-02-03"]
    assert str(found.dates.retracted) == "2022-01-01"
    assert [(each.type.value, each.doi.key, str(each.date)) for each in found.updated_by] == [
        ("correction", "10.5555/n", "2021-02-03"),
        ("retraction", "10.5555/m", "2022-01-01"),
        ("new-version", "10.5555/v", "2023-01-01"),
    ]


def references(*values: dict[str, Any]) -> tuple[list[Any], list[tuple[str, str]]]:
    found, log = log_of(reference=list(values))
    assert found is not None
    return json.loads(found.model_dump_json(exclude_defaults=True)).get("references", []), told(log)


def test_references_keep_fields_and_text() -> None:
    found, problems = references(
        {
            "key": "r1",
            "doi-asserted-by": "crossref",
            "DOI": "10.1000/xyz",
            "author": "B Klinkert",
            "article-title": "Prior <i>work</i>",
            "journal-title": "J",
            "volume": "10",
            "issue": "1",
            "first-page": "1",
            "year": "2020",
            "unstructured": "Klinkert B. Prior work. J &amp; K.",
        },
        {"key": "r2", "volume-title": "A book", "author": "Sambrook", "edition": "2", "isbn": "978-3-16-148410-0"},
        {"key": "r3", "article-title": "Chapter", "volume-title": "A book", "series-title": "S"},
        {"unstructured": "Only text."},
    )
    assert problems == [
        ("guessed", "message.reference[1].volume-title"),
        ("guessed", "message.reference[2].volume-title"),
    ]
    assert found == [
        {
            "key": "r1",
            "raw": "Klinkert B. Prior work. J & K.",
            "work": {
                "type": "journal-article",
                "authors": [{"given": "B", "family": "Klinkert"}],
                "title": {"markup": "Prior <i>work</i>"},
                "container_title": "J",
                "volume": "10",
                "issue": "1",
                "pages": {"first": "1"},
                "date": "2020",
                "doi": "10.1000/xyz",
            },
        },
        {
            "key": "r2",
            "work": {
                "type": "book",
                "authors": [{"family": "Sambrook"}],
                "title": "A book",
                "edition": "2",
                "isbn": "9783161484100",
            },
        },
        {
            "key": "r3",
            "work": {"type": "chapter", "title": "Chapter", "container_title": "A book", "series_title": "S"},
        },
        {"key": "ref4", "raw": "Only text."},
    ]


def test_bad_values_of_references_are_reported_and_their_text_stays() -> None:
    found, problems = references(
        {"key": "r1", "DOI": "10.1097/", "unstructured": "Text."},
        {"key": "r1", "DOI": "10.1097/"},
        {"key": "r3"},
        {"key": "r4", "year": "2013a", "issn": "1234-5678"},
    )
    assert found == [
        {"key": "r1", "raw": "Text."},
        {"key": "r1-2", "raw": "10.1097/"},
        {"key": "r4", "work": {"date": "2013"}},
    ]
    assert problems == [
        ("dropped", "message.reference[0].DOI"),
        ("dropped", "message.reference[1].DOI"),
        ("guessed", "message.reference[1].DOI"),
        ("guessed", "message.reference[1].key"),
        ("dropped", "message.reference[2]"),
        ("guessed", "message.reference[3].year"),
        ("dropped", "message.reference[3].issn"),
    ]


def test_types_of_cited_works() -> None:
    found, problems = references(
        {"key": "a", "type": "book-chapter", "volume-title": "B", "article-title": "C"},
        {"key": "b", "standard-designator": "ISO 1", "standards-body": "ISO"},
        {"key": "c", "type": "blog", "article-title": "D"},
    )
    assert [reference["work"].get("type") for reference in found] == [WorkType.CHAPTER, WorkType.STANDARD, None]
    assert problems == [("dropped", "message.reference[2].type")]


@pytest.mark.parametrize(
    ("fields", "expected", "paths"),
    [
        ({"type": "posted-content", "subtype": "preprint"}, ArticleType.PREPRINT, []),
        ({"type": "posted-content", "subtype": "blog"}, ArticleType.BLOG_POST, []),
        ({"type": "posted-content", "subtype": "working_paper"}, ArticleType.WORKING_PAPER, []),
        ({"type": "posted-content", "subtype": "report"}, ArticleType.REPORT, []),
        ({"type": "posted-content", "subtype": "letter"}, ArticleType.LETTER, []),
        ({"type": "posted-content", "subtype": "song"}, ArticleType.OTHER, ["message.subtype"]),
        ({"type": "proceedings-article"}, ArticleType.CONFERENCE_PAPER, []),
        ({"type": "peer-review"}, ArticleType.PEER_REVIEW, []),
        ({"type": None}, None, []),
    ],
)
def test_types(fields: dict[str, Any], expected: ArticleType | None, paths: list[str]) -> None:
    found, log = log_of(**fields)
    assert found is not None
    assert found.type is expected
    assert told(log) == [("guessed", path) for path in paths]


def test_the_server_of_posted_content_is_its_institution() -> None:
    found, log = log_of(
        type="posted-content",
        subtype="preprint",
        institution=[{"name": "bioRxiv"}],
        **{"container-title": [], "group-title": "Neuroscience"},
    )
    assert found is not None
    assert found.journal is not None
    assert (found.journal.title, found.section) == ("bioRxiv", "Neuroscience")
    assert told(log) == [("guessed", "message.institution[0].name")]


@pytest.mark.parametrize("institution", [{"name": "Lab", "department": ["Rain"]}, {"name": "Lab", "acronym": ["L"]}])
def test_an_institution_of_which_more_than_the_name_is_known_is_not_the_server(institution: dict[str, Any]) -> None:
    found, _ = log_of(
        type="posted-content",
        subtype="preprint",
        institution=[institution, {"name": "bioRxiv"}],
        **{"container-title": []},
    )
    assert found is not None
    assert found.journal is not None
    assert found.journal.title == "bioRxiv"
    assert [each.name for each in found.institutions] == ["Lab"]


def test_who_posted_something_is_named_once() -> None:
    """The publisher of a record is the member that registered it, who is often among the institutions."""
    blog = {"type": "posted-content", "subtype": "blog", "container-title": [], "publisher": "Front Matter"}
    found = article(**blog, institution=[{"name": "Front Matter"}], **{"group-title": "Upstream"})
    assert (found.section, found.institutions, found.journal) == ("Upstream", (Affiliation(name="Front Matter"),), None)
    found_, log = log_of(**blog, institution=[{"name": "Upstream"}])
    assert found_ is not None
    assert told(log) == [("dropped", "message.publisher")]


def test_a_withdrawn_preprint() -> None:
    found = article(
        type="posted-content",
        subtype="preprint",
        status={"type": "withdrawn", "date": {"date-parts": [[2023, 10, 2]]}, "description": "It <i>leaked</i>."},
    )
    assert found.status == Status(type="withdrawn", date="2023-10-02", reason=Markup(markup="It <i>leaked</i>."))
    found_, log = log_of(status=[{"type": "lost"}, {"type": "removed"}, {"type": "withdrawn"}])
    assert found_ is not None
    assert found_.status == Status(type="removed")
    assert told(log) == [("dropped", "message.status[0].type"), ("dropped", "message.status")]


@pytest.mark.parametrize("kind", [*OTHERS, "nonsense"])
def test_what_is_no_article_gives_none(kind: str) -> None:
    found, log = log_of(type=kind)
    assert found is None
    (problem,) = log
    assert (problem.kind, problem.path) == (Kind.INVALID, "message.type")
    assert problem.message == f"{kind!r} is {OTHERS.get(kind, 'not an article')}; pubmeta reads only articles"
    assert problem.remedy == "leave the record out"


def test_a_posted_thesis_is_no_article() -> None:
    found, log = log_of(type="posted-content", subtype="dissertation")
    assert found is None
    assert told(log) == [("invalid", "message.subtype")]


def test_without_a_title_there_is_no_article() -> None:
    found, log = log_of(title=[])
    assert found is None
    assert told(log) == [("missing", "message.title")]


def test_unknown_keys_are_reported_and_bookkeeping_is_not() -> None:
    _, log = log_of(score=1.0, member="78", degree=["MA"], **{"reference-count": 3, "update-policy": "10.1/p"})
    assert told(log) == [("dropped", "message.degree"), ("dropped", "message.update-policy")]


def many(content: str) -> list[tuple[str | None, list[tuple[str, str]]]]:
    found = read_many(BytesIO(content.encode()))
    return [
        (str(record.article.title) if record.article else None, [(p.kind.value, p.path) for p in record.problems])
        for record in found
    ]


A, B = ({**WORK, "title": [title]} for title in "AB")


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"status": "ok", "message-type": "work-list", "message": {"total-results": 2, "items": [A, B]}}),
        json.dumps({"items": [A, B]}),
        json.dumps([A, B]),
        json.dumps(A) + "\n" + json.dumps(B) + "\n",
        json.dumps({"message": A}) + json.dumps({"message": {"items": [B]}}),
        "\ufeff" + json.dumps([A, B]),
    ],
)
def test_lists_in_every_form(content: str) -> None:
    assert many(content) == [("A", []), ("B", [])]
    log = Log()
    assert read(content.encode(), log) is None
    (problem,) = log
    assert "contains 2 records" in problem.message
    assert problem.remedy == "use `read_many`, which reads each"


def test_a_list_in_utf_16() -> None:
    records = read_many(BytesIO(json.dumps([A, B], ensure_ascii=False).encode("utf-16")))
    assert [record.article and record.article.title for record in records] == ["A", "B"]


def test_a_bad_record_does_not_stop_the_next() -> None:
    content = json.dumps({"message": {"items": [{**A, "type": "book"}, 7, {**A, "title": []}, B]}})
    assert many(content) == [
        (None, [("invalid", "message.items[0].type")]),
        (None, [("malformed", "message.items[1]")]),
        (None, [("missing", "message.items[2].title")]),
        ("B", []),
    ]


def test_a_key_that_stands_twice_is_reported() -> None:
    content = json.dumps({"message": WORK}).replace('"title": ', '"title": ["An old title"], "title": ', 1)
    log = Log()
    article = read(content.encode(), log)
    assert article is not None
    assert article.title == "A title"
    assert told(log) == [("guessed", "message.title")]


def test_a_broken_file_gives_the_records_before_it_breaks() -> None:
    content = json.dumps([A, B])
    assert many(content[:-10]) == [("A", []), (None, [("malformed", "[1]")])]
    log = Log()
    assert read(content[:-10].encode(), log) is None
    assert log.has_errors


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is not JSON"),
        (b"<html>", "is not JSON"),
        (b"3", "is not a work, which is a JSON object"),
        (b"null", "is not a work, which is a JSON object"),
        (b"[]", "contains no record"),
        (b'{"message": {"items": []}}', "contains no record"),
        (b'{"status": "failed", "message": [{"type": "x"}]}', "an answer without works"),
        (b"[" * 100_000, "deeper than"),
        (b'{"a":' * 100_000, "deeper than"),
        (b'[{"title": ["\xff"]}]', "is not JSON"),
    ],
)
def test_what_is_no_answer_is_malformed(content: bytes, reason: str) -> None:
    log = Log()
    assert read(content, log) is None
    (problem,) = log
    assert problem.kind is Kind.MALFORMED
    assert reason in problem.message


def test_it_is_recognised_and_nothing_else_is() -> None:
    assert FORMAT.recognise is not None
    assert (
        pubmeta.detect(json.dumps({"status": "ok", "message-type": "work", "message": WORK}).encode())
        == "crossref-rest"
    )
    relation = {"is-part-of": [{"id": "2749-9952", "id-type": "issn"}]}
    alone = {"is-referenced-by-count": 3, **WORK, "relation": relation}
    for work in (alone, [alone], {"items": [alone]}):
        assert pubmeta.detect(json.dumps(work).encode()) == "crossref-rest"
    for other in (
        '{"title": "T"}',
        '[{"id": 1, "type": "article-journal"}]',
        '[{"id": 1, "reference-count": 1, "title": "T", "type": "article-journal"}]',
        '{"message-type": "journal"}',
        "<a/>",
    ):
        assert not FORMAT.recognise(other.encode())


def test_a_work_that_crossref_gives_as_csl_is_read_with_all_that_it_says() -> None:
    work = {
        "reference-count": 1,
        "is-referenced-by-count": 3,
        "source": "Crossref",
        "DOI": "10.5555/x",
        "type": "article-journal",
        "title": "A title",
        "container-title": "Journal of Examples",
        "container-title-short": "J. Ex.",
        "ISSN": ["1234-5679", "2049-3630"],
        "issn-type": [{"value": "1234-5679", "type": "print"}, {"value": "2049-3630", "type": "electronic"}],
        "author": [{"given": "Ada", "family": "Lovelace", "affiliation": [{"id": [], "name": "University A"}]}],
        "funder": [{"DOI": "10.13039/501100005416", "name": "Council", "award": ["12"]}],
        "reference": [{"key": "r1", "DOI": "10.5555/r1"}],
    }
    reading = pubmeta.read(json.dumps(work))
    assert (reading.format, reading.problems) == ("crossref-rest", ())
    journal, (reference,), (award,) = reading.article.journal, reading.article.references, reading.article.awards
    assert journal is not None
    assert (journal.abbreviations, journal.issn_print, journal.issn_electronic) == (
        ("J. Ex.",),
        "1234-5679",
        "2049-3630",
    )
    assert reference.work is not None
    assert (reference.work.doi, award.numbers) == ("10.5555/r1", ("12",))
    assert pubmeta.read(json.dumps({**work, "type": "paper-conference"})).article.type is ArticleType.CONFERENCE_PAPER
    with pytest.raises(pubmeta.ReadError, match="'thesis' is a thesis"):
        pubmeta.read(json.dumps({**work, "type": "thesis"}))
    collected = json.dumps([{"id": "a", **work}])
    assert pubmeta.detect(collected.encode()) == "csl"


def test_it_is_installed_and_only_reads() -> None:
    found = pubmeta.get_format("crossref-rest")
    assert found is FORMAT
    assert found.write is None
    reading = pubmeta.read(json.dumps({"message-type": "work", "message": WORK}))
    assert (reading.format, reading.article.title) == ("crossref-rest", "A title")


def test_characters_that_were_lost_are_reported_where_they_were() -> None:
    found, log = log_of(author=[{"family": "Ito"}, {"given": "J\ufffdrg", "family": "K\ufffdnig"}])
    assert found is not None
    assert told(log) == [("discouraged", "message.author[1].given"), ("discouraged", "message.author[1].family")]


def test_an_abstract_escaped_once_too_often_is_read_as_markup() -> None:
    found, log = log_of(abstract="&lt;jats:p&gt;Water &amp;amp; &lt;i&gt;ice&lt;/i&gt;&lt;/jats:p&gt;")
    assert found is not None
    assert found.abstracts[0].sections[0].paragraphs == (Markup(markup="Water &amp; <i>ice</i>"),)
    assert told(log) == [("guessed", "message.abstract")]
