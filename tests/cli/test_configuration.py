"""`--option`: options of formats on the command line; and configurations with several journals."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .conftest import Run


def flat(text: str) -> str:
    return " ".join(re.sub("[│╭╮╰╯─]", " ", text).split())


def test_an_option_goes_before_the_configuration(run: Run, record: Path, config: Path) -> None:
    config.write_text(config.read_text() + '[jats]\nversion = "1.3"\ntag_set = "archiving"\n')
    text = run("export", record, "--to", "jats", "--config", config, "-o", "jats.version=1.4").text
    assert 'dtd-version="1.4"' in text
    assert "Archiving" in text


def test_options_are_typed(run: Run, record: Path, config: Path) -> None:
    options = [
        *("-o", "crossref.crossmark_policy=10.5555/policy"),
        *("-o", "crossref.crossmark_domains=a.example.org,b.example.org"),
        *("--option", "crossref.crossmark_domains=c.example.org"),
        *("-o", "crossref.crossmark_domain_exclusive=true"),
        *("-o", "crossref.timestamp=20240101000000000"),
    ]
    text = run("export", record, "--to", "crossref", "--config", config, *options).text
    assert re.findall("<domain>(.*)</domain>", text) == ["a.example.org", "b.example.org", "c.example.org"]
    assert "<crossmark_domain_exclusive>true<" in text
    assert "<timestamp>20240101000000000<" in text


def test_the_last_of_two_values_counts(run: Run, record: Path) -> None:
    ran = run("export", record, "--to", "jats", "-o", "jats.version=1.3", "-o", "jats.version=1.4")
    assert 'dtd-version="1.4"' in ran.text


def test_a_batch_takes_options(run: Run, record: Path) -> None:
    assert run("batch", record, "--to", "jats", "--out", "out", "-o", "jats.version=1.3").status == 0
    (file,) = (record.parent / "out").glob("jats/*/*.xml")
    assert 'dtd-version="1.3"' in file.read_text()


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("jats.verison=1.3", "jats has no option 'verison'; did you mean 'version'?"),
        ("jats.x=1", "jats has no option 'x'; it has version, tag_set"),
        ("article.x=1", "article has no option 'x'; it has none"),
        ("crosref.version=1", "no format is called 'crosref'"),
        ("crosref.version=1", "did you mean 'crossref'?"),
        ("version=1", "'version=1' is not of the form FORMAT.OPTION=VALUE"),
        ("jats.version", "'jats.version' is not of the form FORMAT.OPTION=VALUE"),
        ("jats.version=1.5", "jats.version '1.5' is not a known word"),
        ("csl.references=perhaps", "csl.references"),
        ("crossref.depositor_email=x", "crossref.depositor_email"),
        ("crossref.registrant=", "crossref.registrant"),
        ("crossref.crossmark_version=1", "without crossmark_policy"),
        ("jats.version=1.3", "jats is not written, so its options have no effect; the formats that are: csl"),
    ],
)
def test_a_wrong_option_is_status_2_and_named(run: Run, record: Path, option: str, message: str) -> None:
    ran = run("export", record, "--to", "csl", "-o", option)
    assert (ran.status, ran.out) == (2, b"")
    assert message in flat(ran.err)


SEVERAL = """
landing_page = "https://example.org/{doi}"

[[journals]]
title = "Journal of Examples"
nlm_ta = "J Ex"

[[journals]]
title = "Annals"
issn_print = "2163-9914"
"""


@pytest.mark.parametrize("command", ["export", "batch"])
def test_each_record_has_the_profile_of_its_journal(run: Run, record: Path, command: str) -> None:
    article = json.loads(record.read_bytes())
    del article["landing_page"]
    titles = ("Journal of Examples", "Annals", "Reviews")
    lines = [json.dumps({**article, "journal": {"title": title}}) for title in titles]
    record.write_text("".join(f"{line}\n" for line in lines))
    record.with_name("journals.toml").write_text(SEVERAL)
    ran = run(command, record, "--to", "article", "--config", "journals.toml", "--out", "out")
    assert ran.status == 1
    files = sorted((record.parent / "out").glob("record-*" if command == "export" else "article/*"))
    texts = [path.read_text() for path in files]
    written = [json.loads(each) for text in texts for each in ([text] if command == "export" else text.splitlines())]
    assert [each["journal"].get("nlm_ta") or each["journal"]["issn_print"] for each in written] == ["J Ex", "2163-9914"]
    assert {each["landing_page"] for each in written} == {"https://example.org/10.5555/example.1"}
    told = ran.text if command == "export" else (record.parent / "out" / "problems.jsonl").read_text()
    assert "the journal 'Reviews' is in none of the 2 [[journals]] of the configuration" in flat(told)
