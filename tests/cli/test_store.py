"""`pubmeta store`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pubmeta.store import open_store

from .conftest import Run

AT = ("--store", "records.sqlite3")


@pytest.fixture
def second(record: Path) -> Path:
    """Another record, without a DOI."""
    path = record.with_name("second.json")
    path.write_text(json.dumps({**json.loads(record.read_text()), "doi": None, "title": "Another"}))
    return path


def ids(path: Path) -> list[str]:
    store = open_store(path)
    found = [entry.id for entry in store.entries(limit=99)]
    store.close()
    return found


def test_records_are_put_listed_and_deleted(run: Run, record: Path) -> None:
    ran = run("store", "put", record, *AT)
    assert (ran.status, ran.text) == (0, "1 of 1 records is in the store\n")
    ran = run("store", "list", *AT)
    assert ran.status == 0
    assert ran.text.splitlines()[2].split(maxsplit=1)[1] == "10.5555/example.1   An article"
    assert ran.text.endswith("\n1 record\n")
    ran = run("store", "delete", "10.5555/EXAMPLE.1", *AT)
    assert (ran.status, ran.text) == (0, "1 record deleted in records.sqlite3\n")
    assert run("store", "list", *AT).text == "0 records\n"


def test_what_cannot_be_put_is_reported_and_the_rest_is_kept(run: Run, record: Path, second: Path) -> None:
    broken = record.with_name("broken.xml")
    broken.write_text("<article")
    ran = run("store", "put", broken, second, record, *AT)
    assert ran.status == 1
    text = " ".join(ran.text.split())
    assert text.startswith("1 of 3 records is in the store")
    assert "the article has no DOI, by which it would be known; add its DOI, or give it an id" in text
    assert ids(record.with_name("records.sqlite3")) == ["10.5555/example.1"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--id", ""), "for --id: '' is not an id"),
        (("--set", "a b"), "for --set: 'a b' is not the spec of a set; write letters, digits"),
    ],
)
def test_an_id_or_a_set_that_cannot_be_one_is_refused(
    run: Run, record: Path, options: tuple[str, ...], said: str
) -> None:
    ran = run("store", "put", record, *options, *AT)
    assert ran.status == 2
    assert said in ran.err
    assert not record.with_name("records.sqlite3").exists()


def test_a_record_may_have_an_id_and_sets(run: Run, record: Path, second: Path) -> None:
    assert run("store", "put", second, "--id", "jex-2", "--set", "open:cc-by", "--set", "rain", *AT).status == 0
    store = open_store(record.with_name("records.sqlite3"))
    (found,) = store.records(limit=9)
    store.close()
    assert (found.id, found.sets) == ("jex-2", ("open:cc-by", "rain"))


def test_an_id_is_of_one_record(run: Run, record: Path, second: Path) -> None:
    ran = run("store", "put", record, second, "--id", "x", *AT)
    assert (ran.status, ran.out) == (2, b"")
    assert "there are 2 inputs, and an id is of one record" in ran.err
    lines = record.with_name("many.jsonl")
    lines.write_text("\n".join(json.dumps(json.loads(path.read_text())) for path in (record, second)))
    ran = run("store", "put", lines, "--id", "x", *AT)
    assert ran.status == 1
    assert "there are several records, and an id is of one" in " ".join(ran.text.split())
    assert ids(record.with_name("records.sqlite3")) == ["x"]


def test_many_records_of_one_file(run: Run, record: Path) -> None:
    lines = record.with_name("many.jsonl")
    article = json.loads(record.read_text())
    lines.write_text("\n".join(json.dumps({**article, "doi": f"10.5555/x.{number:03}"}) for number in range(250)))
    ran = run("store", "put", lines, *AT)
    assert (ran.status, ran.text) == (0, "250 of 250 records are in the store\n")
    assert len(ids(record.with_name("records.sqlite3"))) == 99
    assert run("store", "list", *AT).text.count("\n") == 253


def test_the_doi_of_another_record(run: Run, record: Path) -> None:
    run("store", "put", record, "--id", "x", *AT)
    ran = run("store", "put", record, *AT)
    assert ran.status == 1
    assert "the record x has the DOI 10.5555/example.1 already" in " ".join(ran.text.split())


def test_quiet_is_silent_when_nothing_is_wrong(run: Run, record: Path) -> None:
    for command in (["put", record], ["delete", "10.5555/example.1"]):
        ran = run("store", *command, "--quiet", *AT)
        assert (ran.status, ran.out, ran.err) == (0, b"", "")


def test_to_delete_what_is_not_there_is_an_error(run: Run, record: Path) -> None:
    run("store", "put", record, *AT)
    ran = run("store", "delete", "10.5555/example.1", "none", *AT)
    assert (ran.status, ran.text) == (1, "1 record deleted in records.sqlite3\n")
    assert ran.err == "Error: there is no record 'none'; pubmeta store list shows what there is\n"
    ran = run("store", "delete", "none", *AT)
    assert (ran.status, ran.out) == (1, b"")


def test_a_folder_is_listed_with_the_files_that_have_no_record(run: Run, record: Path) -> None:
    folder = record.with_name("records")
    folder.mkdir()
    record.rename(folder / "a.json")
    assert run("store", "list", "--store", "records").status == 0
    (folder / "b.txt").write_text("hello")
    ran = run("store", "list", "--store", "records")
    assert ran.status == 1
    text = " ".join(ran.text.split())
    assert "10.5555/example.1 An article 1 record" in text
    assert "the content is in no format that pubmeta recognises" in text
    assert "in b.txt" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["put", "record.json"], "the files into it"),
        (["delete", "x"], "delete the files in it"),
    ],
)
def test_the_files_of_a_folder_are_the_users(run: Run, record: Path, arguments: list[str], message: str) -> None:
    record.with_name("records").mkdir()
    ran = run("store", *arguments, "--store", "records")
    assert ran.status == 2
    assert message in " ".join(ran.err.split())


def test_a_store_that_is_not_there_is_status_2(run: Run) -> None:
    ran = run("store", "list", *AT)
    assert (ran.status, ran.out) == (2, b"")
    assert "there is no store records.sqlite3; put a record into it first" in " ".join(ran.err.split())


def test_a_store_that_fails_is_told(run: Run, record: Path) -> None:
    run("store", "put", record, *AT)
    path = record.with_name("records.sqlite3")
    store = open_store(path)
    store._database.ask("DROP TABLE pubmeta_record")
    store.close()
    ran = run("store", "list", *AT)
    assert ran.status == 1
    assert ran.err == "Error: records.sqlite3: no such table: pubmeta_record\n"
