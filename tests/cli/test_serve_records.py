"""`pubmeta serve` with a store of records."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from .conftest import Run

STORE = ("--store", "records.sqlite3")
OAI = (*STORE, "--oai-email", "a@b.example", "--oai-domain", "b.example")


def test_records_are_served(run: Run, record: Path) -> None:
    run("store", "put", record, *STORE)
    options = (
        "--oai-email",
        "oai@jex.example",
        "--public-url",
        "https://jex.example/metadata",
        "--oai-to",
        "jats,datacite-xml",
    )
    with subprocess.Popen(
        [sys.executable, "-m", "pubmeta", "serve", "--port", "0", "--processes", "1", *STORE, *options],
        cwd=record.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout
        address = process.stdout.readline().decode().removeprefix("Listening at ").strip()
        answer = httpx2.get(f"{address}/records/10.5555/example.1?to=bibtex")
        assert answer.headers["content-location"] == "https://jex.example/metadata/records/10.5555/example.1?to=bibtex"
        assert answer.text.startswith("@article{")
        identified = httpx2.get(f"{address}/oai?verb=Identify").text
        assert "<repositoryName>jex.example</repositoryName>" in identified
        assert "<baseURL>https://jex.example/metadata/oai</baseURL>" in identified
        offered = httpx2.get(f"{address}/oai?verb=ListMetadataFormats").text
        assert offered.count("<metadataPrefix>") == 3
        listed = httpx2.get(f"{address}/oai?verb=ListIdentifiers&metadataPrefix=datacite").text
        assert "noRecordsMatch" in listed  # DataCite takes no article without a publisher
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--oai-email", "a@b.example"], "--oai-email: has no effect without --store; give both"),
        (["--index", "x.sqlite3"], "--index: has no effect without --store; give both"),
        ([*STORE, "--oai-to", "jats"], "--oai-to: has no effect without --oai-email; give both"),
        ([*STORE, "--oai-email", "a@b.example"], "--oai-domain: harvesters need the domain; give it, or --public-url"),
        ([*STORE, "--oai-email", "a", "--oai-domain", "b.example"], "--oai-email: 'a' is not an e-mail address"),
        ([*STORE, "--oai-email", "a@b.example", "--oai-domain", "b"], "'b' is not the name of a domain"),
        (
            [*STORE, "--oai-email", "a@b.example", "--public-url", "http://127.0.0.1"],
            "--oai-domain: '127.0.0.1' is not",
        ),
        ([*STORE, "--oai-email", "a@b.example", "--oai-domain", "b.example", "--oai-to", "csl"], "cannot be offered"),
        ([*STORE], "there is no store records.sqlite3; put a record into it first"),
        (["--public-url", "rain.example"], "--public-url: 'rain.example' is not a URL"),
        (["--public-url", "http://["], "--public-url: 'http://[' is not a URL"),
        (["--public-url", "ftp://rain.example"], "--public-url: 'ftp://rain.example' is not where a service is"),
        (["--public-url", "https://rain.example/?a=b"], "is not where a service is"),
        ([*OAI, "--oai-to", "nope"], "--oai-to: no format is called 'nope'"),
    ],
)
def test_what_cannot_be_served_is_status_2(run: Run, options: list[str], message: str) -> None:
    ran = run("serve", "--port", "0", *options)
    assert (ran.status, ran.out) == (2, b"")
    assert message in " ".join(ran.err.split())
