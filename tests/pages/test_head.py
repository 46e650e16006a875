"""The head of a page: as we, search engines and programs on the web read it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import extruct
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from signposting import find_signposting_html, find_signposting_http, find_signposting_linkset

import pubmeta
from pubmeta import Article, Kind, UnknownFormatError, WriteError
from pubmeta.model import Group, Person
from pubmeta.pages import head as module
from pubmeta.testing import cases
from tests.test_contract import NAMES, article_of

PAGE = "https://rain.example/1"
DOCUMENTS = {"jats": "https://rain.example/1.xml", "linkset": "https://rain.example/1.linkset.json"}
ARTICLE: dict[str, Any] = {
    "title": "Rain",
    "doi": "10.5555/rain.1",
    "contributors": [{"family": "Berg", "given": "Anna", "orcid": "0000-0002-1825-0097", "email": "anna@example.org"}],
    "dates": {"published": "2024"},
    "licenses": ["https://creativecommons.org/licenses/by/4.0/"],
    "landing_page": PAGE,
    "full_texts": [{"url": "https://rain.example/1.pdf", "media_type": "application/pdf"}],
}


def article(**changes: Any) -> Article:
    return Article.model_validate({**ARTICLE, **changes})


def links(header: str) -> list[tuple[str, str]]:
    return [(part.partition(">")[0], part.partition('rel="')[2].partition('"')[0]) for part in header[1:].split(", <")]


def test_the_three_forms_of_the_links_say_the_same() -> None:
    made = pubmeta.head(article(), page=PAGE, documents=DOCUMENTS)
    (context,) = json.loads(made.linkset)["linkset"]
    in_linkset = [(each["href"], name) for name, found in context.items() if name != "anchor" for each in found]
    in_html = [(each.get("href"), each.get("rel")) for each in html.fromstring(f"<html>{made.html}").iter("link")]
    there = (DOCUMENTS["linkset"], "linkset")
    assert links(made.link_header) == in_html == [*in_linkset, there]
    assert ("https://rain.example/1.xml", "describedby") in in_linkset
    assert 'rel="linkset"; type="application/linkset+json"' in made.link_header


@contextmanager
def served(answers: dict[str, tuple[str, bytes, str]]) -> Iterator[str]:
    """The address of a server on loopback that answers with a media type, a body and a header Link."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            media_type, body, link = answers[self.path]
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            if link:
                self.send_header("Link", link)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815 (the name of the base class)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_client_of_signposting_finds_the_same_links_in_each_form() -> None:
    answers: dict[str, tuple[str, bytes, str]] = {}
    with served(answers) as host:
        page = f"{host}/1"
        documents = {"jats": f"{host}/1.xml", "csl": f"{host}/1.json", "linkset": f"{host}/linkset"}
        full_texts = [{"url": f"{host}/1.pdf", "media_type": "application/pdf"}]
        made = pubmeta.head(article(landing_page=page, full_texts=full_texts), page=page, documents=documents)
        body = f"<!DOCTYPE html><html><head>{made.html}</head><body></body></html>".encode()
        answers |= {
            "/1": ("text/html;charset=utf-8", body, made.link_header),
            "/linkset": ("application/linkset+json", made.linkset, ""),
        }
        found = [find(page) for find in (find_signposting_http, find_signposting_html)]
        (in_linkset,) = [find_signposting_linkset(f"{host}/linkset").for_context(page)]
    expected = {(target, relation) for target, relation in links(made.link_header)}
    assert len(expected) == 9
    for each in found:
        assert {(str(one.target), str(one.rel)) for one in each.signposts} == expected
    assert {(str(one.target), str(one.rel)) for one in in_linkset.signposts} == {
        each for each in expected if each[1] != "linkset"
    }


ARTICLES = {**{name: article_of(name) for name in NAMES}, **cases()}
UNFIT = {
    "minimal": {"contributors", "dates"},
    "title only": {"contributors", "dates"},
    "peer_review": {"contributors"},
    "pending": {"dates"},
}
"""Articles that Google Scholar takes no page of, and what they lack."""


@pytest.mark.parametrize("name", ARTICLES)
def test_what_is_written_reads_back_as_it_was(name: str) -> None:
    """But for a range of pages, of which the elements have the first."""
    before = ARTICLES[name]
    if UNFIT.get(name):
        with pytest.raises(WriteError) as raised:
            pubmeta.head(before, page=PAGE)
        assert {problem.path for problem in raised.value.problems if problem.is_error} == UNFIT[name]
        return
    made = pubmeta.head(before, page=before.landing_page or PAGE)
    report = pubmeta.validate(made.html.encode())
    assert (report.format, report.valid) == ("html", True)
    after = pubmeta.read(made.html.encode(), "html").article
    for field in ("doi", "pmid", "language", "volume", "issue", "article_number"):
        assert getattr(after, field) == getattr(before, field)
    if before.pages is None or before.pages.range is None:
        assert after.pages == before.pages
    assert [str(each) for each in _names(after)] == [str(each) for each in _names(before)]


def _names(article: Article) -> Iterator[tuple[str, str | None]]:
    for author in article.contributors:
        if isinstance(author, Person) and author.role == "author":
            yield author.whole_family, author.given
        elif isinstance(author, Group) and author.role == "author":
            yield author.name, None


def test_the_json_ld_is_read_by_extruct() -> None:
    made = pubmeta.head(article(title="</script><b>Rain & <!-- sun"), page=PAGE)
    found = extruct.extract(f"<html><head>{made.html}</head></html>", base_url=PAGE, syntaxes=["json-ld"])
    (data,) = found["json-ld"]
    assert data["name"] == "</script><b>Rain & <!-- sun"


PIECES = [
    "<",
    ">",
    "&",
    '"',
    "'",
    "-->",
    "<!--",
    "</script",
    "</title>",
    "&amp;",
    "\x85",
    "\u2028",
    "\u2029",
    "\\",
    "]]>",
    "a",
]


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join).filter(str.strip))
def test_no_title_changes_what_is_in_the_head(text: str) -> None:
    plain, odd = (pubmeta.head(article(title=each), page=PAGE).html for each in ("Rain", text))
    one, other = (html.document_fromstring(f"<html><head>{each}</head><body></body></html>") for each in (plain, odd))
    assert [(each.tag, sorted(each.attrib)) for each in one.iter()] == [
        (each.tag, sorted(each.attrib)) for each in other.iter()
    ]
    (title,) = [each.get("content") for each in other.iter("meta") if each.get("name") == "citation_title"]
    (script,) = [each.text or "" for each in other.iter("script")]
    expected = article(title=text).title
    assert (title, json.loads(script)["name"]) == (expected, expected)


def test_of_too_many_authors_the_links_are_in_the_linkset_alone() -> None:
    made = pubmeta.head(article(), page=PAGE, most_authors=0)
    assert "author" not in {relation for _, relation in links(made.link_header)}
    assert "author" in json.loads(made.linkset)["linkset"][0]
    assert ("dropped", "contributors") in [(each.kind, each.path) for each in made.problems]


def test_a_header_that_is_too_long_leads_to_the_linkset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_HEADER", 100)
    made = pubmeta.head(article(), page=PAGE, documents=DOCUMENTS)
    assert links(made.link_header) == [(DOCUMENTS["linkset"], "linkset")]
    without = pubmeta.head(article(), page=PAGE)
    assert without.link_header == ""
    (problem,) = [each for each in without.problems if not each.path]
    assert (problem.kind, bool(problem.remedy)) == (Kind.GUESSED, True)


def test_addresses_that_are_not_whole_urls_and_missing_fields_are_reported_together() -> None:
    with pytest.raises(WriteError) as raised:
        pubmeta.head(article(contributors=[]), page="/1", documents={"jats": "1.xml"})
    errors = [(problem.kind, problem.path) for problem in raised.value.problems if problem.is_error]
    assert errors == [("invalid", "page"), ("invalid", "documents.jats"), ("missing", "contributors")]


def test_another_page_than_the_landing_page_is_reported() -> None:
    made = pubmeta.head(article(), page="https://mirror.example/1")
    assert '"citation_abstract_html_url" content="https://mirror.example/1"' in made.html
    assert '"url": "https://mirror.example/1"' in made.html
    assert [each.path for each in made.problems if each.kind is Kind.GUESSED] == ["landing_page"]


def test_addresses_of_people_are_left_out_unless_they_are_asked_for() -> None:
    made = pubmeta.head(article(), page=PAGE)
    assert "anna@example.org" not in made.html
    assert "contributors[0].email" in [each.path for each in made.problems]
    shown = pubmeta.head(article(), page=PAGE, options={"highwire": {"emails": True}})
    assert shown.html.count("anna@example.org") == 2
    assert "contributors[0].email" not in [each.path for each in shown.problems]


def test_options_go_to_the_formats_and_unknown_formats_are_refused() -> None:
    options = {"highwire": pubmeta.get_format("highwire").options(dublin_core=True), "linkset": {"cite_as": PAGE}}
    made = pubmeta.head(article(), page=PAGE, options=options)
    assert "DC.title" in made.html
    assert (PAGE, "cite-as") in links(made.link_header)
    with pytest.raises(UnknownFormatError):
        pubmeta.head(article(), page=PAGE, documents={"jots": PAGE})


def test_what_the_json_ld_holds_is_not_reported_as_dropped() -> None:
    made = pubmeta.head(article(abstracts=["It rained."], archives=["CLOCKSS"]), page=PAGE)
    dropped = {problem.path.partition("[")[0] for problem in made.problems if problem.kind is Kind.DROPPED}
    assert dropped == {"archives", "contributors"}


def test_the_cited_works_are_in_the_json_ld_if_they_are_asked_for() -> None:
    cited = article(references=[{"key": "r1", "raw": "Doe, J. Sun. 1999."}])
    made = pubmeta.head(cited, page=PAGE)
    assert "Sun. 1999" not in made.html
    assert "references" in [problem.path for problem in made.problems]
    assert "Sun. 1999" in pubmeta.head(cited, page=PAGE, options={"schemaorg": {"references": True}}).html


def test_nothing_is_told_twice_though_several_formats_say_it() -> None:
    made = pubmeta.head(
        article(dates={"published_online": "2024-02"}, licenses=["http://creativecommons.org/licenses/by/4.0"]),
        page=PAGE,
    )
    told = [(problem.kind, problem.path) for problem in made.problems if problem.kind is not Kind.DROPPED]
    assert told == [("discouraged", "licenses[0].url"), ("guessed", "dates.published")]


def test_options_are_those_of_the_formats_also_where_they_are_given_as_text() -> None:
    """As the command line gives them: the word false is not true."""
    made = pubmeta.head(article(), page=PAGE, options={"highwire": {"emails": "false", "page": "https://x.example/"}})
    assert "anna@example.org" not in made.html
    assert f'"citation_abstract_html_url" content="{PAGE}"' in made.html
    with pytest.raises(WriteError) as raised:
        pubmeta.head(article(), page=PAGE, options={"linkset": {"cite_as": "x"}, "schemaorg": {"colour": "red"}})
    assert {problem.path for problem in raised.value.problems} >= {
        "options.linkset.cite_as",
        "options.schemaorg.colour",
    }
