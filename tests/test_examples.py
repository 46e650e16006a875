"""Every example runs; the pages are run by tests/docs."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from time import process_time
from types import ModuleType

import pytest

import pubmeta
from pubmeta import Config, Log
from pubmeta.testing import cases, check_format
from tests.conftest import ROOT
from tests.docs.blocks import blocks

EXAMPLES = ROOT / "examples"
README = (ROOT / "README.md").read_text(encoding="utf-8")
FOUR = ["article.crossref.xml", "article.csl.json", "article.jats.xml", "article.schemaorg.jsonld"]


def executed(*command: str | Path, folder: Path, status: int = 0, **environment: str) -> str:
    """What a command prints on standard output, run in the folder with this Python first on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    whole = {**os.environ, "PATH": path, **environment}
    run = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True, env=whole)
    assert run.returncode == status, run.stdout + run.stderr
    return run.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the examples in it, as in a checkout."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    return tmp_path


def assert_valid(paths: list[Path]) -> None:
    for path in paths:
        report = pubmeta.validate(path.read_bytes())
        assert report.valid, report.problems


# the page and the profile


def test_the_page_says_the_same_as_the_case_of_that_article() -> None:
    page = pubmeta.read(EXAMPLES / "article.txt", "landing").article
    case = pubmeta.read(ROOT / "tests/cases/rituximab/article.json").article
    for name in ("title", "doi", "contributors", "volume", "issue", "pages", "dates", "copyright", "references"):
        assert getattr(page, name) == getattr(case, name), name


@pytest.mark.corpus
def test_the_page_has_the_facts_and_not_the_sentences_of_the_one_it_is_made_after(shared: Path) -> None:
    page = (EXAMPLES / "article.txt").read_text(encoding="utf-8")
    (seed,) = shared.joinpath("seed").glob("*.txt")
    theirs = seed.read_text(encoding="utf-8")
    references = re.findall(r"^\[\d+\] .*$", theirs, re.MULTILINE)
    assert re.findall(r"^\[\d+\] .*$", page, re.MULTILINE) == references
    assert re.findall(r"^.*doi: .*$", page, re.MULTILINE) == re.findall(r"^.*doi: .*$", theirs, re.MULTILINE)
    abstract = page.split("\n\n")[1]
    assert not any(sentence in theirs for sentence in abstract.split(". "))


def test_the_profile_is_the_one_that_the_tutorial_writes() -> None:
    tutorial = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    shown = next(block.code for block in blocks(tutorial) if block.title == "journal.toml")
    assert tomllib.loads(shown) == tomllib.loads((EXAMPLES / "journal.toml").read_text())


def test_the_profile_fills_the_page_without_a_difference() -> None:
    log = Log()
    article = Config.load(EXAMPLES / "journal.toml").completed(
        pubmeta.read(EXAMPLES / "article.txt", "landing").article, log
    )
    assert log.problems == ()
    assert article.journal is not None
    assert article.journal.issns == ("2164-005X", "2163-9914")
    assert article.landing_page == "https://www.scirp.org/journal/doi.aspx?doi=10.4236/ojra.2013.31006"


# programs


def test_export_page(folder: Path) -> None:
    executed(sys.executable, "examples/export_page.py", ".", folder=folder)
    made = sorted(folder.glob("article.*"))
    assert [path.name for path in made] == FOUR
    assert_valid(made)


def test_build_article(folder: Path) -> None:
    executed(sys.executable, "examples/build_article.py", ".", folder=folder)
    made = sorted(folder.glob("example.*"))
    assert [path.name for path in made] == ["example.csl.json", "example.jats.xml", "example.schemaorg.jsonld"]
    assert_valid(made)


def test_platform_rows(folder: Path) -> None:
    printed = executed(sys.executable, "examples/platform_rows.py", folder=folder)
    (item, *_) = json.loads(printed)
    assert (item["volume"], item["page"], item["keyword"]) == ("3", "10-19", "rows, columns")


def test_deposit(folder: Path) -> None:
    (folder / "bad.txt").write_text("no page")
    inputs = ["bad.txt", "examples/article.txt", "examples/article.txt"]
    printed = executed(
        sys.executable, "examples/deposit.py", "examples/journal.toml", "out", *inputs, folder=folder, status=1
    )
    rows = [line.split("\t") for line in printed.splitlines()]
    assert len(rows) == len({batch_id for _, batch_id, _ in rows}) == 2
    for file, batch_id, doi in rows:
        deposit = (folder / file).read_text()
        assert f"<doi_batch_id>{batch_id}</doi_batch_id>" in deposit
        assert f"<doi>{doi}</doi>" in deposit
    assert_valid(list((folder / "out").iterdir()))


def test_notice(folder: Path) -> None:
    profile = (folder / "examples/journal.toml").read_text()
    policy = '[crossref]\ncrossmark_policy = "10.4236/policy"'
    (folder / "with_policy.toml").write_text(profile.replace("[crossref]", policy))
    article = json.loads(pubmeta.export(pubmeta.read(folder / "examples/article.txt").article, "article").text)
    doi = article["doi"]
    notice = {
        **{name: article[name] for name in ("journal", "contributors")},
        "title": "Retraction",
        "type": "retraction",
        "doi": f"{doi}.notice",
        "dates": {"published_online": "2024-03-01"},
        "updates": [{"type": "retraction", "doi": doi}],
    }
    for name, record in (("article", article), ("notice", notice)):
        (folder / f"{name}.json").write_text(json.dumps(record))
    command = (sys.executable, "examples/notice.py", "with_policy.toml", "out", "article.json")
    files = [folder / line for line in executed(*command, "notice.json", folder=folder).splitlines()]
    assert [file.name.split("-")[:2] for file in files] == [["1", "notice"], ["2", "article"]]
    assert f">{doi}</update>" in files[0].read_text()
    assert "Retraction notice" in files[1].read_text()
    assert_valid(files)
    executed(*command, "article.json", folder=folder, status=1)


@pytest.mark.parametrize("name", ["deposit", "deposit_queue", "notice"])
def test_a_program_without_its_arguments_says_what_they_are(folder: Path, name: str) -> None:
    command = [sys.executable, f"examples/{name}.py"]
    ran = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert f"`python {name}.py " in ran.stderr
    assert "Traceback" not in ran.stderr


# the README


def test_ten_lines_are_ten_lines() -> None:
    block = next(block.code for block in blocks(README) if block.language == "python")
    statements = [line for line in block.splitlines() if line and not line.startswith(("from", "import"))]
    assert len(statements) <= 10


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 155  # what else there is to say stands in docs/


def test_every_file_that_the_readme_links_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r"`(examples/[\w./]+|schemas/[\w./]+)`", README):
        assert (ROOT / target).exists(), target


# the plug-in


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plug-in installed in it by pip, to be put on the Python path."""
    folder = tmp_path_factory.mktemp("plugin")
    source = folder / "source"
    shutil.copytree(EXAMPLES / "plugin", source)
    target = folder / "site"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-index", "--no-deps"]
    executed(*pip, "--no-build-isolation", "--target", target, source, folder=folder)
    return target


def test_an_installed_plugin_is_a_format_like_any_other(folder: Path, installed: Path) -> None:
    def command(*arguments: str, status: int = 0) -> str:
        return executed("pubmeta", *arguments, folder=folder, status=status, PYTHONPATH=str(installed))

    listed = r"^wiki +write +Wikipedia citation template, \*\.wiki\.txt\n +validate +options: access = false$"
    assert re.search(listed, command("formats"), re.MULTILINE)
    assert "wiki.repeated" in command("rules")
    told = json.loads(command("export", "examples/article.txt", "--to", "wiki", "--out", "out", "--report", "json"))
    (document,) = told["inputs"][0]["documents"]
    assert {problem["kind"] for problem in document["problems"]} == {"dropped"}
    assert {"licenses", "references"} <= {problem["path"] for problem in document["problems"]}
    template = (folder / "out/article.wiki.txt").read_text().splitlines()
    assert template[:2] == [
        "{{cite journal",
        "| title = Use of Rituximab in Refractory Dermatomyositis: A Case Report",
    ]
    assert {"| doi = 10.4236/ojra.2013.31006", "| last2 = Peshin", "| first2 = R.", "| date = 2013"} <= set(template)
    assert re.search("^valid +wiki", command("validate", "out/article.wiki.txt"), re.MULTILINE)
    (folder / "broken.txt").write_text("{{cite journal\n| doi = 1\n| doi = {{2\n}}\n")
    said = command("validate", "broken.txt", status=1)
    assert "wiki.template" in said
    assert "wiki.repeated" in said


def test_a_plugin_has_its_table_in_the_configuration(folder: Path, installed: Path) -> None:
    record = '{"title": "A | B", "doi": "10.5555/x", "free_to_read": {}}'
    (folder / "record.json").write_text(record)
    (folder / "wiki.toml").write_text("[wiki]\naccess = true\n")
    arguments = ("export", "record.json", "--from", "article", "--to", "wiki", "--config", "wiki.toml")
    template = executed("pubmeta", *arguments, folder=folder, PYTHONPATH=str(installed))
    assert template.splitlines() == [
        "{{cite journal",
        "| title = A <nowiki>|</nowiki> B",
        "| doi = 10.5555/x",
        "| doi-access = free",
        "}}",
    ]


def test_a_plugin_reports_every_field_that_it_does_not_write(folder: Path, installed: Path) -> None:
    code = """
import sys
from pathlib import Path
import pubmeta, pubmeta_wiki
article = pubmeta.read(Path(sys.argv[1])).article
document = pubmeta.export(article, "wiki")
first = lambda path: path.partition(".")[0].partition("[")[0]
told = {first(problem.path) for problem in document.problems}
print(sorted(set(article.model_fields_set) - told - {first(path) for path in pubmeta_wiki.PLACED}))
"""
    case = ROOT / "tests/cases/full/article.json"
    assert executed(sys.executable, "-c", code, case, folder=folder, PYTHONPATH=str(installed)) == "[]\n"


@pytest.fixture(scope="module")
def plugin() -> ModuleType:
    """The plug-in's module, not installed."""
    spec = importlib.util.spec_from_file_location("pubmeta_wiki", EXAMPLES / "plugin" / "pubmeta_wiki.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_plugin_keeps_the_contract(plugin: ModuleType) -> None:
    check_format(plugin.FORMAT, cases())


@pytest.mark.parametrize(
    ("inner", "codes"),
    [
        ("| title = A <nowiki>{</nowiki>B<nowiki>}</nowiki>\n", []),
        ("| title = a <nowiki> that nothing closes\n", []),
        ("| title = A { B\n", ["wiki.template"]),
        ("| title = <nowiki>A</nowiki> { </nowiki>\n", ["wiki.template"]),
        ("| title = A <nowiki> { B\n", ["wiki.template"]),
        ("| doi = 1\n| title = A\n|doi  =2\n", ["wiki.repeated"]),
    ],
)
def test_what_a_plugin_takes_for_its_template(plugin: ModuleType, inner: str, codes: list[str]) -> None:
    content = "{{cite journal\n" + inner + "}}\n"
    assert [problem.code for problem in plugin.validate(content.encode())] == codes


@pytest.mark.parametrize("repeated", ["<nowiki>[</nowiki>", "<nowiki>", "| {} = x\n", "{}", " "])
def test_a_plugin_judges_a_text_as_fast_as_it_is_long(plugin: ModuleType, repeated: str) -> None:
    def seconds(count: int) -> float:
        inner = "".join(repeated.replace("{}", f"name{number}") for number in range(count))
        content = ("{{cite journal\n|" + inner + "{\n}}\n").encode()
        start = process_time()
        assert "wiki.template" in [problem.code for problem in plugin.validate(content)]
        return process_time() - start

    assert min(seconds(16) for _ in range(3)) < 100 * min(seconds(8) for _ in range(3))  # not twice for each piece
    assert min(seconds(1_000) for _ in range(3)) < 50 * min(seconds(100) for _ in range(3))
