"""Bulk exports: what is in the folder afterwards, whatever happened on the way."""

from __future__ import annotations

import errno
import gc
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import shake_256
from pathlib import Path
from typing import Any, cast

import pytest

import pubmeta
from pubmeta import api
from pubmeta.checks import dtd, exported, jsonschema, xsd
from pubmeta.config import Config
from pubmeta.errors import BatchError
from pubmeta.run.bulk import Progress, Summary, batch, parts, records
from pubmeta.run.bulk.parts import Stretch
from pubmeta.run.bulk.records import Records
from pubmeta.run.bulk.work import Done, Passage, Window, Worker, done
from pubmeta.run.isolation import Cause, Failure
from pubmeta.run.job import Job, JobDocument, stamp

from .conftest import NO_JSON_LINES, line

DEPOSIT = Config.of(
    {
        "crossref": {
            "depositor_name": "Example Press",
            "depositor_email": "deposits@example.org",
            "registrant": "Example Press",
        }
    }
)
ARTICLE: dict[str, Any] = {
    "journal": {"title": "Journal of Examples", "issn_electronic": "2345-6787", "publisher_id": "jex"},
    "contributors": [{"family": "Okafor", "given": "Ngozi"}],
    "dates": {"published_online": "2024-02-29"},
    "landing_page": "https://example.org/1",
}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as large from a few kilobytes on."""
    monkeypatch.setattr(parts, "_LINES_BYTES", 2_000)
    monkeypatch.setattr(parts, "_SMALL_BYTES", 20_000)


def lines_of(path: Path) -> list[Any]:
    return [json.loads(text) for text in path.read_text().splitlines()]


def titles(folder: Path) -> list[str]:
    """The titles of all CSL documents, in the order of the files."""
    return [document[0]["title"] for path in sorted((folder / "csl").iterdir()) for document in lines_of(path)]


def problems(folder: Path, name: str = "problems.jsonl") -> list[tuple[str, int | None]]:
    return sorted((Path(each["input"]).name, each["record"]) for each in lines_of(folder / name))


def test_json_lines_become_parts_of_every_format(tmp_path: Path) -> None:
    source = tmp_path / "records.jsonl"
    source.write_text("".join(line(n, **ARTICLE) for n in range(1, 26)) + "\n")
    out = tmp_path / "out"
    seen: list[Progress] = []
    summary = batch(
        [source],
        ["jats", "csl", "crossref", "schemaorg"],
        out,
        config=DEPOSIT,
        processes=2,
        part_records=10,
        deposit_records=4,
        on_progress=seen.append,
    )
    assert summary.valid
    assert (summary.records, summary.resumed) == (25, 0)
    assert summary.written == dict.fromkeys(["jats", "csl", "crossref", "schemaorg"], 25)
    assert titles(out) == [f"Article {n}" for n in range(1, 26)]
    assert sorted(path.name for path in (out / "csl").iterdir()) == [
        f"00001-{first:07}.csl.jsonl" for first in (1, 11, 21)
    ]
    jats = {path.relative_to(out / "jats").as_posix() for path in (out / "jats").rglob("*.xml")}
    assert jats == {f"00001-{(n - 1) // 10 * 10 + 1:07}/records-{n}.jats.xml" for n in range(1, 26)}
    deposits = sorted((out / "crossref").iterdir())
    assert [len(list(pubmeta.read_many(path))) for path in deposits] == [4, 4, 2, 4, 4, 2, 4, 1]
    assert all(pubmeta.validate(path.read_bytes()).valid for path in deposits)
    dois = [str(found.article.doi) for path in deposits for found in pubmeta.read_many(path)]  # type: ignore[union-attr]
    assert sorted(dois) == sorted(f"10.5555/{n}" for n in range(1, 26))
    batch_ids = [path.read_text().split("doi_batch_id>")[1].rstrip("</") for path in deposits]
    assert len(set(batch_ids)) == len(deposits)
    assert not (out / ".unfinished").exists()
    assert seen[-1].records == 25
    assert seen[-1].total_bytes == source.stat().st_size


def test_the_documents_are_those_of_export(tmp_path: Path) -> None:
    source = tmp_path / "one.json"
    source.write_text(line(1, **ARTICLE))
    batch([source], ["jats", "schemaorg", "csl"], tmp_path / "out", processes=1)
    article = pubmeta.read(source).article
    assert (tmp_path / "out/jats/00001-0000001/one.jats.xml").read_bytes() == pubmeta.export(article, "jats").content
    for name in ("csl", "schemaorg"):
        (path,) = (tmp_path / "out" / name).iterdir()
        assert json.loads(path.read_bytes()) == json.loads(pubmeta.export(article, name).content)


def test_a_bad_record_is_a_line_and_stops_nothing(tmp_path: Path) -> None:
    source = tmp_path / "records.jsonl"
    good = [line(n) for n in range(1, 60)]
    good[6] = "{broken\n"
    good[7] = "\n"
    good[20] = line(21, doi="10.1097/")  # a later `doi` of the same key would win; this is the only one
    source.write_text("".join(good))
    summary = batch([source], ["csl"], tmp_path / "out", processes=1, part_records=25)
    assert not summary.valid
    assert (summary.records, summary.written, summary.failed) == (58, {"csl": 56}, {"csl": 2})
    assert problems(tmp_path / "out") == [("records.jsonl", 7), ("records.jsonl", 20)]
    broken, wrong = lines_of(tmp_path / "out" / "problems.jsonl")
    assert broken["problems"][0]["kind"] == "malformed"
    assert broken["problems"][0]["line"] == 7
    assert (wrong["problems"][0]["paths"], wrong["problems"][0]["line"]) == (["doi"], 21)
    assert wrong["documents"] == {"csl": {"written": False, "problems": []}}


@pytest.mark.parametrize("count", [5, 50], ids=["small", "divided"])
@pytest.mark.parametrize("bad", [1, 3])
def test_only_the_bad_line_of_a_file_fails(tmp_path: Path, count: int, bad: int) -> None:
    """However large the file is, and be it the first line."""
    item = '{{"id": "{0}", "type": "article-journal", "title": "Work {0}"}}\n'
    source, out = tmp_path / "items.jsonl", tmp_path / "out"
    source.write_text("".join("{broken\n" if n == bad else item.format(n) for n in range(1, count + 1)))
    summary = batch([source], ["csl"], out, processes=1)
    assert (summary.written, summary.failed) == ({"csl": count - 1}, {"csl": 1})
    assert problems(out) == [("items.jsonl", bad)]
    assert lines_of(out / "problems.jsonl")[0]["problems"][0]["line"] == bad


def test_small_files_are_put_together_and_large_ones_divided(tmp_path: Path) -> None:
    ris = "TY  - JOUR\nTI  - {}\nER  - \n\n"
    (tmp_path / "many.ris").write_text("".join(ris.format(f"Work {n:03}") for n in range(100)))
    (tmp_path / "large.ris").write_text("".join(ris.format(f"Large {n:04}") for n in range(1000)))
    (tmp_path / "one.ris").write_text(ris.format("Alone"))
    (tmp_path / "empty.ris").write_text("")
    out = tmp_path / "out"
    summary = batch(sorted(tmp_path.glob("*.ris")), ["csl"], out, processes=2, part_records=300)
    expected = {f"Work {n:03}" for n in range(100)} | {f"Large {n:04}" for n in range(1000)} | {"Alone"}
    assert Counter(titles(out)) == Counter(expected)
    assert summary.records == 1102
    assert problems(out) == [("empty.ris", None)]
    again = batch(sorted(tmp_path.glob("*.ris")), ["csl"], out, processes=2, part_records=300)
    assert (again.records, again.written, again.failed) == (summary.records, summary.written, summary.failed)
    assert Counter(titles(out)) == Counter(expected)


@pytest.mark.parametrize("form", ["{}\n", "[{}]"], ids=["lines", "array"])
def test_compressed_files_are_divided_too(tmp_path: Path, form: str) -> None:
    def item(number: int) -> str:
        work = {"id": f"{number}", "type": "article-journal", "title": f"Work {number}"}
        return json.dumps({**work, "abstract": shake_256(b"%d" % number).hexdigest(250)})

    between = "\n" if form == "{}\n" else ","
    many = gzip.compress(form.format(between.join(map(item, range(1, 1001)))).encode(), mtime=0)
    (tmp_path / "large.gz").write_bytes(many)
    (tmp_path / "small.gz").write_bytes(gzip.compress(f"[{item(0)}]".encode(), mtime=0))
    (tmp_path / "torn.gz").write_bytes(many[:-100_000])
    out = tmp_path / "out"
    summary = batch(sorted(tmp_path.glob("*.gz")), ["csl"], out, read_as="csl", processes=2, part_records=300)
    names = {path.name for path in (out / "csl").iterdir()}
    assert {f"00001-{first:07}.csl.jsonl" for first in (1, 301, 601, 901)} < names
    ((torn, last),) = problems(out)
    assert torn == "torn.gz"
    assert last is not None
    assert last > 300
    assert Counter(titles(out)) == Counter([f"Work {number}" for number in (*range(1001), *range(1, last))])
    assert summary.records == 1001 + last
    (told,) = lines_of(out / "problems.jsonl")
    assert told["problems"][0]["message"].startswith("cannot be read: its gzip data is damaged or cut off")


def test_files_of_one_name_are_all_kept(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.json").write_text(line(1, title=folder))
    batch(sorted(tmp_path.rglob("x.json")), ["jats"], tmp_path / "out", config=DEPOSIT, processes=1)
    assert problems(tmp_path / "out") == [("x.json", None)] * 3  # JATS needs a journal
    for folder in ("a", "b", "c"):
        (tmp_path / folder / "x.json").write_text(line(1, title=folder, **ARTICLE))
    batch(sorted(tmp_path.rglob("x.json")), ["jats"], tmp_path / "out2", processes=1)
    names = sorted(path.name for path in (tmp_path / "out2" / "jats" / "00001-0000001").iterdir())
    assert names == ["x.jats.xml", "x~2.jats.xml", "x~3.jats.xml"]


@pytest.mark.parametrize(
    "deadly_word",
    [
        "kill",
        "exit",
        pytest.param(
            "hoard", marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the memory limit")
        ),
    ],
)
@pytest.mark.parametrize("name", ["lines.jsonl", "stretch.txt", "small.txt"])
def test_a_record_that_kills_its_process_fails_alone(tmp_path: Path, deadly: str, deadly_word: str, name: str) -> None:
    source = tmp_path / name
    fill = "x" * (1000 if name == "stretch.txt" else 60)
    source.write_text("".join(line(n, deadly_word if n == 33 else f"{n} {fill}") for n in range(1, 61)))
    if name == "small.txt":
        source.write_text("".join(source.read_text().splitlines(keepends=True)[20:40]))
    if name != "lines.jsonl":
        source.write_text(NO_JSON_LINES + source.read_text())
    out = tmp_path / "out"
    summary = batch([source], ["csl"], out, read_as=deadly, processes=2, part_records=20, memory_limit=600_000_000)
    if name == "lines.jsonl":
        assert (summary.written, summary.failed) == ({"csl": 59}, {"csl": 1})
        assert problems(out) == [(name, 33)]
    told = sorted(lines_of(out / "problems.jsonl"), key=lambda each: each["record"])
    code = "pubmeta.memory-limit" if deadly_word == "hoard" else "pubmeta.died"
    assert told[0]["problems"][0]["code"] == code
    before = 12 if name == "small.txt" else 32
    assert [title.split()[0] for title in titles(out)][:before] == [str(33 - before + n) for n in range(before)]
    if name != "lines.jsonl":  # what reads the file dies there, and so whatever comes after it
        assert len(titles(out)) == before
        assert told[0]["record"] == before + 1
        assert "what follows it in the file was not read" in told[0]["problems"][0]["message"]


def test_a_record_that_kills_the_writer_fails_alone_in_any_file(tmp_path: Path, deadly: str) -> None:
    source = tmp_path / "stretch.txt"
    lines = (line(n, f"{'fatal to write' if n == 33 else n} {'x' * 1000}") for n in range(1, 61))
    source.write_text(NO_JSON_LINES + "".join(lines))
    summary = batch([source], [deadly], tmp_path / "out", read_as=deadly, processes=2, part_records=25)
    assert (summary.written, summary.failed) == ({deadly: 59}, {deadly: 1})
    assert problems(tmp_path / "out") == [("stretch.txt", 33)]


@pytest.mark.parametrize("name", ["stretch.txt", "small.txt"])
def test_two_that_kill_the_writer_one_after_the_other_stop_nothing(tmp_path: Path, deadly: str, name: str) -> None:
    source, out = tmp_path / name, tmp_path / "out"
    fill = "x" * (1000 if name == "stretch.txt" else 60)
    lines = (line(n, f"{'fatal to write' if n in (1, 2, 33) else n} {fill}") for n in range(1, 61))
    source.write_text(NO_JSON_LINES + "".join(lines))
    summary = batch([source], [deadly], out, read_as=deadly, processes=1, part_records=25)
    assert (summary.written, summary.failed) == ({deadly: 57}, {deadly: 3})
    assert problems(out) == [(name, 1), (name, 2), (name, 33)]
    source.write_text(NO_JSON_LINES + line(1, "fatal to write"))
    summary = batch([source], [deadly], tmp_path / "alone", read_as=deadly, processes=1)
    assert problems(tmp_path / "alone") == [(name, None)]


def test_the_time_limit_is_not_for_what_every_record_needs() -> None:
    """The schemas are loaded before the first record: of Crossref that of every record and that of those in full."""
    caches = (dtd._validator, xsd._validator, jsonschema._decider)
    for cache in caches:
        cache.cache_clear()
    worker = Worker(Job(formats=("jats", "csl", "crossref", "schemaorg"), config=DEPOSIT), stamp())
    worker.warm_up()
    gc.unfreeze()
    assert [cache.cache_info().currsize for cache in caches] == [1, 2, 2]


def test_a_record_that_takes_too_long_fails_alone(tmp_path: Path, deadly: str) -> None:
    source = tmp_path / "lines.jsonl"
    source.write_text("".join(line(n, "hang" if n == 33 else "") for n in range(1, 61)))
    summary = batch([source], ["csl"], tmp_path / "out", read_as=deadly, processes=1, time_limit=2)
    assert (summary.written, summary.failed) == ({"csl": 59}, {"csl": 1})
    assert lines_of(tmp_path / "out" / "problems.jsonl")[0]["problems"][0]["code"] == "pubmeta.time-limit"


@pytest.mark.parametrize("processes", [1, 4])
def test_a_large_file_that_cannot_be_read_to_its_end_is_told_once(
    tmp_path: Path, deadly: str, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(records, "_PASSAGE", 7)
    source, out = tmp_path / "stretch.txt", tmp_path / "out"
    source.write_text(
        NO_JSON_LINES + "".join(line(n, f"{'kill' if n == 33 else n} {'x' * 1000}") for n in range(1, 61))
    )
    for _ in range(3):
        summary = batch([source], ["csl"], out, read_as=deadly, processes=processes, part_records=10)
        assert (summary.records, summary.written, summary.failed) == (33, {"csl": 32}, {"csl": 1})
    assert problems(out) == [("stretch.txt", 33)]


def test_the_time_limit_is_not_for_what_is_passed_over(
    tmp_path: Path, deadly: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_PASSAGE", 20)
    source = tmp_path / "stretch.txt"
    source.write_text(NO_JSON_LINES + "".join(line(n, f"slow {n} {'x' * 200}") for n in range(1, 201)))
    summary = batch([source], ["csl"], tmp_path / "out", read_as=deadly, processes=2, part_records=25, time_limit=2)
    assert (summary.records, summary.failed) == (200, {})


def test_a_record_on_which_the_process_died_by_chance_is_passed_over_later(tmp_path: Path) -> None:
    """The child answers all but one passage."""
    asked: list[Any] = []

    class Unlucky:
        def results(self, items: Iterable[Any], **_: Any) -> Iterator[Any]:
            for item in items:
                asked.append(item)
                if len(asked) == 2:
                    yield Failure(cause=Cause.DIED, message="by chance")
                elif isinstance(item, Passage):
                    yield item.count
                else:
                    yield [Done(path=item.path, number=item.first + n) for n in range(item.count)]

    given = Records(cast("Any", Unlucky()), ["csl"], lambda _: None)
    stretch = Stretch("x", 0, (tmp_path,), (), "", first=2031, count=20)
    assert [done.number for done in given.of(stretch)] == list(range(2031, 2051))
    assert (asked[0].first, asked[0].count, asked[1].first) == (1, 1000, 1001)
    assert [(item.first, item.count) for item in asked[2:5]] == [(1, 1000), (1001, 1), (1002, 1)]


# killed, and started again

KILLED = """
import sys
from pathlib import Path
from pubmeta.run.bulk import batch, parts
parts._LINES_BYTES = 2_000
batch([Path(sys.argv[1])], ["csl", "jats"], Path(sys.argv[2]), processes=2, part_records=10)
"""


def test_killed_and_started_again_nothing_is_lost_and_nothing_twice(tmp_path: Path) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    source.write_text("".join(line(n, **ARTICLE) if n % 50 else "{broken\n" for n in range(1, 1001)))
    manifest = out / "manifest.jsonl"
    kills = 0
    for wanted in (4, 20, 50):  # lines of the manifest at which it is killed
        process = subprocess.Popen([sys.executable, "-c", KILLED, source, out])
        while process.poll() is None and (not manifest.exists() or manifest.read_bytes().count(b"\n") < wanted):
            time.sleep(0.01)
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert kills >= 2
    finished = manifest.read_bytes().count(b"\n") - 1
    (out / "csl" / "00001-0009991.csl.jsonl").write_text("left by a part that was not committed")
    with manifest.open("ab") as stream:
        stream.write(b'{"part": "00001-00')  # and in the middle of a line
    with (out / "problems.jsonl").open("ab") as stream:
        stream.write(b'{"input": "left"}\n')
    summary = batch([source], ["csl", "jats"], out, processes=2, part_records=10)
    assert summary.resumed == finished
    assert (summary.records, summary.written, summary.failed) == (
        1000,
        {"csl": 980, "jats": 980},
        {"csl": 20, "jats": 20},
    )
    assert titles(out) == [f"Article {n}" for n in range(1, 1001) if n % 50]
    assert len(list((out / "jats").rglob("*.xml"))) == 980
    assert problems(out) == [("records.jsonl", n) for n in range(50, 1001, 50)]
    assert {path.name for path in out.iterdir()} == {
        "manifest.jsonl",
        "problems.jsonl",
        "warnings.jsonl",
        "csl",
        "jats",
    }


def children() -> list[str]:
    """The processes that this one has started and not reaped, where the system tells."""
    told = [Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")]
    return [child for path in told if path.exists() for child in path.read_text().split()]


def run(source: Path, out: Path, **settings: Any) -> Summary:
    return batch([source], ["csl"], out, processes=1, part_records=20, **settings)


def test_a_file_that_changes_while_it_is_read_is_not_taken_for_done(tmp_path: Path) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    source.write_text("".join(line(n) for n in range(1, 60)))

    def append(progress: Progress) -> None:
        if progress.records == 30:
            with source.open("a") as stream:
                stream.write(line(60))

    with pytest.raises(BatchError, match=r"records\.jsonl: changed while it was read"):
        run(source, out, on_progress=append)
    with pytest.raises(BatchError, match="changed since part 00001-0000001"):  # which was done before
        run(source, out)


def test_interrupted_and_called_again_in_one_process(tmp_path: Path, deadly: str) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    source.write_text("".join(line(n, "hang" if n == 33 else "") for n in range(1, 61)))

    def interrupt(progress: Progress) -> None:
        if progress.records >= 20:
            os.kill(os.getpid(), signal.SIGINT)

    start = time.monotonic()
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what runs behind it
    try:
        with pytest.raises(KeyboardInterrupt):
            batch([source], ["article"], out, read_as=deadly, processes=1, time_limit=60, on_progress=interrupt)
    finally:
        signal.signal(signal.SIGINT, handler)
    assert time.monotonic() - start < 30
    assert not children()
    summary = batch([source], ["article"], out, read_as=deadly, processes=1, time_limit=2)
    assert (summary.records, summary.written, summary.failed) == (60, {"article": 59}, {"article": 1})


def test_after_a_failed_commit_nothing_more_is_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    source.write_text("".join(line(n) if n % 10 else "{broken\n" for n in range(1, 401)))
    calls = 0
    really = os.fsync

    def full(file: int) -> None:
        nonlocal calls
        calls += 1
        if calls == 6:
            raise OSError(errno.ENOSPC, "No space left on device")
        really(file)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        batch([source], ["csl"], out, processes=2, part_records=20)
    calls = 100
    batch([source], ["csl"], out, processes=2, part_records=20)
    assert problems(out) == [("records.jsonl", n) for n in range(10, 401, 10)]


def test_an_absent_file_leaves_nothing_behind(tmp_path: Path) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    source.write_text(line(1))
    with pytest.raises(FileNotFoundError):
        batch([source, tmp_path / "absent"], ["csl"], out)
    assert not out.exists()
    assert batch([source], ["csl"], out, processes=1).valid


def test_a_file_of_several_names_is_read_once_and_the_folder_itself_not_at_all(tmp_path: Path) -> None:
    source, out = tmp_path / "a.article.json", tmp_path / "out"
    source.write_text(line(1))
    (tmp_path / "again.json").symlink_to(source)
    names: list[Path | str] = [
        source,
        str(source),
        tmp_path / "again.json",
        tmp_path / ".." / tmp_path.name / source.name,
    ]
    for _ in range(2):
        summary = batch([*names, *out.rglob("*.jsonl")], ["csl"], out, processes=1)
        assert (summary.records, summary.written) == (1, {"csl": 1})


def test_a_file_name_that_is_not_utf_8_is_told_as_it_can_be(tmp_path: Path) -> None:
    source = tmp_path / os.fsdecode(b"caf\xe9.json")
    source.write_text('{"title": ""}')
    (tmp_path / "good.json").write_text(line(1))
    summary = batch(tmp_path.glob("*.json"), ["csl", "jats"], tmp_path / "out", processes=1)
    assert summary.written["csl"] == 1
    assert ("caf\\udce9.json", None) in problems(tmp_path / "out")


@pytest.mark.parametrize(
    "wrong",
    [
        {"processes": 0},
        {"processes": -1},
        {"part_records": 0},
        {"check_every": -1},
        {"deposit_records": -1},
        {"deposit_bytes": 0},
        {"time_limit": 0},
        {"time_limit": float("nan")},
    ],
)
def test_numbers_that_would_do_nothing_are_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(wrong))} is"):
        batch([], ["csl"], tmp_path / "out", **wrong)
    with pytest.raises(TypeError):
        batch([], ["csl"], tmp_path / "out", part_records=1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        batch("a.json", ["csl"], tmp_path / "out")
    with pytest.raises(TypeError, match="files, formats and strict are lists"):
        batch(tmp_path / "a.json", ["csl"], tmp_path / "out")  # type: ignore[arg-type]


def test_a_deposit_keeps_within_its_bytes(tmp_path: Path) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    source.write_text("".join(line(n, **ARTICLE) for n in range(1, 41)))
    summary = batch([source], ["crossref"], out, config=DEPOSIT, processes=1, deposit_bytes=5_000)
    assert summary.written == {"crossref": 40}
    deposits = list((out / "crossref").iterdir())
    assert 5 < len(deposits) < 40
    assert all(deposit.stat().st_size < 7_000 for deposit in deposits)  # what is around the articles is not counted


def test_what_is_no_json_is_not_delivered_as_json() -> None:
    assert done(Path("a"), None, (), (JobDocument(format="article", content=b"[NaN]"),)).has_failed
    wrong, right = JobDocument(format="article", content=b"{not json"), JobDocument(format="csl", content=b"{}")
    made = done(Path("a"), None, (), (wrong, right))
    assert made.documents == {"article": None, "csl": b"{}\n"}
    assert made.problem_line is not None
    assert b"the document in the format article is not JSON" in made.problem_line


@pytest.mark.parametrize(("every", "checked"), [(0, []), (1, ["1", "2", "3", "4"]), (3, ["1", "4"])])
def test_every_nth_record_is_checked_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every: int, checked: list[str]
) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("".join(json.dumps({"title": "A title", "volume": str(number)}) + "\n" for number in range(1, 5)))
    seen: list[str] = []

    def look(content: bytes, *_: object) -> tuple[pubmeta.Problem, ...]:
        seen.append(json.loads(content)[0]["volume"])
        return (pubmeta.Problem(pubmeta.Kind.INVALID, "is wrong"),)

    monkeypatch.setattr(exported, "errors_in_full", look)
    worker = Worker(Job(formats=("csl",)), {}, every)
    made = worker(Window(path=source, first=1, count=25, place=0))
    assert isinstance(made, list)
    assert seen == checked
    assert [str(number) for number, each in enumerate(cast("list[Done]", made), 1) if each.has_failed] == checked


def test_too_little_memory_for_several_records_is_not_the_fault_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text('{"title": "A title"}\n' * 3)

    def write(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(api, "write", write)
    worker = Worker(Job(formats=("csl",)), {})
    with pytest.raises(MemoryError):
        worker(Window(path=source, first=1, count=25, place=0))
    (alone,) = cast("list[Done]", worker(Window(path=source, first=1, count=1, place=0)))
    assert b"pubmeta.memory-limit" in (alone.problem_line or b"")


def test_a_format_that_makes_no_bytes_takes_no_other_with_it(tmp_path: Path, deadly: str) -> None:
    source, out = tmp_path / "a.json", tmp_path / "out"
    source.write_text(line(1, "of text"))
    summary = batch([source], [deadly, "csl"], out, processes=1)
    assert (summary.written, summary.failed) == ({"csl": 1}, {deadly: 1})


def test_a_folder_that_is_not_as_the_run_left_it_is_refused(tmp_path: Path) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    source.write_text("".join(line(n) if n % 9 else "{broken\n" for n in range(1, 60)))
    run(source, out)
    whole = {path: path.read_bytes() for path in out.rglob("*.jsonl")}
    manifest = whole[out / "manifest.jsonl"]
    first, *others = manifest.splitlines(keepends=True)
    for path, content in {
        out / "manifest.jsonl": manifest + b"garbage\n",
        out / "problems.jsonl": b"",
        out / "csl" / "00001-0000021.csl.jsonl": b"half",
        out / "csl" / "00001-0000001.csl.jsonl": None,
    }.items():
        path.write_bytes(content) if content is not None else path.unlink()
        with pytest.raises(BatchError, match=rf"{path.name} has been changed since the run wrote it"):
            run(source, out)
        path.write_bytes(whole[path])
    for damaged in (b"[1]\n", b"7\n", first + b"{}\n", first + b"[]\n", b"{\n" + b"".join(others)):
        (out / "manifest.jsonl").write_bytes(damaged)
        with pytest.raises(BatchError):
            run(source, out)
    (out / "manifest.jsonl").write_bytes(manifest)
    assert run(source, out).resumed == 3


def test_what_is_not_of_the_run_stays_where_it_is(tmp_path: Path) -> None:
    source, out = tmp_path / "a.json", tmp_path / "out"
    source.write_text(line(1))
    out.mkdir()
    (out / "manifest.jsonl").touch()
    (out / "other").touch()
    with pytest.raises(BatchError, match="contains other files"):
        run(source, out)
    (out / "other").unlink()
    run(source, out)
    mine = [out / "notes" / "2024-05-report.txt", out / "notes" / "00009-0000001", out / "csl" / "2024-06"]
    for path in mine:
        path.mkdir(parents=True)
    (out / "csl" / "00009-0000001").symlink_to(tmp_path)
    assert run(source, out).resumed == 1
    assert all(path.exists() for path in mine)
    assert not (out / "csl" / "00009-0000001").exists()  # as a part is named


def test_other_inputs_are_another_run(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.json" for n in range(3)]
    for n, path in enumerate(paths):
        path.write_text(line(n))
    batch(paths[:2], ["csl"], tmp_path / "out", processes=1)
    for others in (paths[:1], paths):
        with pytest.raises(BatchError, match=r"other settings \(inputs\)"):
            batch(others, ["csl"], tmp_path / "out", processes=1)


def test_a_folder_that_is_not_this_run_is_refused(tmp_path: Path) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    source.write_text("".join(line(n) for n in range(1, 60)))
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    with pytest.raises(BatchError, match="contains other files"):
        run(source, out)
    (out / "mine.txt").unlink()
    run(source, out)
    with pytest.raises(BatchError, match=r"other settings \(verify\)"):
        run(source, out, verify=True)
    source.write_text("".join(line(n, "changed") for n in range(1, 60)))
    with pytest.raises(BatchError, match="changed since part 00001-0000001"):
        run(source, out)


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    source.write_text(line(1))

    def second(_: Progress) -> None:
        with pytest.raises(BatchError, match="by another run"):
            run(source, out)

    assert run(source, out, on_progress=second).valid


def test_an_error_of_the_caller_ends_the_run_and_its_processes(tmp_path: Path) -> None:
    source = tmp_path / "records.jsonl"
    source.write_text("".join(line(n) for n in range(1, 600)))

    def fail(progress: Progress) -> None:
        if progress.records == 100:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        batch([source], ["csl"], tmp_path / "out", processes=2, part_records=20, on_progress=fail)
    assert not children()
    assert batch([source], ["csl"], tmp_path / "out", processes=2, part_records=20).written == {"csl": 599}


# what a power cut, another program or a stranger does


def test_outputs_of_another_content_or_size_are_not_called_written(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.json" for n in range(3)]
    for n, path in enumerate(paths):
        path.write_text(line(n, **ARTICLE))
    out = tmp_path / "out"
    batch(paths, ["csl", "jats"], out, processes=1)
    files = [*out.glob("csl/*"), *out.glob("jats/*/*")]
    assert len(files) == 4
    for file in files:
        content = file.read_bytes()
        for damaged in (b"", content.replace(b"Okafor", b"Akafor")):
            file.write_bytes(damaged)
            with pytest.raises(BatchError, match="has been changed since the run wrote it"):
                batch(paths, ["csl", "jats"], out, processes=1)
        file.write_bytes(content)
    assert batch(paths, ["csl", "jats"], out, processes=1).resumed == 1


@pytest.mark.parametrize("kind", ["small", "lines", "large"])
def test_an_input_of_other_content_is_refused_whatever_its_time(tmp_path: Path, kind: str) -> None:
    source, out = tmp_path / "records.jsonl", tmp_path / "out"
    lines = [line(n, f"Article {n:03}") for n in range(1, 5 if kind == "small" else 400)]
    source.write_text((NO_JSON_LINES if kind == "large" else "") + "".join(lines))
    read_as = "article" if kind == "large" else None
    batch([source], ["csl"], out, processes=1, part_records=50, read_as=read_as)
    times = source.stat()
    source.write_text(source.read_text().replace("Article 003", "Article 300"))
    os.utime(source, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(BatchError, match="changed since part"):
        batch([source], ["csl"], out, processes=1, part_records=50, read_as=read_as)


def test_files_and_folders_are_on_the_disk_before_their_line_in_the_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        synced.append(path.name if path.is_file() else f"{path.name}/")
        real(descriptor)

    if not Path("/proc/self/fd").exists():
        pytest.skip("the system does not say which file is meant")
    monkeypatch.setattr(os, "fsync", fsync)
    (tmp_path / "a.json").write_text(line(1, **ARTICLE))
    batch([tmp_path / "a.json"], ["csl", "jats"], tmp_path / "out", processes=1)
    end = len(synced) - 1 - synced[::-1].index("manifest.jsonl")
    for name in ("a.jats.xml", "00001-0000001.csl.jsonl", "00001-0000001/", "csl/", "jats/", "out/"):
        assert name in synced[:end], name


def test_no_link_that_somebody_planted_is_followed(tmp_path: Path) -> None:
    source, victim = tmp_path / "a.json", tmp_path / "victim"
    source.write_text(line(1))
    victim.mkdir()
    for name, target in (("manifest.jsonl", victim / "file"), (".unfinished", victim)):
        out = tmp_path / f"out{name}"
        out.mkdir()
        (out / name).symlink_to(target)
        with pytest.raises((OSError, BatchError)):
            batch([source], ["csl"], out, processes=1)
        assert list(victim.iterdir()) == []


def test_json_lines_are_as_safe_in_a_page_as_the_documents_are(tmp_path: Path) -> None:
    title = "A </script><script>alert(1)</script> title with <!-- in it"
    source, out = tmp_path / "a.json", tmp_path / "out"
    source.write_text(line(1, title, **ARTICLE))
    batch([source], ["schemaorg"], out, processes=1)
    (file,) = (out / "schemaorg").iterdir()
    written = file.read_text()
    assert len(written.splitlines()) == 1
    assert "</script" not in written
    assert "<!--" not in written
    document = pubmeta.export(pubmeta.read(source).article, "schemaorg")
    assert json.loads(written) == json.loads(document.content)


def test_a_name_that_is_too_long_is_shortened_and_told(tmp_path: Path) -> None:
    source, out = tmp_path / f"{'n' * 250}.json", tmp_path / "out"
    source.write_text(line(1, **ARTICLE))
    assert batch([source], ["jats", "csl"], out, processes=1).written == {"jats": 1, "csl": 1}
    (file,) = out.glob("jats/*/*")
    assert file.name.startswith("nnn")
    lines = lines_of(out / "warnings.jsonl")
    told = [problem for each in lines for problem in each["documents"].get("jats", {}).get("problems", ())]
    assert [file.name in problem["message"] for problem in told if problem.get("code") == "pubmeta.file-name"] == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit")
def test_a_record_that_needs_too_much_memory_fails_alone(tmp_path: Path, deadly: str) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "out"
    source.write_text("".join(line(n, "hoard" if n == 2 else "") for n in range(1, 61)))
    summary = batch([source], ["csl"], out, processes=1, read_as=deadly, memory_limit=600_000_000)
    assert (summary.written, summary.failed) == ({"csl": 59}, {"csl": 1})
    (told,) = lines_of(out / "problems.jsonl")
    (problem,) = told["problems"]
    assert (told["record"], problem["code"]) == (2, "pubmeta.memory-limit")
    assert "--memory-limit" in problem["remedy"]


POWER_CUT = """
set -e
dd if=/dev/zero of=disk.img bs=1M count=64 status=none
mkfs.ext4 -q -F disk.img
mkdir disk after
mount -o loop disk.img disk
sync
"$1" -m pubmeta batch records.jsonl --to jats,csl --out disk/out --processes 1 --part-records 20 --quiet
cp --sparse=always disk.img cut.img
umount disk
mount -o loop cut.img after
find after/out -type f -size 0 -not -name problems.jsonl > empty.txt
"$1" -m pubmeta batch records.jsonl --to jats,csl --out after/out --processes 1 --part-records 20 > resumed.txt
umount after
"""


@pytest.mark.slow
def test_after_a_power_cut_what_is_called_written_is_there(tmp_path: Path) -> None:
    """A copy of the disk, made the moment the run ends, is what a power cut leaves."""
    if not (sys.platform == "linux" and os.geteuid() == 0 and Path("/dev/loop-control").exists()):
        pytest.skip("no loop device can be mounted here")
    (tmp_path / "records.jsonl").write_text("".join(line(n, **ARTICLE) for n in range(1, 61)))
    ran = subprocess.run(
        ["sh", "-c", POWER_CUT, "sh", sys.executable], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    subprocess.run(["umount", "-q", tmp_path / "disk", tmp_path / "after"], check=False)
    if "mount" in ran.stderr:
        pytest.skip(f"no loop device can be mounted here: {ran.stderr}")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "empty.txt").read_text() == ""
    assert "1 part was finished before" in (tmp_path / "resumed.txt").read_text()
