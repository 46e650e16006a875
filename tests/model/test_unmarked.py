from __future__ import annotations

from pubmeta import Article, Log
from pubmeta.model import Markup
from pubmeta.model.unmarked import unmarked, unmarked_abstract


def test_what_has_no_markup_is_the_text_itself() -> None:
    log = Log()
    assert unmarked("a < b", log, "title", "X") == "a < b"
    assert not log.problems


def test_markup_is_reported_and_its_text_stays() -> None:
    log = Log()
    text = Markup(markup="H<sub>2</sub>O and <i>Zea</i>, <i>Mus</i>")
    assert unmarked(text, log, "title", "X") == "H2O and Zea, Mus"
    (problem,) = log
    assert (problem.kind, problem.path) == ("dropped", "title")
    assert problem.message == "X has no markup; only the text of <sub>, <i> is written"


def test_the_titles_of_sections_run_in() -> None:
    sections = [{"paragraphs": ["One.", "Two."]}, {"title": "Results?", "paragraphs": ["Three."]}]
    article = Article.model_validate({"title": "A", "abstracts": [{"sections": sections}]})
    assert unmarked_abstract(article.abstracts[0], Log(), "X") == ["One.", "Two.", "Results? Three."]
