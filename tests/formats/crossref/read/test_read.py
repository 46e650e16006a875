from __future__ import annotations

import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

import pubmeta
from pubmeta.formats.crossref import FORMAT, CrossrefOptions
from pubmeta.formats.crossref.read import read, read_many
from pubmeta.formats.crossref.read.records import Entry, entries
from pubmeta.formats.crossref.terms import AI, CT, FR, JATS, NAMESPACE, REL
from pubmeta.model import Article, ArticleType
from pubmeta.problems import Kind, Log, Problem
from pubmeta.xml.build import MATHML
from tests.formats.crossref.conftest import ARTICLE, OPTIONS

JOURNAL = """<journal_metadata><full_title>Journal of Water</full_title>
<issn media_type="electronic">2345-6787</issn></journal_metadata>"""
ISSUE = """<journal_issue><publication_date media_type="print"><year>2024</year></publication_date>
<journal_volume><volume>7</volume></journal_volume><issue>2</issue></journal_issue>"""
TITLE = "<titles><title>Water in plants</title></titles>"
DATE = '<publication_date media_type="online"><month>02</month><day>29</day><year>2024</year></publication_date>'
DOI_DATA = "<doi_data><doi>10.5555/water.1</doi><resource>https://www.example.org/water/1</resource></doi_data>"


def deposit(*records: str, version: str = "5.5.0") -> bytes:
    """A batch of these children of its body."""
    namespaces = {"jats": JATS, "fr": FR, "ai": AI, "ct": CT, "rel": REL, "mml": MATHML}
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())
    head = "<head><doi_batch_id>batch-1</doi_batch_id><registrant>Example Press</registrant></head>"
    root = f'<doi_batch version="{version}" xmlns="{NAMESPACE}{version}" {declared}>'
    return f"{root}\n{head}\n<body>\n{chr(10).join(records)}\n</body></doi_batch>".encode()


def journal(*articles: str, metadata: str = JOURNAL, issue: str = "") -> str:
    return f"<journal>{metadata}{issue}{''.join(articles)}</journal>"


def journal_article(
    *parts: str, title: str = TITLE, date: str = DATE, doi_data: str = DOI_DATA, attributes: str = ""
) -> str:
    return f"<journal_article{attributes}>{title}{date}{''.join(parts)}{doi_data}</journal_article>"


def query_result(record: str, items: str = "") -> bytes:
    """A query's result (unixsd) around one record."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<crossref_result xmlns="http://www.crossref.org/qrschema/3.0" version="3.0"><query_result>
<head><doi_batch_id>none</doi_batch_id></head>
<body><query status="resolved"><doi type="journal_article">10.5555/water.1</doi>
<crm-item name="publisher-name" type="string">Example Press</crm-item>
<crm-item name="citation-id" type="number">97150135</crm-item>{items}
<doi_record><crossref xmlns="http://www.crossref.org/xschema/1.1">{record}</crossref></doi_record>
</query></body></query_result></crossref_result>""".encode()


def reading(content: bytes) -> tuple[Article | None, tuple[Problem, ...]]:
    log = Log()
    return read(content, log), log.problems


def article_of(*parts: str, **others: str) -> tuple[Article, tuple[Problem, ...]]:
    """The article of a deposit of one journal article with these parts, and the problems on the way."""
    article, problems = reading(deposit(journal(journal_article(*parts, **others))))
    assert article is not None, problems
    return article, problems


def messages(problems: tuple[Problem, ...], kind: Kind) -> list[str]:
    return [problem.message for problem in problems if problem.kind is kind]


def test_a_journal_article_is_read_without_a_problem() -> None:
    article, problems = reading(
        deposit(journal(journal_article("<pages><first_page>1</first_page></pages>"), issue=ISSUE))
    )
    assert problems == ()
    assert article == Article.model_validate(
        {
            "title": "Water in plants",
            "doi": "10.5555/water.1",
            "journal": {"title": "Journal of Water", "issn_electronic": "2345-6787"},
            "volume": "7",
            "issue": "2",
            "pages": {"first": "1"},
            "dates": {"published_online": "2024-02-29", "issue": "2024"},
            "landing_page": "https://www.example.org/water/1",
        }
    )


@pytest.mark.parametrize("version", ["4.4.0", "4.4.2", "4.8.1", "5.0.0", "5.3.1", "5.4.0", "5.5.0"])
def test_every_version_of_the_schema_is_read(version: str) -> None:
    article, problems = reading(deposit(journal(journal_article()), version=version))
    assert article is not None
    assert (article.title, problems) == ("Water in plants", ())


def test_the_publisher_of_a_query_result_is_that_of_the_journal() -> None:
    article, problems = reading(query_result(journal(journal_article())))
    assert article is not None
    assert article.journal is not None
    assert article.journal.publisher is not None
    assert article.journal.publisher.name == "Example Press"
    assert problems == ()


def test_a_claim_of_another_work_is_reported_and_not_taken_for_the_record_s_own() -> None:
    item = '<crm-item name="relation" type="doi" claim="isReviewOf">10.5555/review.1</crm-item>'
    article, problems = reading(query_result(journal(journal_article()), item))
    assert article is not None
    assert article.relations == ()
    (problem,) = problems
    assert problem.kind is Kind.DROPPED
    assert problem.path == "/crossref_result/query_result/body/query/crm-item[3]"
    assert "isReviewOf" in problem.message
    assert "10.5555/review.1" in problem.message


def test_results_without_namespaces_or_with_the_prefix_undeclared_are_read() -> None:
    record = f"<crossref>{journal(journal_article())}</crossref>"
    plain = f'<doi_records><doi_record owner="10.5555">{record}</doi_record></doi_records>'.encode()
    prefixed = record.replace("<crossref>", '<crossref xsi:schemaLocation="a b">')
    harvested = f"<record><metadata>{prefixed}</metadata></record>".encode()
    for content in (plain, harvested):
        article, problems = reading(content)
        assert article is not None, problems
        assert article.title == "Water in plants"
        assert problems == ()


def test_posted_content_is_a_preprint_on_its_server() -> None:
    record = f"""<posted_content type="preprint" language="en"><group_title>Botany</group_title>{TITLE}
    <posted_date><month>3</month><day>1</day><year>2024</year></posted_date>
    <acceptance_date><year>2023</year></acceptance_date>
    <institution><institution_name>Example Archive</institution_name></institution>
    <item_number item_number_type="article_number">e7</item_number>{DOI_DATA}</posted_content>"""
    article, problems = reading(deposit(record))
    assert problems == ()
    assert article is not None
    assert (article.type, article.language, article.section) == (ArticleType.PREPRINT, "en", "Botany")
    assert article.journal is not None
    assert (article.journal.title, article.article_number) == ("Example Archive", "e7")
    assert (str(article.dates.posted), str(article.dates.accepted)) == ("2024-03-01", "2023")


@pytest.mark.parametrize(
    ("kind", "expected", "doubts"),
    [
        ("", ArticleType.PREPRINT, 0),
        (' type="letter"', ArticleType.LETTER, 0),
        (' type="poster"', ArticleType.POSTER, 0),
        (' type="report"', ArticleType.REPORT, 0),
        (' type="review"', ArticleType.REVIEW_ARTICLE, 0),
        (' type="song"', ArticleType.OTHER, 1),
        (' type="blog"', ArticleType.BLOG_POST, 0),
        (' type="working_paper"', ArticleType.WORKING_PAPER, 0),
    ],
)
def test_the_types_of_posted_content(kind: str, expected: ArticleType, doubts: int) -> None:
    date = "<posted_date><year>2024</year></posted_date>"
    article, problems = reading(deposit(f"<posted_content{kind}>{TITLE}{date}{DOI_DATA}</posted_content>"))
    assert article is not None
    assert article.type is expected
    assert len(messages(problems, Kind.GUESSED)) == doubts


BOOK = "<book><book_metadata><doi_data><doi>10.5555/book.1</doi></doi_data></book_metadata></book>"


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (BOOK, "is a book or a part of one (10.5555/book.1)"),
        (journal(issue=ISSUE), "is a journal or an issue of one, without articles ()"),
        (f"<dissertation>{TITLE}{DOI_DATA}</dissertation>", "is a dissertation (10.5555/water.1)"),
        (f"<sa_component><component_list><component>{DOI_DATA}</component></component_list></sa_component>", "figure"),
        (f"<database><dataset>{DOI_DATA}</dataset></database>", "data set"),
        (f'<posted_content type="dissertation">{TITLE}{DOI_DATA}</posted_content>', "dissertation that was posted"),
        (f"<report-paper>{DOI_DATA}</report-paper>", "report"),
        (f"<standard>{DOI_DATA}</standard>", "standard"),
        (f"<grant>{DOI_DATA}</grant>", "grant"),
    ],
)
def test_what_is_no_article_is_said_so(record: str, what: str) -> None:
    for content in (deposit(record), query_result(record)):
        article, problems = reading(content)
        assert article is None
        (problem,) = problems
        assert problem.kind is Kind.INVALID
        assert what in problem.message
        assert problem.message.endswith("pubmeta reads only articles")
        assert problem.line is not None


def test_a_query_that_found_nothing_is_said_so() -> None:
    content = b"""<crossref_result><query_result><body><query status="unresolved"><doi>10.5555/no</doi></query>
    </body></query_result></crossref_result>"""
    assert [problem.message for problem in reading(content)[1]] == ["is a query without a record: '10.5555/no'"]
    error = b"<crossref><error>doi:10.5555/no not found</error></crossref>"
    content = b"<doi_records><doi_record>" + error + b"</doi_record></doi_records>"
    assert [problem.message for problem in reading(content)[1]] == [
        "is a query without a record: 'doi:10.5555/no not found'"
    ]


def test_a_record_without_a_title_is_no_article() -> None:
    article, problems = reading(deposit(journal(journal_article(title="<titles><title> </title></titles>"))))
    assert article is None
    assert [(problem.kind, problem.path) for problem in problems] == [
        (Kind.MISSING, "/doi_batch/body/journal/journal_article")
    ]


def test_read_takes_one_record_and_says_how_many_there_are() -> None:
    article, problems = reading(deposit(journal(journal_article(), journal_article()), BOOK))
    assert article is None
    assert [problem.message for problem in problems] == ["contains 3 records, and `read` reads only one"]


def test_read_many_gives_each_record_with_its_journal_and_its_own_problems() -> None:
    bad = journal_article(title="")
    coded = JOURNAL.replace("</journal_metadata>", "<coden>WATERJ</coden></journal_metadata>")
    content = deposit(
        journal(journal_article(), bad, metadata=coded, issue=ISSUE),
        BOOK,
        journal(journal_article(DOI_DATA), metadata=JOURNAL.replace("Water", "Fire")),
    )
    first, second, third, fourth = read_many(BytesIO(content))
    assert first.article is not None
    assert first.article.volume == "7"
    assert [problem.path for problem in first.problems] == ["/doi_batch/body/journal/journal_metadata/coden"]
    assert second.article is None
    assert [problem.path for problem in second.problems] == [
        "/doi_batch/body/journal/journal_metadata/coden",
        "/doi_batch/body/journal/journal_article[2]",
    ]
    assert third.article is None
    assert [problem.path for problem in third.problems] == ["/doi_batch/body/book"]
    assert fourth.article is not None
    assert fourth.article.journal is not None
    assert (fourth.article.journal.title, fourth.article.volume) == ("Journal of Fire", None)
    assert [problem.path for problem in fourth.problems] == ["/doi_batch/body/journal[2]/journal_article/doi_data[2]"]


def test_whatever_was_not_read_is_reported_with_its_line_and_path() -> None:
    extra = "\n<scn_policies><scn_policy_set>\n<scn_policy_ref>https://www.example.org/policy</scn_policy_ref></scn_policy_set></scn_policies>"
    _, problems = article_of(extra, "stray", attributes=' language="en" mood="good"')
    assert [(str(problem.kind), problem.path, problem.line) for problem in problems] == [
        ("dropped", "/doi_batch/body/journal/journal_article/@mood", 5),
        ("dropped", "/doi_batch/body/journal/journal_article", 5),
        ("dropped", "/doi_batch/body/journal/journal_article/scn_policies", 6),
    ]
    assert [problem.message for problem in problems] == [
        "an article has no place for it; left out: 'good'",
        "text is between its elements; left out: 'stray'",
        "an article has no place for it; left out: 'https://www.example.org/policy'",
    ]


def test_an_abstract_that_stands_alone_is_an_article_of_that_type() -> None:
    article, _ = article_of(attributes=' publication_type="abstract_only"')
    assert article.type is ArticleType.ABSTRACT
    article, _ = article_of(attributes=' publication_type="full_text"')
    assert article.type is None


def test_broken_xml_ends_the_file_and_the_records_before_it_are_given() -> None:
    content = deposit(journal(journal_article()), journal(journal_article()))
    cut = content[: content.rindex(b"<titles>")]
    records = list(read_many(BytesIO(cut)))
    assert [record.article is not None for record in records] == [True, False]
    assert [problem.kind for problem in records[1].problems] == [Kind.MALFORMED]
    article, problems = reading(cut)
    assert article is None
    assert [problem.kind for problem in problems] == [Kind.MALFORMED]


@pytest.mark.parametrize(
    "content",
    [b"", b"plain text", b"<doi_batch><body/></doi_batch>", b"<html><body><p>10.5555/x</p></body></html>"],
)
def test_what_is_no_record_of_crossref_s_is_malformed(content: bytes) -> None:
    article, problems = reading(content)
    assert article is None
    assert [problem.kind for problem in problems] == [Kind.MALFORMED]


def test_entities_and_encodings_are_seen_to() -> None:
    content = deposit(journal(journal_article(title="<titles><title>Water &mdash; &eacute;t&eacute;</title></titles>")))
    article, _ = reading(content)
    assert article is not None
    assert article.title == "Water — été"
    declared = b'<?xml version="1.0" encoding="UTF-16"?>'.decode() + content.decode()
    article, _ = reading(declared.encode("utf-16"))
    assert article is not None
    assert article.title == "Water — été"


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0"?><doi_batch version="5.5.0" xmlns="http://www.crossref.org/schema/5.5.0">',
        b'<cr:doi_batch xmlns:cr="http://www.crossref.org/schema/5.5.0">',
        b'<crossref_result xmlns="http://www.crossref.org/qrschema/3.0" version="3.0">',
        b"<doi_records>\n<doi_record>",
        b'<record><metadata><crossref xmlns="http://www.crossref.org/xschema/1.0">',
        '<doi_batch version="5.5.0">'.encode("utf-16"),
    ],
)
def test_deposits_and_query_results_are_recognised(head: bytes) -> None:
    assert FORMAT.recognise is not None
    assert FORMAT.recognise(head)


@pytest.mark.parametrize("head", [b"<doi_batches>", b"<article>", b'{"DOI": "10.5555/x"}'])
def test_other_things_are_not_recognised(head: bytes) -> None:
    assert FORMAT.recognise is not None
    assert not FORMAT.recognise(head)


class _Batch(BytesIO):
    """A batch made as it is read, of which no more than a piece is ever there."""

    def __init__(self, articles: int) -> None:
        super().__init__()
        head, tail = deposit(journal("|")).split(b"|")
        record = journal_article(*["<pages><first_page>1</first_page></pages>"]).encode() * 50
        self.pieces: Iterator[bytes] = iter([head, *[record] * (articles // 50), tail])
        self.given = 0
        self._rest = b""

    def read(self, size: int | None = -1) -> bytes:
        while size is None or size < 0 or len(self._rest) < size:
            piece = next(self.pieces, b"")
            if not piece:
                break
            self._rest += piece
        end = len(self._rest) if size is None or size < 0 else size
        given, self._rest = self._rest[:end], self._rest[end:]
        self.given += len(given)
        return given


def test_records_are_given_while_the_stream_is_read() -> None:
    batch = _Batch(2_000)
    records = read_many(batch)
    assert next(records).article is not None
    assert batch.given < 200_000
    assert sum(1 for record in records if record.article) == 1_999
    assert batch.given > 500_000


def _most_elements(articles: int) -> int:
    """How many elements the tree has at most while a batch is read."""
    most = 0
    for entry in entries(_Batch(articles)):
        assert isinstance(entry, Entry)
        most = max(most, sum(1 for _ in entry.element.element.getroottree().iter()))
    return most


def test_a_batch_of_any_size_takes_the_same_memory() -> None:
    assert _most_elements(3_000) < 1.1 * _most_elements(1_000)


def test_the_public_calls_read_deposits(tmp_path: Path) -> None:
    path = tmp_path / "batch.xml"
    path.write_bytes(deposit(journal(journal_article())))
    assert pubmeta.read(path).format == "crossref"
    assert [getattr(found, "article", None) is not None for found in pubmeta.read_many(path)] == [True]


def test_reading_takes_time_in_proportion_to_the_size_of_a_record() -> None:
    def seconds(citations: int) -> float:
        references = [{"key": f"r{number}", "work": {"title": f"Water {number}"}} for number in range(citations)]
        article = Article.model_validate({**ARTICLE, "references": references})
        assert FORMAT.write is not None
        content = FORMAT.write(article, CrossrefOptions.model_validate(OPTIONS), Log())
        start = time.process_time()
        assert read(content, Log()) == article
        return time.process_time() - start

    seconds(10)
    assert min(seconds(5_000) for _ in range(2)) < 40 * min(seconds(500) for _ in range(3))


@pytest.mark.parametrize("pattern", ["alternating", "first"])
def test_what_is_said_twice_of_a_journal_costs_no_more_than_its_size(pattern: str) -> None:
    def seconds(count: int) -> float:
        metadata, article = (
            f"<journal_metadata>{' ' * 400}</journal_metadata>",
            f"<journal_article>{' ' * 400}</journal_article>",
        )
        inner = (metadata + article) * count if pattern == "alternating" else metadata * count + article * count
        content = deposit(f"<journal>{JOURNAL}{inner}</journal>")
        start = time.process_time()
        found = [entry for entry in entries(BytesIO(content)) if isinstance(entry, Entry)]
        assert len(found) == count
        assert all("Journal of Water" in (entry.around["journal_metadata"].line("full_title") or "") for entry in found)
        return time.process_time() - start

    # in square time it would be a hundred times
    assert min(seconds(3_000) for _ in range(3)) < 50 * min(seconds(300) for _ in range(3))


def test_characters_that_were_lost_are_reported_where_they_were() -> None:
    title = "<titles><title>Water &#65533; ice</title></titles>"
    body = f"<journal>{JOURNAL}<journal_article>{title}{DATE}{DOI_DATA}</journal_article></journal>"
    article, problems = reading(deposit(body))
    assert article is not None
    assert [(each.kind, each.path) for each in problems] == [
        (Kind.DISCOURAGED, "/doi_batch/body/journal/journal_article/titles/title")
    ]
