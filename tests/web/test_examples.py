"""The examples of how the service is run and asked: clients in other languages, a container, systemd."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pubmeta
from pubmeta import Config, Log
from tests.conftest import ROOT
from tests.web.load.serving import Served, served

SERVICE = ROOT / "examples" / "service"
ARTICLE = ROOT / "examples" / "article.txt"
CLIENTS = {"node": "client.mjs", "php": "client.php"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    journal = ROOT / "examples" / "journal.toml"
    with served(tmp_path_factory.mktemp("service"), "--processes", "1", "--config", str(journal)) as service:
        yield service


def _installed(name: str) -> str:
    """A program of the environment in which the tests run."""
    return str(Path(sys.executable).with_name(name))


def asked(interpreter: str, service: Served, file: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """A run of a client."""
    program = shutil.which(interpreter)
    if program is None:
        pytest.skip(f"needs {interpreter}, and it is not on this machine")
    command = [program, str(SERVICE / CLIENTS[interpreter]), f"http://127.0.0.1:{service.port}", str(file)]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True, timeout=60)


@pytest.mark.parametrize("interpreter", CLIENTS)
def test_a_client_gets_the_documents_that_the_library_makes(interpreter: str, service: Served, tmp_path: Path) -> None:
    ran = asked(interpreter, service, ARTICLE, tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "article.txt.jats\narticle.txt.csl\n"), ran.stderr
    config = Config.load(ROOT / "examples" / "journal.toml")
    article = config.completed(pubmeta.read(ARTICLE).article, Log())
    for name in ("jats", "csl"):
        document = pubmeta.export(article, name, config.options(name))
        assert (tmp_path / f"article.txt.{name}").read_bytes() == document.content


@pytest.mark.parametrize("interpreter", CLIENTS)
def test_a_client_tells_what_is_wrong(interpreter: str, service: Served, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.bib"
    wrong.write_text("@article{a, author = {Berg, Anna}}\n")
    ran = asked(interpreter, service, wrong, tmp_path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "bibtex: missing: title: " in ran.stderr
    assert "; add it to the record" in ran.stderr
    wrong.write_bytes(bytes(11_000_000))
    ran = asked(interpreter, service, wrong, tmp_path)
    assert ran.returncode == 1
    assert "413 The body is too large" in ran.stderr


def test_the_container_runs_the_command_and_asks_after_it(service: Served) -> None:
    text = (SERVICE / "Containerfile").read_text()
    commands = [json.loads(found) for found in re.findall(r"(?:ENTRYPOINT|CMD) (\[.*\])", text)]
    health, entry = ([_installed(Path(first).name), *others] for first, *others in commands)
    asks = [word.replace(":8000", f":{service.port}") for word in health]
    assert subprocess.run(asks, check=False).returncode == 0
    assert subprocess.run([*entry, "--help"], check=False, capture_output=True).returncode == 0


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("needs systemd-analyze, and it is not on this machine")
    unit = (SERVICE / "pubmeta.service").read_text()
    path = tmp_path / "pubmeta.service"
    path.write_text(unit.replace("/opt/pubmeta/bin/pubmeta", _installed("pubmeta")))
    ran = subprocess.run([program, "verify", path], check=False, capture_output=True, text=True)
    faults = [line for line in ran.stderr.splitlines() if "pubmeta.service" in line]
    assert faults == []
    command = re.findall(r"ExecStart=\S+ (.*)", unit)[0].split()
    assert subprocess.run([_installed("pubmeta"), *command, "--help"], check=False, capture_output=True).returncode == 0
