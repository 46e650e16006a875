"""A folder of records: what comes, changes and goes, and what must not be read."""

from __future__ import annotations

import gzip
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import pubmeta
from pubmeta import Article
from pubmeta.errors import StoreError
from pubmeta.problems import Problem
from pubmeta.store import FolderStore, Refreshed, reading
from pubmeta.store.folder import EMPTIED, INDEX
from tests.oai.rain import article

from . import deadly
from .conftest import START, InFiles, new_store

SECOND = timedelta(seconds=1)


def ids(files: InFiles) -> list[str]:
    return [entry.id for entry in files.store.entries(limit=99)]


def write(files: InFiles, name: str, content: bytes | str | Article, modified: datetime | None = None) -> Path:
    path = files.store.folder / name
    if isinstance(content, Article):
        content = content.model_dump_json(exclude_defaults=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    if modified:
        os.utime(path, (modified.timestamp(), modified.timestamp()))
    return path


def only_problem(files: InFiles, name: str) -> Problem:
    (problem,) = files.store.problems()[name]
    return problem


def test_records_of_any_format(files: InFiles) -> None:
    for number, name in enumerate(["jats", "crossref-rest", "csl", "bibtex", "ris", "schemaorg", "article"]):
        found = article(number)
        if pubmeta.get_format(name).write:
            write(files, f"{name}.record", pubmeta.export(found, name).content)
    write(files, "packed.gz", gzip.compress(pubmeta.export(article(9), "jats").content))
    files.store.refresh()
    assert files.store.problems() == {}
    assert ids(files) == [f"10.5555/rain.{number}" for number in (0, 2, 3, 4, 5, 6, 9)]


def test_a_record_without_a_doi_is_known_by_the_name_of_its_file(files: InFiles) -> None:
    write(files, "Rain 1.article.json", article(1, doi=None))
    write(files, "rain-2.json", article(2, doi=None))
    files.store.refresh()
    assert ids(files) == ["Rain 1", "rain-2"]


def test_a_file_is_read_once(files: InFiles) -> None:
    path = write(files, "a.json", article(1), modified=START)
    write(files, "b.json", "nothing", modified=START)
    assert files.store.refresh() == Refreshed(read=2, deleted=0)
    assert files.store.refresh() == Refreshed(read=0, deleted=0)
    before = files.store.get("10.5555/rain.1")
    files.clock.go_on(days=1)
    path.touch()
    assert files.store.refresh() == Refreshed(read=0, deleted=0)
    assert files.store.get("10.5555/rain.1") == before
    other = FolderStore(files.store.folder)
    assert other.get("10.5555/rain.1") == before
    assert other.refresh() == Refreshed(read=0, deleted=0)
    other.close()


def test_two_changes_in_one_moment_are_both_noticed(files: InFiles) -> None:
    for title in ("Rain", "Wind", "Snow"):
        write(files, "a.json", article(1, title=title), modified=START)
        files.store.refresh()
        found = files.store.get("10.5555/rain.1")
        assert found is not None
        assert found.title == title


def test_at_the_first_look_records_have_the_times_of_their_files(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    files = InFiles.__new__(InFiles)
    files.store = FolderStore(tmp_path / "records", clock=lambda: START)
    write(files, "a.json", article(1), modified=datetime(2023, 5, 1, 12, tzinfo=UTC))
    write(files, "b.json", article(2), modified=START + timedelta(days=99))
    os.utime(write(files, "c.json", article(3)), (-5, -5))
    files.store.refresh()
    assert [record.changed for record in files.store.records(limit=9)] == [
        datetime(2023, 5, 1, 12, tzinfo=UTC),
        START,
        datetime(1970, 1, 1, tzinfo=UTC),
    ]
    assert files.store.earliest() == datetime(1970, 1, 1, tzinfo=UTC)
    files.store.close()


def test_what_comes_later_has_the_time_when_it_could_first_be_seen(files: InFiles) -> None:
    """A file may be copied with its old time, and a harvester would never ask for that time again."""
    files.clock.go_on(days=1)
    write(files, "a.json", article(1), modified=datetime(2020, 1, 1, tzinfo=UTC))
    files.store.refresh()
    found = files.store.get("10.5555/rain.1")
    assert found is not None
    assert found.changed == START + timedelta(days=1) + SECOND


def test_a_file_that_is_renamed_is_the_same_record(files: InFiles) -> None:
    path = write(files, "a.json", article(1))
    files.store.refresh()
    before = files.store.get("10.5555/rain.1")
    path.rename(path.with_name("b.json"))
    files.clock.go_on(days=1)
    files.store.refresh()
    after = files.store.get("10.5555/rain.1")
    assert before is not None
    assert after is not None
    assert after.article == before.article
    assert ids(files) == ["10.5555/rain.1"]


def test_a_file_that_gets_another_doi_is_another_record(files: InFiles) -> None:
    write(files, "a.json", article(1))
    files.store.refresh()
    write(files, "a.json", article(2))
    files.store.refresh()
    assert ids(files) == ["10.5555/rain.2"]
    old = files.store.get("10.5555/rain.1")
    assert old is not None
    assert old.is_deleted


def test_of_two_files_with_one_doi_the_first_counts_until_it_goes(files: InFiles) -> None:
    first = write(files, "a.json", article(1), modified=START)
    write(files, "b.json", article(1, title="Another"), modified=START)
    files.store.refresh()
    problem = only_problem(files, "b.json")
    assert problem.message == "has the record 10.5555/rain.1, which a.json has too"
    assert problem.remedy == "delete one of the two files"
    found = files.store.get("10.5555/rain.1")
    assert found is not None
    assert found.title == "Rain 1"
    first.unlink()
    files.store.refresh()
    found = files.store.get("10.5555/rain.1")
    assert found is not None
    assert found.title == "Another"
    assert files.store.problems() == {}


def test_a_record_that_is_broken_is_reported_and_the_others_are_there(files: InFiles) -> None:
    write(files, "a.json", article(1))
    write(files, "b.xml", "<article><front></article>")
    write(files, "c.json", '{"title": "x", "doi": "y"}')
    write(files, "d.txt", "hello")
    write(files, "e.json", "")
    files.store.refresh()
    assert ids(files) == ["10.5555/rain.1"]
    problems = files.store.problems()
    assert list(problems) == ["b.xml", "c.json", "d.txt", "e.json"]
    assert all(problem.is_error for each in problems.values() for problem in each)
    assert [problem.path for problem in problems["c.json"]] == ["doi"]
    assert problems["d.txt"][0].message == "the content is in no format that pubmeta recognises"
    assert problems["d.txt"][0].remedy == (
        "convert the file to a format that pubmeta recognises, or take it out of the folder"
    )


def test_a_record_that_breaks_stays_as_it_was_until_it_is_mended_or_deleted(files: InFiles) -> None:
    path = write(files, "a.json", article(1))
    files.store.refresh()
    before = files.store.get("10.5555/rain.1")
    write(files, "a.json", "{")
    files.store.refresh()
    assert files.store.get("10.5555/rain.1") == before
    assert list(files.store.problems()) == ["a.json"]
    write(files, "a.json", article(1, title="Mended"))
    files.store.refresh()
    found = files.store.get("10.5555/rain.1")
    assert found is not None
    assert (found.title, files.store.problems()) == ("Mended", {})
    write(files, "a.json", "{")
    files.store.refresh()
    path.unlink()
    files.store.refresh()
    found = files.store.get("10.5555/rain.1")
    assert found is not None
    assert found.is_deleted
    assert files.store.problems() == {}


WORDS = [("kill", "pubmeta.died"), ("sleep", "pubmeta.time-limit"), ("memory", "pubmeta.memory-limit")]


@pytest.mark.parametrize(("word", "code"), WORDS)
def test_a_record_that_kills_stalls_or_floods_its_reader_is_a_problem_of_its_own(
    files: InFiles, monkeypatch: pytest.MonkeyPatch, word: str, code: str
) -> None:
    monkeypatch.setattr(reading, "draft_of", deadly.draft_of)
    monkeypatch.setattr(reading, "TIME_LIMIT", 2.0)
    write(files, "a.json", article(1))
    write(files, "b.json", word)
    write(files, "c.json", article(3))
    files.store.refresh()
    assert ids(files) == ["10.5555/rain.1", "10.5555/rain.3"]
    assert only_problem(files, "b.json").code == code


def test_no_link_is_followed(files: InFiles, tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text(article(1).model_dump_json(exclude_defaults=True))
    folder = files.store.folder
    (folder / "link.json").symlink_to(secret)
    (folder / "nowhere.json").symlink_to(tmp_path / "none")
    (folder / "around").symlink_to(tmp_path)
    (folder / "within").mkdir()
    shutil.copy(secret, folder / "within" / "a.json")
    shutil.copy(secret, folder / ".hidden.json")
    files.store.refresh()
    assert ids(files) == []
    assert list(files.store.problems()) == ["around", "link.json", "nowhere.json"]
    assert only_problem(files, "link.json").message == "is a symbolic link, which is not followed"
    assert files.store.get("../secret.json") is None
    assert files.store.get(f"{secret}") is None


def test_what_is_not_a_file_is_not_waited_for(files: InFiles) -> None:
    os.mkfifo(files.store.folder / "pipe")
    files.store.refresh()
    assert only_problem(files, "pipe").message == "is not a file"


def test_a_file_may_be_too_large(files: InFiles) -> None:
    with write(files, "a.json", article(1)).open("ab") as stream:
        stream.truncate(50_000_001)
    files.store.refresh()
    assert only_problem(files, "a.json").message == "is larger than 50 MB, more than any record is"


def test_a_name_that_is_not_text(files: InFiles) -> None:
    folder = os.fsencode(files.store.folder)
    with open(folder + b"/\xff.json", "wb") as stream:  # noqa: PTH123
        stream.write(article(1).model_dump_json(exclude_defaults=True).encode())
    with open(folder + b"/\xfe.json", "wb") as stream:  # noqa: PTH123
        stream.write(article(2, doi=None).model_dump_json(exclude_defaults=True).encode())
    files.store.refresh()
    for _ in range(2):
        assert ids(files) == ["10.5555/rain.1", "\\udcfe"]
        assert files.store.problems() == {}
        files.store.refresh()


def test_a_folder_that_is_not_there(tmp_path: Path, files: InFiles) -> None:
    with pytest.raises(StoreError, match=r"there is no folder .*none; make it, and put files with records into it"):
        FolderStore(tmp_path / "none")
    index = tmp_path / "index.sqlite3"
    shutil.copy(files.store.folder / INDEX, index)
    store = FolderStore(files.store.folder, index=index)
    shutil.rmtree(files.store.folder)
    with pytest.raises(StoreError, match="cannot be looked into: No such file or directory; see whether it is there"):
        store.refresh()
    store.close()


def test_the_index_may_be_elsewhere(files: InFiles, tmp_path: Path) -> None:
    folder = tmp_path / "others"
    folder.mkdir()
    (folder / "a.json").write_text(article(1).model_dump_json(exclude_defaults=True))
    store = FolderStore(folder, index=tmp_path / "index.sqlite3")
    store.refresh()
    assert store.get("10.5555/rain.1") is not None
    assert [path.name for path in folder.iterdir()] == ["a.json"]
    store.close()
    with pytest.raises(StoreError) as caught:
        FolderStore(folder, index=tmp_path / "none" / "index.sqlite3")
    assert caught.value.remedy == (
        "see whether the folder exists, and whether this user may write in it; or give the index another place"
    )


@pytest.mark.parametrize("left", [None, "NOT MOUNTED", ".keep"])
def test_a_folder_whose_disk_is_absent_has_lost_no_record(tmp_path: Path, left: str | None) -> None:
    (folder := tmp_path / "records").mkdir()
    for number in (1, 2):
        (folder / f"{number}.json").write_text(article(number).model_dump_json(exclude_defaults=True))
    store = FolderStore(folder, index=tmp_path / "index.sqlite3")
    store.refresh()
    folder.rename(tmp_path / "disk")
    folder.mkdir()
    if left:
        (folder / left).write_text("The disk is not mounted.")
    for _ in range(2):
        with pytest.raises(StoreError, match=r"no file in .* is a record, though the index has records") as caught:
            store.refresh()
        assert EMPTIED in (caught.value.remedy or "")
        assert [record.is_deleted for record in store.records(limit=9)] == [False, False]
    (folder / EMPTIED).touch()
    assert store.refresh().deleted == 2
    assert [record.is_deleted for record in store.records(limit=9)] == [True, True]
    shutil.rmtree(folder)
    (tmp_path / "disk").rename(folder)
    store.refresh()
    assert [record.is_deleted for record in store.records(limit=9)] == [False, False]
    (folder / "1.json").unlink()
    assert store.refresh().deleted == 1
    store.close()


def test_the_only_record_may_come_from_a_file_of_another_name(tmp_path: Path) -> None:
    (folder := tmp_path / "records").mkdir()
    (folder / "a.json").write_text(article(1).model_dump_json(exclude_defaults=True))
    store = FolderStore(folder, index=tmp_path / "index.sqlite3")
    store.refresh()
    for name, number in (("b.json", 1), ("c.json", 2)):
        for path in folder.iterdir():
            path.unlink()
        (folder / name).write_text(article(number).model_dump_json(exclude_defaults=True))
        store.refresh()
    assert [(record.id, record.is_deleted) for record in store.records(limit=9)] == [
        ("10.5555/rain.1", True),
        ("10.5555/rain.2", False),
    ]
    store.close()


def test_a_folder_with_its_index_in_it_may_be_emptied(files: InFiles) -> None:
    path = write(files, "a.json", article(1))
    files.store.refresh()
    path.unlink()
    assert files.store.refresh().deleted == 1


@pytest.mark.parametrize("is_replaced", [False, True])
def test_an_index_that_is_no_more_is_not_made_anew_behind_the_readers(files: InFiles, is_replaced: bool) -> None:  # noqa: FBT001
    write(files, "a.json", article(1))
    files.store.refresh()
    files.store.folder.rename(files.store.folder.parent / "disk")
    files.store.folder.mkdir()
    if is_replaced:
        FolderStore(files.store.folder).close()
    with pytest.raises(StoreError, match="is not the one that was opened"):
        files.store.refresh()
    assert (files.store.folder / INDEX).exists() == is_replaced


def test_an_index_is_nothing_else(tmp_path: Path) -> None:
    new_store(tmp_path / "records.sqlite3").close()
    (tmp_path / "records").mkdir()
    with pytest.raises(StoreError, match="is a store, and not the index of a folder; give the index another place"):
        FolderStore(tmp_path / "records", index=tmp_path / "records.sqlite3")
    (tmp_path / "records" / INDEX).symlink_to(tmp_path / "elsewhere.sqlite3")
    with pytest.raises(StoreError, match="is a symbolic link; delete it, or name the file itself"):
        FolderStore(tmp_path / "records")
    assert not (tmp_path / "elsewhere.sqlite3").exists()


def test_a_store_that_is_closed_is_not_refreshed(files: InFiles) -> None:
    files.store.close()
    with pytest.raises(StoreError, match="the store is closed"):
        files.store.refresh()


def test_looks_of_several_processes_follow_each_other(files: InFiles) -> None:
    for number in range(5):
        write(files, f"{number}.json", article(number), modified=START)
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: files.store.refresh().read, range(3)))
    assert sorted(found) == [0, 0, 5]
    assert len(ids(files)) == 5
