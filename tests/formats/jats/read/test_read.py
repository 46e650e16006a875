"""Whole documents: of every version, in sets, from anywhere, and our own read back as they were."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import pubmeta
from pubmeta import Article
from pubmeta.formats.jats import JatsOptions
from pubmeta.formats.jats.read import read, read_many
from pubmeta.formats.jats.write import write
from pubmeta.model import Abstract, AbstractSection, Keywords, Relation, TranslatedTitle
from pubmeta.problems import Kind, Log
from pubmeta.reports.fidelity import differences
from pubmeta.testing import articles
from tests.conftest import ROOT
from tests.formats.jats.read.documents import article_of, document, said

FRONT = (
    "<front><article-meta><title-group><article-title>T &ndash; U</article-title></title-group></article-meta></front>"
)
CASES = sorted((ROOT / "tests" / "cases").glob("*/article.json"))


def test_everything_at_once_through_the_public_door() -> None:
    content = document(
        '<article-id pub-id-type="doi">10.1234/x</article-id>', attributes='article-type="review-article" xml:lang="en"'
    )
    reading = pubmeta.read(content)
    assert reading.format == "jats"
    assert (reading.article.title, reading.article.doi, reading.article.language) == ("T", "10.1234/x", "en")
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("tag_set", "version"),
    [
        ("Journal Publishing DTD", "v2.0 20040830"),
        ("Journal Archiving and Interchange DTD", "v2.3 20070202"),
        ("Journal Publishing DTD", "v3.0 20080202"),
        ("JATS (Z39.96) Journal Archiving and Interchange DTD", "v0.4 20110131"),
        ("JATS (Z39.96) Journal Publishing DTD", "v1.0 20120330"),
        ("JATS (Z39.96) Journal Archiving and Interchange DTD", "v1.1 20151215"),
        ("JATS (Z39.96) Journal Publishing DTD", "v1.2 20190208"),
        ("JATS (Z39.96) Journal Publishing DTD with MathML3", "v1.3 20210610"),
        ("JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3", "v1.4 20241031"),
    ],
)
def test_of_every_version(tag_set: str, version: str) -> None:
    doctype = f'<!DOCTYPE article PUBLIC "-//NLM//DTD {tag_set} {version}//EN" "article.dtd">'
    reading = pubmeta.read(f"{doctype}\n<article>{FRONT}</article>".encode())
    assert (reading.format, reading.article.title, reading.problems) == ("jats", "T – U", ())


@pytest.mark.parametrize(
    "start",
    [
        '<?xml version="1.0"?><article article-type="letter">',
        '<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/">',
        '<article xmlns:j="urn:x"><!-- a set may be in a set -->',
    ],
)
def test_without_a_doctype_and_in_a_namespace(start: str) -> None:
    reading = pubmeta.read(f"{start}{FRONT}</article>".encode())
    assert (reading.format, reading.article.title, reading.problems) == ("jats", "T – U", ())


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_in_every_encoding(codec: str) -> None:
    content = f'<?xml version="1.0" encoding="{codec.removesuffix("-sig")}"?>\n{document().decode()}'.replace(
        ">T<", ">Té<"
    )
    assert pubmeta.read(content.encode(codec)).article.title == "Té"


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"<article><front></article>", "cannot be read as XML"),
            (b"<html><body/></html>", "is not a JATS article: its root element is <html>"),
            (b"<article/>", "the record has no title"),
            (b"<article><front/><back/></article>", "the record has no title"),
        ],
    )
    def test_what_is_no_article(self, content: bytes, said: str) -> None:
        log = Log()
        assert read(content, log) is None
        assert said in log.problems[-1].message
        assert log.has_errors

    def test_a_bomb(self) -> None:
        entities = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
        title = "<title-group><article-title>&e9;</article-title></title-group>"
        content = document(title=title).decode()
        log = Log()
        assert read(f'<!DOCTYPE article [<!ENTITY e0 "ha">{entities}]>{content}'.encode(), log) is None
        assert [problem.kind for problem in log] == [Kind.MALFORMED]


class TestSets:
    ARTICLES = tuple(
        document(title=f"<title-group><article-title>{title}</article-title></title-group>") for title in "ABC"
    )

    @pytest.mark.parametrize("name", ["article-set", "pmc-articleset"])
    def test_each_article_is_a_reading_of_its_own(self, name: str) -> None:
        broken = b"<article><front/></article>"
        content = f"<{name}>\n".encode() + b"\n".join([*self.ARTICLES, broken]) + f"</{name}>".encode()
        assert pubmeta.detect(content) == "jats"
        *readings, failure = pubmeta.read_many(content)
        assert [getattr(reading, "article", None) and reading.article.title for reading in readings] == list("ABC")  # type: ignore[union-attr]
        assert isinstance(failure, pubmeta.ReadError)
        assert failure.problems[0].path == f"/{name}/article[4]/front"

    def test_a_single_article_is_one_too(self) -> None:
        [record] = read_many(io.BytesIO(self.ARTICLES[0]))
        assert record.article
        assert record.article.title == "A"

    def test_read_takes_a_set_of_one_and_refuses_more(self) -> None:
        one, two = (b"<article-set>" + b"".join(self.ARTICLES[:count]) + b"</article-set>" for count in (1, 2))
        log = Log()
        article = read(one, log)
        assert article
        assert (article.title, log.problems) == ("A", ())
        assert read(two, log) is None
        assert [problem.kind for problem in log] == [Kind.INVALID]

    def test_a_set_that_breaks_off(self) -> None:
        content = b"<article-set>" + self.ARTICLES[0] + b"\n" * 2**16 + self.ARTICLES[1][:-20]
        first, second = read_many(io.BytesIO(content))
        assert first.article
        assert second.article is None
        assert [problem.kind for problem in second.problems] == [Kind.MALFORMED]

    def test_a_folder_s_worth_of_articles_in_constant_memory(self, tmp_path: Path) -> None:
        path = tmp_path / "set.xml"
        with path.open("wb") as file:
            file.write(b"<article-set>")
            for number in range(3_000):
                file.write(document(f"<volume>{number}</volume>"))
            file.write(b"</article-set>")
        volumes = [reading.article.volume for reading in pubmeta.read_many(path)]  # type: ignore[union-attr]
        assert volumes == [str(number) for number in range(3_000)]


class TestSubArticles:
    def test_a_translation_completes_the_article(self) -> None:
        log = Log()
        article = article_of(
            "<abstract><p>One.</p></abstract><kwd-group><kwd>k</kwd></kwd-group>",
            log,
            rest='<sub-article article-type="translation" xml:lang="pt"><front-stub><article-id pub-id-type="doi">'
            "10.1234/x.pt</article-id><title-group><article-title>Um</article-title><subtitle>S</subtitle></title-group>"
            "<contrib-group><contrib/></contrib-group><abstract><p>Um.</p></abstract><kwd-group><kwd>p</kwd></kwd-group>"
            "</front-stub><body><p>Corpo</p></body><back><ack><p>Obrigado</p></ack></back></sub-article>",
        )
        assert article.translated_titles == (TranslatedTitle(title="Um", subtitle="S", language="pt"),)
        assert article.abstracts == (
            Abstract(sections=(AbstractSection(paragraphs=("One.",)),)),
            Abstract(sections=(AbstractSection(paragraphs=("Um.",)),), language="pt"),
        )
        assert article.keywords == (Keywords(keywords=("k",)), Keywords(keywords=("p",), language="pt"))
        assert article.relations == (Relation(type="has-translation", target="10.1234/x.pt", target_type="doi"),)
        assert said(log) == [
            ("dropped", "/article/sub-article/front-stub/contrib-group"),
            ("dropped", "/article/sub-article/back/ack"),
        ]

    @pytest.mark.parametrize(("kind", "relations"), [("decision-letter", 1), ("reply", 0)])
    def test_others_are_works_of_their_own(self, kind: str, relations: int) -> None:
        log = Log()
        article = article_of(
            "",
            log,
            rest=f'<sub-article article-type="{kind}"><front-stub><article-id pub-id-type="doi">10.1234/x.sa1'
            "</article-id><title-group><article-title>Letter</article-title></title-group></front-stub></sub-article>",
        )
        review = Relation(type="has-review", target="10.1234/x.sa1", target_type="doi")
        assert article.relations == (review,) * relations
        assert said(log) == [("dropped", "/article/sub-article")]
        assert "'Letter'" in log.problems[0].message

    @pytest.mark.parametrize(("kind", "relations"), [("translation", ["has-translation"]), ("reply", [])])
    def test_those_within_one_are_read_alike(self, kind: str, relations: list[str]) -> None:
        log = Log()
        front = '<front-stub><article-id pub-id-type="doi">10.1234/{0}</article-id>{1}</front-stub>'
        title = "<title-group><article-title>{}</article-title></title-group>"
        inner = "".join(
            f"<{name} {attribute}-type='{inner}'>{front.format(inner, title.format(inner))}</{name}>"
            for name, attribute, inner in (("sub-article", "article", "review"), ("response", "response", "reply"))
        )
        outer = f'<sub-article article-type="{kind}" xml:lang="pt">{front.format("x", title.format("Um"))}{inner}'
        article = article_of("", log, rest=f"{outer}</sub-article>")
        assert [relation.type.value for relation in article.relations] == [*relations, "has-review"]
        assert said(log)[-2:] == [
            ("dropped", "/article/sub-article/sub-article"),
            ("dropped", "/article/sub-article/response"),
        ]
        assert log.problems[-1].message.endswith("'reply', 10.1234/reply")

    def test_a_translation_of_a_review_is_not_one_of_the_article(self) -> None:
        log = Log()
        front = '<front-stub><article-id pub-id-type="doi">10.1234/{0}</article-id>{1}</front-stub>'
        title = "<title-group><article-title>{}</article-title></title-group>"
        inner = f'<sub-article article-type="translation">{front.format("t", title.format("Um parecer"))}</sub-article>'
        review = (
            f'<sub-article article-type="review">{front.format("r", title.format("A review"))}{inner}</sub-article>'
        )
        article = article_of("", log, rest=review)
        assert article.translated_titles == ()
        assert [relation.type.value for relation in article.relations] == ["has-review"]
        assert "'Um parecer', 10.1234/t" in log.problems[-1].message


def read_back(article: Article, tag_set: str = "archiving") -> list[pubmeta.Problem]:
    """What differs in an article that was written and read, and was not reported."""
    log, back_log = Log(), Log()
    content = write(article, JatsOptions.model_validate({"tag_set": tag_set}), log)
    back = read(content, back_log)
    assert back is not None, back_log.problems
    return differences(article, back, log)


@pytest.mark.parametrize("tag_set", ["publishing", "archiving"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_case_reads_back_as_it_was(path: Path, tag_set: str) -> None:
    assert read_back(Article.model_validate_json(path.read_bytes()), tag_set) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"pages": {"range": "12-15, 18"}},
        {"pages": {"first": "12", "range": "12-15, 18"}},
        {"pages": {"first": "12", "last": "9"}},
        {"abstracts": [{"sections": [{"title": "Aim", "paragraphs": ["P."]}]}]},
        {"abstracts": [{"title": "Aim", "sections": [{"paragraphs": ["P."]}]}]},
        {"journal": {"title": "J", "issn_print": "0036-8075", "issn_linking": "0036-8075"}},
        {"contributors": [{"family": "Doe", "affiliations": [{"country_code": "NL"}]}]},
        {"contributors": [{"name": "G", "corresponding": True, "email": "g@example.org"}]},
        {"subjects": [{"term": "A"}, {"term": "A"}]},
        {"journal": {"title": "J", "abbreviations": ["J.", "K.", "J."]}},
        {"full_texts": [{"url": "https://www.example.org/1.pdf"}]},
        {"language": "en", "translated_titles": [{"title": "U", "language": "und"}]},
        {"awards": [{"funder": {"name": "F, Inc."}, "numbers": ["1", "1"]}]},
        {"statements": {"conflict_of_interest": {"heading": "A", "paragraphs": ["None.", "At all."]}}},
        {
            "references": [
                {"key": "r", "raw": "A, pp. 123-9.", "work": {"title": "A", "pages": {"first": "123", "last": "129"}}}
            ]
        },
        {
            "references": [
                {"key": "r", "raw": "A, pp. 12-15, 18.", "work": {"title": "A", "pages": {"range": "12-15, 18"}}}
            ]
        },
        {
            "references": [
                {
                    "key": "r",
                    "raw": {"markup": "<i>J & K</i>, 3.".replace("&", "&amp;")},
                    "work": {"type": "journal-article", "container_title": "J & K"},
                }
            ]
        },
        {"references": [{"key": "r", "work": {"type": "book", "container_title": "B", "volume": "1"}}]},
        {"references": [{"key": "r", "work": {"type": "chapter", "container_title": "B"}}]},
        {"references": [{"key": "r", "work": {"url": "https://pubmed.ncbi.nlm.nih.gov/123/", "title": "A"}}]},
        {"references": [{"key": "r", "work": {"title": "A", "pages": {"range": "12-15"}}}]},
        {"references": [{"key": "1 a", "raw": "x"}, {"key": "ref-1", "raw": "y"}]},
        {"relations": [{"type": "has-version", "target": "10.1234//x", "target_type": "doi"}] * 2},
    ],
    ids=str,
)
def test_what_is_easily_lost_reads_back_as_it_was(fields: dict[str, object]) -> None:
    assert read_back(Article.model_validate({"title": "T", **fields})) == []


@given(article=articles())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_article_reads_back_as_it_was(article: Article) -> None:
    assert read_back(article) == []


@pytest.mark.slow
@given(article=articles())
@settings(max_examples=3_000, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_of_many_articles_reads_back_as_it_was(article: Article) -> None:
    assert read_back(article) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("original-article", "research-article"),
        ("Original Research", "research-article"),
        ("review", "review-article"),
        ("study-protocol", "protocol"),
        ("article", None),
    ],
)
def test_types_in_the_words_of_publishers(word: str, expected: str | None) -> None:
    log = Log()
    article = read(document(attributes=f'article-type="{word}"'), log)
    assert article is not None
    assert article.type == expected
    assert len(log) == 0
