"""`pubmeta diff`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from tests.registered.test_comparing import WORK, article

import pubmeta
from pubmeta.checks import jsonschema
from pubmeta.registered.normal import WIDEST

from .conftest import Run


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return write(tmp_path, "ours.json")


def write(folder: Path, name: str, **more: Any) -> Path:
    path = folder / name
    path.write_text(article(**more).model_dump_json(exclude_defaults=True))
    return path


def registered(folder: Path, *works: dict[str, Any]) -> Path:
    path = folder / "works.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in works))
    return path


def test_what_is_the_same_is_said(run: Run, ours: Path, tmp_path: Path) -> None:
    ran = run("diff", ours, "--registered", registered(tmp_path, WORK))
    assert ran.status == 0
    assert "10.5555/trees.1" in ran.text
    assert ": same" in " ".join(ran.text.split())
    assert "Crossref's own" in ran.text


def test_one_article_is_told_change_by_change(run: Run, tmp_path: Path) -> None:
    ours = write(tmp_path, "ours.json", volume="3", dates={"published_online": "2026-05-05", "issue": "2026"})
    ran = run("diff", ours, "--registered", registered(tmp_path, {**WORK, "volume": "4"}))
    assert ran.status == 1
    text = " ".join(ran.text.split())
    assert "to change volume 3 registered: 4" in text
    assert "to add dates.issue 2026" in text
    assert "To deposit, with nothing lost: pubmeta deposit" in text


def test_what_a_deposit_would_lose_is_said_before_it_is_sent(run: Run, ours: Path, tmp_path: Path) -> None:
    ran = run("diff", ours, "--registered", registered(tmp_path, {**WORK, "volume": "4"}))
    assert ran.status == 1
    assert "would be lost volume registered: 4" in " ".join(ran.text.split())
    assert "Add what only Crossref has to these before you deposit them" in " ".join(ran.text.split())


def test_a_journal_is_one_table_with_the_worst_first(run: Run, tmp_path: Path) -> None:
    files = [
        write(tmp_path, "same.json", doi="10.5555/same"),
        write(
            tmp_path,
            "stale.json",
            doi="10.5555/stale",
            section="Letters",
            volume="3",
            dates={"issue": "2026", "published_online": "2026-05-04"},
        ),
        write(tmp_path, "none.json", doi="10.5555/none"),
        write(tmp_path, "loses.json", doi="10.5555/loses"),
    ]
    works = [{**WORK, "DOI": f"10.5555/{name}"} for name in ("same", "stale", "other", "loses")]
    works[3]["volume"] = "4"
    ran = run("diff", *files, "--registered", registered(tmp_path, *works))
    assert ran.status == 1
    told = re.findall(r"10\.5555/(\w+) +(not registered|would lose|to deposit)", " ".join(ran.text.split()))
    assert told == [("none", "not registered"), ("loses", "would lose"), ("stale", "to deposit")]
    assert "1 of 4 articles are registered as they are" in ran.text
    assert "10.5555/same" in run("diff", *files, "--registered", "works.jsonl", "--all").text


def test_a_report_for_programs(run: Run, ours: Path, tmp_path: Path) -> None:
    ran = run("diff", ours, "--registered", registered(tmp_path, {**WORK, "volume": "4"}), "--report", "json")
    report = json.loads(ran.out)
    assert jsonschema.problems(report, "diff-report") == []
    assert report["same"] is False
    (found,) = report["articles"]
    assert (found["doi"], found["standing"]) == ("10.5555/trees.1", "would lose")
    assert {"kind": "only-registered", "path": "volume", "ours": None, "theirs": "4"} in found["changes"]


def test_what_cannot_be_compared_is_told(run: Run, ours: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("nothing")
    ran = run("diff", ours, nothing, "--registered", registered(tmp_path, {**WORK, "type": "book"}))
    assert ran.status == 1
    report = json.loads(run("diff", ours, nothing, "--registered", "works.jsonl", "--report", "json").out)
    assert jsonschema.problems(report, "diff-report") == []
    text = " ".join(ran.text.split())
    assert text.count("cannot be compared") == 2
    assert "'book' is a book; pubmeta reads only articles" in text


def test_records_in_xml_are_compared(run: Run, tmp_path: Path) -> None:
    first, second = write(tmp_path, "first.json"), write(tmp_path, "second.json", title="Another")
    content = pubmeta.write(article(), "crossref", WIDEST).content
    (tmp_path / "registered.xml").write_bytes(content)
    ran = run("diff", first, "--registered", "registered.xml")
    assert ran.status == 0
    ran = run("diff", first, second, write(tmp_path, "no.json", doi=None), "--registered", "registered.xml")
    assert ran.status == 1
    text = " ".join(ran.text.split())
    assert "has the DOI of" in text
    assert "the article has no DOI" in text


def test_a_file_that_is_no_record_is_told(run: Run, ours: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("nothing")
    ran = run("diff", ours, "--registered", "other.txt")
    assert ran.status == 1
    assert "in no format that pubmeta recognises" in ran.err


def test_records_are_fetched(run: Run, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with HTTPServer("127.0.0.1") as server:
        answer = server.expect_request("/v1/works/10.5555/trees.1", query_string={"mailto": "me@example.org"})
        answer.respond_with_json({"message": WORK})
        host = server.url_for("").rstrip("/")
        ran = run("diff", ours, "--fetch", "--host", host, "--contact", "me@example.org")
    assert ran.status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "either the registered records with --registered, or --fetch"),
        (["--fetch", "--registered", "works.jsonl"], "either the registered records with --registered, or --fetch"),
        (["--registered", "absent.json"], "no such file"),
        (["--registered", "ours.json", "--report", "sarif"], "'sarif' is not one of"),
        (["--fetch"], "an e-mail address at which Crossref can reach you"),
        (["--fetch", "--contact", "me"], "for --contact: 'me' is not an e-mail address"),
        (["--fetch", "--contact", "me@example.org", "--host", "http://example.org"], "is not an https URL"),
        (["--fetch", "--contact", "me@example.org", "--host", "https://["], "is not a URL"),
    ],
)
def test_a_wrong_command(arguments: list[str], said: str, run: Run, ours: Path) -> None:
    ran = run("diff", ours, *arguments)
    assert ran.status == 2
    assert said in " ".join(ran.err.replace("│", "").split())


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({**WORK, "DOI": "10.5555/other"}) + "\n" + json.dumps(WORK)[:200],
        "<html><body>Under maintenance</body></html>",
    ],
)
def test_records_that_cannot_be_read_make_no_article_unregistered(
    content: str, run: Run, ours: Path, tmp_path: Path
) -> None:
    path = tmp_path / "works.jsonl"
    path.write_text(content)
    ran = run("diff", ours, "--registered", path)
    assert ran.status == 1
    text = " ".join(ran.text.split())
    assert ": cannot be compared" in text
    assert "give the registered records whole" in text
    assert "To deposit" not in text


def test_one_article_that_is_not_registered_is_told(run: Run, ours: Path, tmp_path: Path) -> None:
    ran = run("diff", ours, "--registered", registered(tmp_path, {**WORK, "DOI": "10.5555/other"}))
    assert ": not registered" in " ".join(ran.text.split())


def test_a_problem_of_one_of_many_articles_names_its_input(run: Run, ours: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.json"
    bare.write_text('{"title": "Trees", "volume": "3"}')
    ran = run("diff", ours, bare, "--registered", registered(tmp_path, WORK))
    text = " ".join(ran.text.replace("\n", "").split())
    assert "the article has no DOI" in text
    assert re.search(r"add the DOI *in .*bare\.json", text)
