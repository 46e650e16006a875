"""Configurations: what they refuse, and what a journal profile fills in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pubmeta import Article, Config, Kind, Log, ReadError, format_names
from pubmeta.config import JournalProfile
from pubmeta.model import Journal, Publisher

TITLE = "Journal of Examples"
PRINT, ELECTRONIC, OTHER = "2163-9914", "2164-005X", "1234-5679"


def profile(**fields: Any) -> JournalProfile:
    return JournalProfile(**{"title": TITLE, **fields})


def article(journal: dict[str, Any] | None = None, **fields: Any) -> Article:
    return Article.model_validate({"title": "An article", "journal": journal, **fields})


def completed(known: JournalProfile, given: Article) -> tuple[Article, list[tuple[Kind, str]]]:
    """The completed article, and kind and path of each problem."""
    log = Log()
    result = known.completed(given, log)
    return result, [(problem.kind, problem.path) for problem in log]


def contradictions(known: JournalProfile, given: Article) -> list[tuple[Kind, str]]:
    """Kind and path of each contradiction."""
    with pytest.raises(ReadError) as caught:
        known.completed(given, Log())
    return [(problem.kind, problem.path) for problem in caught.value.problems]


def refused(tables: dict[str, Any]) -> list[tuple[Kind, str, str]]:
    with pytest.raises(ReadError) as caught:
        Config.of(tables)
    return [(problem.kind, problem.path, problem.message) for problem in caught.value.problems]


# files


def test_a_file_gives_the_journal_and_the_options_of_formats(tmp_path: Path) -> None:
    file = tmp_path / "platform.toml"
    file.write_bytes(b'\xef\xbb\xbf[journal]\ntitle = "J\xc3\xbcl"\n[crossref]\nregistrant = "Example Press"\n')
    config = Config.load(file)
    assert config.journal == JournalProfile(title="Jül")
    assert config.options("crossref").model_dump(exclude_defaults=True) == {"registrant": "Example Press"}
    assert Config.load(str(file)) == config


@pytest.mark.parametrize(
    "content",
    [
        *(b"[journal\n", b"a = 1\na = 2", b"\x00\x01\x02"),
        *(b"a = " + b"[" * 5_000, b"a = " + b"{b = " * 5_000, b"a = " + b"9" * 5_000),
    ],
)
def test_what_is_not_toml_is_malformed_and_names_the_file(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "platform.toml"
    file.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        Config.load(file)
    (problem,) = caught.value.problems
    assert (problem.kind, problem.path) == (Kind.MALFORMED, "platform.toml")
    assert problem.message.startswith("is not TOML: ")


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_an_os_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match=r"No such file|Is a directory"):
        Config.load(tmp_path / name)


# tables


def test_an_empty_configuration_changes_nothing() -> None:
    given = article({"title": "Any journal"})
    log = Log()
    assert Config.of({}).completed(given, log) is given
    assert not log.problems


def test_every_problem_of_every_table_is_told_with_its_path() -> None:
    tables = {
        "journal": {"title": " ", "issn_print": "2163-9915", "tittle": "x"},
        "crossref": {"depositr_name": "x"},
        "pubmed": {},
        "csl": 3,
        "timestamp": "2024",
    }
    assert sorted(path for _, path, _ in refused(tables)) == [
        "crossref.depositr_name",
        "csl",
        "journal.issn_print",
        "journal.title",
        "journal.tittle",
        "pubmed",
        "timestamp",
    ]


def test_an_unknown_key_is_told_to_be_one() -> None:
    ((kind, path, message),) = refused({"crossref": {"depositr_name": "x"}})
    assert (kind, path) == (Kind.INVALID, "crossref.depositr_name")
    assert "not a known field" in message


def test_an_unknown_table_is_told_which_there_are() -> None:
    with pytest.raises(ReadError) as caught:
        Config.of({"pubmed": {}})
    (problem,) = caught.value.problems
    assert problem.remedy == f"use one of landing_page, journal, journals, {', '.join(format_names())}"


def test_a_key_of_journals_at_the_top_belongs_into_a_table() -> None:
    with pytest.raises(ReadError) as caught:
        Config.of({"issn_print": PRINT})
    assert [str(problem) for problem in caught.value.problems] == [
        "invalid: issn_print: is a key of journals, and in no table; put it below [journal]: issn_print = …"
    ]


def test_a_file_in_another_encoding_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "journal.toml"
    path.write_bytes('landing_page = "é"'.encode("latin-1"))
    with pytest.raises(ReadError, match=r"journal\.toml: is not UTF-8, as TOML has to be; save it as UTF-8"):
        Config.load(path)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"crossref": {"version": 5.4}}, 'is 5.4, where a word is expected; use one of "5.5.0", "5.4.0", "5.3.1"'),
        ({"jats": {"tag_set": True}}, 'is True, where a word is expected; use one of "publishing", "archiving"'),
        ({"linkset": {"documents": "x"}}, "is 'x', where an object is expected; write an object"),
    ],
)
def test_a_value_of_another_kind_is_said_in_words(table: dict[str, object], said: str) -> None:
    with pytest.raises(ReadError) as caught:
        Config.of(table)
    (problem,) = caught.value.problems
    assert str(problem).endswith(said)


def test_an_unknown_table_or_key_is_told_the_nearest_that_there_is() -> None:
    tables = {
        "crosref": {},
        "jats": {"verison": "1.3"},
        "journal": {"title": TITLE, "isn_print": PRINT, "publisher": {"name": "x", "plase": "y"}},
    }
    with pytest.raises(ReadError) as caught:
        Config.of(tables)
    assert {problem.path: problem.remedy for problem in caught.value.problems} == {
        "crosref": "did you mean 'crossref'?",
        "jats.verison": "did you mean 'version'?",
        "journal.isn_print": "did you mean 'issn_print'?",
        "journal.publisher.plase": "did you mean 'place'?",
    }


def test_a_journal_needs_its_title() -> None:
    assert refused({"journal": {"issn_print": PRINT}}) == [(Kind.MISSING, "journal.title", "is required")]
    assert refused({"journals": [{"issn_print": PRINT}]}) == [(Kind.MISSING, "journals[0].title", "is required")]


@pytest.mark.parametrize(
    "pattern", ["https://example.org/", "https://example.org/{doi}/{doi}", "example.org/{doi}", "{doi}", "", 3]
)
def test_a_landing_page_pattern_is_a_url_with_one_place_for_the_doi(pattern: object) -> None:
    ((kind, path, _),) = refused({"journal": {"title": TITLE, "landing_page": pattern}})
    assert (kind, path) == (Kind.INVALID, "journal.landing_page")


def test_a_fallback_stands_where_the_table_is_silent() -> None:
    config = Config.of({"crossref": {"batch_id": "mine-1"}})
    options = config.options("crossref", batch_id="given-1", timestamp="20240101000000000")
    assert options.model_dump(include={"batch_id", "timestamp"}) == {
        "batch_id": "mine-1",
        "timestamp": "20240101000000000",
    }


# the journal profile


def test_an_article_without_a_journal_gets_all_of_it() -> None:
    known = profile(issn_print=PRINT, publisher={"name": "Example Press"}, abbreviations=("J. Ex.",))
    result, problems = completed(known, article())
    assert result.journal == Journal(
        title=TITLE, issn_print=PRINT, publisher={"name": "Example Press"}, abbreviations=("J. Ex.",)
    )
    assert type(result.journal) is Journal
    assert problems == []


def test_gaps_are_filled_and_nothing_else_is_touched() -> None:
    given = article({"title": TITLE, "issn_print": PRINT, "language": "en"}, volume="3")
    result, problems = completed(profile(issn_electronic=ELECTRONIC, nlm_ta="J Ex"), given)
    assert result.journal == Journal(
        title=TITLE, issn_print=PRINT, issn_electronic=ELECTRONIC, nlm_ta="J Ex", language="en"
    )
    assert result.model_copy(update={"journal": given.journal}) == given
    assert problems == []


@pytest.mark.parametrize(
    ("known", "said", "path"),
    [
        ({"issn_print": PRINT}, {"issn_print": OTHER}, "journal.issn_print"),
        ({"issn_electronic": PRINT}, {"issn_electronic": OTHER}, "journal.issn_electronic"),
        ({"issn_linking": PRINT}, {"issn_linking": OTHER}, "journal.issn_linking"),
        ({"doi": "10.5555/one"}, {"doi": "10.5555/two"}, "journal.doi"),
        ({}, {"title": "Journal of Samples"}, "journal.title"),
        ({"issn_print": PRINT}, {"title": "Journal of Samples"}, "journal.title"),
    ],
)
def test_two_journals_are_a_contradiction(known: dict[str, Any], said: dict[str, Any], path: str) -> None:
    assert contradictions(profile(**known), article({"title": TITLE, **said})) == [(Kind.INVALID, path)]


@pytest.mark.parametrize(("mine", "other"), [("issn_print", "issn_electronic"), ("issn_electronic", "issn_print")])
def test_an_issn_of_the_other_medium_is_a_contradiction(mine: str, other: str) -> None:
    given = article({"title": TITLE, mine: PRINT})
    assert contradictions(profile(**{other: PRINT}), given) == [(Kind.INVALID, f"journal.{mine}")]


def test_every_contradiction_is_told() -> None:
    given = article({"title": "Journal of Samples", "issn_print": OTHER, "doi": "10.5555/two"})
    found = contradictions(profile(issn_print=PRINT, doi="10.5555/one"), given)
    assert {path for _, path in found} == {"journal.title", "journal.issn_print", "journal.doi"}


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"issn_print": PRINT}, {"issn_print": PRINT}),
        ({"doi": "10.5555/JE"}, {"doi": "10.5555/JE"}),
        ({"abbreviations": ("J. Samples",)}, {}),
    ],
)
def test_another_title_of_the_same_journal_is_kept_and_told(known: dict[str, Any], said: dict[str, Any]) -> None:
    result, problems = completed(profile(nlm_ta="J Ex", **known), article({"title": "J. Samples", **said}))
    assert problems == [(Kind.GUESSED, "journal.title")]
    assert result.journal is not None
    assert (result.journal.title, result.journal.nlm_ta) == ("J. Samples", "J Ex")


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("nlm_ta", "J Ex", "J Exmpl"),
        ("publisher_id", "jex", "je"),
        ("abbreviations", ("J. Ex.",), ("J. Exmpl.",)),
        ("language", "en", "fr"),
    ],
)
def test_where_the_two_differ_the_article_is_kept_and_the_difference_told(name: str, known: Any, said: Any) -> None:
    given = article({"title": TITLE, name: said})
    result, problems = completed(profile(**{name: known}), given)
    assert problems == [(Kind.GUESSED, f"journal.{name}")]
    assert result.journal == given.journal


def test_the_place_of_a_publisher_is_filled_only_for_the_same_publisher() -> None:
    known = profile(publisher={"name": "Example Press", "place": "Leiden"})
    same, no_problems = completed(known, article({"title": TITLE, "publisher": {"name": "Example Press"}}))
    assert same.journal is not None
    assert same.journal.publisher == known.publisher
    assert no_problems == []
    other, problems = completed(known, article({"title": TITLE, "publisher": {"name": "Sample House"}}))
    assert other.journal is not None
    assert other.journal.publisher is not None
    assert (other.journal.publisher.name, other.journal.publisher.place) == ("Sample House", None)
    assert problems == [(Kind.GUESSED, "journal.publisher.name")]


# landing pages


def test_the_landing_page_is_made_from_the_doi() -> None:
    known = profile(landing_page="https://example.org/doi.aspx?doi={doi}")
    result, problems = completed(known, article(doi="10.4236/ojra.2013.31006"))
    assert result.landing_page == "https://example.org/doi.aspx?doi=10.4236/ojra.2013.31006"
    assert problems == []


def test_characters_that_end_a_query_are_encoded() -> None:
    known = profile(landing_page="https://example.org/page?doi={doi}&view=full")
    result, _ = completed(known, article(doi="10.1002/(sici)1096<1::aid-x>3.0.co;2-#&a+b%"))
    assert (
        result.landing_page
        == "https://example.org/page?doi=10.1002/(sici)1096%3C1::aid-x%3E3.0.co;2-%23%26a%2Bb%25&view=full"
    )


def test_without_a_doi_there_is_no_landing_page() -> None:
    result, problems = completed(profile(landing_page="https://example.org/{doi}"), article())
    assert result.landing_page is None
    assert problems == []


def test_the_articles_own_landing_page_is_kept_and_a_difference_told() -> None:
    known = profile(landing_page="https://example.org/{doi}")
    own = article(doi="10.5555/x", landing_page="https://example.org/articles/7")
    result, problems = completed(known, own)
    assert result.landing_page == "https://example.org/articles/7"
    assert problems == [(Kind.GUESSED, "landing_page")]


# what holds for all journals


PATTERN = "https://example.org/{doi}"


@pytest.mark.parametrize(
    "tables",
    [{"landing_page": PATTERN}, {"journal": {"landing_page": PATTERN}}, {"landing_page": PATTERN, "journal": {}}],
)
def test_a_landing_page_needs_no_title_of_a_journal(tables: dict[str, Any]) -> None:
    config = Config.of(tables)
    for journal in (None, {"title": "Any journal"}):
        log = Log()
        result = config.completed(article(journal, doi="10.5555/x"), log)
        assert result.landing_page == "https://example.org/10.5555/x"
        assert result.journal == (Journal(title="Any journal") if journal else None)
        assert not log.problems


def test_the_publisher_of_all_journals_fills_a_gap() -> None:
    config = Config.of({"journal": {"publisher": {"name": "Example Press", "place": "Leiden"}}})
    log = Log()
    result = config.completed(article({"title": "Any journal"}), log)
    assert result.journal is not None
    assert result.journal.publisher == Publisher(name="Example Press", place="Leiden")
    given = article()
    assert config.completed(given, log) is given
    assert not log.problems


def test_a_profile_goes_before_what_holds_for_all() -> None:
    one = Config.of(
        {"landing_page": PATTERN, "journal": {"title": TITLE, "landing_page": "https://a.example.org/{doi}"}}
    )
    assert one.completed(article(doi="10.5555/x"), Log()).landing_page == "https://a.example.org/10.5555/x"
    other = Config.of({"landing_page": PATTERN, "journal": {"title": TITLE}})
    assert other.completed(article(doi="10.5555/x"), Log()).landing_page == "https://example.org/10.5555/x"


def test_a_wrong_pattern_at_the_top_is_told_there() -> None:
    ((kind, path, _),) = refused({"landing_page": "https://example.org/"})
    assert (kind, path) == (Kind.INVALID, "landing_page")


# several journals


SEVERAL = {
    "journals": [
        {"title": TITLE, "issn_print": PRINT, "issn_electronic": ELECTRONIC, "publisher_id": "je"},
        {"title": "Annals", "issn_print": OTHER, "landing_page": "https://annals.example.org/{doi}"},
        {"title": "Annals", "issn_print": "0028-0836", "nlm_ta": "Ann"},
        {"title": "Letters", "doi": "10.5555/letters", "abbreviations": ["Lett."]},
    ],
    "journal": {"landing_page": PATTERN, "publisher": {"name": "Example Press"}},
}


@pytest.mark.parametrize(
    ("journal", "expected"),
    [
        ({"title": "J. of Ex.", "issn_linking": ELECTRONIC}, 0),
        ({"title": TITLE.upper()}, 0),
        ({"title": "Annals", "issn_print": OTHER}, 1),
        ({"title": "Annals", "issn_print": "0028-0836"}, 2),
        ({"title": "Ann"}, 2),
        ({"title": "lett."}, 3),
        ({"title": "Anything", "doi": "10.5555/letters"}, 3),
    ],
)
def test_the_profile_with_the_issn_or_doi_or_else_the_title_is_chosen(journal: dict[str, Any], expected: int) -> None:
    config = Config.of(SEVERAL)
    result = config.completed(article(journal, doi="10.5555/x"), Log())
    known = config.journals[expected]
    assert result.journal is not None
    assert (result.journal.doi, result.journal.issn_print) == (known.doi, known.issn_print)
    assert result.journal.publisher == Publisher(name="Example Press")
    host = "annals.example.org" if expected == 1 else "example.org"
    assert result.landing_page == f"https://{host}/10.5555/x"


@pytest.mark.parametrize(
    ("journal", "kind", "path", "message"),
    [
        (None, Kind.MISSING, "journal", "the article does not name its journal, and the configuration has 4"),
        (
            {"title": "Reviews", "issn_print": "9999-9994"},
            Kind.INVALID,
            "journal",
            "the journal 'Reviews' (9999-9994) is in none of the 4 [[journals]] of the configuration",
        ),
        (
            {"title": "Annals"},
            Kind.INVALID,
            "journal",
            "the journal 'Annals' may be journals[1] ('Annals') and journals[2] ('Annals') of the configuration",
        ),
        (
            {"title": "X", "issn_print": PRINT, "issn_electronic": OTHER},
            Kind.INVALID,
            "journal",
            (
                f"the journal 'X' ({OTHER}, {PRINT}) may be journals[0] ('{TITLE}') and journals[1] ('Annals') of the "
                "configuration"
            ),
        ),
        (
            {"title": "Letters", "doi": "10.5555/other"},
            Kind.INVALID,
            "journal.doi",
            "the article has '10.5555/other' and the journal profile '10.5555/letters'",
        ),
    ],
)
def test_a_journal_without_a_profile_or_with_two_is_an_error(
    journal: dict[str, Any] | None, kind: Kind, path: str, message: str
) -> None:
    with pytest.raises(ReadError) as caught:
        Config.of(SEVERAL).completed(article(journal), Log())
    (problem,) = caught.value.problems
    assert (problem.kind, problem.path, problem.message) == (kind, path, message)
    assert problem.remedy


def test_two_profiles_may_not_share_an_issn_or_a_doi() -> None:
    tables = {
        "journals": [
            {"title": "A", "issn_print": PRINT, "doi": "10.5555/j"},
            {"title": "B", "issn_electronic": PRINT},
            {"title": "C", "doi": "10.5555/J"},
        ]
    }
    assert [(path, message) for _, path, message in refused(tables)] == [
        ("journals[1].issn_electronic", f"{PRINT} is in journals[0] as well"),
        ("journals[2].doi", "10.5555/J is in journals[0] as well"),
    ]


@pytest.mark.parametrize(
    ("tables", "path", "remedy"),
    [
        ({"journals": {"title": "A"}}, "journals", "write [[journals]] above the keys of each journal"),
        ({"journals": 3}, "journals", "write [[journals]] above the keys of each journal"),
        ({"journal": [{"title": "A"}]}, "journal", "write [journal] for one journal, [[journals]] for several"),
        ({"journal": "A"}, "journal", "write [journal] for one journal, [[journals]] for several"),
        (
            {"journal": {"title": "A"}, "journals": [{"title": "B"}]},
            "journal",
            "move them to a table [[journals]]; [journal] may keep landing_page and publisher, for all of them",
        ),
    ],
)
def test_what_is_written_in_the_wrong_way_is_told_the_right_one(tables: dict[str, Any], path: str, remedy: str) -> None:
    with pytest.raises(ReadError) as caught:
        Config.of(tables)
    assert [(problem.path, problem.remedy) for problem in caught.value.problems] == [(path, remedy)]


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "preprint"},
        {"type": "preprint", "journal": {"title": "ExampleRxiv"}},
        {"type": "report", "institutions": ["The Bank"]},
        {"type": "peer-review", "review": {"of": "10.5555/a"}},
        {"type": "letter", "dates": {"posted": "2024-03-01"}},
        {"version": {"label": "reviewed preprint"}},
        {"type": "conference-paper", "proceedings": "Proceedings of Examples"},
        {"proceedings": {"title": "Proceedings", "series": TITLE}},
    ],
)
@pytest.mark.parametrize("key", ["journal", "journals"])
def test_what_is_in_no_journal_is_not_put_into_one_and_that_is_said(fields: dict[str, Any], key: str) -> None:
    table = {"title": TITLE, "issn_print": PRINT, "publisher": {"name": "Example Press"}}
    config = Config.of({key: table if key == "journal" else [table], "landing_page": "https://example.org/{doi}"})
    log, given = Log(), article(**{"doi": "10.5555/x", **fields})
    result = config.completed(given, log)
    assert result == given.model_copy(update={"landing_page": "https://example.org/10.5555/x"})
    assert [(problem.kind, problem.path, bool(problem.remedy)) for problem in log] == [(Kind.GUESSED, "journal", True)]


@pytest.mark.parametrize(
    ("fields", "reason", "remedy"),
    [
        ({"type": "preprint"}, "has the type preprint", "correct its type"),
        ({"proceedings": "P"}, "is in proceedings", "give the journal in place of the proceedings"),
        ({"type": "letter", "dates": {"posted": "2024"}}, "was posted, and says no day", "add that day to dates"),
    ],
)
def test_why_a_profile_is_not_used_and_what_to_do(fields: dict[str, Any], reason: str, remedy: str) -> None:
    log = Log()
    profile().completed(article(**fields), log)
    (problem,) = log
    assert reason in problem.message
    assert problem.remedy == f"if it is in the journal, {remedy}"


@pytest.mark.parametrize("kind", ["preprint", "peer-review"])
@pytest.mark.parametrize("key", ["journal", "journals"])
def test_a_server_or_the_journal_of_a_review_has_a_profile_where_it_is_named(kind: str, key: str) -> None:
    table = {"title": TITLE, "issn_print": PRINT}
    config = Config.of({key: table if key == "journal" else [table]})
    log = Log()
    result = config.completed(article({"title": TITLE}, type=kind), log)
    assert result.journal is not None
    assert (result.journal.issn_print, log.problems) == (PRINT, ())


def test_a_paper_of_a_conference_without_proceedings_may_be_in_the_journal() -> None:
    result, problems = completed(profile(), article(type="conference-paper", event="Meeting"))
    assert result.journal is not None
    assert (result.journal.title, problems) == (TITLE, [])


def test_the_publisher_of_all_is_that_of_proceedings_and_not_of_a_server() -> None:
    config = Config.of({"journal": {"publisher": {"name": "Example Press"}}})
    assert config.completed(article(proceedings="P"), Log()).publisher == Publisher(name="Example Press")
    assert config.completed(article({"title": "ExampleRxiv"}, type="preprint"), Log()).publisher is None
