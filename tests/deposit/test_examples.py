"""The examples of deposits from a platform run, against the stand-in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

from .logs import failure
from .servlet import LOGIN, PASSWORD, Servlet
from .test_run import CONFIG, article

EXAMPLES = ROOT / "examples"
DJANGO = """
import django, json, sys
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["django_deposit"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "papers.db"}},
    DEPOSITS="deposits",
    CROSSREF_SERVER=sys.argv[1],
    CROSSREF=json.loads(sys.argv[2]),
    USE_TZ=True,
)
django.setup()
from django.db import connection
from django_deposit import tasks
from django_deposit.models import Paper
with connection.schema_editor() as editor:
    editor.create_model(Paper)
for number, published in (1, "2026-05-04"), (2, "2026-05-05"), (3, "1026-05-06"):
    Paper.objects.create(doi=f"10.5555/Paper.{number}", title=f"Paper {number}", journal="Journal of Examples",
                         issn="2432-0005", published=published, page=f"https://example.org/{number}")
tasks.send_due()
first = list(Paper.objects.values_list("state", flat=True))
for _ in range(4):
    tasks.ask()
print(json.dumps([first, list(Paper.objects.values("doi", "state", "problems", "is_due"))]))
"""


@pytest.fixture
def account(servlet: Servlet, monkeypatch: pytest.MonkeyPatch) -> Servlet:
    monkeypatch.setenv("PUBMETA_CROSSREF_LOGIN", LOGIN)
    monkeypatch.setenv("PUBMETA_CROSSREF_PASSWORD", PASSWORD)
    return servlet


def ran(folder: Path, *command: object) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(EXAMPLES)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_queue_sends_and_asks(account: Servlet, tmp_path: Path) -> None:
    account.verdicts["10.5555/trees.2"] = failure("10.5555/trees.2", 'ORCID "0000-0002-1825-0097" duplicates', "45")
    (tmp_path / "journal.toml").write_text(
        "[crossref]\n" + "".join(f'{k} = "{v}"\n' for k, v in CONFIG.tables["crossref"].items())
    )
    for number in (1, 2, 3):
        more = {"landing_page": None} if number == 3 else {}
        (tmp_path / f"{number}.json").write_text(json.dumps(article(number, **more)))
    script = EXAMPLES / "deposit_queue.py"
    inputs = ["1.json", "2.json", "3.json"]
    lines = ran(tmp_path, script, "send", account.url, "out", "journal.toml", *inputs).splitlines()
    assert [line.split("\t")[:2] for line in lines] == [
        ["10.5555/trees.1", "waiting"],
        ["10.5555/trees.2", "waiting"],
        ["3.json", "cannot be deposited"],
    ]
    for _ in range(3):
        lines = ran(tmp_path, script, "ask", account.url, "out").splitlines()
    assert [line.split("\t")[:2] for line in lines] == [
        ["10.5555/trees.1", "registered"],
        ["10.5555/trees.2", "failed"],
    ]
    assert "contributors[0].orcid" in lines[1]
    assert len(account.posts) == 1


def test_a_django_app_deposits_its_papers(account: Servlet, tmp_path: Path) -> None:
    account.verdicts["10.5555/paper.2"] = failure("10.5555/Paper.2", "java.lang.NullPointerException")
    first, papers = json.loads(ran(tmp_path, "-c", DJANGO, account.url, json.dumps(CONFIG.tables["crossref"])))
    assert first == ["waiting", "waiting", "failed"]
    assert [(each["state"], each["is_due"]) for each in papers] == [
        ("registered", False),
        ("failed", False),
        ("failed", False),
    ]
    assert papers[1]["problems"][0]["code"] == "crossref.crossref-fault"
    assert len(account.posts) == 1
