from __future__ import annotations

from typing import Any

import pytest

from pubmeta.formats.bibtex.read import latex
from pubmeta.model import Markup
from pubmeta.problems import Kind, Log
from pubmeta.reading import Field


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        (r"{\"o} \"{o} \"o {\" o}", "ö ö ö ö"),
        (r"{\'{E}}douard St{\" o}\ss{}el {\L}ukasz \AA ngstr{\"o}m", "Édouard Stößel Łukasz Ångström"),
        (r"Ji{\v{r}}{\'{\i}} Erd{\H o}s \c{c}a", "Jiří Erdős ça"),
        (r"D\textquotesingle Arcy", "D'Arcy"),
        ("{T}he {DNA} of {\\LaTeX}", "The DNA of LaTeX"),
        (r"``q'' 1--2 --- B.~A.", "“q” 1–2 — B. A."),
        (r"50\% \& 100% & \$ \_ \# {\{}", "50% & 100% & $ _ # {"),
        (r"$\alpha$-syn", "α-syn"),
        (r"\enquote{a} \mkbibquote{b}", "“a” “b”"),
        (r"{\noopsort{1973b}}1973", "1973"),
        (r"\url{https://x.org/~a_b}", "https://x.org/~a_b"),
        (r"\mbox{G-Animal's} \textrm{J}", "G-Animal's J"),
        ("a\\\\b\\ c\\,d", "a b c d"),
        (r"{\'\i} \'{\i} Mart\'{\i}n", "í í Martín"),
        ("open {brace", "open brace"),
        ("a < b & c", "a < b & c"),
    ],
)
def test_letters_and_signs_become_unicode(value: str, text: str) -> None:
    log = Log()
    assert latex.text(Field("title", value, log)) == text
    assert latex.line(Field("title", value, log)) == text
    assert len(log) == 0


@pytest.mark.parametrize(
    ("value", "text", "said"),
    [
        (r"x \frac", "x", r"\frac cannot be read as text; left out"),
        (r"x \frac{a}", "x a", r"\frac cannot be read as text; left out"),
        (r"x \sqrt", "x", r"\sqrt cannot be read as text; left out"),
        (r"x \textfrac", "x", r"\textfrac cannot be read as text; left out"),
        (r"x \hat", "x", r"\hat cannot be read as text; left out"),
        (r"x \verb", r"x \verb", r"is not LaTeX (it ends before an argument); kept unchanged: 'x \\verb'"),
    ],
)
def test_macros_without_their_arguments_are_told(value: str, text: str, said: str) -> None:
    log = Log()
    assert latex.text(Field("title", value, log)) == text
    assert [problem.message for problem in log] == [said]


def test_no_macro_ends_a_reading_or_gives_what_nobody_wrote() -> None:
    from pylatexenc.latex2text import get_default_latex_context_db as converted
    from pylatexenc.latexwalker import get_default_latex_context_db as known

    names = {spec.macroname for database in (known(), converted()) for spec in database.iter_macro_specs()}
    for name in sorted(names):
        for form in (rf"\{name}", rf"\{name}{{a}}", rf"\{name} \{name}", rf"$x_\{name}$"):
            assert "%" not in (latex.line(Field("title", f"x {form}", Log())) or "") or "%" in name


@pytest.mark.parametrize(
    ("value", "markup", "line"),
    [
        (r"the \emph{E. coli} \textbf{x}", "the <i>E. coli</i> <b>x</b>", "the E. coli x"),
        (r"{\it Drosophila} fly", "<i>Drosophila</i> fly", "Drosophila fly"),
        (r"\em all of it", "<i>all of it</i>", "all of it"),
        (r"H$_2$O and H\textsubscript{2}O", "H<sub>2</sub>O and H<sub>2</sub>O", "H2O and H2O"),
        (r"$x_{i}^2 < 3$", "x<sub>i</sub><sup>2</sup> &lt; 3", "xi2 < 3"),
        (r"$\Sigma^{0}$ \textsc{a} \texttt{b}", "Σ<sup>0</sup> <sc>a</sc> <tt>b</tt>", "Σ0 a b"),
        (r"\textit{\textbf{a}} & b", "<i><b>a</b></i> &amp; b", "a & b"),
    ],
)
def test_macros_around_text_become_markup(value: str, markup: str, line: str) -> None:
    log = Log()
    assert latex.text(Field("title", value, log)) == Markup(markup=markup)
    assert latex.line(Field("title", value, log)) == line
    assert len(log) == 0


@pytest.mark.parametrize(
    ("value", "text", "reason"),
    [
        (r"the \frob{a} b", "the a b", r"\frob is not known"),
        (r"as in \cite{knuth}", "as in", r"\cite{knuth}"),
        (r"\href{https://x.org}{there}", "there", "https://x.org"),
        (r"$\frob{1}{2}$", "12", r"\frob is not known"),
        (r"\begin{x}a\end{x}", "a", r"\begin{x}"),
    ],
)
def test_what_is_lost_or_doubted_is_reported(value: str, text: str, reason: str) -> None:
    log = Log()
    assert latex.text(Field("title", value, log, 3)) == text
    (problem,) = log
    assert (problem.kind, problem.path, problem.line) == (Kind.GUESSED, "title", 3)
    assert reason in problem.message


@pytest.mark.parametrize("value", ["{" * 5000 + "a" + "}" * 5000, "$" * 3001, "\\begin{a}" * 900, "\\emph{" * 900])
def test_bombs_are_kept_as_they_stand(value: str) -> None:
    log = Log()
    assert latex.text(Field("title", value, log)) is not None
    assert len(log) > 0


@pytest.mark.parametrize("value", [r"\emph{}", "{}", r"\relax", "  ", "\\"])
def test_what_holds_no_text_is_none(value: str) -> None:
    assert latex.text(Field("title", value, Log())) is None
    assert latex.line(Field("title", value, Log())) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"\url{https://x.org/a\_b}", "https://x.org/a_b"),
        (r"https://x.org/{\textasciitilde}me/50\%", "https://x.org/~me/50%"),
        (r"{10.1007/978-3\_1}", "10.1007/978-3_1"),
        ("https://x.org/~me", "https://x.org/~me"),
    ],
)
def test_urls_and_identifiers_lose_their_escapes(value: str, text: str) -> None:
    assert latex.unescaped(value) == text


def test_a_sign_that_comes_again_is_converted_once_and_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latex, "_signs", {})
    converted: list[str] = []
    convert = latex._converted

    def counted(node: Any) -> str | None:
        converted.append(node.latex_verbatim())
        return convert(node)

    monkeypatch.setattr(latex, "_converted", counted)
    value = r"{\'e}t{\'e} \oe uf $\alpha\log n$ \frac{1}"
    logs = Log(), Log()
    first, second = (latex.text(Field("title", value, log)) for log in logs)
    assert first == second
    assert list(logs[0]) == list(logs[1])
    assert len(converted) == len(set(converted)) > 3
