"""The folder of schemas inside the package: the official files, what is derived from them, a manifest."""

from __future__ import annotations

import json
import shutil
import tempfile
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archives import Archive, SchemaBuildError, sha256

SOURCES = Path(__file__).resolve().parent
TARGET = SOURCES.parent / "src/pubmeta/_schemas"


def derive(schemas: Path) -> None:
    """Derive what is faster than the official files, or found without a network, beside them."""
    try:
        from derive.crossref import derive_crossref
        from derive.oai_dc import derive_oai_dc
    except ModuleNotFoundError as error:
        raise SchemaBuildError(f"schemas are derived with {error.name}: install it, or build with pip") from error
    derive_crossref(schemas)
    derive_oai_dc(schemas)


@dataclass(frozen=True)
class Placement:
    """Where the schemas come from and where they go. What is in place already is not fetched again."""

    sources: Path = SOURCES
    target: Path = TARGET
    derive: Callable[[Path], None] = derive

    @property
    def lock(self) -> Path:
        """The file that names the packages."""
        return self.sources / "schemas.lock.toml"

    def origin(self) -> dict[str, str]:
        """What the schemas are made from: the lock, the deriving programs, the schemas authored here."""
        programs = sorted((self.sources / "derive").glob("*.py"))
        authored = sorted((self.sources / "authored").iterdir())
        return {
            "lock": sha256(self.lock.read_bytes()),
            "derive": sha256(b"".join(file.read_bytes() for file in programs)),
            "authored": sha256(b"".join(file.read_bytes() for file in authored)),
        }

    def manifest(self) -> dict[str, Any]:
        """What is in place, if every file still is what it was when it was placed; else empty."""
        try:
            manifest: dict[str, Any] = json.loads((self.target / "MANIFEST.json").read_bytes())
            intact = all(
                sha256((self.target / name).read_bytes()) == digest for name, digest in manifest["files"].items()
            )
        except (OSError, ValueError, KeyError):
            return {}
        return manifest if intact else {}

    def is_current(self) -> bool:
        """Whether everything is in place and made from the present lock, programs and authored schemas."""
        return self.manifest().items() >= self.origin().items()

    def ensure(self) -> None:
        """Put the schemas in place, all at once, unless they are.

        Raises SchemaBuildError when a package cannot be had or is not the locked one.
        """
        if self.is_current():
            return
        (self.sources.parent / "build").mkdir(exist_ok=True)
        staged = Path(tempfile.mkdtemp(prefix="schemas-", dir=self.sources.parent / "build"))
        try:
            new = staged / "new"
            self._write_official(new)
            self.derive(new)
            shutil.copytree(self.sources / "authored", new / "authored", dirs_exist_ok=True)
            files = {str(file.relative_to(new).as_posix()): file for file in sorted(new.rglob("*")) if file.is_file()}
            digests = {name: sha256(file.read_bytes()) for name, file in files.items()}
            manifest = json.dumps({**self.origin(), "files": digests}, indent=1)
            (new / "MANIFEST.json").write_text(manifest + "\n", encoding="utf-8")
            if self.target.exists():
                self.target.rename(staged / "old")
            self.target.parent.mkdir(parents=True, exist_ok=True)
            new.rename(self.target)
        finally:
            shutil.rmtree(staged)

    def _write_official(self, folder: Path) -> None:
        """The official files: those in place if the lock is the same, else fetched."""
        placed = self.manifest()
        if placed.get("lock") == self.origin()["lock"]:
            made_here = shutil.ignore_patterns("derived", "authored", "MANIFEST.json")
            shutil.copytree(self.target, folder, ignore=made_here)
            return
        archives = [Archive(**entry) for entry in tomllib.loads(self.lock.read_text("utf-8"))["archive"]]
        with ThreadPoolExecutor() as pool:
            for files in pool.map(lambda archive: list(archive.taken()), archives):
                for name, content in files:
                    file = folder / name
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content)
