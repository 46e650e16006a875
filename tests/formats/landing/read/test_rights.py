"""Copyright lines and licences."""

from __future__ import annotations

import pytest

from pubmeta.formats.landing.read.page import Line
from pubmeta.formats.landing.read.rights import copyright_of, license_of, publisher_named, statement_and_grant
from pubmeta.model import Copyright, License
from pubmeta.problems import Kind, Log

ROOT = "https://creativecommons.org/"


def license_in(text: str) -> tuple[License, list[Kind]]:
    log = Log()
    return license_of(Line(7, text), "licenses[0]", log), [problem.kind for problem in log]


@pytest.mark.parametrize(
    ("printed", "path", "spdx"),
    [
        ("Creative Commons Attribution 4.0 International License", "licenses/by/4.0/", "CC-BY-4.0"),
        ("Creative Commons Attribution 3.0 Unported License", "licenses/by/3.0/", "CC-BY-3.0"),
        ("Creative Commons Attribution 2.5 Generic License", "licenses/by/2.5/", "CC-BY-2.5"),
        ("Creative Commons Attribution License, version 4.0 (CC BY 4.0)", "licenses/by/4.0/", "CC-BY-4.0"),
        ("Creative Commons Attribution-ShareAlike 4.0 licence", "licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
        ("Creative Commons Attribution-NonCommercial 4.0", "licenses/by-nc/4.0/", "CC-BY-NC-4.0"),
        (
            "Creative Commons Attribution-Noncommercial-No Derivative Works 3.0",
            "licenses/by-nc-nd/3.0/",
            "CC-BY-NC-ND-3.0",
        ),
        ("Creative Commons Attribution-NoDerivatives 4.0", "licenses/by-nd/4.0/", "CC-BY-ND-4.0"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0", "licenses/by-nc-sa/4.0/", "CC-BY-NC-SA-4.0"),
        ("Creative Commons Attribution-NoDerivs-NonCommercial 1.0", "licenses/by-nd-nc/1.0/", "CC-BY-NC-ND-1.0"),
        ("Creative Commons Attribution 3.0 Germany License", "licenses/by/3.0/de/", "CC-BY-3.0-DE"),
        ("Creative Commons Attribution 3.0 IGO License", "licenses/by/3.0/igo/", "CC-BY-3.0-IGO"),
        ("Creative Commons Attribution 3.0 Portugal License", "licenses/by/3.0/pt/", None),
        ("CC BY 4.0", "licenses/by/4.0/", "CC-BY-4.0"),
        ("CC-BY-NC-ND 4.0", "licenses/by-nc-nd/4.0/", "CC-BY-NC-ND-4.0"),
        ("CC BY-SA 3.0 IGO", "licenses/by-sa/3.0/igo/", "CC-BY-SA-3.0-IGO"),
        ("CC0 1.0", "publicdomain/zero/1.0/", "CC0-1.0"),
        ("CC0", "publicdomain/zero/1.0/", "CC0-1.0"),
        ("Creative Commons CC0 1.0 Universal Public Domain Dedication", "publicdomain/zero/1.0/", "CC0-1.0"),
        (
            "Creative Commons Attribution License (http://creativecommons.org/licenses/by/4.0)",
            "licenses/by/4.0/",
            "CC-BY-4.0",
        ),
        ("the licence at https://creativecommons.org/licenses/by-nc/3.0/us/", "licenses/by-nc/3.0/us/", None),
    ],
)
def test_licences_of_creative_commons(printed: str, path: str, spdx: str | None) -> None:
    text = f"This work is licensed under {printed}."
    found, problems = license_in(text)
    assert (found.url, found.spdx, found.statement, problems) == (ROOT + path, spdx, text, [])


def test_the_name_is_as_printed() -> None:
    found, _ = license_in("This is licensed under the Creative Commons Attribution License (CC BY 4.0).")
    assert found.name == "Creative Commons Attribution License"
    assert license_in("Under CC BY-NC 4.0.")[0].name == "CC BY-NC 4.0"
    assert license_in("See https://creativecommons.org/licenses/by/4.0/.")[0].name is None


@pytest.mark.parametrize(
    "printed",
    [
        "Creative Commons Attribution License",
        "Creative Commons Attribution 4.5 License",
        "CC BY",
        "Creative Commons Attribution 4.0 Germany License",
        "CC BY-SA-NC-ND 4.0",
    ],
)
def test_a_licence_that_is_not_published_so_has_no_url(printed: str) -> None:
    found, problems = license_in(f"This work is licensed under the {printed}.")
    assert (found.url, found.spdx, problems) == (None, None, [Kind.GUESSED])
    assert found.name


def test_a_page_that_names_two_licences_is_invalid() -> None:
    text = "Licensed under a Creative Commons Attribution 4.0 License, https://creativecommons.org/licenses/by-nc/4.0/."
    assert license_in(text)[1] == [Kind.INVALID]


def test_any_other_licence_is_its_statement_and_url() -> None:
    text = "Licensed under the terms at https://example.org/terms."
    assert license_in(text) == (License(statement=text, url="https://example.org/terms"), [])


@pytest.mark.parametrize(
    ("text", "year", "holder"),
    [
        ("Copyright © 2021 by authors and Example Press Inc.", 2021, "authors and Example Press Inc."),
        ("Copyright © 2021 Example Press.", 2021, "Example Press"),
        ("© 2021 The Author(s). All rights reserved.", 2021, "The Author(s)"),
        ("(c) 2021, A. Quay", 2021, "A. Quay"),
        ("Copyright (c) 2021 A. Quay et al.", 2021, "A. Quay et al."),
        ("© The Author(s) 2021", 2021, "The Author(s)"),
        ("© 2021 by the authors. Licensee Example, Seaside.", 2021, "the authors"),
    ],
)
def test_copyright_lines(text: str, year: int, holder: str) -> None:
    log = Log()
    assert copyright_of(Line(3, text), log) == Copyright(statement=text, year=year, holder=holder)
    assert not len(log)


def test_a_span_of_years_is_no_year() -> None:
    log = Log()
    found = copyright_of(Line(3, "© 2019–2021 Example Press"), log)
    assert (found.year, found.holder) == (None, "Example Press")
    assert [(problem.kind, problem.path, problem.line) for problem in log] == [(Kind.DROPPED, "copyright.year", 3)]


def test_a_line_of_another_form_is_kept_whole() -> None:
    log = Log()
    assert copyright_of(Line(3, "Copyright is with the authors since 2021 or so"), log) == Copyright(
        statement="Copyright is with the authors since 2021 or so"
    )
    assert [problem.kind for problem in log] == [Kind.GUESSED]


def test_the_licence_in_the_copyright_line() -> None:
    line = Line(3, "© 2021 Example Press Ltd. This work is licensed under CC BY 4.0. See there.")
    assert statement_and_grant(line) == (
        Line(3, "© 2021 Example Press Ltd."),
        Line(3, "This work is licensed under CC BY 4.0. See there."),
    )
    assert statement_and_grant(Line(3, "© 2021 Example Press Ltd.")) == (Line(3, "© 2021 Example Press Ltd."), None)


@pytest.mark.parametrize(
    ("holder", "publisher"),
    [
        ("authors and Example Press Inc.", "Example Press Inc."),
        ("the author(s) and Example Press", "Example Press"),
        ("The Author(s)", None),
        ("Example Press", None),
    ],
)
def test_the_publisher_beside_the_authors(holder: str, publisher: str | None) -> None:
    assert publisher_named(Copyright(holder=holder)) == publisher
