from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from pybtex.database import parse_string

import pubmeta
from pubmeta import Article, ReadError
from pubmeta.formats.bibtex import FORMAT
from pubmeta.formats.bibtex.joining import JOINING
from pubmeta.formats.bibtex.options import BibtexOptions
from pubmeta.formats.bibtex.read import latex as reader
from pubmeta.formats.bibtex.write import latex
from pubmeta.model import Anonymous, Markup
from pubmeta.problems import Log
from pubmeta.reading import Field
from pubmeta.testing.texts import TREACHEROUS


def entry(fields: dict[str, Any], **options: Any) -> str:
    return pubmeta.export(Article.model_validate({"title": "A", **fields}), "bibtex", options, verify=True).text


def field(name: str, fields: dict[str, Any], **options: Any) -> str | None:
    found = re.search(rf"^  {name} = \{{?(.*?)\}}?,?$", entry(fields, **options), re.MULTILINE)
    return found[1] if found else None


def test_text_is_escaped_where_latex_does_not_take_it_literally() -> None:
    title = r"50% of A&B_c #1 $5 a^b a~b \x {y} -- `` '' ?`"
    assert field("title", {"title": title}) == (
        r"50\% of A\&B\_c \#1 \$5 a\textasciicircum{}b a\textasciitilde{}b \textbackslash{}x \{y\} -{}- `{}` '{}' ?{}`"
    )
    assert field("title", {"title": "a } b { c"}) == r"a \textbraceright{} b \textbraceleft{} c"
    assert field("title", {"title": "Ärger – “é” αβγ 水"}) == "Ärger – “é” αβγ 水"


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("H<sub>2</sub>O", r"H\textsubscript{2}O"),
        ("<i>Zea</i> <b>b</b> <sc>s</sc> <sup>13</sup>C", r"\emph{Zea} \textbf{b} \textsc{s} \textsuperscript{13}C"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msqrt><mi>y</mi></msqrt></math>", r"$x^{2}+\sqrt{y}$"),
        ("<math><mfrac><mi>α</mi><mrow><mi>sin</mi><mi>b</mi></mrow></mfrac></math>", r"$\frac{\alpha}{\sin b}$"),
        ("<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup><mo>×</mo><mi>y</mi></math>", r"$x_{i}^{2}\times y$"),
        ("<math><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>i</mi></math>", r"$\sum_{i}^{n}i$"),
        ("<math><mover><mi>x</mi><mo>¯</mo></mover></math>", r"$\overline{x}$"),
        ("<math><mover><mi>a</mi><mi>b</mi></mover></math>", r"$\overset{b}{a}$"),
        ("<math><mroot><mi>x</mi><mn>3</mn></mroot><mtext>if 5%</mtext></math>", r"$\sqrt[3]{x}\text{if 5\%}$"),
        ("<math><mfenced><mi>a</mi><mi>b</mi></mfenced><mi>CO</mi></math>", r"$\left(a, b\right) \mathrm{CO}$"),
        (
            "<math><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable><mo>}</mo></math>",
            r"$\begin{matrix}a & b\end{matrix}\rbrace$",
        ),
    ],
)  # fmt: skip
def test_markup_and_formulas_are_latex(markup: str, written: str) -> None:
    assert field("title", {"title": {"markup": markup}}) == written


def test_of_a_formula_without_a_form_in_tex_the_text_is_written_and_that_is_reported() -> None:
    article = Article(title=Markup(markup="On <math><menclose><mi>x</mi></menclose></math>"))
    document = pubmeta.export(article, "bibtex")
    assert "title = {On x}" in document.text
    assert ("dropped", "title") in [(problem.kind, problem.path) for problem in document.problems]


@pytest.mark.parametrize(
    ("contributors", "written"),
    [
        ([{"family": "Smith", "given": "Jo"}, {"family": "Sukarno"}], "Smith, Jo and Sukarno"),
        ([{"family": "Berg", "particle": "van den", "given": "Jo", "suffix": "Jr."}], "van den Berg, Jr., Jo"),
        ([{"family": "Mao Zedong"}, {"name": "The A and B Group"}], "{Mao Zedong}{} and {The A and B Group}"),
        ([{"family": "Lark and Co", "given": "A"}], "{Lark and Co}, {A}"),
        ([{"family": "hooks", "given": "bell"}], "hooks, bell"),
        ([{"family": "Others"}], "{Others}{}"),
        ([{"family": "A", "given": "B", "role": "editor"}, {"anonymous": True}], None),
    ],
)
def test_names(contributors: list[dict[str, Any]], written: str | None) -> None:
    assert field("author", {"contributors": contributors}) == written


def test_a_translator_has_a_field_in_biblatex_alone() -> None:
    fields = {"contributors": [{"family": "Smith", "given": "Jo"}, {"family": "Roe", "role": "translator"}]}
    assert field("translator", fields) is None
    assert field("translator", fields, dialect="biblatex") == "Roe"
    fields["contributors"].reverse()
    assert field("author", fields, dialect="biblatex") == "Smith, Jo"


def test_dates_are_never_completed() -> None:
    for date, *parts in (
        ("2020", "2020", None, None),
        ("2020-05", "2020", "may", None),
        ("2020-05-03", "2020", "may", "3"),
    ):
        fields = {"dates": {"published": date}}
        assert [field(name, fields) for name in ("year", "month", "day")] == parts
        assert field("date", fields, dialect="biblatex") == date


def test_the_dialects_differ_in_the_names_of_fields() -> None:
    fields = {"title": "A", "subtitle": "B", "journal": "J", "issue_title": "I"}
    assert field("title", fields) == "A: B"
    assert field("journal", fields) == "J"
    for name, value in (("title", "A"), ("subtitle", "B"), ("journaltitle", "J"), ("issuetitle", "I")):
        assert field(name, fields, dialect="biblatex") == value


def test_options() -> None:
    assert field("title", {}, protect="all") == "{A}"
    assert field("abstract", {"abstracts": ["One.\n\n@two{"]}, abstract=False) is None
    assert "abstract = {One.\n\n{@}two\\textbraceleft{}}" in entry({"abstracts": ["One.\n\n@two{"]})


AUTHORED = {"contributors": [{"family": "Müller-Øst", "given": "A"}], "dates": {"published": "2020-01"}}


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"title": "On the uptake of water"}, "uptake"),
        ({**AUTHORED, "title": "Über Wasser"}, "mullerost2020uber"),
        ({"title": "水", "doi": "10.5555/a.1"}, "105555a1"),
        ({"title": "水"}, "article"),
    ],
)  # fmt: skip
def test_keys(fields: dict[str, Any], key: str) -> None:
    assert re.match(r"@\w+\{(.*),", entry(fields))[1] == key  # type: ignore[index]


def test_entries_that_are_joined_have_keys_of_their_own() -> None:
    entries = [entry({"title": f"Uptake {number}"}).encode() for number in range(3)]
    joined = JOINING.joined(BibtexOptions(), "x", entries)
    assert re.findall(r"@article\{(.*),", joined.decode()) == ["uptake", "uptake-2", "uptake-3"]
    assert not [problem for problem in FORMAT.validate(joined, None) if problem.is_error]  # type: ignore[misc]
    titles = [record.article.title for record in FORMAT.read_many(BytesIO(joined)) if record.article]  # type: ignore[misc]
    assert titles == ["Uptake 0", "Uptake 1", "Uptake 2"]


SAMPLES = (
    *TREACHEROUS,
    *("a & b", "50% #1 $5 a_b", "a -- b", "it''s", "what?`", "a ~ b", "x^2", "a\\b", "{", "a – b"),
    *(
        "<i>a</i> b",
        "<i>a & b</i>",
        "a<sub>1</sub><sup>2</sup>",
        "<b>a <i>b</i></b> c",
        "<i>a -- b</i>",
        "<i>a {b}</i>",
    ),
    "<math><mi>x</mi></math>",
)


def test_what_is_said_to_be_surely_read_back_is() -> None:
    known: list[str | Markup] = [text for text in SAMPLES if "<" not in text or text in TREACHEROUS]
    marked = (text.replace(" & ", " &amp; ") for text in SAMPLES if re.match("<(?:[ib]|math)>.+</|a<sub", text))
    known += [Markup(markup=text) for text in marked]
    sure = [text for text in known if latex.is_sure(text)]
    assert 30 < len(sure) < len(known)
    for text in sure:
        written = latex.markup(text, Log())
        assert reader.text(Field("", written, Log())) == text, written


@pytest.mark.parametrize("page", ["https://example.org/a.pdf", "https://doi.org/10.5555/a", "https://example.org/a"])
def test_a_landing_page_that_is_read_as_something_else_is_reported(page: str) -> None:
    pubmeta.export(Article(title="A", doi="10.5555/a", landing_page=page), "bibtex", verify=True)


@pytest.mark.corpus
@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_the_corpus_reads_back_and_others_read_it(shared: Path, dialect: str) -> None:
    """Our own reader gives back all but what is reported; title, authors, year and DOI are those for others too."""
    count = 0
    for path in sorted((shared / "corpus" / "jats").glob("*.xml")):
        for reading in pubmeta.read_many(path):
            assert not isinstance(reading, ReadError)
            document = pubmeta.export(reading.article, "bibtex", {"dialect": dialect}, verify=True)
            count += 1
            (theirs,) = parse_bibtex(document.text).entries
            parsed = parse_string(document.text, "bibtex").entries[theirs.key]
            persons = parsed.persons.get("author", [])
            own = reading.article.contributors
            authors = [each for each in own if each.role == "author" and not isinstance(each, Anonymous)]
            assert len(persons) == len(authors), path
            assert parsed.fields.get("doi") == reading.article.doi
            assert theirs.fields_dict["title"].value == parsed.fields["title"]
    assert count > 20


@pytest.mark.parametrize("date", ["published", "published_online", "posted"])
def test_an_article_in_what_is_read_as_arxiv_is_read_as_posted_which_is_said(date: str) -> None:
    fields = {"doi": "10.5555/a", "journal": {"title": "arXiv:2401.01234"}, "dates": {date: "2024-01-02"}}
    assert "year = {2024}" in entry(fields)
