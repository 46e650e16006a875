"""Every field of the model is written or reported, in every form: nothing is lost in silence."""

from __future__ import annotations

import pytest

from tests.field_fates import Fate, changed, fate, fields
from tests.test_contract import FORMS


def test_the_full_case_uses_every_field_of_the_model() -> None:
    unused = [pattern for pattern in fields() if not any(others for _, others in changed(pattern))]
    assert unused == ["contributors[].anonymous"]  # it can only be true


@pytest.mark.parametrize("form", FORMS)
def test_no_field_is_lost_in_silence(form: str) -> None:
    silent = [
        pattern for pattern in fields() if pattern != "contributors[].anonymous" and fate(pattern, form) is Fate.SILENT
    ]
    assert silent == []
