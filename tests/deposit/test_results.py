"""What comes back from Crossref: every log and page is what it is, and each message is at the field that caused it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random
from time import process_time

import pytest

from pubmeta.deposit import MESSAGES, After, Conflict, Message, Resolved, State, Status, parse_result
from pubmeta.model import Article

from .logs import GATEWAY, RECEIPT, failure, log, record, unfinished

ARTICLE = Article.model_validate(
    {
        "title": "Rows of trees",
        "doi": "10.5555/JEX.1",
        "journal": {
            "title": "Journal of Examples",
            "issn_print": "1050-124X",
            "issn_electronic": "2432-0005",
            "doi": "10.5555/jex",
        },
        "contributors": [
            {"family": "First", "given": "A."},
            {"family": "Second", "given": "B.", "orcid": "0000-0002-1825-0097"},
        ],
        "relations": [
            {"type": "has-part", "target": "10.5555/part", "target_type": "doi"},
            {"type": "is-based-on", "target": "10.5555/Nowhere", "target_type": "doi"},
        ],
        "updates": [{"type": "correction", "doi": "10.5555/Updated"}],
        "references": [{"key": "ref1", "raw": "One."}, {"key": "ref2", "raw": "Two."}],
    }
)
OTHER = Article.model_validate(
    {"title": "Rows of shrubs", "doi": "10.5555/jex.10", "journal": {"title": "Journal of Examples"}}
)
SENT = {"10.5555/jex.1": ARTICLE}
SERIES_TITLE = "proceedings.series.title"
REVIEW_DATE = "dates.published_online"
BOTH = {"10.5555/jex.1": ARTICLE, "10.5555/jex.10": OTHER}


def test_a_batch_in_which_all_is_registered() -> None:
    found = parse_result(log(record("10.5555/jex", "Successfully updated"), record("10.5555/jex.1")), SENT)
    assert (found.state, found.submission_id, found.batch_id) == (State.COMPLETED, "1400000000", "spring-issue")
    assert [(each.doi, each.status, each.is_article) for each in found.records] == [
        ("10.5555/jex", Status.SUCCESS, False),
        ("10.5555/jex.1", Status.SUCCESS, True),
    ]
    assert found.registered
    assert found.problems == ()


def test_a_journal_that_fails_is_no_failure_of_its_article() -> None:
    message = "User not allowed to add records for prefix: 10.5555"
    found = parse_result(log(failure("10.5555/jex", message), record("10.5555/jex.1")), SENT)
    assert found.is_registered("10.5555/jex.1") is True
    assert found.is_registered("10.5555/jex") is False
    assert not found.registered


def test_a_doi_is_compared_whole_and_in_small_letters() -> None:
    found = parse_result(log(failure("10.5555/jex.10", "?"), record("https://doi.org/10.5555/JEX.1")), BOTH)
    assert found.is_registered("10.5555/jex.1") is True
    assert found.is_registered("10.5555/Jex.10") is False
    assert found.is_registered("10.5555/jex.100") is None


def test_an_empty_batch_registers_nothing() -> None:
    found = parse_result(log(), SENT)
    assert found.state is State.COMPLETED
    assert not found.registered
    assert [problem.code for problem in found.problems] == ["crossref.empty"]
    assert found.problems[0].is_error


def test_a_doi_that_was_sent_and_is_not_mentioned_is_not_registered() -> None:
    found = parse_result(log(record("10.5555/jex.10")), BOTH)
    assert [(problem.code, problem.path) for problem in found.problems] == [("crossref.unmentioned", "doi")]
    assert "10.5555/jex.1," in found.problems[0].message
    assert not found.registered


def test_counts_that_do_not_add_up_are_reported() -> None:
    counts = "<record_count>2</record_count><success_count>1</success_count><failure_count>1</failure_count>"
    found = parse_result(log(record("10.5555/jex.1"), counts=counts))
    assert [problem.code for problem in found.problems] == ["crossref.counts"] * 2
    assert found.registered


def test_references_are_told_apart() -> None:
    citations = (
        '<citations_diagnostic><citation key="ref1" status="resolved_reference">10.5555/leaves</citation>'
        '<citation key="x" status="stored_query"/><citation key="ref2" status="error">Invalid</citation>'
        "</citations_diagnostic>"
    )
    found = parse_result(log(record("10.5555/jex.1", more=citations)), SENT)
    assert found.records[0].references == (
        Resolved("ref1", "resolved_reference", "10.5555/leaves"),
        Resolved("x", "stored_query"),
        Resolved("ref2", "error", None, "Invalid"),
    )
    assert [(problem.code, problem.path) for problem in found.problems] == [("crossref.reference", "references[1]")]
    assert found.registered


def test_references_that_are_deferred() -> None:
    found = parse_result(log(record("10.5555/jex.1", more='<citations_diagnostic deferred="14-7"/>')))
    assert found.records[0].deferred == "14-7"


def test_a_conflict_is_registered_and_to_be_looked_after() -> None:
    more = "<conflict_id>31</conflict_id><dois_in_conflict><doi>10.5555/jex.3</doi></dois_in_conflict>"
    found = parse_result(log(record("10.5555/jex.1", "Added with conflict", "Warning", more)), SENT)
    assert found.registered
    assert found.records[0].conflict == Conflict("31", ("10.5555/jex.3",))
    assert found.problems[0].message.endswith("the other DOI is 10.5555/jex.3; the conflict's number at Crossref is 31")
    assert [(problem.code, problem.path, problem.is_error) for problem in found.problems] == [
        ("crossref.conflict", "doi", False)
    ]


def test_a_conflict_that_no_message_speaks_of_is_told() -> None:
    more = "<dois_in_conflict><doi>10.5555/jex.3</doi><doi>10.5555/jex.4</doi></dois_in_conflict>"
    found = parse_result(log(record("10.5555/jex.1", "Successfully added", more=more)), SENT)
    assert found.registered
    assert [problem.code for problem in found.problems] == ["crossref.conflict"]
    assert found.problems[0].message.endswith("the other DOIs are 10.5555/jex.3, 10.5555/jex.4")


@pytest.mark.parametrize(
    ("doi", "message", "code", "path"),
    [
        ("DOI not found", 'ORCID "https://orcid.org/0000-0002-1825-0097" duplicates', "orcid", "contributors[1].orcid"),
        ("DOI not found", "ORCID 0000000218250090 has invalid checksum", "orcid", "contributors[1].orcid"),
        (
            "all doi's under the current journal element",
            'ISSN "24320005" is invalid',
            "issn",
            "journal.issn_electronic",
        ),
        ("", 'ISSN "1050-124X" has already been assigned, to a title', "title-not-yours", "journal.issn_print"),
        (
            "10.5555/jex.1",
            "Relation target DOI does not exist: 10.5555/nowhere.",
            "relation-target",
            "relations[1].target",
        ),
        ("10.5555/jex.1", "Relation target DOI does not exist: 10.5555/updated", "relation-target", "updates[0].doi"),
        ("10.5555/jex.1", "Relation target DOI does not exist: 10.5555/x", "relation-target", "relations[].target"),
        ("10.5555/jex.1", "Deposit contains title error(s): Title name value is missing", "title-missing", "title"),
        ("10.5555/jex.1", "the submitted version: 3 is less or equal to", "version-not-newer", "options.timestamp"),
        ("", "Error: cvc-type.3.1.3: The value '' of element 'volume' is not valid.", "schema", "volume"),
        ("", "cvc-complex-type.2.4.b: The content of element 'doi_data' is not complete.", "schema", "doi"),
        ("", "Invalid content starting with element {crossref/4.3.0}item_number'.", "schema", "article_number"),
        ("10.5555/jex.1", 'title "X" was previously deleted by an admin', "ask-crossref", "journal.title"),
    ],
)
def test_a_message_is_at_the_field_that_caused_it(doi: str, message: str, code: str, path: str) -> None:
    found = parse_result(log(failure(doi, message)), BOTH)
    problem = found.records[0].problems[0]
    assert (problem.code, problem.path) == (f"crossref.{code}", path)
    assert message in problem.message
    assert problem.is_error
    assert problem.remedy


PAPER = Article.model_validate(
    {
        "title": "Rows of trees",
        "type": "conference-paper",
        "doi": "10.5555/paper",
        "proceedings": {"title": "Trees", "series": {"title": "Notes on Trees", "issn_print": "1050-124X"}},
        "references": [{"key": "ref1", "work": {"issn": "1050-124X"}}],
    }
)
REVIEW = Article.model_validate(
    {"title": "Review", "type": "peer-review", "doi": "10.5555/review", "review": {"of": "10.5555/Nowhere"}}
)


@pytest.mark.parametrize(
    ("article", "message", "path"),
    [
        (PAPER, 'ISSN "1050124X" is invalid', "proceedings.series.issn_print"),
        (PAPER, "the deposited publication title is different than the already assigned title", SERIES_TITLE),
        (PAPER, 'title "Notes on Trees" was previously deleted by an admin', SERIES_TITLE),
        (PAPER, "cvc-type.3.1.3: The value '' of element 'conference_name' is not valid.", "event.name"),
        (REVIEW, "Relation target DOI does not exist: 10.5555/nowhere.", "review.of"),
        (REVIEW, "cvc-complex-type.2.4.b: The content of element 'review_date' is not complete.", REVIEW_DATE),
    ],
)
def test_messages_about_works_beside_the_journal_article(article: Article, message: str, path: str) -> None:
    assert article.doi
    found = parse_result(log(failure(article.doi.key, message)), {article.doi.key: article})
    assert [problem.path for problem in found.records[0].problems] == [path]


def test_a_message_about_the_batch_is_about_the_articles_that_have_its_value() -> None:
    found = parse_result(log(failure("DOI not found", 'ORCID "0000-0002-1825-0097" duplicates')), BOTH)
    assert found.records[0].about == ("10.5555/jex.1",)
    everyone = parse_result(log(failure("", "java.lang.NullPointerException")), BOTH)
    assert everyone.records[0].about == tuple(BOTH)
    assert everyone.records[0].after is After.AGAIN
    assert everyone.is_registered("10.5555/jex.10") is False


@pytest.mark.parametrize("doi", ["", "DOI not found", "all doi's under the current journal element"])
def test_a_warning_about_the_batch_does_not_say_that_articles_are_registered(doi: str) -> None:
    warning = record(doi, "The queue was long", "Warning")
    found = parse_result(log(record("10.5555/jex.1"), warning), BOTH)
    assert [found.is_registered(each) for each in BOTH] == [True, None]
    assert not found.registered
    assert [problem.code for problem in found.problems] == ["crossref.unmentioned", "crossref.other"]
    assert parse_result(log(record("10.5555/jex.1"), record("10.5555/jex.10"), warning), BOTH).registered


def test_a_warning_takes_no_failure_back() -> None:
    found = parse_result(log(failure("10.5555/jex.1", "cvc-x"), record("", "A word", "Warning")), SENT)
    assert found.is_registered("10.5555/jex.1") is False


def test_every_message_of_a_record_is_told() -> None:
    content = log(failure("10.5555/jex.1", "First")).replace(
        b"</msg>", b"</msg><msg>Error: cvc-x, element 'volume'</msg>"
    )
    (found,) = parse_result(content, SENT).records
    assert found.message == "First\nError: cvc-x, element 'volume'"
    assert [problem.path for problem in found.problems] == ["", "volume"]


def test_several_errors_of_the_schema_are_several_problems() -> None:
    message = (
        "Error: cvc-complex-type.2.4.a: Invalid content was found starting with element 'doi_data'. One of "
        "'{\"http://www.crossref.org/schema/5.5.0\":publication_date}' is expected.\n"
        "Error: cvc-type.3.1.3: The value '' of element 'volume' is not valid."
    )
    found = parse_result(log(failure("", message)))
    assert [(problem.code, problem.path) for problem in found.problems] == [
        ("crossref.schema", "dates"),
        ("crossref.schema", "volume"),
    ]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_the_example_of_each_message_is_that_message(message: Message) -> None:
    status = "Warning" if message.after is After.NOTHING else "Failure"
    (found,) = parse_result(log(record("10.5555/jex.1", message.example, status)), SENT).records
    assert (found.code, found.after) == (message.code, message.after)


@pytest.mark.parametrize(("number", "code"), [("4", "version-not-newer"), ("21", "issn"), ("45", "orcid")])
def test_a_message_in_new_words_is_known_by_its_number(number: str, code: str) -> None:
    assert parse_result(log(failure("10.5555/a", "Anders gesagt", number))).records[0].code == f"crossref.{code}"


def test_an_unknown_message_is_kept_whole() -> None:
    words = "The moon is in the wrong quarter. " * 40
    (found,) = parse_result(log(failure("10.5555/jex.1", words.strip())), SENT).records
    assert found.message == words.strip()
    assert found.code == "crossref.other"
    assert words.strip() in found.problems[0].message


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (unfinished("queued"), State.QUEUED),
        (unfinished("in_process"), State.IN_PROCESS),
        (unfinished("unknown_submission"), State.UNKNOWN),
        (unfinished("In process"), State.IN_PROCESS),
        (unfinished("unknown-submission"), State.UNKNOWN),
        (unfinished("gone_fishing"), State.NOT_A_LOG),
        (b"Cannot authenticate user\n", State.REFUSED_LOGIN),
        (b"<html><body><h2>FAILURE</h2><p>Login failed</p></body></html>", State.REFUSED_LOGIN),
        (b"<html><head><title>401 Authorization Required</title></head></html>", State.REFUSED_LOGIN),
        (RECEIPT, State.RECEIPT),
        (b"<html><body><h2>FAILURE</h2><p>No file</p></body></html>", State.REFUSED),
        (b"<h1>SUCCESS</h1><p>FAILURE</p>", State.REFUSED),
        (GATEWAY, State.GATEWAY_PAGE),
        (b"<html><head><title>504 Gateway Time-out</title></head></html>", State.GATEWAY_PAGE),
        (b"ExceededConcurrentLimit", State.GATEWAY_PAGE),
        (b"", State.NOT_A_LOG),
        (b"\x00\xff" * 500, State.NOT_A_LOG),
        (b'{"status": "ok"}', State.NOT_A_LOG),
        (b'<doi_batch version="5.5.0"><head/></doi_batch>', State.NOT_A_LOG),
        (b"\n\n" + log(record("10.5555/a")), State.COMPLETED),
        (log(record("10.5555/a")).decode().replace("UTF-8", "UTF-16").encode("utf-16"), State.COMPLETED),
        (b"Subject: result\n\n" + log(record("10.5555/a")) + b"\n-- \nsent by mail", State.COMPLETED),
    ],
)
def test_what_an_answer_is(content: bytes, state: State) -> None:
    found = parse_result(content)
    assert found.state is state
    assert found.registered is (state is State.COMPLETED)


def test_a_log_that_does_not_say_its_status_has_the_results_that_it_has() -> None:
    found = parse_result(log(record("10.5555/jex.1"), status=""), SENT)
    assert found.registered
    assert [problem.kind for problem in found.problems] == ["guessed"]


@pytest.mark.parametrize("status", ["", ' status="processing"'])
def test_a_log_of_no_known_status_is_not_the_last_while_articles_are_absent(status: str) -> None:
    found = parse_result(log(record("10.5555/jex.1"), status=status), BOTH)
    assert found.state is State.NOT_A_LOG
    assert not found.state.is_final
    assert [problem.remedy for problem in found.problems] == ["ask for the result again"]


def test_a_record_without_a_status_is_not_registered() -> None:
    found = parse_result(log(record("10.5555/jex.1").replace(' status="Success"', "")), SENT)
    assert found.is_registered("10.5555/jex.1") is False
    assert "the status of this record in the log is absent" in found.problems[-1].message


def test_a_log_that_is_cut_off_has_the_records_before_that() -> None:
    whole = log(record("10.5555/jex.1"), record("10.5555/jex.10"))
    found = parse_result(whole[: whole.index(b"jex.10")], BOTH)
    assert found.state is State.TRUNCATED
    assert [each.doi for each in found.records] == ["10.5555/jex.1"]
    assert not found.registered
    assert found.problems[0].code == "crossref.truncated"


def test_a_large_log_of_messages_about_the_batch_is_read_fast() -> None:
    sent = {f"10.5555/jex.{number}": ARTICLE for number in range(400)}
    message = 'ORCID "https://orcid.org/0000-0001-5109-3700" has invalid checksum'
    content = log(*(failure("DOI not found", message) for _ in range(400)))
    start = process_time()
    assert len(parse_result(content, sent).records) == 400
    assert process_time() - start < 20


@pytest.mark.parametrize("piece", ["ISSN ", "\n", "submitted version ", "10.5555/", "Error\n", "One of '{", "title "])
def test_a_message_is_read_as_fast_as_it_is_long(piece: str) -> None:
    content = log(failure("10.5555/jex.1", piece * (400_000 // len(piece)) + "."))
    start = process_time()
    assert len(parse_result(content, SENT).records) == 1
    assert process_time() - start < 10


@pytest.mark.corpus
def test_the_logs_beside_the_checkout(shared: Path) -> None:
    found = {path.name[:2]: parse_result(path.read_bytes()) for path in shared.glob("cases/deposit-logs/[0-9]*")}
    told = {
        number: (str(each.state), each.registered, [str(problem.code)[9:] for problem in each.problems])
        for number, each in found.items()
    }
    expected = {
        "01": ("completed", True, ["reference"]),
        "02": ("completed", True, []),
        "04": ("completed", True, ["conflict"]),
        "05": ("completed", False, ["schema", "schema"]),
        "06": ("completed", False, ["orcid"]),
        "07": ("completed", False, ["issn"]),
        "09": ("completed", False, ["prefix-not-yours"]),
        "10": ("completed", False, ["title-missing"]),
        "11": ("completed", False, ["relation-target"]),
        "13": ("queued", False, []),
        "14": ("in-process", False, []),
        "16": ("completed", True, [""]),
        "17": ("refused-login", False, ["refused-login"]),
        "19": ("receipt", False, []),
    }
    assert {number: told[number] for number in expected} == expected


def _mutated(random: Random, content: bytes) -> bytes:
    """The content with up to four damages: bytes changed, pieces left out, repeated, or put elsewhere."""
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(content) + 1)
        piece = content[start : start + random.choice((1, 3, 20, 200))]
        match random.randrange(5):
            case 0:
                content = content[:start] + random.randbytes(random.randint(1, 4)) + content[start + 1 :]
            case 1:
                content = content[:start] + content[start + len(piece) :]
            case 2:
                content = content[:start] + piece + content[start:]
            case 3:
                content = content[:start]
            case _:
                place = random.randrange(len(content) + 1)
                content = content[:place] + piece + content[place:]
    return content


def _assert_read(count: int) -> None:
    citations = '<citations_diagnostic><citation key="a" status="error">X</citation></citations_diagnostic>'
    contents = [RECEIPT, GATEWAY, unfinished("queued"), b"Cannot authenticate user"]
    contents += [log(record("10.5555/jex.1", each.example, "Failure", citations, "4")) for each in MESSAGES]
    contents += [log(record("10.5555/jex"), record("10.5555/jex.1", more=citations), failure("", "cvc-x"))] * 4
    random = Random(15)  # noqa: S311 (the same ones each time)
    for _ in range(count):
        found = parse_result(_mutated(random, random.choice(contents)), BOTH)
        assert isinstance(found.state, State)
        assert not found.registered or {"10.5555/jex.1", "10.5555/jex.10"} <= {
            str(each.doi).lower() for each in found.records
        }


def test_damaged_answers_are_read() -> None:
    _assert_read(300)


@pytest.mark.slow
def test_ten_thousand_damaged_answers_are_read() -> None:
    _assert_read(10_000)


def test_reading_a_result_loads_no_network_library() -> None:
    code = (
        "import sys, pubmeta; pubmeta.deposit.parse_result(b'<doi_batch_diagnostic status=\"queued\"/>');"
        "print([name for name in ('httpx2', 'httpcore2', 'anyio') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout == "[]\n"
