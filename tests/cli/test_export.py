"""`pubmeta export`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import pubmeta
from pubmeta import api, registry

from .conftest import Run

ALL = "jats,csl,crossref,schemaorg"
NAMES = ["record.crossref.xml", "record.csl.json", "record.jats.xml", "record.schemaorg.jsonld"]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# what is written


def test_four_formats_are_written_and_each_is_valid(run: Run, record: Path, config: Path) -> None:
    ran = run("export", record, "--to", ALL, "--config", config, "--out", "out/deep")
    assert (ran.status, ran.err) == (0, "")
    folder = record.parent / "out" / "deep"
    assert names_in(folder) == NAMES
    for path in folder.iterdir():
        assert pubmeta.validate(path.read_bytes()).valid


def test_the_table_tells_result_schema_and_what_was_dropped(run: Run, record: Path, config: Path) -> None:
    text = run("export", record, "--to", ALL, "--config", config, "--out", "out", "--all").text
    for row in (
        r"jats +written +JATS 1\.4 Journal Publishing DTD",
        r"csl +written +CSL-JSON schema 1\.0\.2",
        r"crossref +written +Crossref deposit schema 5\.5\.0 .*dropped",
        r"schemaorg +written +pubmeta profile of schema\.org",
    ):
        assert re.search(row, text)
    assert re.search(r"crossref +dropped +contributors\[0\]\.email", text)


def test_no_line_is_wider_than_80_and_none_has_an_escape(run: Run, record: Path, config: Path) -> None:
    lines = run("export", record, "--to", ALL, "--config", config, "--out", "out").text.splitlines()
    assert max(map(len, lines)) <= 80
    assert not any("\x1b" in line for line in lines)


def test_without_a_folder_standard_output_is_the_document_alone(run: Run, record: Path) -> None:
    ran = run("export", record, "--to", "csl")
    assert ran.status == 0
    assert ran.out == pubmeta.export(pubmeta.read(record).article, "csl").content
    assert "CSL-JSON schema" in ran.err
    assert names_in(record.parent) == ["record.json"]


def test_standard_input_is_read(run: Run, record: Path) -> None:
    ran = run("export", "-", "--to", "article", stdin=record.read_bytes())
    assert ran.status == 0
    assert json.loads(ran.out)["doi"] == "10.5555/example.1"
    assert run("export", "-", "--to", "article", "--out", "out", stdin=record.read_bytes()).status == 0
    assert names_in(record.parent / "out") == ["stdin.article.json"]


def test_folders_and_patterns_are_their_files(run: Run, record: Path) -> None:
    pages = record.parent / "pages"
    pages.mkdir()
    for name in ("one.json", "two.json", ".hidden"):
        (pages / name).write_bytes(record.read_bytes())
    expected = ["one.article.json", "two.article.json"]
    for argument, folder in (("pages", "a"), ("pages/*.json", "b")):
        assert run("export", argument, "pages/one.json", "--to", "article", "--out", folder).status == 0
        assert names_in(record.parent / folder) == expected


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.article.json", "a"),
        ("a.b.json", "a.b"),
        ("a", "a"),
        (".article.json", ".article"),
        ("a.b.csl.json.gz", "a.b"),
    ],
)
def test_a_known_suffix_is_no_part_of_the_stem(run: Run, record: Path, name: str, stem: str) -> None:
    source = record.rename(record.with_name(name))
    assert run("export", source, "--to", "article", "--out", "out").status == 0
    assert names_in(record.parent / "out") == [f"{stem}.article.json"]


def test_a_deposit_gets_a_time_and_a_batch_id_of_its_own(run: Run, record: Path, config: Path) -> None:
    (record.parent / "other.json").write_bytes(record.read_bytes())
    assert run("export", ".", "--to", "crossref", "--config", config, "--out", "out").status == 1  # platform.toml
    deposits = [path.read_text() for path in (record.parent / "out").iterdir()]
    batches = [re.findall("<doi_batch_id>(.+)</doi_batch_id>", deposit) for deposit in deposits]
    times = [re.findall("<timestamp>(.+)</timestamp>", deposit) for deposit in deposits]
    assert len({tuple(batch) for batch in batches}) == len(deposits) == 2
    assert all(re.fullmatch("20[0-9]{15}", *time) for time in times)


def test_the_configuration_goes_before_what_the_command_line_supplies(run: Run, record: Path, config: Path) -> None:
    config.write_text(config.read_text() + 'batch_id = "mine-1"\ntimestamp = 20240101000000000\n')
    text = run("export", record, "--to", "crossref", "--config", config).text
    assert "<doi_batch_id>mine-1</doi_batch_id>" in text
    assert "<timestamp>20240101000000000</timestamp>" in text


def test_the_journal_profile_fills_the_article(run: Run, record: Path) -> None:
    config = record.with_name("journal.toml")
    config.write_text('[journal]\ntitle = "Journal of Examples"\nissn_print = "2163-9914"\n')
    ran = run("export", record, "--to", "article", "--config", config)
    assert json.loads(ran.out)["journal"]["issn_print"] == "2163-9914"


# what is not written


def test_a_format_that_fails_leaves_no_file_and_the_others_are_written(run: Run, record: Path) -> None:
    ran = run("export", record, "--to", ALL, "--out", "out")
    assert ran.status == 1
    assert names_in(record.parent / "out") == [name for name in NAMES if "crossref" not in name]
    assert re.search(r"crossref +not written", ran.text)
    assert re.search(r"crossref +missing +options\.depositor_name", ran.text)


def test_an_older_file_stays_as_it_was_when_the_new_one_fails(run: Run, record: Path) -> None:
    out = record.parent / "out"
    out.mkdir()
    for name in NAMES:
        (out / name).write_text("older")
    assert run("export", record, "--to", ALL, "--out", "out").status == 1
    assert names_in(out) == NAMES
    assert (out / "record.crossref.xml").read_text() == "older"
    assert (out / "record.csl.json").read_text() != "older"


def test_a_document_that_fails_leaves_standard_output_empty(run: Run, record: Path) -> None:
    ran = run("export", record, "--to", "crossref")
    assert (ran.status, ran.out) == (1, b"")
    assert "options.depositor_email" in ran.err


def test_a_journal_that_contradicts_its_profile_is_not_exported(run: Run, record: Path) -> None:
    config = record.with_name("journal.toml")
    config.write_text('[journal]\ntitle = "Another Journal"\n')
    ran = run("export", record, "--to", "jats,csl", "--config", config, "--out", "out")
    assert ran.status == 1
    assert names_in(record.parent / "out") == []
    assert re.search(r"input +invalid +journal\.title", ran.text)


BAD = {
    "empty": (b"", "is empty"),
    "spaces": (b"  \n\n ", ""),
    "binary": (bytes(range(256)) * 50, ""),
    "not UTF-8": (b'{"title": "\xff\xfe"}', ""),
    "half a record": (b'{"title": "An art', ""),
    "nested deep": (b'{"title": ' + b"[" * 100_000, ""),
    "page without a citation line": (
        b"An article\n\nIts abstract.\n\n[1] A. Author, \xe2\x80\x9cA Work.\xe2\x80\x9d\n",
        "",
    ),
    "empty DOI": (b'{"title": "x", "doi": "10.1097/"}', "DOI prefix without a suffix"),
    "wrong check digit": (b'{"title": "x", "journal": {"title": "y", "issn_print": "2163-9915"}}', "ISSN"),
    "control character": (b'{"title": "x\\u0007y"}', "U\\+0007"),
    "unbalanced markup": (b'{"title": {"markup": "<i>x"}}', "markup"),
    "only spaces": (b'{"title": "   "}', "blank"),
    "month 13": (b'{"title": "x", "dates": {"published": "2024-13"}}', "month 13"),
    "last page alone": (b'{"title": "x", "pages": {"last": "9"}}', "neither first nor range"),
    "unknown field": (b'{"title": "x", "tilte": "y"}', "not a known field"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("format_name", [None, "article", "landing"])
def test_bad_input_is_a_problem_never_a_traceback(run: Run, tmp_path: Path, name: str, format_name: str | None) -> None:
    content, expected = BAD[name]
    (tmp_path / "bad").write_bytes(content)
    chosen = ["--from", format_name] if format_name else []
    ran = run("export", "bad", *chosen, "--to", "csl", "--out", "out")
    assert ran.status == 1
    assert re.search("input +(malformed|invalid|missing) ", ran.text)
    assert "pubmeta failed" not in ran.text
    assert names_in(tmp_path / "out") == []
    if format_name != "landing":
        assert re.search(expected, ran.text)


def test_pages_and_an_article_number_together_are_a_clear_answer(run: Run, record: Path) -> None:
    fields = json.loads(record.read_bytes())
    record.write_text(json.dumps({**fields, "pages": {"first": "1"}, "article_number": "e1"}))
    assert "Traceback" not in run("export", record, "--to", "jats,csl", "--out", "out").text


def test_what_no_record_is_so_large_as_is_not_read(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_MOST_BYTES", 10)
    ran = run("export", record, "--from", "landing", "--to", "csl")
    assert ran.status == 1
    assert "is larger than" in ran.err


def test_each_record_of_an_input_is_a_file_of_its_own(run: Run, record: Path) -> None:
    one = json.loads(record.read_bytes())
    lines = [one, {**one, "title": " "}, {**one, "title": "Another"}]
    many = record.with_name("many.jsonl")
    many.write_text("".join(json.dumps(line) + "\n" for line in lines))
    ran = run("export", many.name, record.name, "--to", "csl,article", "--out", "out")
    assert ran.status == 1
    assert names_in(record.parent / "out") == sorted(
        f"{stem}.{suffix}" for stem in ("many-1", "many-3", "record") for suffix in ("csl.json", "article.json")
    )
    assert json.loads((record.parent / "out" / "many-3.article.json").read_bytes())["title"] == "Another"
    assert "2 inputs, 4 records to out" in ran.text
    assert "3 of 4 written" in ran.text
    assert re.search(r"in many\.jsonl #2$", ran.text, re.MULTILINE)
    report = run("export", many.name, "--to", "csl", "--out", "again", "--report", "json").report
    assert [(each["input"], each["record"], each["valid"]) for each in report["inputs"]] == [
        ("many.jsonl", 1, True),
        ("many.jsonl", 2, False),
        ("many.jsonl", 3, True),
    ]


def test_a_record_never_replaces_an_input_or_what_another_input_became(run: Run, record: Path) -> None:
    line = json.dumps(json.loads(record.read_bytes())) + "\n"
    record.with_name("many.jsonl").write_text(line * 2)
    for name in ("many-1.json", "many-2.article.json"):
        record.with_name(name).write_text(line)
    ran = run("export", "many-1.json", "many.jsonl", "many-2.article.json", "--to", "article", "--out", "out")
    assert ran.status == 1
    assert "2 of 4 written" in ran.text
    assert "out/many-1.article.json belongs to another input" in " ".join(ran.text.split())
    assert run("export", "many.jsonl", "many-2.article.json", "--to", "csl,article", "--out", ".").status == 2


def test_standard_output_takes_one_record(run: Run, record: Path) -> None:
    line = json.dumps(json.loads(record.read_bytes())) + "\n"
    ran = run("export", "-", "--to", "csl", stdin=line.encode() * 2)
    assert (ran.status, ran.out) == (1, b"")
    assert "name a folder with --out" in " ".join(ran.err.split())


def test_one_bad_input_does_not_stop_the_others(run: Run, record: Path) -> None:
    (record.parent / "bad.json").write_text("{")
    ran = run("export", "bad.json", record, "--to", "csl,article", "--out", "out")
    assert ran.status == 1
    assert names_in(record.parent / "out") == ["record.article.json", "record.csl.json"]
    assert "1 of 2 written" in ran.text
    assert re.search(r"in bad\.json$", ran.text, re.MULTILINE)


def test_a_fault_of_a_format_is_told_as_one_and_the_others_go_on(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = api.write

    def write(article: pubmeta.Article, name: str, options: pubmeta.Options) -> pubmeta.Document:
        if name == "jats":
            raise KeyError("term")
        return whole(article, name, options)

    monkeypatch.setattr(api, "write", write)
    ran = run("export", record, "--to", "jats,csl", "--out", "out")
    assert ran.status == 1
    assert names_in(record.parent / "out") == ["record.csl.json"]
    assert "pubmeta failed here, and your data is not at fault" in ran.text


def test_what_cannot_be_written_is_told_and_leaves_no_part(run: Run, record: Path) -> None:
    (record.parent / "out" / "record.csl.json").mkdir(parents=True)
    ran = run("export", record, "--to", "csl,article", "--out", "out")
    assert ran.status == 1
    assert "cannot be written to out/record.csl.json: Is a directory" in " ".join(ran.text.split())
    assert names_in(record.parent / "out") == ["record.article.json", "record.csl.json"]


# wrong usage: nothing is begun


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["record.json"], "Missing option"),
        (["record.json", "--to", "nope"], "no format is called 'nope'"),
        (["record.json", "--to", ","], "names no format"),
        (["record.json", "--to", "landing"], "cannot write landing"),
        (["record.json", "--to", "csl", "--from", "nope"], "no format is called 'nope'"),
        (["record.json", "--to", "csl,jats"], "name a folder"),
        (["record.json", "other.json", "--to", "csl"], "name a folder"),
        (["record.json", "--to", "csl", "--report", "json"], "name a folder"),
        (["record.json", "--to", "csl", "--report", "xml"], "--report"),
        (["nothing.json", "--to", "csl", "--out", "out"], "nothing.json: no such file"),
        (["no*.json", "--to", "csl", "--out", "out"], "no file matches this pattern"),
        (["empty", "--to", "csl", "--out", "out"], "the folder contains no file"),
        (["", "--to", "csl"], "'' names no file or folder"),
        (["record.json", "", "--to", "csl", "--out", "out"], "'' names no file or folder"),
        (["record.json", "--to", "csl", "--out", ""], "Invalid value for '--out': '' names no file or folder"),
        (["record.json", "--to", "csl", "--config", ""], "Invalid value for '--config': '' names no file or folder"),
        (["record.json", "--to", "csl", "--from", ""], "no format is called ''"),
        (["x" * 5000, "--to", "csl", "--out", "out"], "File name too long"),
        (["record.json", "again/record.json", "--to", "csl", "--out", "out"], "would both be written"),
        (["record.article.json", "--to", "article", "--out", "."], "is an input"),
        (["record.json", "--to", "csl", "--out", "record.json"], "record.json is a file; name a folder"),
        (["record.json", "--to", "csl", "--out", "/proc/none"], "cannot write to the folder /proc/none"),
        (["record.json", "--to", "csl", "--config", "nothing.toml"], "No such file"),
        (["record.json", "--to", "csl", "--config", "empty"], "Is a directory"),
        (["record.json", "--to", "csl", "--config", "record.json"], "is not TOML"),
        (["record.json", "--to", "csl", "--config", "unknown.toml"], "crossref.depositr_name"),
    ],
)
def test_wrong_usage_is_refused_before_anything_is_written(
    run: Run, record: Path, arguments: list[str], message: str
) -> None:
    (record.parent / "other.json").write_bytes(record.read_bytes())
    (record.parent / "record.article.json").write_bytes(record.read_bytes())
    (record.parent / "again").mkdir()
    (record.parent / "again" / "record.json").write_bytes(record.read_bytes())
    (record.parent / "empty").mkdir()
    (record.parent / "unknown.toml").write_text('[crossref]\ndepositr_name = "x"\n')
    before = sorted(record.parent.rglob("*"))
    ran = run("export", *arguments)
    assert (ran.status, ran.out) == (2, b"")
    assert message in " ".join(ran.err.split())
    assert sorted(record.parent.rglob("*")) == before


def test_a_format_that_is_only_written_cannot_be_read_from(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_written = replace(pubmeta.get_format("csl"), read=None)
    monkeypatch.setattr(registry, "get_format", lambda _: only_written)
    ran = run("export", record, "--from", "csl", "--to", "csl")
    assert ran.status == 2
    assert "cannot read csl" in ran.err


# the machine-readable report


def test_the_json_report_has_every_problem(run: Run, record: Path) -> None:
    (record.parent / "bad.json").write_text('{"title": " ", "doi": "10.1097/"}')
    ran = run("export", "bad.json", record, "--to", "csl,crossref", "--out", "out", "--report", "json")
    assert (ran.status, ran.err) == (1, "")
    report = ran.report
    assert (report["pubmeta"], report["command"], report["valid"]) == (pubmeta.__version__, "export", False)
    bad, good = report["inputs"]
    assert (bad["input"], bad["format"], bad["valid"]) == ("bad.json", "article", False)
    assert [problem["path"] for problem in bad["problems"]] == ["title", "doi"]
    assert [(document["format"], document["valid"]) for document in bad["documents"]] == [
        ("csl", False),
        ("crossref", False),
    ]
    csl, crossref = good["documents"]
    assert (csl["valid"], csl["schema"], csl["file"]) == (True, "csl", "out/record.csl.json")
    assert (crossref["valid"], crossref["schema"], crossref["file"]) == (False, "crossref/5.5.0", None)
    with pytest.raises(pubmeta.WriteError) as caught:
        pubmeta.export(pubmeta.read(record).article, "crossref", {"batch_id": "1234", "timestamp": "20240301120000000"})
    assert crossref["problems"] == [problem.as_dict() for problem in caught.value.problems]


def test_a_link_at_a_temporary_name_is_not_followed(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out, victim = tmp_path / "out", tmp_path / "victim"
    out.mkdir()
    victim.write_text("precious")
    monkeypatch.setattr("secrets.token_hex", lambda _: "guessed")
    (out / ".guessed.part").symlink_to(victim)
    (out / f".record.csl.json.{os.getpid()}.part").symlink_to(victim)
    assert run("export", record, "--to", "csl", "--out", out).status == 2
    assert victim.read_text() == "precious"
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("length", [235, 250])
def test_a_name_that_is_too_long_is_shortened_and_told(run: Run, record: Path, length: int) -> None:
    source = record.rename(record.with_name("n" * (length - 5) + ".json"))
    ran = run("export", source, "--to", "article,schemaorg", "--out", "out", "--report", "json")
    assert ran.status == 0
    for document in ran.report["inputs"][0]["documents"]:
        name = Path(document["file"]).name
        assert Path(document["file"]).exists()
        is_cut = not name.startswith(source.stem)
        assert [problem.get("code") for problem in document["problems"]].count("pubmeta.file-name") == is_cut
    assert is_cut == (length == 250)


# what it takes

_WATCHED = """
import atexit, gc, sys
atexit.register(lambda: print(gc.get_freeze_count() > 10_000, file=sys.stderr))
atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))
from pubmeta.cli import main
main()
"""


def test_a_process_loads_what_its_formats_need_and_ends_without_a_search_for_garbage(
    record: Path, config: Path, tmp_path: Path
) -> None:
    arguments = ["export", record, "--from", "article", "--to", ALL, "--config", config, "--out", tmp_path / "out"]
    command = [sys.executable, "-c", _WATCHED, *map(str, arguments)]
    modules, is_frozen = subprocess.run(command, capture_output=True, check=True, text=True).stderr.splitlines()
    loaded = {name.removeprefix("pubmeta.formats.").partition(".")[0] for name in modules.split() if "formats." in name}
    assert loaded == {"article", *ALL.split(",")}
    assert not {"pubmeta.reading.names", "pubmeta.reading.issns"}.intersection(modules.split())
    assert is_frozen == "True"
