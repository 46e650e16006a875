"""Broken records: each differs from a good one in one thing, and each thing is found where it is."""

from __future__ import annotations

import pytest

from pubmeta.formats.doaj.xml import FORMAT
from pubmeta.formats.doaj.xml.validate import problems

GOOD = f"""<records><record>
<language>fre</language><journalTitle>J</journalTitle><issn>1234-5679</issn><eissn>2345-6787</eissn>
<publicationDate>2020-05</publicationDate><doi>10.5555/a</doi><title language="eng">A &lt; b</title>
<authors><author><name>Ada</name><affiliationId>1</affiliationId>
<orcid_id>https://orcid.org/0000-0002-1825-0097</orcid_id></author></authors>
<affiliationsList><affiliationName affiliationId="1">Oslo</affiliationName></affiliationsList>
<abstract language="ger">{"x" * 30_000}</abstract><fullTextUrl format="html">https://www.example.org/a</fullTextUrl>
<keywords language="eng"><keyword>water</keyword></keywords>
</record></records>"""


def found(text: str) -> list[tuple[str, str | None]]:
    return [(problem.path, problem.code) for problem in problems(text.encode())]


def test_a_good_record_has_no_problem() -> None:
    assert found(GOOD) == []


R = "/records/record"
BROKEN = [
    ("issn", "<issn>1234-5679</issn><eissn>2345-6787</eissn>", "", R),
    ("issn", "1234-5679", "2345-6787", R),
    ("issn-form", "1234-5679", "1234-5678", f"{R}/issn"),
    ("doi", "10.5555/a", "doi:10.5555/a", f"{R}/doi"),
    ("url", "https://www", "ftp://www", f"{R}/fullTextUrl"),
    ("url-host", "www.example.org", "localhost", f"{R}/fullTextUrl"),
    ("url-host", "www.example.org", "www.example.publication", f"{R}/fullTextUrl"),
    ("orcid", "https://orcid.org/", "", f"{R}/authors/author/orcid_id"),
    ("script", "A &lt;", "A &lt;script>", f"{R}/title"),
    ("markup", "water", "&lt;i>water&lt;/i>", f"{R}/keywords/keyword"),
    ("abstract-length", "xx", "xxx", f"{R}/abstract"),
    ("language", "ger", "deu", f"{R}/abstract"),
    ("language", "fre", "fra", f"{R}/language"),
    ("blank", "Oslo", " ", f"{R}/affiliationsList/affiliationName"),
    ("affiliation", 'affiliationId="1"', 'affiliationId="2"', f"{R}/authors/author/affiliationId"),
]


@pytest.mark.parametrize(("code", "good", "bad", "path"), BROKEN)
def test_each_rule_finds_what_breaks_it(code: str, good: str, bad: str, path: str) -> None:
    assert good in GOOD
    assert found(GOOD.replace(good, bad, 1)) == [(path, f"doaj-xml.{code}")]


def test_a_record_has_a_link() -> None:
    link = '<fullTextUrl format="html">https://www.example.org/a</fullTextUrl>'
    assert [code for _, code in found(GOOD.replace(link, ""))] == [None]
    assert "doaj-xml.doi-or-link" in [code for _, code in found(GOOD.replace(link, "").replace("doi>", "volume>"))]


def test_every_rule_has_a_record_that_breaks_it() -> None:
    codes = {f"doaj-xml.{code}" for code, *_ in BROKEN} | {"doaj-xml.doi-or-link"}
    assert codes == {rule.code for rule in FORMAT.rules}


@pytest.mark.parametrize("content", ["", "<record/>", "<records>"])
def test_what_is_not_a_file_of_records_is_malformed(content: str) -> None:
    assert [problem.kind for problem in problems(content.encode())] == ["malformed"]


def test_the_order_of_elements_is_the_schema_s() -> None:
    name, orcid = "<name>Ada</name>", "<orcid_id>https://orcid.org/0000-0002-1825-0097</orcid_id>"
    assert found(GOOD.replace(orcid, "").replace(name, orcid + name)) != []
