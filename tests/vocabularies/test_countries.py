"""The codes of countries."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pubmeta.model import Affiliation, Funder
from pubmeta.problems import Log
from pubmeta.reading import part
from pubmeta.vocabularies.countries import CODES, country_code, is_country


def test_the_codes_are_those_that_iso_has_assigned() -> None:
    assert len(CODES) == 249
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in CODES)


@pytest.mark.parametrize(
    ("text", "hint"),
    [("UK", "; did you mean GB?"), ("nl", "; did you mean NL?"), ("EL", "; did you mean GR?"), ("XX", ""), ("NOR", "")],
)
def test_what_is_no_code_is_refused_with_the_nearest(text: str, hint: str) -> None:
    with pytest.raises(ValueError, match="two letters of ISO 3166-1") as raised:
        country_code(text)
    assert str(raised.value).endswith(f"such as NO{hint}")


@pytest.mark.parametrize("model", [Affiliation, Funder])
def test_the_model_refuses_a_code_that_no_country_has(model: type[Affiliation | Funder]) -> None:
    assert model(name="X", country_code="NO").country_code == "NO"
    with pytest.raises(ValidationError, match="did you mean GB"):
        model(name="X", country_code="UK")


def test_a_reader_reports_it_and_keeps_the_rest() -> None:
    log = Log()
    assert part(log, "funder", Funder, {"name": "Trust", "country_code": "UK"}) == Funder(name="Trust")
    assert [problem.kind for problem in log] == ["dropped"]


@pytest.mark.parametrize("text", ["Sweden", "U.S.A.", "The Netherlands", "Côte d'Ivoire", "SE", "日本", "P.R. China"])
def test_a_country_alone_is_known(text: str) -> None:
    assert is_country(text)


@pytest.mark.parametrize("text", ["", "Umeå", "Singapore", "Umeå, Sweden", "Se"])
def test_what_may_be_a_city_is_no_country_alone(text: str) -> None:
    assert not is_country(text)
