"""`pubmeta deposit`."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.deposit.logs import failure, log, record
from tests.deposit.servlet import LOGIN, PASSWORD, Servlet

from pubmeta.deposit import Depositor, journal, sending

from .conftest import Run

CONFIG = """
[crossref]
depositor_name = "Example Press"
depositor_email = "deposits@example.org"
registrant = "Example Press"
"""


@pytest.fixture
def servlet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Servlet]:
    """The stand-in, an account there, and results that are asked for at once."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("PUBMETA_CROSSREF_LOGIN", LOGIN)
    monkeypatch.setenv("PUBMETA_CROSSREF_PASSWORD", PASSWORD)
    monkeypatch.setattr(sending, "_ASKED_AFTER", (0.0,))
    (tmp_path / "journal.toml").write_text(CONFIG)
    with Servlet().running() as servlet:
        yield servlet


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.json"
    path.write_text(
        json.dumps(
            {
                "title": "Rows of trees",
                "doi": "10.5555/Trees",
                "journal": {"title": "Journal of Examples", "issn_electronic": "2432-0005"},
                "contributors": [
                    {"family": "First", "given": "A."},
                    {"family": "Second", "given": "B.", "orcid": "0000-0002-1825-0097"},
                ],
                "dates": {"published_online": "2026-05-04"},
                "landing_page": "https://example.org/trees",
            }
        )
    )
    return path


def test_an_article_is_deposited_and_the_status_is_told(run: Run, servlet: Servlet, article: Path) -> None:
    ran = run("deposit", article, "--config", "journal.toml", "--server", servlet.url)
    assert (ran.status, ran.err) == (0, "")
    assert ran.text == "1 DOI in deposits: 1 registered, 0 failed, 0 waiting\n"
    assert run("deposit", "--status").text == ran.text
    again = run("deposit", article, "--config", "journal.toml")
    assert "1 registered before and unchanged" in " ".join(again.text.split())
    assert len(servlet.posts) == 1
    assert run("deposit", article, "--config", "journal.toml", "--quiet").text == ""


def test_a_failure_says_where_and_what_to_do(run: Run, servlet: Servlet, article: Path) -> None:
    servlet.verdicts["10.5555/trees"] = failure("10.5555/trees", "ORCID 0000-0002-1825-0097 duplicates", "45")
    ran = run("deposit", article, "--config", "journal.toml", "--server", servlet.url)
    assert ran.status == 1
    text = " ".join(ran.text.split())
    assert "contributors[1].orcid" in text
    assert "correct the ORCID iD, or leave it out" in text
    assert "10.5555/trees (" in text
    assert run("deposit", "--status").status == 1
    assert run("deposit", article, "--config", "journal.toml").status == 0


def test_what_waits_is_waited_for_later(run: Run, servlet: Servlet, article: Path) -> None:
    servlet.faults.append("lost")
    ran = run("deposit", article, "--config", "journal.toml", "--server", servlet.url, "--wait", "0.1")
    assert ran.status == 1
    assert "1 waiting" in ran.text
    assert "pubmeta deposit --resume --out deposits" in ran.text
    ran = run("deposit", "--resume")
    assert ran.status == 0
    assert len(servlet.posts) == 1


def test_what_is_to_be_looked_after_names_the_doi(run: Run, servlet: Servlet, article: Path) -> None:
    more = "<dois_in_conflict><doi>10.5555/other</doi></dois_in_conflict>"
    servlet.verdicts["10.5555/trees"] = record("10.5555/trees", "Added with conflict", "Warning", more)
    ran = run("deposit", article, "--config", "journal.toml", "--server", servlet.url)
    assert ran.status == 0
    text = " ".join(ran.text.split())
    assert "the other DOI is 10.5555/other" in text
    assert "in 10.5555/trees (" in text
    assert " ".join(run("deposit", "--status").text.split()) == text


def test_what_keeps_a_deposit_waiting_is_said(run: Run, servlet: Servlet, article: Path) -> None:
    command = ("deposit", article, "--config", "journal.toml", "--server", "http://127.0.0.1:9", "--wait", "0")
    text = " ".join(run(*command).text.split())
    assert "No result yet: the server cannot be reached" in text
    assert "To wait for what has no result: pubmeta deposit --resume" in text


@pytest.mark.parametrize("arguments", [["--resume"], ["--status"], ["article.json", "--config", "journal.toml"]])
def test_a_journal_that_cannot_be_read_is_told(
    arguments: list[str], run: Run, servlet: Servlet, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "deposits/deposits.jsonl").mkdir(parents=True)
    ran = run("deposit", *arguments)
    assert ran.status == 1
    assert ran.err.startswith("Error: deposits/deposits.jsonl: Is a directory; once this is put right")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--resume"], "has no journal of deposits to go on with"),
        (["article.json", "--config", "journal.toml"], "test for trials, doi to register"),
    ],
)
def test_a_journal_that_was_not_begun_has_no_server(
    arguments: list[str], said: str, run: Run, servlet: Servlet, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "deposits").mkdir()
    (tmp_path / "deposits/deposits.jsonl").touch()
    ran = run("deposit", *arguments)
    assert ran.status == 2
    assert said in " ".join(ran.err.split())


def test_a_disk_that_is_full_is_told_with_its_folder(
    run: Run, servlet: Servlet, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(journal, "add_lines", full)
    ran = run("deposit", article, "--config", "journal.toml", "--server", servlet.url)
    assert ran.status == 1
    assert ran.err.startswith("Error: deposits: No space left on device; once this is put right, give the same command")


def test_who_interrupts_it_is_told_how_to_go_on(
    run: Run, servlet: Servlet, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Depositor, "deliver", interrupted)
    ran = run("deposit", article, "--config", "journal.toml", "--server", servlet.url)
    assert ran.status == 130
    assert ran.err == "Interrupted; to go on: pubmeta deposit --resume --out deposits\n"


def test_what_cannot_be_deposited_is_told(run: Run, servlet: Servlet, article: Path) -> None:
    article.write_text(article.read_text().replace("landing_page", "short_title"))
    ran = run("deposit", article, "--config", "journal.toml", "--server", servlet.url)
    assert ran.status == 1
    assert "1 record could not be deposited" in " ".join(ran.text.split())
    assert "landing_page" in ran.text
    assert servlet.posts == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the files to deposit"),
        (["--status", "--resume"], "cannot be given together"),
        (["article.json", "--status"], "takes no files"),
        (["article.json"], "test for trials, doi to register"),
        (["article.json", "--server", "http://example.org"], "is not an https URL"),
    ],
)
def test_a_wrong_command_sends_nothing(
    arguments: list[str], said: str, run: Run, servlet: Servlet, article: Path
) -> None:
    ran = run("deposit", *arguments)
    assert ran.status == 2
    assert said in " ".join(ran.err.replace("│", "").split())
    assert servlet.requests == []


def test_an_account_is_needed_and_a_wrong_one_is_told(
    run: Run, servlet: Servlet, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("deposit", article, "--config", "journal.toml", "--server", servlet.url)
    monkeypatch.setenv("PUBMETA_CROSSREF_PASSWORD", "not-this-one")
    ran = run(*command)
    assert ran.status == 1
    assert "refused the account" in ran.err
    assert "not-this-one" not in ran.err + ran.text
    monkeypatch.delenv("PUBMETA_CROSSREF_PASSWORD")
    ran = run(*command)
    assert ran.status == 2
    assert "PUBMETA_CROSSREF_PASSWORD is not set" in " ".join(ran.err.split())


def test_a_log_is_explained(run: Run, article: Path, tmp_path: Path) -> None:
    content = log(record("10.5555/a"), failure("DOI not found", 'ORCID "0000-0002-1825-0097" duplicates', "45"))
    (tmp_path / "log.xml").write_bytes(content)
    ran = run("deposit", "--explain", "log.xml", article)
    assert ran.status == 1
    text = " ".join(ran.text.split())
    assert text.startswith("submission 1400000000, batch spring-issue: The deposit is processed. 1 of 2 records")
    assert "10.5555/a registered Successfully added" in text
    assert "contributors[1].orcid: an ORCID iD is not valid" in text
    (tmp_path / "log.xml").write_bytes(log(record("10.5555/trees")))
    assert run("deposit", "--explain", "log.xml", article).status == 0


def test_a_warning_about_the_batch_is_not_a_registered_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "log.xml").write_bytes(log(record("10.5555/a"), record("", "The queue was long", "Warning")))
    text = " ".join(run("deposit", "--explain", "log.xml").text.split())
    assert "1 of 1 records registered" in text
    assert "the batch warning a message" in text


def test_a_folder_is_no_log(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "log.xml").write_bytes(log(record("10.5555/a")))
    ran = run("deposit", "--explain", tmp_path)
    assert ran.status == 2
    assert "files; name one" in " ".join(ran.err.split())


def test_an_answer_that_is_no_log_is_explained(run: Run) -> None:
    ran = run("deposit", "--explain", "-", stdin=b"Cannot authenticate user")
    assert ran.status == 1
    assert ran.text.startswith("Crossref refused the account")
    ran = run("deposit", "--explain", "-", stdin=b"")
    assert ran.status == 1
    assert "is empty" in ran.text
