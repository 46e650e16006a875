"""Licences of Creative Commons, and the ids of the SPDX list."""

from __future__ import annotations

import pytest
from packaging.licenses import canonicalize_license_expression
from pydantic import ValidationError

from pubmeta.model import License
from pubmeta.problems import Log
from pubmeta.reading import part
from pubmeta.vocabularies.licences import (
    BY_SPDX,
    CreativeCommons,
    creative_commons,
    is_creative_commons,
    mentions,
    spdx_id,
)

ROOT = "https://creativecommons.org/"
BY = CreativeCommons("by", "4.0")


@pytest.mark.parametrize("licence", BY_SPDX.values(), ids=list(BY_SPDX))
def test_url_name_and_id_lead_back_to_the_licence(licence: CreativeCommons) -> None:
    assert licence.url
    assert creative_commons(licence.url) == BY_SPDX[licence.spdx or ""] == licence
    if licence.code.startswith("by") or licence.code == "zero":
        assert {found for _, found in mentions(licence.name or "")} == {licence}
    if licence.spdx != "CC-PDM-1.0":  # younger than the oldest list that we take
        assert canonicalize_license_expression(licence.spdx or "") == licence.spdx


@pytest.mark.parametrize(
    ("url", "licence"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", BY),
        ("http://www.creativecommons.org/licenses/by/4.0", BY),
        ("https://creativecommons.org/licenses/by/4.0/legalcode", BY),
        ("https://creativecommons.org/licenses/by/4.0/legalcode.pt", BY),
        ("https://creativecommons.org/licenses/by/4.0/deed.zh-hans", BY),
        ("HTTPS://CreativeCommons.org/Licenses/BY/4.0", BY),
        ("https://creativecommons.org/licences/by/4.0/", BY),
        ("https://creativecommons.org/licenses/by/3.0/de/deed.de", CreativeCommons("by", "3.0", "de")),
        ("https://creativecommons.org/licenses/by-nc-sa/2.5/scotland/", CreativeCommons("by-nc-sa", "2.5", "scotland")),
        ("https://creativecommons.org/licenses/by-nd-nc/1.0/", CreativeCommons("by-nc-nd", "1.0")),
        ("https://creativecommons.org/licenses/by-sa/2.1/jp/", CreativeCommons("by-sa", "2.1", "jp")),
        ("https://creativecommons.org/publicdomain/zero/1.0/", CreativeCommons("zero", "1.0")),
        ("https://creativecommons.org/publicdomain/mark/1.0/deed.en", CreativeCommons("mark", "1.0")),
        ("https://creativecommons.org/licenses/by", None),
        ("https://example.org/licenses/by/4.0/", None),
    ],
)
def test_every_form_of_a_url(url: str, licence: CreativeCommons | None) -> None:
    assert creative_commons(url) == licence


def test_a_url_is_of_creative_commons_by_its_host() -> None:
    assert is_creative_commons("http://www.creativecommons.org/about/")
    assert not is_creative_commons("https://example.org/?of=creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize(
    "licence",
    [
        CreativeCommons("by", "9.0"),
        CreativeCommons("nc", "4.0"),
        CreativeCommons("zero", "2.0"),
        CreativeCommons("by", "2.1"),
        CreativeCommons("by", "4.0", "de"),
        CreativeCommons("by", "3.0", "xx"),
        CreativeCommons("zero", "1.0", "de"),
        CreativeCommons("by"),
    ],
)
def test_what_creative_commons_did_not_publish_has_no_url_id_and_name(licence: CreativeCommons) -> None:
    assert (licence.url, licence.spdx, licence.name) == (None, None, None)


def test_a_ported_licence_that_the_spdx_list_lacks() -> None:
    portugal = CreativeCommons("by", "3.0", "pt")
    assert (portugal.url, portugal.spdx) == (f"{ROOT}licenses/by/3.0/pt/", None)
    assert portugal.name == "Creative Commons Attribution 3.0 Portugal"


@pytest.mark.parametrize("text", ["CC-BY-4.0", "CC0-1.0", "CC-BY-NC-SA-2.0-UK", "MIT", "Apache-2.0", "GPL-2.0+"])
def test_an_id_of_the_spdx_list(text: str) -> None:
    assert spdx_id(text) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("cc-by-4.0", "; did you mean CC-BY-4.0?"),
        ("CC BY 4.0", "; did you mean CC-BY-4.0?"),
        ("http://creativecommons.org/licenses/by/3.0/de/deed.de", "; did you mean CC-BY-3.0-DE?"),
        ("mit", "; did you mean MIT?"),
        ("Apache 2.0", "; did you mean Apache-2.0?"),
        ("CC-BY", ""),
        ("CC-BY-9.0", ""),
        ("LicenseRef-Our-Terms", ""),
        ("MIT AND Apache-2.0", ""),
        ("?", ""),
    ],
)
def test_what_is_no_id_is_refused_with_the_nearest(text: str, hint: str) -> None:
    with pytest.raises(ValueError, match="SPDX licence list") as raised:
        spdx_id(text)
    assert str(raised.value).endswith(f"such as CC-BY-4.0{hint}")


def test_the_model_refuses_an_id_that_the_list_does_not_have() -> None:
    with pytest.raises(ValidationError, match=r"did you mean CC-BY-4\.0"):
        License(spdx="CC BY 4.0")


def test_a_reader_reports_it_and_keeps_the_rest() -> None:
    log = Log()
    assert part(log, "license", License, {"name": "Ours", "spdx": "LicenseRef-Ours"}) == License(name="Ours")
    assert [problem.kind for problem in log] == ["dropped"]
