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


@pytest.mark.parametrize(
    "package", ["pubmeta", "pubmeta.deposit", "pubmeta.oai", "pubmeta.registered", "pubmeta.store"]
)
def test_another_name_is_an_attribute_error_of_the_package(package: str) -> None:
    module = import_module(package)
    with pytest.raises(AttributeError, match=rf"module '{package}' has no attribute 'nothing'"):
        _ = module.nothing
