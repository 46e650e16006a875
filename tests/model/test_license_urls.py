from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import License
from pubmeta.model.license_urls import license_url
from pubmeta.problems import Log

BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("fields", "url", "kinds"),
    [
        ({"url": BY}, BY, []),
        ({"url": BY, "spdx": "CC-BY-4.0"}, BY, []),
        ({"url": "http://creativecommons.org/licenses/by/4.0"}, BY, ["guessed"]),
        ({"url": "https://www.creativecommons.org/licenses/by/4.0/legalcode"}, BY, ["guessed"]),
        ({"url": "https://creativecommons.org/licenses/by/4.0/deed.de"}, BY, ["guessed"]),
        ({"spdx": "CC-BY-4.0"}, BY, ["assumed"]),
        ({"spdx": "CC0-1.0"}, "https://creativecommons.org/publicdomain/zero/1.0/", ["assumed"]),
        ({"name": "CC BY-NC-ND 4.0"}, "https://creativecommons.org/licenses/by-nc-nd/4.0/", ["assumed"]),
        ({"name": "Creative Commons Attribution 4.0 International License"}, BY, ["assumed"]),
        ({"name": "CC BY"}, None, []),
        ({"name": "CC BY 4.0, but not for figures"}, None, []),
        ({"statement": f"See {BY}."}, None, []),
        ({"spdx": "MIT"}, None, []),
        ({"url": "https://www.example.org/terms"}, "https://www.example.org/terms", []),
        ({"url": "https://creativecommons.org/about/"}, "https://creativecommons.org/about/", []),
    ],
)
def test_the_url_of_a_licence(fields: dict[str, Any], url: str | None, kinds: list[str]) -> None:
    log = Log()
    assert license_url(License.model_validate(fields), log.at("licenses", 0)) == url
    assert [(problem.kind.value, problem.path) for problem in log] == [(kind, "licenses[0].url") for kind in kinds]
