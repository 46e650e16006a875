"""Files that are on the disk, names that fit, links that are not followed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pubmeta.run.storage import fingerprint, fitting, new_file, opened_itself


def test_a_fingerprint_tells_sizes_and_contents_apart(tmp_path: Path) -> None:
    folder, file = tmp_path / "folder", tmp_path / "folder" / "a"
    folder.mkdir()
    seen = {str(fingerprint(folder)), str(fingerprint(file))}
    for content in (b"", b"one", b"two"):
        file.write_bytes(content)
        seen |= {str(fingerprint(folder)), str(fingerprint(file))}
    file.rename(folder / "b")
    seen.add(str(fingerprint(folder)))
    assert len(seen) == 9
    assert fingerprint(tmp_path / "nothing") is None


@pytest.mark.parametrize("character", ["a", "é", "鸟"])
def test_a_name_that_is_too_long_has_less_of_the_stem_and_a_digest(tmp_path: Path, character: str) -> None:
    stem = character * (250 // len(character.encode()))
    name = fitting(tmp_path, stem, ".jats.xml")
    (tmp_path / name).touch()
    assert len(os.fsencode(name)) <= 255
    assert name.startswith(stem[:20])
    assert name.endswith(".jats.xml")
    assert fitting(tmp_path, stem + "x", ".jats.xml") != name
    assert fitting(tmp_path, stem[:50], ".jats.xml") == stem[:50] + ".jats.xml"


def test_a_new_file_does_not_stay_and_follows_no_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_file(tmp_path) as (path, stream):
        stream.write(b"x")
        assert path.exists()
    assert list(tmp_path.iterdir()) == []
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    monkeypatch.setattr("secrets.token_hex", lambda _: "guessed")
    (tmp_path / ".guessed.part").symlink_to(victim)
    with pytest.raises(FileExistsError), new_file(tmp_path):
        pass
    assert victim.read_bytes() == b"precious"


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="the system does not know links of this kind")
def test_a_link_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError, match="symbolic links"):
        open(tmp_path / "link", "ab", opener=opened_itself)  # noqa: SIM115
    assert not (tmp_path / "victim").exists()
