"""TeX formulas: what is surely read, what stays as it is, and what is no formula."""

from __future__ import annotations

import time

import pytest

from pubmeta import export, read
from pubmeta.model import Article, Markup, plain_text
from pubmeta.problems import Kind, Log
from pubmeta.reading import formulas
from pubmeta.reading.formulas import formula_of, read_formulas, with_formulas

pytest.importorskip("math_core")

DEPOSIT = {
    "depositor_name": "D",
    "depositor_email": "d@example.org",
    "registrant": "R",
    "batch_id": "b-0001",
    "timestamp": "20250101120000000",
}


@pytest.mark.parametrize(
    ("tex", "mathml"),
    [
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        (r"$\beta$", "<mi>β</mi>"),
        (r"$$\frac{a}{b}$$", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (r"\begin{equation}E=m\end{equation}", "<mi>E</mi><mo>=</mo><mi>m</mi>"),
        (r"\mbox{if }x", "<mtext>if\u00a0</mtext><mi>x</mi>"),
        (r"\ensuremath{x}", "<mi>x</mi>"),
        ("p<1", "<mi>p</mi><mo>&lt;</mo><mn>1</mn>"),
        (r"\hat{H}", '<mover accent="true"><mi>H</mi><mo stretchy="false">ˆ</mo></mover>'),
    ],
)
def test_what_is_surely_read(tex: str, mathml: str) -> None:
    assert formula_of(tex) == f"<math>{mathml}</math>"


@pytest.mark.parametrize(
    "tex",
    [
        "", " ", "$$", r"\(\)", r"\foo{x}", r"\frac{a}", "x^", "{x", "x}", r"\left(x", "a & b",
        r"\begin{align}a&=b\end{align}",
        r"\color{red}x", r"\textit{x}", r"\def\x{\x}\x", r"\input{/etc/passwd}", "x" * 501, "{" * 30 + "x" + "}" * 30,
        r"\href{javascript:1}{x}", "\\", "^", "x\0",
    ],
)  # fmt: skip
def test_what_is_not(tex: str) -> None:
    assert formula_of(tex) is None


@pytest.mark.parametrize(
    ("text", "plain", "count"),
    [
        ("H$_2$O and CO$_2$", "H2O and CO2", 2),
        ("the $p$ value ($p<0.05$)", "the p value (p<0.05)", 2),
        (r"a \(x\) b \[y\] $$z$$", "a x b y z", 3),
        (r"$\foo$ and $\alpha$", r"$\foo$ and α", 1),
        (r"B$_s^0\to\mu^+$ at $\sqrt{s}=13$ TeV for $5", "Bs0→μ+ at √s=13 TeV for $5", 2),
    ],
)
def test_formulas_in_text(text: str, plain: str, count: int) -> None:
    log = Log()
    found = with_formulas(log, "title", text)
    assert isinstance(found, Markup)
    assert plain_text(found) == plain
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.GUESSED, "title")] * count


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $6", "costs US$5 to US$6", "$5-$6", "from $10 million to $20 million", r"\$5 and \$6", "$ x $", "$$$",
        "earned $5 = 4 EUR, now A$", "costs $a lot and more$", "$100k$ and $200k$", "$USD$ and $EUR$", "A $<i>$ b",
        r"C:\(x", r"a \textbf{b}",
    ],
)  # fmt: skip
def test_prices_and_other_signs_stay(text: str) -> None:
    log = Log()
    assert with_formulas(log, "title", text) == text
    assert not len(log)


def test_formulas_within_markup() -> None:
    found = with_formulas(Log(), "title", Markup(markup="<i>a $x^2$ &lt;</i> <math><mi>y</mi></math>"))
    assert found == Markup(
        markup="<i>a <math><msup><mi>x</mi><mn>2</mn></msup></math> &lt;</i> <math><mi>y</mi></math>"
    )


@pytest.mark.parametrize("text", ["$" * 20000, "$a " * 16000, r"\(" * 20000, "$x^" * 16000, r"\(x" * 5000 + r"\)"])
def test_time_is_bounded(text: str) -> None:
    start = time.process_time()
    with_formulas(Log(), "title", text)
    assert time.process_time() - start < 10


def test_without_the_library_the_source_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas, "_converter", lambda: None)
    assert formula_of("x^2") is None
    assert with_formulas(Log(), "title", "$x^2$") == "$x^2$"


@pytest.mark.parametrize(
    ("format_name", "content"),
    [
        ("ris", "TY  - JOUR\nTI  - A $x^2$ b for $5 and $6\nAB  - By \\(y\\).\nER  - \n"),
        ("bibtex", r"@article{a, title={A $\frac{x}{2}$ b for \$5 and \$6}, abstract={By $\frac{y}{2}$.}}"),
        ("csl", r'[{"id": "a", "type": "article", "title": "A $x^2$ b for $5 and $6", "abstract": "By \\(y\\)."}]'),
        (
            "html",
            (
                '<html><head><meta name="citation_title" content="A $x^2$ b for $5 and $6">'
                '<meta name="citation_abstract" content="By $y$."></head></html>'
            ),
        ),
    ],
)
def test_every_reader_of_texts_reads_them(format_name: str, content: str) -> None:
    reading = read(content, format_name)
    [abstract] = reading.article.abstracts
    for text in (reading.article.title, abstract.sections[0].paragraphs[0]):
        assert isinstance(text, Markup)
        assert "<math>" in text.markup
    assert str(reading.article.title).endswith("b for $5 and $6")
    assert sum("MathML" in problem.message for problem in reading.problems) == 2


@pytest.mark.parametrize("tex", [r"\sqrt[3]{x}", r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", r"\sum_{i}^n i", "^{12}C"])
def test_what_is_read_is_valid_everywhere(tex: str) -> None:
    fields = {"title": f"A ${tex}$ b"}
    read_formulas(Log(), fields)
    journal = {"title": "J", "publisher_id": "j", "issn_print": "2163-9914"}
    article = Article.model_validate({
        **fields, "journal": journal, "dates": {"published": "2020"}, "doi": "10.5555/a", "language": "en",
        "landing_page": "https://example.org/a",
    })  # fmt: skip
    assert "mml:math" in export(article, "jats", verify=True).text
    assert "mml:math" in export(article, "crossref", DEPOSIT).text
    export(article, "csl", verify=True)


def test_a_text_that_only_looks_like_tex_is_exported_and_verified() -> None:
    export(Article(title="A $x^2$ b"), "csl", verify=True)
