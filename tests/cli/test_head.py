"""`pubmeta head`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

ARTICLE = {
    "title": "Rain",
    "doi": "10.5555/rain.1",
    "contributors": [{"family": "Berg"}],
    "dates": {"published": "2024"},
    "landing_page": "https://rain.example/1",
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "rain.json"
    path.write_text(json.dumps(ARTICLE))
    return path


def test_three_files_are_written(run: Run, record: Path, tmp_path: Path) -> None:
    ran = run("head", record, "--from", "article", "--out", tmp_path / "out")
    assert (ran.status, ran.err) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "rain.head.html",
        "rain.link.txt",
        "rain.linkset.json",
    ]
    header = (tmp_path / "out" / "rain.link.txt").read_text()
    assert header.startswith('<https://doi.org/10.5555/rain.1>; rel="cite-as", ')
    assert header.count("\n") == 1
    assert run("validate", *sorted((tmp_path / "out").glob("rain.*[ln]"))).status == 0


def test_addresses_are_made_of_the_name_and_the_doi(run: Run, record: Path, tmp_path: Path) -> None:
    page, documents = "https://rain.example/{doi}", "https://rain.example/files/{stem}{suffix}"
    command = ("head", record, "--from", "article", "--out", tmp_path, "--page", page, "--documents", documents)
    assert run(*command, "--to", "jats,linkset").status == 0
    text = (tmp_path / "rain.head.html").read_text()
    assert 'content="https://rain.example/10.5555/rain.1"' in text
    assert '<link rel="describedby" href="https://rain.example/files/rain.jats.xml"' in text
    assert '<link rel="linkset" href="https://rain.example/files/rain.linkset.json"' in text


@pytest.mark.parametrize(
    ("changes", "arguments", "message"),
    [
        ({"contributors": []}, (), "Google Scholar takes no article without one"),
        ({"landing_page": None}, (), "there is no page"),
        ({"doi": None}, ("--page", "https://rain.example/{doi}"), "the article has no DOI"),
        ({"title": " "}, (), "is blank"),
    ],
)
def test_without_what_is_needed_nothing_is_written(
    run: Run, record: Path, tmp_path: Path, changes: dict[str, object], arguments: tuple[str, ...], message: str
) -> None:
    record.write_text(json.dumps({**ARTICLE, **changes}))
    ran = run("head", record, "--from", "article", "--out", tmp_path / "out", *arguments)
    assert ran.status == 1
    assert message in " ".join(ran.text.split())
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--page", "/{stem}"), "for --page: '/x' is not a URL"),
        (
            ("--page", "https://rain.example/{stm}"),
            "for --page: nothing is called {stm} in an address; use {stem}, {doi}",
        ),
        (("--page", "https://rain.example/{suffix}"), "nothing is called {suffix} in an address; use {stem}, {doi}"),
        (
            ("--to", "csl", "--documents", "https://rain.example/{}"),
            "for --documents: nothing is called {} in an address",
        ),
    ],
)
def test_an_address_that_cannot_be_one_is_refused(
    run: Run, record: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = run("head", record, "--from", "article", "--out", tmp_path / "out", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_several_records_are_numbered_and_strict_warnings_fail(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({**ARTICLE, "title": title}) + "\n" for title in ("Rain", "Sun")))
    out = tmp_path / "out"
    assert run("head", path, "--from", "article", "--out", out).status == 0
    assert (out / "two-2.head.html").exists()
    ran = run("head", path, "--from", "article", "--out", out, "--page", "https://rain.example/2", "--strict", "-q")
    assert ran.status == 1
    report = run("head", path, "--from", "article", "--out", out, "--report", "json").report
    assert [each["valid"] for each in report["inputs"]] == [True, True]
    assert report["inputs"][1]["documents"][0]["file"] == str(out / "two-2.head.html")


def test_an_empty_file_and_options_that_belong_together(run: Run, record: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.touch()
    assert run("head", empty, "--out", tmp_path / "out").status == 1
    ran = run("head", record, "--out", tmp_path / "out", "--documents", "https://rain.example/{stem}")
    assert ran.status == 2
    assert "--documents and --to belong together" in ran.err
