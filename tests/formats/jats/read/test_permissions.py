"""Licences in their four forms, copyright, free access."""

from __future__ import annotations

import pytest

from pubmeta.model import Copyright, FreeToRead, License, LicenseScope, Markup
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said

URL = "https://creativecommons.org/licenses/by/4.0/"
TEXT = "This is open access."


def licenses_of(license_: str, log: Log | None = None) -> tuple[License, ...]:
    return article_of(f"<permissions>{license_}</permissions>", log).licenses


@pytest.mark.parametrize(
    "license_",
    [
        f'<license license-type="open-access" xlink:href="{URL}"><license-p>{TEXT}</license-p></license>',
        f'<license xlink:href="{URL}"><p>{TEXT}</p></license>',
        f"<license><ali:license_ref>{URL}</ali:license_ref><license-p>{TEXT}</license-p></license>",
        f"<license><old:license_ref>\n{URL} </old:license_ref><license-p>{TEXT}</license-p></license>",
        f'<license xlink:href="{URL}"><ali:license_ref>{URL}</ali:license_ref><license-p>{TEXT}</license-p></license>',
        f'<license><license-p>This is <ext-link xlink:href="{URL}">open</ext-link> access.</license-p></license>',
        f'<license><license-p>This is <uri xlink:href="{URL}">open</uri> access.</license-p></license>',
        f'<license xlink:href="{URL}"><license-p><graphic xlink:href="cc.gif"/>{TEXT}</license-p></license>',
    ],
)
def test_with_a_url_in_every_place(license_: str) -> None:
    assert licenses_of(license_) == (License(url=URL, statement=TEXT),)


@pytest.mark.parametrize("lead", ["//", "", " //"])
def test_a_url_of_creative_commons_may_be_without_its_scheme(lead: str) -> None:
    bare = URL.partition("//")[2]
    for tagged in (f'<license xlink:href="{lead}{bare}">', f"<license><ali:license_ref>{lead}{bare}</ali:license_ref>"):
        assert licenses_of(f"{tagged}<license-p>{TEXT}</license-p></license>") == (License(url=URL, statement=TEXT),)


def test_a_url_in_the_words() -> None:
    [found] = licenses_of(f"<license><license-p>See {URL}.</license-p></license>")
    assert found == License(url=URL, statement=f"See {URL}.")


def test_text_alone() -> None:
    assert licenses_of(f"<license><license-p>{TEXT}</license-p></license>") == (License(statement=TEXT),)
    assert licenses_of(f"<license>{TEXT}</license>") == (License(statement=TEXT),)


def test_a_type_alone_is_the_name_unless_it_says_only_open_access() -> None:
    assert licenses_of('<license license-type="CC BY"/>') == (License(name="CC BY"),)
    assert licenses_of('<license license-type="open-access"/>') == ()


def test_several_references_are_several_licences() -> None:
    found = licenses_of(
        f'<license><ali:license_ref start_date="2020-01-02" specific-use="am">{URL}</ali:license_ref>'
        '<ali:license_ref specific-use="textmining" content-type="CC0-1.0">https://www.example.org/tdm</ali:license_ref>'
        f"<license-p>{TEXT}</license-p></license>"
    )
    assert found == (
        License(url=URL, statement=TEXT, start_date="2020-01-02", applies_to=LicenseScope.ACCEPTED_MANUSCRIPT),
        License(url="https://www.example.org/tdm", spdx="CC0-1.0", applies_to=LicenseScope.TEXT_MINING),
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ('specific-use="stm-asf"', LicenseScope.ARTICLE_SHARING),
        ('applies_to="vor"', LicenseScope.VERSION_OF_RECORD),
        ('specific-use="print"', None),
    ],
)
def test_what_a_licence_is_for(word: str, expected: LicenseScope | None) -> None:
    log = Log()
    assert licenses_of(f"<license><ali:license_ref {word}>{URL}</ali:license_ref></license>", log) == (
        License(url=URL, applies_to=expected),
    )
    assert [problem.kind.value for problem in log.problems] == ["dropped"] * (expected is None)


def test_several_paragraphs_are_one_statement() -> None:
    [found] = licenses_of(
        "<license><license-p>One &amp; two.</license-p><license-p><bold>Three</bold>.</license-p></license>"
    )
    assert found.statement == Markup(markup="One &amp; two. <b>Three</b>.")


def test_other_links_and_wrong_urls_are_reported() -> None:
    log = Log()
    [found] = licenses_of(
        f'<license xlink:href="{URL}"><ali:license_ref>CC BY</ali:license_ref>'
        '<license-p>By <ext-link xlink:href="https://www.example.org/">us</ext-link>.</license-p></license>',
        log,
    )
    assert found == License(url=URL, statement="By us.")
    assert said(log) == [
        ("dropped", "permissions/license/ali:license_ref"),
        ("dropped", "permissions/license/license-p/ext-link"),
    ]


ALL = "http://creativecommons.org/licenses/"
LINK = f'<license-p>This is <ext-link xlink:href="{URL}">open</ext-link> access.</license-p>'


@pytest.mark.parametrize("vague", [ALL, "http://www.creativecommons.org/about", "https://press.example.org/openaccess"])
def test_a_link_that_names_no_licence_loses_to_one_that_does(vague: str) -> None:
    log = Log()
    [found] = licenses_of(f'<license xlink:href="{vague}">{LINK}</license>', log)
    assert found == License(url=URL, statement=TEXT)
    assert said(log) == [("dropped", "permissions/license")]


def test_so_does_a_reference() -> None:
    log = Log()
    [found] = licenses_of(f"<license><ali:license_ref>{ALL}</ali:license_ref>{LINK}</license>", log)
    assert found == License(url=URL, statement=TEXT)
    assert said(log) == [("dropped", "permissions/license/ali:license_ref")]


@pytest.mark.parametrize(
    "own", ["https://press.example.org/license/1.0", "https://creativecommons.org/licenses/by-nc/3.0/"]
)
def test_a_licence_of_its_own_is_not_outdone_by_a_link(own: str) -> None:
    log = Log()
    [found] = licenses_of(f'<license xlink:href="{own}">{LINK}</license>', log)
    assert found.url == own
    assert said(log) == [("dropped", "permissions/license/license-p/ext-link")]


def test_among_links_the_first_that_names_a_licence_is_it() -> None:
    log = Log()
    links = f'<license-p>By <ext-link xlink:href="{ALL}">CC</ext-link>: <uri xlink:href="{URL}">BY</uri>.</license-p>'
    assert [found.url for found in licenses_of(f"<license>{links}</license>", log)] == [URL]
    assert said(log) == [("dropped", "permissions/license/license-p/ext-link")]


@pytest.mark.parametrize("vague", [ALL, "https://press.example.org/openaccess"])
def test_a_vague_link_alone_is_kept(vague: str) -> None:
    assert licenses_of(f'<license xlink:href="{vague}"><license-p>{TEXT}</license-p></license>') == (
        License(url=vague, statement=TEXT),
    )


COPYRIGHT = (
    "<copyright-statement>© 2019 Doe</copyright-statement><copyright-year>2019</copyright-year>"
    "<copyright-holder>Doe</copyright-holder>"
)


@pytest.mark.parametrize("meta", [f"<permissions>{COPYRIGHT}</permissions>", COPYRIGHT])
def test_copyright_in_permissions_or_as_in_nlm_2(meta: str) -> None:
    assert article_of(meta).copyright == Copyright(statement="© 2019 Doe", year=2019, holder="Doe")


def test_a_year_that_is_more_or_less_than_one() -> None:
    log = Log()
    assert article_of("<copyright-year>2012–2013</copyright-year>", log).copyright == Copyright(year=2012)
    assert article_of("<copyright-year>n.d.</copyright-year>", log).copyright is None
    assert said(log) == [("guessed", "copyright-year"), ("dropped", "copyright-year")]


def test_further_statements_are_reported() -> None:
    log = Log()
    found = article_of(
        "<permissions><copyright-holder>A</copyright-holder><copyright-holder>B</copyright-holder></permissions>", log
    )
    assert found.copyright == Copyright(holder="A")
    assert said(log) == [("dropped", "permissions/copyright-holder[2]")]


@pytest.mark.parametrize("prefix", ["ali", "old"])
def test_free_to_read(prefix: str) -> None:
    free = f'<permissions><{prefix}:free_to_read start_date="2019-01-02"/></permissions>'
    assert article_of(free).free_to_read == FreeToRead(start_date="2019-01-02")
    assert article_of("<permissions><ali:free_to_read/></permissions>").free_to_read == FreeToRead()
    assert article_of("<permissions/>").free_to_read is None


@pytest.mark.parametrize(
    ("statement", "rest", "expected"),
    [
        ("© 2021 Ana Quay et al.", "", (2021, "Ana Quay et al.")),
        ("© 2021. The Author(s). Published by Seaside Press.", "<copyright-year>2021</copyright-year>",
         (2021, "The Author(s)")),
        ("© The Author(s)", "<copyright-year>2021</copyright-year>", (2021, "The Author(s)")),
        ("© 2021 Ana Quay", "<copyright-holder>Quay</copyright-holder>", (2021, "Quay")),
        ("© <bold>2021</bold> Ana Quay", "", (2021, "Ana Quay")),
    ],
)  # fmt: skip
def test_year_and_holder_that_only_the_statement_has(statement: str, rest: str, expected: tuple[int, str]) -> None:
    log = Log()
    found = article_of(f"<permissions><copyright-statement>{statement}</copyright-statement>{rest}</permissions>", log)
    assert found.copyright
    assert (found.copyright.year, found.copyright.holder) == expected
    assert said(log) == [("guessed", "permissions/copyright-statement")]


@pytest.mark.parametrize("statement", ["Quay et al. This is free to read.", "Published by the Seaside Press"])
def test_a_statement_in_other_words_gives_no_year_and_no_holder(statement: str) -> None:
    found = article_of(f"<permissions><copyright-statement>{statement}</copyright-statement></permissions>")
    assert found.copyright == Copyright(statement=statement)


def test_a_span_of_years_in_the_statement() -> None:
    log = Log()
    found = article_of("<copyright-statement>© 2019–2021 Seaside Press</copyright-statement>", log)
    assert found.copyright == Copyright(statement="© 2019–2021 Seaside Press", holder="Seaside Press")
    assert said(log) == [("dropped", "copyright-statement"), ("guessed", "copyright-statement")]
