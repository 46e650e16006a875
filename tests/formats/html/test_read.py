from __future__ import annotations

import json
from typing import Any

import pytest

import pubmeta
from pubmeta.formats.html import FORMAT
from pubmeta.formats.html.read import read
from pubmeta.model import Article, ArticleType
from pubmeta.problems import Kind, Log


def page(*metas: tuple[str, str], head: str = "") -> bytes:
    lines = [f'<meta name="{name}" content="{content}">' for name, content in metas]
    return "\n".join(["<!DOCTYPE html>", "<html><head><meta charset=utf-8>", *lines, f"{head}</head></html>"]).encode()


def read_metas(*metas: tuple[str, str], head: str = "") -> tuple[Article | None, Log]:
    log = Log()
    return read(page(("citation_title", "T"), *metas, head=head), log), log


def found(*metas: tuple[str, str], head: str = "") -> dict[str, Any]:
    article, log = read_metas(*metas, head=head)
    assert article is not None
    assert log.problems == ()
    values: dict[str, Any] = json.loads(article.model_dump_json(exclude_defaults=True))
    assert values.pop("title") == "T"
    return values


def told(log: Log) -> list[tuple[str, str, int | None]]:
    return [(problem.kind.value, problem.path, problem.line) for problem in log]


def test_a_page_with_highwire_elements() -> None:
    assert found(
        ("citation_author", "Muñoz, Ana"),
        ("citation_author_institution", "University of Somewhere"),
        ("citation_author_institution", "Institute of Elsewhere"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Ludwig van Beethoven"),
        ("citation_author_email", "l@b.org"),
        ("citation_author", "The E. coli Consortium"),
        ("citation_editor", "Ed Itor"),
        ("citation_publication_date", "2013/05/17"),
        ("citation_year", "2013"),
        ("citation_online_date", "2013/04/30"),
        ("citation_cover_date", "2013/05"),
        ("citation_journal_title", "Journal of Things"),
        ("citation_journal_abbrev", "J Things"),
        ("citation_eIssn", "2163-9914"),
        ("citation_publisher", "P"),
        ("citation_volume", "3"),
        ("citation_issue", "1"),
        ("citation_firstpage", "31"),
        ("citation_lastpage", "32"),
        ("citation_doi", "doi:10.4236/x"),
        ("citation_pmid", "1234567"),
        ("citation_language", "English"),
        ("citation_keywords", "a; b, c"),
        ("citation_abstract", "&lt;p&gt;One.&lt;/p&gt;"),
        ("citation_article_type", "Review Article"),
        ("citation_section", "Reviews"),
        ("citation_pdf_url", "https://x.org/1.pdf"),
        ("citation_fulltext_html_url", "https://x.org/1.html"),
        ("citation_abstract_html_url", "https://x.org/1"),
        ("citation_id", "7"),
        ("viewport", "x"),
        ("description", "of the page"),
        ("og:title", "T"),
    ) == {
        "type": "review-article",
        "language": "en",
        "doi": "10.4236/x",
        "pmid": "1234567",
        "contributors": [
            {
                "family": "Muñoz",
                "given": "Ana",
                "affiliations": [{"name": "University of Somewhere"}, {"name": "Institute of Elsewhere"}],
                "orcid": "0000-0002-1825-0097",
            },
            {"family": "van Beethoven", "given": "Ludwig", "email": "l@b.org"},
            {"name": "The E. coli Consortium"},
            {"family": "Itor", "given": "Ed", "role": "editor"},
        ],
        "abstracts": [{"sections": [{"paragraphs": ["One."]}]}],
        "keywords": [{"keywords": ["a", "b, c"]}],
        "section": "Reviews",
        "journal": {
            "title": "Journal of Things",
            "abbreviations": ["J Things"],
            "issn_electronic": "2163-9914",
            "publisher": {"name": "P"},
        },
        "volume": "3",
        "issue": "1",
        "pages": {"first": "31", "last": "32"},
        "dates": {"published": "2013-05-17", "published_online": "2013-04-30", "issue": "2013-05"},
        "landing_page": "https://x.org/1",
        "full_texts": [
            {"url": "https://x.org/1.pdf", "media_type": "application/pdf"},
            {"url": "https://x.org/1.html", "media_type": "text/html"},
        ],
    }


def test_a_page_with_dublin_core_alone() -> None:
    log = Log()
    article = read(
        page(
            ("DC.Title", "A title"),
            ("DC.Creator", "Ana Muñoz"),
            ("DC.Creator", "Ludwig van Beethoven"),
            ("DC.Date", "2013"),
            ("DCTERMS.dateSubmitted", "2012-12-01"),
            ("DC.Identifier", "10.4236/x"),
            ("DC.Identifier", "https://x.org/1"),
            ("DC.Source", "Journal; 3"),
            ("DC.Source.Volume", "3"),
            ("DC.Source.ISSN", "2163-9914 (Online)"),
            ("DC.relation.isPartOf", "Journal of Things"),
            ("DC.Language", "pt-BR"),
            ("DC.Rights", "Copyright (c) 2013 Ana Muñoz"),
            ("DC.Rights", "https://creativecommons.org/licenses/by/4.0"),
            ("DC.Subject", "a"),
            ("DC.Subject", "b"),
            ("DC.Description", "About things."),
            ("DC.Type", "Text.Serial.Journal"),
            ("DC.Format", "text/html"),
            ("DC.Contributor.Sponsor", "The Funder"),
        ),
        log,
    )
    assert article is not None
    assert told(log) == []
    assert json.loads(article.model_dump_json(exclude_defaults=True)) == {
        "title": "A title",
        "language": "pt-BR",
        "doi": "10.4236/x",
        "contributors": [{"family": "Muñoz", "given": "Ana"}, {"family": "van Beethoven", "given": "Ludwig"}],
        "abstracts": [{"sections": [{"paragraphs": ["About things."]}]}],
        "keywords": [{"keywords": ["a", "b"]}],
        "journal": {"title": "Journal of Things", "issn_electronic": "2163-9914"},
        "volume": "3",
        "dates": {"received": "2012-12-01", "published": "2013"},
        "licenses": [{"url": "https://creativecommons.org/licenses/by/4.0"}],
        "copyright": {"statement": "Copyright (c) 2013 Ana Muñoz"},
        "awards": [{"funder": {"name": "The Funder"}}],
        "landing_page": "https://x.org/1",
    }


@pytest.mark.parametrize(
    ("metas", "expected"),
    [
        ([("bepress_citation_volume", "3"), ("prism.number", "4")], {"volume": "3", "issue": "4"}),
        ([("citation_date", "2013"), ("DC.date", "2013-05-17")], {"dates": {"published": "2013-05-17"}}),
        ([("citation_doi", "10.1234/X"), ("dc.identifier", "doi:10.1234/x")], {"doi": "10.1234/X"}),
        (
            [("citation_authors", "Muñoz, A.; Doe, J.")],
            {"contributors": [{"family": "Muñoz", "given": "A."}, {"family": "Doe", "given": "J."}]},
        ),
        ([("citation_firstpage", "e0042")], {"pages": {"first": "e0042"}}),
        ([("citation_elocation_id", "e0042")], {"article_number": "e0042"}),
        ([("citation_keywords", "a, b"), ("dc.subject", "c")], {"keywords": [{"keywords": ["a", "b"]}]}),
        ([("citation_title", "t")], {}),
        ([("citation_volume", " ")], {}),
    ],
)
def test_elements_that_say_the_same_are_read_once(metas: list[tuple[str, str]], expected: dict[str, Any]) -> None:
    assert found(*metas) == expected


def test_links_tell_the_licence_and_the_page() -> None:
    head = '<link rel="canonical" href="https://x.org/1"><a rel="license noopener" href="https://x.org/l/">CC</a>'
    assert found(head=head) == {"landing_page": "https://x.org/1", "licenses": [{"url": "https://x.org/l/"}]}


@pytest.mark.parametrize(
    ("metas", "problems"),
    [
        ([("citation_doi", "10.1097/")], [("dropped", "citation_doi", 4)]),
        ([("citation_doi", "10.1234/x"), ("dc.identifier", "10.1234/y")], [("dropped", "dc.identifier", 5)]),
        ([("dc.identifier", "S1")], [("dropped", "dc.identifier", 4)]),
        ([("citation_issn", "1234-5678"), ("citation_journal_title", "J")], [("dropped", "citation_issn", 4)]),
        ([("citation_issn", "2163-9914"), ("citation_journal_title", "J")], [("guessed", "citation_issn", 4)]),
        ([("citation_publisher", "P")], [("dropped", "citation_publisher", None)]),
        ([("citation_journal_abbrev", "J")], [("guessed", "citation_journal_abbrev", None)]),
        ([("citation_conference", "C"), ("citation_publisher", "P")], [("dropped", "citation_publisher", None)]),
        ([("citation_date", "2013-02-30")], [("guessed", "citation_date", 4)]),
        ([("citation_date", "2013-05-17"), ("dc.date", "2013-05-18")], [("dropped", "dc.date", 5)]),
        ([("dc.title", "Other")], [("dropped", "dc.title", 4)]),
        ([("citation_author", "A B"), ("dc.creator", "A B"), ("dc.creator", "C D")], [("dropped", "dc.creator", 5)]),
        ([("citation_author_email", "a@b.org")], [("dropped", "citation_author_email", 4)]),
        (
            [("citation_author", "A B"), ("citation_author_orcid", "0000-0000-0000-0000")],
            [("dropped", "citation_author_orcid", 5)],
        ),
        ([("citation_author", "A B"), ("citation_author_email", "nobody")], [("dropped", "citation_author", 4)]),
        (
            [("citation_author", "X Group"), ("citation_author_orcid", "0000-0002-1825-0097")],
            [("dropped", "citation_author_orcid", 5)],
        ),
        ([("citation_language", "Elvish")], [("dropped", "citation_language", 4)]),
        ([("citation_article_type", "Novel")], [("dropped", "citation_article_type", 4)]),
        ([("citation_pdf_url", "/1.pdf")], [("dropped", "citation_pdf_url", 4)]),
        ([("citation_foo", "bar")], [("dropped", "citation_foo", 4)]),
        ([("dc.rights", "a"), ("dc.rights", "b")], [("dropped", "dc.rights", 5)]),
    ],
)
def test_what_is_lost_or_doubted_is_reported_with_its_line(
    metas: list[tuple[str, str]], problems: list[tuple[str, str, int | None]]
) -> None:
    article, log = read_metas(*metas)
    assert article is not None
    assert told(log) == problems


def test_references_in_parts_and_as_text() -> None:
    parts = (
        "citation_title=A title; citation_author=A Smith; citation_author=B. Jones;citation_journal_title=J Foo;"
        " citation_volume=3; citation_issue=2; citation_firstpage=1; citation_lastpage=9;"
        " citation_publication_date=2001; citation_doi=10.1000/xyz; citation_pmid=77;"
    )
    assert found(
        ("citation_reference", parts),
        ("citation_reference", "Smith A. Plain text. J Foo 2001;3:1-9."),
        ("citation_reference", "citation_author=A Smith, B Jones; citation_title=T; citation_publisher=P"),
    ) == {
        "references": [
            {
                "key": "ref1",
                "work": {
                    "type": "journal-article",
                    "authors": [{"family": "Smith", "given": "A"}, {"family": "Jones", "given": "B."}],
                    "title": "A title",
                    "container_title": "J Foo",
                    "volume": "3",
                    "issue": "2",
                    "pages": {"first": "1", "last": "9"},
                    "date": "2001",
                    "doi": "10.1000/xyz",
                    "pmid": "77",
                },
            },
            {"key": "ref2", "raw": "Smith A. Plain text. J Foo 2001;3:1-9."},
            {
                "key": "ref3",
                "work": {
                    "authors": [{"family": "Smith", "given": "A"}, {"family": "Jones", "given": "B"}],
                    "title": "T",
                    "publisher": "P",
                },
            },
        ]
    }


def test_bad_parts_of_references_are_reported() -> None:
    article, log = read_metas(
        ("citation_reference", "citation_title=T; citation_doi=10.1097/; citation_colour=red"),
        ("citation_reference", "citation_doi=10.1097/"),
    )
    assert article is not None
    assert [reference.raw for reference in article.references] == [None, "citation_doi=10.1097/"]
    assert told(log) == [
        ("dropped", "citation_reference.citation_doi", 4),
        ("dropped", "citation_reference.citation_colour", 4),
        ("dropped", "citation_reference.citation_doi", 5),
        ("guessed", "citation_reference", 5),
    ]


@pytest.mark.parametrize("name", ["citation_isbn", "citation_dissertation_institution", "citation_inbook_title"])
def test_pages_of_other_works_give_no_article(name: str) -> None:
    article, log = read_metas((name, "x"))
    assert article is None
    assert told(log) == [("invalid", name, 4)]


def test_without_a_title_there_is_no_article() -> None:
    log = Log()
    assert read(page(("citation_doi", "10.1234/x")), log) is None
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.MISSING, "citation_title")]


@pytest.mark.parametrize(
    ("content", "title", "reason"),
    [
        ("<html><meta name=citation_title content='é'>".encode(), "é", None),
        ("\ufeff<html><meta name=citation_title content='é'>".encode(), "é", None),
        ("<html><meta name=citation_title content='é'>".encode("utf-16"), "é", None),
        ("<meta charset=iso-8859-1><meta name=citation_title content='é “x”'>".encode("cp1252"), "é “x”", None),
        (
            "<meta http-equiv=x content='text/html; charset=gb18030'><meta name=dc.title content='中'>".encode(
                "gb18030"
            ),
            "中",
            None,
        ),
        (
            "<?xml version='1.0' encoding='utf-8'?><html xmlns='x'><meta name='dc.title' content='é'/></html>".encode(),
            "é",
            None,
        ),
        ("<meta name=citation_title content='é'>".encode("cp1252"), "é", "is not UTF-8"),
        (b"<meta charset=utf-8><meta name=citation_title content='caf\xe9'>", "caf", "not utf-8, which it declares"),
        (b"<meta charset=nonsense><meta name=citation_title content=x>", "x", "which is not a known encoding"),
    ],
)
def test_encodings(content: bytes, title: str, reason: str | None) -> None:
    log = Log()
    article = read(content, log)
    assert article is not None
    assert article.title == title
    assert [problem.message for problem in log if not reason or reason not in problem.message] == []
    assert len(log) == (1 if reason else 0)


@pytest.mark.parametrize(
    "content", [b"", b" ", b"hello", b"<html></html>", b"<" * 10_000, b"<div>" * 100_000, b"\x00" * 9, b"\xff\xfe\x00"]
)
def test_what_describes_no_article_is_malformed(content: bytes) -> None:
    log = Log()
    assert read(content, log) is None
    assert [problem.kind for problem in log if problem.is_error] == [Kind.MALFORMED]


def test_it_is_recognised_and_nothing_else_is() -> None:
    assert FORMAT.recognise is not None
    for head in (
        page(),
        b"\xef\xbb\xbf \n<HTML lang=en>",
        b"<!-- x --><?xml version='1.0'?>\n<!DOCTYPE HTML PUBLIC '-//W3C//DTD'>",
        b"<head>",
        b"<meta name=x>",
    ):
        assert FORMAT.recognise(head), head
        assert pubmeta.detect(head) == "html"
    for head in (b"", b"<article>", b"<doi_batch>", b"<titles>", b"{}", b"<htmlx>", b"text <html>"):
        assert not FORMAT.recognise(head), head


def test_it_is_installed_and_only_reads() -> None:
    assert pubmeta.get_format("html") is FORMAT
    assert FORMAT.write is None
    reading = pubmeta.read(page(("citation_title", "T"), ("citation_article_type", "editorial")))
    assert reading.article == Article(title="T", type=ArticleType.EDITORIAL)


def people(*metas: tuple[str, str]) -> tuple[list[str], list[tuple[str, str]]]:
    article, log = read_metas(*metas)
    assert article
    names = [str(getattr(person, "name", "") or getattr(person, "display", "")) for person in article.contributors]
    return names, [(problem.kind.value, problem.path) for problem in log]


def test_families_in_capitals_are_known_from_the_list() -> None:
    names = [("citation_author", name) for name in ("Mary LARK", "Ken ITO", "Jun LI")]
    article, log = read_metas(*names)
    assert article
    assert [person.model_dump()["family"] for person in article.contributors] == ["LARK", "ITO", "LI"]
    assert told(log) == []


def test_several_authors_in_one_element() -> None:
    assert people(("citation_author", "Mary Lark, Richard Roe, and Peter van Dam et al.")) == (
        ["Mary Lark", "Richard Roe", "Peter van Dam"],
        [("dropped", "citation_author"), ("guessed", "citation_author")],
    )


@pytest.mark.parametrize(
    ("text", "expected", "doubts"),
    [
        ("太郎 山田", {"family": "山田", "given": "太郎"}, 1),
        ("山田, 太郎", {"family": "山田", "given": "太郎"}, 0),
        ("李小明", {"family": "李小明"}, 0),
    ],
)
def test_a_page_puts_given_names_first_whatever_the_script(text: str, expected: dict[str, str], doubts: int) -> None:
    article, log = read_metas(("citation_title", "T"), ("citation_author", text), ("citation_journal_title", "J"))
    assert article
    [person] = article.contributors
    assert person.model_dump(include={"family", "given"}, exclude_none=True) == expected
    assert [problem.kind.value for problem in log] == ["guessed"] * doubts


def test_what_is_not_an_author_is_left_out() -> None:
    assert people(("citation_author", "Mary Lark"), ("citation_author", ".player{display:none}")) == (
        ["Mary Lark"],
        [("dropped", "citation_author")],
    )


def test_affiliations_after_all_authors_are_nobody_s() -> None:
    authors = [("citation_author", "Mary Lark"), ("citation_author", "Richard Roe")]
    places = [("citation_author_institution", "Salt Institute"), ("citation_author_institution", "Crust Lab")]
    article, log = read_metas(*authors, *places)
    assert article
    assert not any(person.affiliations for person in article.contributors)
    assert told(log) == [("dropped", "citation_author_institution", line) for line in (6, 7)]
    article, log = read_metas(*authors, places[0])
    assert article
    assert [len(person.affiliations) for person in article.contributors] == [0, 1]
    assert told(log) == [("guessed", "citation_author_institution", 6)]


def test_an_author_who_is_there_once_for_each_institution_is_one() -> None:
    article, log = read_metas(
        ("citation_author", "Mary Lark"),
        ("citation_author_institution", "Salt Institute"),
        ("citation_author", "Mary Lark"),
        ("citation_author_institution", "Crust Lab"),
        ("citation_author", "Richard Roe"),
        ("citation_author_institution", "Crust Lab"),
    )
    assert article
    assert [[a.name for a in person.affiliations] for person in article.contributors] == [
        ["Salt Institute", "Crust Lab"],
        ["Crust Lab"],
    ]
    assert told(log) == [("guessed", "citation_author", 6)]


def test_contributors_without_a_role_are_authors_where_there_is_no_other() -> None:
    others = [("dc.contributor", "Mary Lark"), ("dc.contributor", "Richard Roe")]
    assert people(*others) == (["Mary Lark", "Richard Roe"], [("guessed", "dc.contributor")])
    assert people(("citation_author", "Lark, Mary"), *others) == (["Mary Lark"], [("dropped", "dc.contributor")])


@pytest.mark.parametrize(
    ("parts", "pages"),
    [
        ("citation_first_page=4; citation_last_page=9", {"first": "4", "last": "9"}),
        ("citation_firstpage=4; citation_lastpage=n/a", {"first": "4"}),
        ("citation_firstpage=4-9; citation_lastpage=9", {"first": "4", "last": "9"}),
        ("citation_pages=4-9", {"first": "4", "last": "9"}),
        ("citation_pages=in press", None),
    ],
)
def test_pages_of_references(parts: str, pages: dict[str, str] | None) -> None:
    article, _ = read_metas(("citation_reference", f"citation_title=T; {parts};"))
    assert article
    (reference,) = article.references
    assert reference.work
    assert (reference.work.pages.model_dump(exclude_none=True) if reference.work.pages else None) == pages


def test_when_a_repository_took_an_article_is_not_when_it_was_accepted() -> None:
    taken = [("DCTERMS.dateAccepted", "2013-02-27T01:39:58Z"), ("DCTERMS.issued", "2012")]
    article, log = read_metas(*taken, ("DCTERMS.available", "2013-02-27T01:39:58Z"))
    assert article
    assert (str(article.dates.published), article.dates.accepted) == ("2012", None)
    assert ("dropped", "dcterms.dateaccepted", 4) in told(log)
    assert (
        found(("DCTERMS.dateAccepted", "2011-02-27"), ("DCTERMS.issued", "2012"))["dates"]["accepted"] == "2011-02-27"
    )


def test_who_may_read_is_no_copyright_line() -> None:
    article, log = read_metas(
        ("DC.rights", "Full access"),
        ("DC.rights", "CC BY 4.0"),
        ("DC.rights", "© 2012 M. Lark"),
        ("DC.rights", "http://purl.org/coar/access_right/c_16ec"),
    )
    assert article
    assert article.free_to_read is None
    assert article.copyright
    assert article.copyright.statement == "© 2012 M. Lark"
    assert [license_.name for license_ in article.licenses] == ["CC BY 4.0"]
    assert told(log) == [("dropped", "dc.rights", 4), ("dropped", "dc.rights", 7)]
    assert found(("DC.rights", "Open Access"))["free_to_read"] == {}
    assert found(("DC.rights", "info:eu-repo/semantics/openAccess"))["free_to_read"] == {}


def test_the_same_doi_with_a_label_is_the_same() -> None:
    assert found(("citation_doi", "10.5555/x"), ("prism.doi", "doi:10.5555/X"))["doi"] == "10.5555/x"


def test_what_repeats_the_journal_is_not_reported() -> None:
    journal = [("citation_journal_title", "Soils"), ("citation_volume", "14"), ("citation_doi", "10.5555/s")]
    for source in ("Soils", "Soils, Vol. 14", "https://doi.org/10.5555/s"):
        assert found(*journal, ("dc.source", source))["volume"] == "14"
    _, log = read_metas(*journal, ("dc.source", "Annals of Salt"))
    assert told(log) == [("dropped", "dc.source", 7)]
    _, log = read_metas(*journal, ("citation_journal_abbrev", "12"))
    assert told(log) == [("dropped", "citation_journal_abbrev", 7)]


def test_keywords_and_abstracts_keep_their_languages() -> None:
    log = Log()
    words = "".join(
        f'<meta name="citation_keywords" xml:lang="{tag}" content="{word}">\n'
        f'<meta name="dc.description" xml:lang="{tag}" content="{word}s.">\n'
        for tag, word in (("en", "salt"), ("de", "Salz"))
    )
    article = read(page(("citation_title", "T"), head=words), log)
    assert article
    assert [(group.keywords, group.language) for group in article.keywords] == [(("salt",), "en"), (("Salz",), "de")]
    assert [abstract.language for abstract in article.abstracts] == ["en", "de"]
    assert told(log) == []


@pytest.mark.parametrize(("content", "is_free"), [("", True), ("yes", True), ("no", False)])
def test_a_full_text_that_all_may_read(content: str, *, is_free: bool) -> None:
    read_by_all = ("citation_fulltext_world_readable", content)
    assert ("free_to_read" in found(("citation_doi", "10.5555/x"), read_by_all)) is is_free


def test_titles_in_other_languages_are_translated_titles() -> None:
    head = "".join(
        f'<meta name="{name}" xml:lang="{tag}" content="{content}">'
        for name, tag, content in (
            ("citation_title", "en", "Salt crusts"),
            ("DC.Title.Alternative", "en", "Salt  crusts"),
            ("DC.Title.Alternative", "es", "Costras de sal"),
        )
    )
    assert found(("DC.Title", "t"), ("citation_language", "pt"), head=head)["translated_titles"] == [
        {"title": "Salt crusts", "language": "en"},
        {"title": "Costras de sal", "language": "es"},
    ]
    article, log = read_metas(("citation_title", "U"), ("dc.title.alternative", "V"))
    assert article is not None
    assert article.translated_titles == ()
    assert [problem.message.partition(";")[0] for problem in log] == [
        "'U' differs from citation_title, which is kept: 'T'",
        "is in a language that the page does not name, which a translated title needs",
    ]


def test_creators_whom_two_families_of_elements_name_are_there_once() -> None:
    twice = (("dcterms.creator", "Lark, Mary"), ("dc.creator", "Lark, Mary"), ("dc.creator", "Roe, R."))
    authors = [{"family": "Lark", "given": "Mary"}, {"family": "Roe", "given": "R."}]
    assert found(*twice)["contributors"] == authors
    _, log = read_metas(*twice, ("dcterms.creator", "Doe, J."))
    assert [problem.message for problem in log] == [
        "is not among those of dc.creator, which are kept; left out: 'Doe, J.'"
    ]


def test_elements_of_eprints() -> None:
    assert found(
        ("eprints.eprintid", "12"),
        ("eprints.type", "article"),
        ("eprints.title", "T"),
        ("eprints.creators_name", "Lark, Mary"),
        ("eprints.publication", "Journal of Salt"),
        ("eprints.date", "2021-03"),
        ("eprints.volume", "12"),
        ("eprints.number", "3"),
        ("eprints.pagerange", "12-19"),
        ("eprints.id_number", "doi:10.5555/ep.1"),
        ("DC.creator", "Lark, Mary"),
        ("DC.identifier", "https://eprints.example.org/12/1/a.pdf"),
        ("DC.identifier", "https://eprints.example.org/12/"),
    ) == {
        "doi": "10.5555/ep.1",
        "contributors": [{"family": "Lark", "given": "Mary"}],
        "journal": {"title": "Journal of Salt"},
        "volume": "12",
        "issue": "3",
        "pages": {"first": "12", "last": "19"},
        "dates": {"published": "2021-03"},
        "landing_page": "https://eprints.example.org/12/",
        "full_texts": [{"url": "https://eprints.example.org/12/1/a.pdf", "media_type": "application/pdf"}],
    }


def test_the_page_of_the_journal_is_not_that_of_the_article() -> None:
    assert found(("DC.Source.URI", "https://ojs.example.org/index.php/salt")) == {}


def test_pages_in_two_elements_are_told_where_they_differ() -> None:
    assert found(("citation_pages", "12-19"), ("citation_firstpage", "12"))["pages"] == {"first": "12", "last": "19"}
    article, log = read_metas(("citation_pages", "12-19"), ("citation_firstpage", "13"))
    assert article is not None
    assert str(article.pages) == "13"
    assert told(log) == [("dropped", "citation_pages", 4)]


def test_a_funding_source_in_parts_is_an_award() -> None:
    source = "citation_funding_source"
    article, log = read_metas(
        (source, ("citation_funder=Water Fund (WF);citation_funder_id=http://dx.doi.org/10.13039/100000002;"
         "citation_grant_number=P01 AI;citation_grant_recipient=Mary Lark")),
        (source, "citation_funder=Snow Fund; citation_grant_number=7"),
        (source, "Rain Fund; of the town"),
        (source, "citation_grant_number=8"),
    )  # fmt: skip
    assert article
    assert [award.model_dump(mode="json", exclude_defaults=True) for award in article.awards] == [
        {
            "funder": {"name": "Water Fund (WF)", "funder_id": "10.13039/100000002"},
            "numbers": ["P01 AI"],
            "recipients": [{"family": "Lark", "given": "Mary"}],
        },
        {"funder": {"name": "Snow Fund"}, "numbers": ["7"]},
        {"funder": {"name": "Rain Fund; of the town"}},
    ]
    assert told(log) == [("dropped", source, 7)]


def test_the_pii_is_an_id_of_the_article() -> None:
    assert found(("citation_pii", "S0022123624000017"))["other_ids"] == [{"type": "pii", "value": "S0022123624000017"}]
