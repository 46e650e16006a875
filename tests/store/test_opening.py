"""Stores by what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubmeta import store as stores
from pubmeta.errors import StoreError
from pubmeta.store import FolderStore, SqlStore, open_store
from pubmeta.store.opening import is_address


def test_a_folder_is_a_folder_and_a_file_is_a_file(tmp_path: Path) -> None:
    for location, kind in ((tmp_path, FolderStore), (tmp_path / "a.sqlite3", SqlStore)):
        for each in (location, f"{location}"):
            store = open_store(each, create=True)
            assert type(store) is kind
            store.close()


def test_with_an_index_it_is_a_folder_that_is_absent(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(tmp_path / "records", index=tmp_path / "index.sqlite3")


def test_an_empty_name_is_not_this_folder() -> None:
    with pytest.raises(StoreError, match="no store is named"):
        open_store("")


def test_only_a_folder_has_an_index(tmp_path: Path) -> None:
    open_store(tmp_path / "a.sqlite3", create=True).close()
    for location in (tmp_path / "a.sqlite3", "postgresql://a:secret@b/c"):
        with pytest.raises(StoreError, match="the store is not a folder, and only a folder has an index") as caught:
            open_store(location, index=tmp_path / "index.sqlite3")
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize("location", ["postgresql://a@b/c", "postgres:///c"])
def test_what_is_an_address(location: str) -> None:
    assert is_address(location)


@pytest.mark.parametrize("location", ["postgresql.sqlite3", "records/postgresql://x", "mysql://a", ""])
def test_what_is_a_path(location: str) -> None:
    assert not is_address(location)


def test_names_are_loaded_when_they_are_used() -> None:
    assert {name for name in stores.__all__ if getattr(stores, name) is None} == set()
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        _ = stores.Nothing
