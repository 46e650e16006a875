"""Whatever the bytes are, a reader gives an article or says why there is none; it never raises."""

from __future__ import annotations

import json
from io import BytesIO
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pubmeta.problems import Log
from pubmeta.registry import format_names, get_format

BIBTEX = rb"""@string{j = "J"}
@article{key, author = {van der Walt, St{\'e}fan and {A and B}}, title = {The {\it E. coli} $x_1$},
 journal = j # {ournal}, year = 2001, month = "1~" # jan, pages = {1--9}, doi = {10.1234/x}, crossref = {k2},
 abstract = {One \frob{z}. 5% of}}
@inproceedings{k2, title = {B}, booktitle = "C", issn = {2163-9914}}
"""
RIS = b"""TY  - JOUR
TI  - A <i>b</i>
AU  - One, A
PY  - 2001/2/30
SN  - 2163-9914
SP  - 1
EP  - 9
ER  -
"""
HTML = b"""<!DOCTYPE html><html><head><meta charset=utf-8><meta name="citation_title" content="A &lt;i&gt;b&lt;/i&gt;">
<meta name="citation_author" content="A B"><meta name="citation_author_orcid" content="0000-0002-1825-0097">
<meta name="citation_reference" content="citation_title=x; citation_date=2001"><link rel=license href="https://x.org/l">
<script type="application/ld+json">{"@type": "ScholarlyArticle"}</script></head></html>"""
REST = json.dumps(
    {
        "message-type": "work",
        "message": {
            "DOI": "10.5555/x",
            "type": "journal-article",
            "title": ["A <i>b</i> &amp; <mml:math><mml:mi>c</mml:mi></mml:math>"],
            "author": [
                {"family": "A", "given": "B", "ORCID": "x", "affiliation": [{"name": "N", "id": [{"id": "y"}]}]}
            ],
            "published-print": {"date-parts": [[2001, 2, 30]]},
            "reference": [{"key": "k", "DOI": "10.1097/", "unstructured": "x", "year": "2001a"}],
            "abstract": "<jats:p>x</jats:p>",
        },
    }
).encode()
CFF = b"""cff-version: 1.2.0
title: rain
type: software
authors:
  - {family-names: Berg, given-names: Anna, orcid: "https://orcid.org/0000-0002-1825-0097"}
preferred-citation:
  type: article
  title: "Rain: a package"
  authors: &all
    - family-names: Berg
  journal: Journal of Rain
  year: 2024
references:
  - {type: book, title: Roots, authors: *all}
"""
FRONT_MATTER = b"""---
title: 'Rain: a package'
authors:
  - name: {given: Anna, family: Berg}
    affiliation: "1, 2"
    roles: [software: lead]
affiliations:
  - {index: 1, name: University A}
date: 13 August 2017
license: CC-BY-4.0
citation: {container-title: Rain, page: 1-9}
---
# Summary
"""
EXAMPLES = {
    "bibtex": BIBTEX,
    "cff": CFF,
    "crossref-rest": REST,
    "frontmatter": FRONT_MATTER,
    "html": HTML,
    "ris": RIS,
}

ANY_SPEED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answers(name: str, content: bytes) -> None:
    """One article or the reason why there is none, from `read` and from `read_many`."""
    found: Any = get_format(name)
    log = Log()
    assert (found.read(content, log) is None) <= log.has_errors
    for record in found.read_many(BytesIO(content)) if found.read_many else ():
        assert record.article is not None or any(problem.is_error for problem in record.problems)


@pytest.mark.parametrize("name", EXAMPLES)
@ANY_SPEED
@given(content=st.binary(max_size=300))
def test_any_bytes(name: str, content: bytes) -> None:
    answers(name, content)


@pytest.mark.parametrize("name", EXAMPLES)
@ANY_SPEED
@given(data=st.data())
def test_any_damage(name: str, data: st.DataObject) -> None:
    content = EXAMPLES[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 20))
        noise = data.draw(
            st.one_of(st.binary(max_size=6), st.sampled_from([b"{", b"}", b'"', b"\\", b"<", b"\n@a{", b"$", b"&"]))
        )
        content = content[:start] + noise + content[end:]
    answers(name, content)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_themselves_are_read(name: str) -> None:
    found: Any = get_format(name)
    content = EXAMPLES[name].replace(b"crossref = {k2}, ", b"").partition(b"@inproceedings")[0]
    assert found.read(content, Log()) is not None


DEEP = 100_000
JATS = (
    "<article><front><article-meta><title-group><article-title>%s</article-title></title-group></article-meta></front>"
)
DEPOSIT = '<doi_batch version="5.4.0"><body><journal><journal_article><titles><title>%s</title></titles>'
LAUGHS = "".join(f'<!ENTITY e{level} "' + f"&e{level - 1};" * 10 + '">' for level in range(1, 10))
LAUGHING = "a0: &a0 [ha]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 12)
)
CSL = '[{"id": "a", "type": "article-journal", "title": "A", "note": %s}]'
JSON_LD = '{"@context": "https://schema.org", "@type": "Article", "name": "A", "about": %s}'
BOMBS = {
    "article": [b'{"title": ' + b"[" * DEEP, b'{"title": "A", "abstracts": ' + b'{"a":' * DEEP],
    "jats": [
        (JATS % ("<i>" * DEEP)).encode(),
        (f'<!DOCTYPE article [<!ENTITY e0 "ha">{LAUGHS}]>' + JATS % "&e9;" + "</article>").encode(),
        (JATS % "A" + "<back><ref-list>" + "<ref id='r'><mixed-citation>x</mixed-citation></ref>" * 10_000).encode()
        + b"</ref-list></back></article>",
        (JATS % "A" + "<back><ref-list><ref>" + "<mixed-citation>x</mixed-citation>" * 10_000).encode()
        + b"</ref></ref-list></back></article>",
    ],
    "crossref": [
        (DEPOSIT % ("<i>" * DEEP)).encode(),
        (f'<!DOCTYPE doi_batch [<!ENTITY e0 "ha">{LAUGHS}]>' + DEPOSIT % "&e9;").encode(),
        (DEPOSIT % "A" + "<citation_list>" + "<citation key='r'><doi>10.1234/x</doi></citation>" * 10_000).encode()
        + b"</citation_list></journal_article></journal></body></doi_batch>",
    ],
    "csl": [
        (CSL % ("[" * DEEP)).encode(),
        (CSL % ("{" + '"a": 1,' * DEEP + '"a": 1}')).encode(),
        (CSL % "1").replace('"A"', '"%s"' % ("<i>" * DEEP)).encode(),
    ],
    "schemaorg": [
        (JSON_LD % ('{"about":' * DEEP)).encode(),
        (JSON_LD % ("{" + '"a": 1,' * DEEP + '"a": 1}')).encode(),
        (JSON_LD % "1").replace('"A"', '"%s"' % ("<i>" * DEEP)).encode(),
    ],
    "landing": [
        b"Share and Cite:\n" + b"a " * 500_000,
        b"Share and Cite:\n" + b"(" * DEEP,
        b"References\n[1] " * 5_000,
    ],
    "bibtex": [
        b"@article{k, title = " + b"a # " * 50_000 + b"b}",
        b"@article{k, title = {A} " + b"f = {x} " * 20_000 + b"}",
        b"@article{k, title = {A}, author = {" + b"A and " * 20_000 + b"}}",
        b"@article{k, title = {" + b"{" * DEEP + b"}",
        b"@article{k, title = {" + b"{" * DEEP + b"x" + b"}" * DEEP + b"}}",
        b"@article{" * 20_000,
    ],
    "ris": [
        b"TY  - JOUR\nTI  - " + b"a\n" * 100_000 + b"ER  - \n",
        b"TY  - JOUR\nTI  - A\nAU  - Ab" + b" A" * 50_000 + b" Ab A\nER  - \n",
        b"TY  - JOUR\nTI  - " + b"<!--<i>" * 50_000 + b"\nER  - \n",
        b"TY  - JOUR\n" * 10_000,
    ],
    "html": [
        b"<html>" + b"<!--" * DEEP,
        b"<html><meta name=citation_title content=A><body>" + b"<div>" * DEEP,
        b"<!---->" * 9_000 + b"x",
        b"<html><meta name=citation_title content='" + b"&lt;i&gt;" * 30_000 + b"'>",
        b"<html><meta name=citation_reference content='" + b"citation_title=x;" * 20_000 + b"'>",
    ],
    "cff": [
        b"cff-version: 1\na: " + b"[" * DEEP,
        b"cff-version: 1\na: " + b"{a: " * DEEP,
        b"cff-version: 1\n" + LAUGHING.encode(),
        b"cff-version: 1\ntitle: A\nauthors:\n" + b"  - family-names: B\n" * 30_000,
        b"cff-version: 1\n" + b"a:\n" * 30_000,
    ],
    "frontmatter": [
        b"---\ntitle: A\n" + LAUGHING.encode() + b"---\n",
        b"---\n" + b"a: 1\n" * 30_000 + b"---\n",
        b"---\ntitle: A\nauthors:\n" + b"  - {name: B, affiliation: '1, 2'}\n" * 10_000 + b"---\n",
        b"---\n" * 50_000,
        b"---\ntitle: A\nauthor: " + b"B and " * 30_000 + b"C\n---\n",
    ],
    "crossref-rest": [
        json.dumps({"title": ["<!--" * 100_000]}).encode(),
        json.dumps({"title": ["<i>" * 50_000 + "x" + "</i>" * 50_000]}).encode(),
        json.dumps({"title": ["x"], "abstract": "<jats:sec>" * 30_000}).encode(),
        b'{"a":' * 50_000,
        b'{"reference-count":' * 3_000,
    ],
}


@pytest.mark.parametrize(
    ("name", "content"),
    [pytest.param(name, bomb, id=f"{name}-{at}") for name in BOMBS for at, bomb in enumerate(BOMBS[name])],
)
def test_bombs_are_read_as_fast_as_they_are_long(name: str, content: bytes) -> None:
    started = process_time()
    answers(name, content)
    for other in format_names():
        if recognise := get_format(other).recognise:
            recognise(content[:65_536])
    assert process_time() - started < 20  # seconds, on a slow machine; what grows faster takes minutes
