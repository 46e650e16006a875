from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

import pubmeta
from pubmeta.formats.bibtex import FORMAT
from pubmeta.formats.bibtex.read import read, read_many
from pubmeta.model import Article, ArticleType
from pubmeta.problems import Kind, Log


def read_fields(fields: str, kind: str = "article") -> tuple[Article | None, Log]:
    log = Log()
    return read(f"@{kind}{{key,\n{fields}\n}}".encode(), log), log


def found(fields: str, kind: str = "article") -> dict[str, Any]:
    article, log = read_fields(f"title = {{T}},\n{fields}", kind)
    assert article is not None
    assert log.problems == ()
    values: dict[str, Any] = json.loads(article.model_dump_json(exclude_defaults=True))
    assert values.pop("title") == "T"
    return values


def told(log: Log) -> list[tuple[str, str, int | None]]:
    return [(problem.kind.value, problem.path, problem.line) for problem in log]


def test_a_whole_entry() -> None:
    article, log = read_fields(
        r"""
        author = {van der Walt, {S}t\'efan and Knuth, Jr., Donald E. and {Simon and Schuster} and Plato},
        collaboration = {ALICE},
        editor = {Ludwig van Beethoven},
        title = {The {\it E. coli} {B}ook},
        subtitle = {A study},
        shorttitle = {Book},
        journal = {J. Ex.}, fjournal = {Journal of Examples}, shortjournal = {JE},
        issn = {2163-9914 (print)}, eissn = {2167-8359},
        publisher = {P {\&} Q}, address = {Bern},
        year = 2018, month = {mar 15},
        volume = 4, number = {1-2}, pages = {83--92}, eid = {e7},
        doi = {https://doi.org/10.1234/a\_b}, pmid = {1234567}, pmcid = {PMC123},
        eprint = {1407.3561}, archiveprefix = {arXiv}, primaryclass = {cs.DL},
        url = {\url{https://x.org/~a}}, howpublished = {https://doi.org/10.1234/a_b},
        abstract = {One $x_1$.

        Two.},
        keywords = {a, b and c},
        language = {ngerman},
        copyright = {http://creativecommons.org/licenses/by/3.0/},
        timestamp = {now}, file = {x.pdf}, urldate = {2020-01-01}"""
    )
    assert log.problems == ()
    assert article is not None
    assert json.loads(article.model_dump_json(exclude_defaults=True)) == {
        "title": {"markup": "The <i>E. coli</i> Book"},
        "subtitle": "A study",
        "short_title": "Book",
        "language": "de",
        "doi": "10.1234/a_b",
        "pmid": "1234567",
        "pmcid": "PMC123",
        "arxiv": "1407.3561",
        "contributors": [
            {"family": "van der Walt", "given": "Stéfan"},
            {"family": "Knuth", "given": "Donald E.", "suffix": "Jr."},
            {"name": "Simon and Schuster"},
            {"family": "Plato"},
            {"name": "ALICE"},
            {"family": "van Beethoven", "given": "Ludwig", "role": "editor"},
        ],
        "abstracts": [{"sections": [{"paragraphs": [{"markup": "One x<sub>1</sub>."}, "Two."]}]}],
        "keywords": [{"keywords": ["a", "b and c"]}],
        "subjects": [{"term": "cs.DL", "scheme": "arXiv"}],
        "journal": {
            "title": "Journal of Examples",
            "abbreviations": ["J. Ex.", "JE"],
            "issn_print": "2163-9914",
            "issn_electronic": "2167-8359",
            "publisher": {"name": "P & Q", "place": "Bern"},
        },
        "volume": "4",
        "issue": "1-2",
        "pages": {"first": "83", "last": "92"},
        "article_number": "e7",
        "dates": {"published": "2018-03-15"},
        "licenses": [{"url": "http://creativecommons.org/licenses/by/3.0/"}],
        "landing_page": "https://x.org/~a",
    }


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2014, month = feb", "2014-02"),
        ("year = 2014, month = 6", "2014-06"),
        ("year = 2014, month = 6, day = 9", "2014-06-09"),
        ('year = 2014, month = "10~" # jan', "2014-01-10"),
        ("year = {2014}", "2014"),
        (r"year = {{\noopsort{1973c}}1981}", "1981"),
        ("date = {2014-05-06}", "2014-05-06"),
        ("date = {2014-05}, year = 2014", "2014-05"),
    ],
)
def test_dates(fields: str, date: str) -> None:
    assert found(fields) == {"dates": {"published": date}}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("journaltitle = {J}, issue = 3", {"journal": {"title": "J"}, "issue": "3"}),
        ("eprint = {16795475}, eprinttype = {pubmed}", {"pmid": "16795475"}),
        ("license = {CC BY 4.0}", {"licenses": [{"name": "CC BY 4.0"}]}),
        (r"copyright = {\copyright{} 2014 Me}", {"copyright": {"statement": "© 2014 Me"}}),
        ("keywords = {a; b, c}", {"keywords": [{"keywords": ["a", "b, c"]}]}),
        ("url = {http://dx.doi.org/10.1234/x}", {"doi": "10.1234/x"}),
        ("pages = {73+}", {"pages": {"first": "73", "range": "73+"}}),
    ],
)
def test_fields_that_are_surely_read(fields: str, expected: dict[str, Any]) -> None:
    assert found(fields) == expected


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ("doi = {10.1097/}", [("dropped", "doi", 3)]),
        ("doi = {10.1234/x},\nurl = {https://doi.org/10.1234/y}", [("dropped", "url", 4)]),
        ("issn = {1234-5678}, journal = {J}", [("dropped", "issn", 3)]),
        ("issn = {2163-9914}, journal = {J}", [("guessed", "issn", 3)]),
        ("issn = {2163-9914 (print)}", [("dropped", "issn", None)]),
        ("publisher = {P}", [("dropped", "publisher", None)]),
        ("address = {Bern}", [("dropped", "address", 3)]),
        ("year = {in press}", [("dropped", "year", 3)]),
        ("year = {2013a}", [("guessed", "year", 3)]),
        ("year = 2014, month = {Spring}", [("guessed", "year", 3)]),
        ("year = 2014, month = nov # { and } # dec", [("guessed", "year", 3)]),
        ("year = 2014, month = 2, day = 30", [("guessed", "month", 3)]),
        ("month = feb", [("dropped", "month", 3)]),
        ("date = {1988/1992}", [("guessed", "date", 3)]),
        ("date = {2014}, year = 2013", [("dropped", "year", 3)]),
        ("author = {A B and others}", [("dropped", "author", 3)]),
        ("author = {Ruby, Sam, and Fowler, Chad}", [("guessed", "author", 3)]),
        ("author = {the scikit image contributors}", [("guessed", "author", 3)]),
        ("eprint = {7}, eprinttype = {jstor}", [("dropped", "eprint", 3)]),
        ("eprint = {1407.3561}", [("guessed", "eprint", 3)]),
        ("eprint = {AX1}, eprinttype = {arxiv}", [("dropped", "eprint", 3)]),
        ("primaryclass = {cs.DL}", [("dropped", "primaryclass", 3)]),
        ("language = {Elvish}", [("dropped", "language", 3)]),
        ("howpublished = {Online}", [("dropped", "howpublished", 3)]),
        ("note = {a note},\nmrclass = {05C65}", [("dropped", "note", 3), ("dropped", "mrclass", 4)]),
        ("note = {doi: 10.1234/a\\_b}", [("guessed", "note", 3)]),
        ("note = {PMID: 12; PMCID: PMC3}", [("guessed", "note", 3), ("guessed", "note", 3)]),
        ("pmid = {12},\nnote = {PMID 12}", []),
        ("pmid = {12},\nnote = {PMID: 13}", [("dropped", "note", 4)]),
        ("doi = {10.1234/a},\nnote = {DOI 10.1234/b; in German}", [("dropped", "note", 4), ("dropped", "note", 4)]),
        ("title = {Other}", [("dropped", "title", 3)]),
        ("shorttitle = {\\frob{x}}", [("guessed", "shorttitle", 3)]),
    ],
)
def test_what_is_lost_or_doubted_is_reported_with_its_line(
    fields: str, problems: list[tuple[str, str, int | None]]
) -> None:
    article, log = read_fields(f"title = {{T}},\n{fields}")
    assert article is not None
    assert told(log) == problems


def test_a_link_to_a_pdf_is_that_of_a_full_text() -> None:
    pdf = "https://x.org/papers/Thesis.PDF#page=2"
    text = {"url": pdf, "media_type": "application/pdf"}
    assert found(f"url = {{{pdf}}}") == {"full_texts": [text]}
    assert found(f"url = {{{pdf}}}, howpublished = {{https://x.org/1}}") == {
        "landing_page": "https://x.org/1",
        "full_texts": [text],
    }


@pytest.mark.parametrize(
    ("kind", "fields", "expected", "problems"),
    [
        ("inproceedings", "booktitle = {Proc}", ArticleType.CONFERENCE_PAPER, []),
        ("conference", "booktitle = {Proc}, editor = {E F}", ArticleType.CONFERENCE_PAPER, []),
        ("inproceedings", "type = {Abstract}", ArticleType.ABSTRACT, []),
        ("techreport", "number = {7}", ArticleType.REPORT, []),
        ("report", "type = {Working Paper}", ArticleType.WORKING_PAPER, []),
        ("misc", "type = {poster}", ArticleType.POSTER, []),
        ("online", "pubstate = {prepublished}", ArticleType.PREPRINT, []),
        ("online", "type = {Blog post}", ArticleType.BLOG_POST, []),
        ("review", "entrysubtype = {peer-review}", ArticleType.PEER_REVIEW, []),
        ("misc", "type = {peer-review}", ArticleType.PEER_REVIEW, []),
        ("review", "year = 2001", None, [("guessed", "key")]),
        ("misc", "year = 2001", None, [("guessed", "key")]),
        ("unpublished", "year = 2001", None, [("guessed", "key")]),
        ("frobnication", "year = 2001", None, [("guessed", "key")]),
        ("article", "type = {Review Article}", ArticleType.REVIEW_ARTICLE, []),
        ("article", "type = {Sonnet}", None, [("dropped", "type")]),
        ("misc", "eprint = {2401.01234}, eprinttype = {arXiv}", ArticleType.PREPRINT, []),
        ("online", "eprint = {2401.01234}, eprinttype = {arXiv}", ArticleType.PREPRINT, []),
    ],
)
def test_entry_types(kind: str, fields: str, expected: ArticleType | None, problems: list[tuple[str, str]]) -> None:
    article, log = read_fields(f"title = {{T}}, {fields}", kind)
    assert article is not None
    assert article.type is expected
    assert [(problem.kind.value, problem.path) for problem in log] == problems


@pytest.mark.parametrize("kind", ["book", "inbook", "phdthesis", "online", "software", "proceedings"])
def test_what_is_no_article_gives_none(kind: str) -> None:
    article, log = read_fields("title = {T}", kind)
    assert article is None
    assert told(log) == [("invalid", "key", 1)]
    assert f"@{kind}" in next(iter(log)).message


@pytest.mark.parametrize(
    ("kind", "words", "what"),
    [
        ("misc", "PhD Thesis", "a thesis"),
        ("misc", "Dataset", "a data set"),
        ("unpublished", "Software", "a computer program"),
        ("techreport", "Standard", "a standard"),
        ("online", "Book chapter", "a chapter of a book"),
    ],
)
def test_words_that_name_another_kind_of_work_give_none(kind: str, words: str, what: str) -> None:
    article, log = read_fields(f"title = {{T}}, type = {{{words}}}", kind)
    assert article is None
    assert [(problem.kind.value, problem.path) for problem in log] == [("invalid", "key")]
    assert f"@{kind} is {what}" in next(iter(log)).message


def test_without_a_title_there_is_no_article() -> None:
    article, log = read_fields("author = {A B}")
    assert article is None
    assert told(log) == [("missing", "title", 1)]


def many(text: str) -> list[tuple[str | None, list[tuple[str, int | None]]]]:
    return [
        (
            str(record.article.title) if record.article else None,
            [(problem.kind.value, problem.line) for problem in record.problems],
        )
        for record in read_many(BytesIO(text.encode()))
    ]


def test_many_entries_good_and_bad() -> None:
    text = (
        '@string{j = "J"}\n@article{a, title={A}, journal=j}\n@book{b, title={B}}\n@article{c,\n@article{d, title={D}}'
    )
    assert many(text) == [("A", []), (None, [("invalid", 3)]), (None, [("malformed", 4)]), ("D", [])]
    log = Log()
    assert read(text.encode(), log) is None
    assert "contains 4 records" in next(iter(log)).message


def test_what_is_not_utf_8_is_read_and_reported() -> None:
    (record,) = read_many(BytesIO("@article{a,\n title = {Münze}}".encode("latin-1")))
    assert record.article is not None
    assert record.article.title == "Münze"
    assert [(problem.kind, problem.line) for problem in record.problems] == [(Kind.GUESSED, 2)]


@pytest.mark.parametrize("content", [b"", b"hello", b"@string{a = {b}}", b"% only a comment"])
def test_what_holds_no_entry_is_malformed(content: bytes) -> None:
    log = Log()
    assert read(content, log) is None
    assert [problem.kind for problem in log] == [Kind.MALFORMED]


def test_it_is_recognised_and_nothing_else_is() -> None:
    assert FORMAT.recognise is not None
    for head in (
        b"@article{key,\n",
        b"\xef\xbb\xbf% c\n@BOOK (a/b:1, x = 1)",
        b"text\r\n  @misc{,x=1}",
        b'@string{a = "b"}',
        b"@Comment{jabref}",
    ):
        assert FORMAT.recognise(head), head
        assert pubmeta.detect(head) == "bibtex"
    for head in (
        b"",
        b"mail me@home{x, y}",
        b"<style>\n@media {a, b}</style>",
        b'{"a": "\n@x{y,"}',
        b"@media print {\n",
    ):
        assert not FORMAT.recognise(head), head


def test_it_is_installed() -> None:
    assert pubmeta.get_format("bibtex") is FORMAT
    assert pubmeta.read("@article{a, title={A}}").article == Article(title="A")


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (r"Lark, M. and \'Alvarez, B. and \v{S}imek, C.", ["Lark M.", "Álvarez B.", "Šimek C."]),
        (r"Lark, M. and \O stby, D. and \L ukasz, E.", ["Lark M.", "Østby D.", "Łukasz E."]),
        (r"\c{C}elik, F. and \c Celik, G. and Zo\"e \AA s", ["Çelik F.", "Çelik G.", "Ås Zoë"]),
        (r"Lark, M. and family=Gohr, given=Vinzenz, prefix=van, suffix=Jr.", ["Lark M.", "van Gohr Vinzenz Jr."]),
        ("Lark, J.; Roe, J.", ["Lark J.", "Roe J."]),
        ("Lark, J., Roe, J., Dam, R.", ["Lark J.", "Roe J.", "Dam R."]),
        ("Lark, M. et al.", ["Lark M."]),
        ("Lark, M. and J. et al.", ["Lark M."]),
        ("Lark, M. and .player{display:none}", ["Lark M."]),
        ("Lark, Mary, Jr. and Roe, Jr., Richard", ["Lark Mary Jr.", "Roe Richard Jr."]),
        ("{Salt and Soil} and Lark, M. AND Roe, R.", ["Salt and Soil", "Lark M.", "Roe R."]),
    ],
)
def test_names_that_were_cut_or_run_together(authors: str, names: list[str]) -> None:
    article, _ = read_fields(f"title = {{T}}, author = {{{authors}}}")
    assert article
    people = [person.model_dump(exclude_none=True) for person in article.contributors]
    keys = ("name", "particle", "family", "given", "suffix")
    assert [" ".join(person[key] for key in keys if key in person) for person in people] == names


def test_tags_and_mathml_in_a_title_are_read_with_doubt() -> None:
    formula = '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>N</mml:mi></mml:math>'
    article, log = read_fields(f"title = {{{{Waves in}} {formula} \\emph{{and}} p<q}}")
    assert article
    assert article.model_dump()["title"]["markup"] == "Waves in <math><mi>N</mi></math> <i>and</i> p&lt;q"
    assert [problem.kind for problem in log] == [Kind.GUESSED]


def test_an_entry_of_data_for_others_is_no_record() -> None:
    assert [title for title, _ in many("@xdata{c, journal={J}}\n@article{a, xdata={c}, title={T}}")] == ["T"]


def test_an_organisation_without_braces_is_a_group_with_doubt() -> None:
    article, log = read_fields("title = {T}, author = {Salt Foundation Inc. and Lark, M.}")
    assert article
    assert [person.model_dump(exclude_none=True).get("name") for person in article.contributors] == [
        "Salt Foundation Inc.",
        None,
    ]
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.GUESSED, "author")]


def test_two_links_in_one_field_are_two() -> None:
    article = pubmeta.read(
        "@article{a, title={T}, url={http://www.example.org/a http://dx.doi.org/10.5555/a.1}}"
    ).article
    assert (article.landing_page, article.doi) == ("http://www.example.org/a", "10.5555/a.1")


def test_the_date_of_the_issue_as_the_acm_has_it() -> None:
    entry = "@article{a, title={T}, year={2021}, month=mar, issue_date={Spring 2021}}"
    reading = pubmeta.read(entry)
    assert (str(reading.article.dates.published), str(reading.article.dates.issue)) == ("2021-03", "2021")
    assert [(problem.kind, problem.path) for problem in reading.problems] == [("guessed", "issue_date")]


@pytest.mark.parametrize(
    ("names", "read_as", "kinds"),
    [
        (
            r"Mu\~noz, A. and Jo\~{a}o Magalh\~aes and Nguy\~{\^e}n, B",
            ["Muñoz, A.", "Magalhães, João", "Nguyễn, B"],
            [],
        ),
        ("Smith J and Doe AB", ["Smith, J", "Doe, AB"], ["guessed", "guessed"]),
        ("Jun LI and Ken ITO", ["LI, Jun", "ITO, Ken"], []),
        ("John Smith, Jr.", ["Smith, John, Jr."], ["guessed"]),
        ("Jr., John Smith", ["Smith, John, Jr."], ["guessed"]),
        ("John Smith III", ["Smith, John, III"], ["guessed"]),
        ("Smith Jr., John", ["Smith, John, Jr."], ["guessed"]),
        ("{Smith Jr.}, John", ["Smith Jr., John"], []),
        ("Smith, Jr., John", ["Smith, John, Jr."], []),
        ("Lark, Mary, PhD", ["Lark, Mary, PhD"], ["guessed"]),
        (r"Dr. J\'er\^ome Lark", ["Lark, Dr., Jérôme"], ["guessed"]),
        (r"Lark, M. \& Roe, R.", ["Lark, M.", "Roe, R."], ["guessed"]),
        (r"{Barnes \& Noble} and Knuth, D.", ["Barnes & Noble", "Knuth, D."], []),
        (r"\textbf{Lark, M.} and Roe, R.", ["Lark, M.", "Roe, R."], []),
        ("Lark, M. and", ["Lark, M."], []),
        ("and Lark, M.", ["Lark, M."], []),
        ("Lark, M. and {et al.}", ["Lark, M."], ["dropped"]),
        ("Lark, M. and {others}", ["Lark, M."], ["dropped"]),
        ("{Lark, M. and Roe, R.}", ["Lark, M.", "Roe, R."], ["guessed"]),
        ("{Barnes and Noble, Inc.}", ["Barnes and Noble, Inc."], []),
        (r"Lark, M.$^{1}$ and Roe, R.\thanks{Of Oslo}", ["Lark, M.", "Roe, R."], ["dropped", "dropped"]),
    ],
)
def test_names_that_bibtex_itself_would_divide_otherwise(names: str, read_as: list[str], kinds: list[str]) -> None:
    reading = pubmeta.read(f"@article{{a, title={{T}}, author={{{names}}}}}")
    people = [each.model_dump(mode="json", exclude_defaults=True) for each in reading.article.contributors]
    keys = ("name", "family", "prefix", "given", "suffix")
    assert [
        ", ".join([*(each[key] for key in keys if key in each), *each.get("degrees", ())]) for each in people
    ] == read_as
    assert [problem.kind.value for problem in reading.problems] == kinds
    for each in (reading.article, reading.article.model_copy(update={"doi": "10.5555/a"})):
        assert pubmeta.export(each, "bibtex", verify=True).content


@pytest.mark.parametrize(
    ("journal", "arxiv"),
    [
        ("arXiv preprint arXiv:2101.00001", "2101.00001"),
        ("arXiv:2101.00001v2 [cs.DL]", "2101.00001v2"),
        ("arXiv e-prints, arXiv:math/0309136", "math/0309136"),
    ],
)
def test_a_preprint_on_arxiv_as_google_scholar_has_it(journal: str, arxiv: str) -> None:
    reading = pubmeta.read(f"@article{{a, title={{T}}, journal={{{journal}}}, year={{2021}}}}")
    article = reading.article
    assert (article.type, article.arxiv) == (ArticleType.PREPRINT, arxiv)
    assert article.journal is not None
    assert article.journal.title == "arXiv"
    assert [(problem.kind, problem.path) for problem in reading.problems] == [("guessed", "journal")]
    for other in (article, Article(title="T", journal=journal)):
        assert pubmeta.export(other, "bibtex", verify=True).content
