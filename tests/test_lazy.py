from __future__ import annotations

import sys
from importlib import import_module

import pytest

import pubmeta
from pubmeta.lazy import loader


def test_a_name_is_that_of_its_module() -> None:
    get = loader("pubmeta", {"errors": ("ReadError",)}, ["oai"])
    assert get("ReadError") is pubmeta.ReadError
    assert get("oai") is sys.modules["pubmeta.oai"]


PACKAGES = [
    "pubmeta",
    "pubmeta.deposit",
    "pubmeta.oai",
    "pubmeta.reading",
    "pubmeta.registered",
    "pubmeta.store",
    "pubmeta.web",
]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_of_a_package_can_be_loaded(package: str) -> None:
    module = import_module(package)
    assert [name for name in module.__all__ if getattr(module, name, None) is None] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_another_name_is_an_attribute_error_of_the_package(package: str) -> None:
    module = import_module(package)
    with pytest.raises(AttributeError, match=rf"module '{package}' has no attribute 'nothing'"):
        _ = module.nothing
