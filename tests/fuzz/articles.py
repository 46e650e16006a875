"""Articles that the model takes, full of what formats trip over, written in every form and read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import pubmeta
from pubmeta import Article, InvalidDocumentError, WriteError
from pubmeta.registry import format_names, get_format
from pubmeta.testing.strategies import values_of
from pubmeta.testing.texts import TREACHEROUS
from tests.fuzz import Find
from tests.test_contract import FORMS, format_of

_NASTY = (
    *TREACHEROUS,
    *("eng", "und", "zh-Hant-x-y", "HTTPS://WWW.EXAMPLE.ORG/A?b=%zz#c#d", "ftp://[::1]:8080/", "https://例え.jp/é"),
    *("10.5555.1/x", "10.5555/<a>&[b](c);%2F", "10.123456789/" + "x" * 300, "10.5555/ẞ\u2066"),
    *("a@b.c", "o'hara+x@mail.example.org", "\u00a0", "\u2003x", "\ufeffx", "x\u200b", "\u202ex", "\x85", "\ufffd"),
    *("e\u0301", "🏳️‍🌈", "日本語", "한국어", "مرحبا", "x" * 5_000, "1" * 400, "-1", "123", "9", "S12", "xii", "1-2, 5"),
    *("=HYPERLINK(1)", "\\textbf{x}", "${x}", "{{x}}", "%", "`", "javascript:alert(1)", "mailto:a@b.c", "x\u2060y"),
)
_MARKED = (
    "<i>x</i>",
    "a <i></i> b",
    "<i> </i>x",
    "<i>\u3000</i>x",
    "x<sub>2</sub><sub>3</sub>",
    "<b><i>x</i> y</b> <i>z.</i>",
    '<math id="m1"><mi>x</mi></math>',
    '<math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac></math> x',
    "&lt;/p&gt; &amp;amp; <tt>]]&gt;</tt>",
    "<sc>x</sc><u>y</u><s>z</s><sup>*</sup>",
)
_IN_ROUND = 10
_TEXTS = st.one_of(st.sampled_from(_NASTY), st.sampled_from(_MARKED).map(lambda fragment: {"markup": fragment}))
_WRITTEN = [form for form in FORMS if format_of(form) in format_names() and get_format(format_of(form)).write]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article with some of its texts replaced by nasty ones, where the model takes them."""
    article: Article = draw(values_of(Article))
    case = article.model_dump(mode="json", exclude_defaults=True)
    for _ in range(draw(st.integers(0, 12))):
        places = list(_places(case))
        parent, key = places[draw(st.integers(0, len(places) - 1))]
        before = parent[key]
        parent[key] = draw(_TEXTS)
        try:
            case = Article.model_validate(case).model_dump(mode="json", exclude_defaults=True)
        except ValidationError:
            parent[key] = before
    return Article.model_validate(case)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Where texts are, marked up or not."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        if isinstance(each, str) or (isinstance(each, dict) and set(each) == {"markup"}):
            yield value, key
        else:
            yield from _places(each)


def faults(article: Article) -> Iterator[tuple[str, str]]:
    """What goes wrong with an article, by the form: an exception, other bytes, other values."""
    if Article.model_validate_json(article.model_dump_json()) != article:
        yield "article", "is not equal to what its JSON is read as"
    for form in _WRITTEN:
        name = format_of(form)
        is_read = get_format(name).read is not None
        try:
            first = pubmeta.export(article, name, FORMS[form], verify=is_read)
            if pubmeta.export(article, name, FORMS[form]).content != first.content:
                yield form, "gives other bytes the second time"
        except WriteError:
            continue
        except InvalidDocumentError as error:
            worst = next(problem for problem in error.problems if problem.is_error)
            yield form, f"{_kind_of(worst.path)}: {_kind_of(worst.message)}"
        except Exception as error:  # noqa: BLE001 (whatever it is, it is a find)
            yield form, f"raises {type(error).__name__}: {_kind_of(str(error))}"


def _kind_of(text: str) -> str:
    """A message without what differs from one article to the other."""
    text = re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|“[^”]*”", "…", text)
    return re.sub(r"\d+", "N", text)[:160]


def finds(number: int, rounds: Iterable[int]) -> Iterator[Find]:
    """Some articles in each round; of those that fail alike the smallest."""
    known: dict[str, Find] = {}

    def tried(article: Article) -> None:
        for form, fault in faults(article):
            what = f"{form}: {fault}"
            content = json.dumps(article.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False).encode()
            if what not in known or len(content) < len(known[what].content):
                known[what] = Find(what, content, ".json")

    steady = settings(
        max_examples=_IN_ROUND,
        deadline=None,
        database=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    for each in rounds:
        steady(seed(f"{number} {each}")(given(articles())(tried)))()
    yield from known.values()
