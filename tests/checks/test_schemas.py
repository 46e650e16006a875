"""Schemas are found by key and are the locked files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pubmeta.checks import schemas
from pubmeta.checks.schemas import schema_keys, schema_path, schema_title
from pubmeta.errors import SchemaError
from pubmeta.problems import Kind


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of one of the installed schemas, which a test may damage."""
    folder = tmp_path / "_schemas"
    for part in ("MANIFEST.json", "csl/csl-data.json"):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(schemas.FOLDER / part, folder / part)
    monkeypatch.setattr(schemas, "FOLDER", folder)
    forget()
    yield folder
    forget()


def forget() -> None:
    schema_path.cache_clear()
    schemas._digests.cache_clear()


@pytest.mark.parametrize("key", schema_keys())
def test_every_key_names_a_file(key: str) -> None:
    assert schema_path(key).is_file()
    assert schema_title(key)


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("jats/1.4/publishing", "JATS 1.4 Journal Publishing DTD"),
        ("jats/1.3/archiving", "JATS 1.3 Journal Archiving and Interchange DTD"),
        ("crossref/5.5.0", "Crossref deposit schema 5.5.0"),
        ("csl", "CSL-JSON schema 1.0.2"),
    ],
)
def test_titles_are_for_people(key: str, title: str) -> None:
    assert schema_title(key) == title


def test_an_unknown_key_is_answered_with_the_known_ones() -> None:
    with pytest.raises(SchemaError, match=r"no schema has the key 'jats/2\.0'; there are jats/1\.4/publishing, "):
        schema_path("jats/2.0")


def test_a_changed_file_is_refused(copied: Path) -> None:
    assert schema_path("csl") == copied / "csl" / "csl-data.json"
    forget()
    (copied / "csl" / "csl-data.json").write_text("{}")
    with pytest.raises(SchemaError, match=r"csl/csl-data\.json of the CSL-JSON schema 1\.0\.2 is not the file"):
        schema_path("csl")


def test_a_removed_file_is_named(copied: Path) -> None:
    (copied / "csl" / "csl-data.json").unlink()
    with pytest.raises(SchemaError, match=r"csl/csl-data\.json of .* cannot be read \(No such file or directory\)"):
        schema_path("csl")


def test_an_installation_without_schemas_says_what_to_do(copied: Path) -> None:
    (copied / "MANIFEST.json").unlink()
    with pytest.raises(
        SchemaError, match="this installation has no schemas: install pubmeta again; in a checkout, run"
    ):
        schema_path("csl")


def test_a_file_is_hashed_once_per_process(copied: Path) -> None:
    path = schema_path("csl")
    path.unlink()
    assert schema_path("csl") == path


def test_every_key_of_the_report_is_explained() -> None:
    schema = json.loads(schema_path("report").read_bytes())
    objects = [schema, *schema["$defs"].values()]
    assert all(each["additionalProperties"] is False for each in objects)
    assert all(value["description"] for each in objects for value in each["properties"].values())
    assert schema["$defs"]["problem"]["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
