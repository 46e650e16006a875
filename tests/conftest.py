"""Fixtures that several test modules use."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from pubmeta import registry
from tests.sharing import MadeOnce

# The same examples in every run: what a test finds today it finds tomorrow. How long one takes says how busy the
# machine is; what must be fast has a test of its own.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Makes what takes long once in a run, however many workers need it."""
    own = tmp_path_factory.getbasetemp()
    return MadeOnce(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real records and gold beside the checkout; the test is skipped where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder ../shared with real records beside the checkout")
    return folder


def forget_formats() -> None:
    """Have the installed formats looked for anew."""
    for cached in (registry._entry_points, registry._suffixes, registry._plugin_format, registry.get_format):
        cached.cache_clear()


Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package pubmeta-NAME with the format NAME, whose module has this source."""
    modules = []
    packages = tmp_path / "packages"

    def installed(name: str, source: str) -> None:
        folder = packages / f"{name}-1.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: pubmeta-{name}\nVersion: 1\n")
        (folder / "entry_points.txt").write_text(f"[{registry.GROUP}]\n{name} = pubmeta_{name}:FORMAT\n")
        (packages / f"pubmeta_{name}.py").write_text(source)
        modules.append(f"pubmeta_{name}")
        monkeypatch.syspath_prepend(packages)
        forget_formats()

    yield installed
    monkeypatch.undo()
    for module in modules:
        sys.modules.pop(module, None)
    forget_formats()
