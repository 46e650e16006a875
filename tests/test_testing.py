"""The contract notices each way in which a format breaks it, and says how to mend it."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import ConfigDict

from pubmeta import Article, Format, Kind, Log, Options, Problem, Rule, report_unplaced
from pubmeta.testing import cases, check_article, check_format
from tests.conftest import Install

PREFIX = b"title: "
RULE = Rule(code="line.loud", kind=Kind.DISCOURAGED, text="no shouting", source="us")
OTHER = Rule(code="line.other", kind=Kind.DISCOURAGED, text="no other", source="us")


class LineOptions(Options):
    ending: str = "."


def write(article: Article, options: LineOptions, log: Log) -> bytes:
    report_unplaced(article, ["title"], log)
    return PREFIX + json.dumps(article.model_dump(mode="json")["title"]).encode() + options.ending.encode()


def validate(content: bytes, options: LineOptions | None) -> Iterator[Problem]:
    if not content.startswith(PREFIX):
        yield Problem(kind=Kind.MALFORMED, message="is not a line")
    if b"!" in content:
        yield RULE.problem("")


def read(content: bytes, log: Log) -> Article | None:
    try:
        return Article.model_validate({"title": json.loads(content.removeprefix(PREFIX)[:-1])})
    except ValueError:
        log.malformed("is not a line")
        return None


def conforms(content: bytes, options: LineOptions) -> bool:
    return content.startswith(PREFIX)


def advise(article: Article, log: Log) -> None:
    if "!" in str(article.title):
        log.add(RULE.problem("title"))


GOOD: dict[str, Any] = {
    "name": "line",
    "title": "A line",
    "media_type": "text/plain",
    "suffix": ".line.txt",
    "options": LineOptions,
    "write": write,
    "validate": validate,
    "read": read,
    "recognise": lambda head: head.startswith(PREFIX),
    "rules": (RULE,),
}


def test_a_format_that_keeps_the_contract_passes() -> None:
    check_format(Format(**GOOD), cases())
    check_format(Format(**GOOD), cases().values(), options={"ending": "!"})
    check_format(Format(**{**GOOD, "write": None}), documents=[b'title: "A".'])
    check_format(Format(**GOOD, conforms=conforms, advise=advise), cases())
    check_article(Format(**GOOD), cases()["article"], options=LineOptions(ending=";"))


_count = itertools.count()


def spoiling(article: Article, options: LineOptions, log: Log) -> bytes:
    article.__dict__["volume"] = "spoilt"
    return write(article, options, log)


def counting(article: Article, options: LineOptions, log: Log) -> bytes:
    log.discouraged("title", f"is number {next(_count)}")
    return write(article, options, log)


def silent(article: Article, options: LineOptions, log: Log) -> bytes:
    return write(article, options, Log())


def misreading(content: bytes, log: Log) -> Article | None:
    return Article(title="Another") if read(content, log) else None


class OpenOptions(LineOptions):
    model_config = ConfigDict(extra="ignore")


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"name": "Two words"}, "one word in lower case"),
    ({"write": None, "read": None}, "give `write` or `read`"),
    ({"options": OpenOptions}, "refuse unknown keys"),
    ({"rules": (RULE, RULE)}, r"several rules have the code line\.loud"),
    ({"rules": (Rule(code="loud", kind=Kind.INVALID, text="x", source="x"),)}, "must start with 'line.'"),
    ({"rules": (Rule(code="line.x", kind=Kind.DROPPED, text="x", source="x"),)}, "must be Kind.INVALID or"),
    ({"rules": (Rule(code="line.x", kind=Kind.INVALID, text="x", source=""),)}, "needs a text, and a source"),
    ({"validate": None}, "rules need a `validate`"),
    ({"validate": None, "rules": (), "conforms": conforms}, "`conforms` needs a `validate`"),
    ({"advise": advise}, "`advise` is for formats with `conforms`"),
    ({"conforms": lambda *_: False}, "`validate` finds its document valid, and `conforms` does not"),
    ({"conforms": lambda *_: True}, "`conforms` accepts b'', which is not a document of the format"),
    (
        {"conforms": conforms, "advise": lambda _, log: log.add(OTHER.problem(""))},
        r"`advise` gives the code 'line\.other'",
    ),
    (
        {"conforms": conforms, "advise": lambda _, log: log.discouraged("", "x")},
        "a problem without the code of the rule",
    ),
    ({"rules": None}, "failed in its rules: they must be a tuple of pubmeta.Rule$"),
    ({"write": lambda *_: "text"}, r"\(format line\) failed in its writer: it gave a value of type str, not bytes$"),
    ({"write": spoiling}, "`write` changed the article"),
    ({"write": counting}, "the same article and options gave another document or other problems"),
    ({"write": lambda *_: b"other"}, "line, title only: its document is not valid: malformed: is not a line"),
    ({"write": silent, "read": None}, r"line, article: values are lost in silence: .*doi.*report_unplaced"),
    ({"recognise": lambda _: False}, "`recognise` does not know its document"),
    ({"read": misreading}, "reads back otherwise than it was written: .*write the value, read it, or report it"),
    (
        {"read": lambda _, log: log.malformed("is odd")},
        "`read` finds no article in its own document: malformed: is odd",
    ),
    ({"read": lambda *_: 1 / 0}, "failed in its reader: ZeroDivisionError"),
    ({"read_many": lambda _: []}, "`read_many` finds 0 records"),
    ({"rules": ()}, r"the code 'line\.loud', which is not among the format's rules"),
    ({"validate": lambda *_: []}, "`validate` finds no error in b''"),
    ({"declared_schema": lambda content: content.decode() and None}, "declared_schema: UnicodeDecodeError"),
    ({"recognise": lambda head: head[0] == PREFIX[0]}, "failed in its recogniser: IndexError"),
]


@pytest.mark.parametrize(("changed", "message"), FAULTS)
def test_each_fault_is_named(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        check_format(Format(**{**GOOD, **changed}), cases(), options={"ending": "!"})


def test_a_signature_that_another_format_has_is_named() -> None:
    def as_json(article: Article, options: LineOptions, log: Log) -> bytes:
        return b'{"title": ' + write(article, options, log).removeprefix(PREFIX)

    parts: dict[str, Callable[..., Any]] = {"write": as_json, "recognise": lambda head: b'"title"' in head}
    with pytest.raises(AssertionError, match="carries the signature of article as well"):
        check_format(Format(**{**GOOD, **parts, "validate": None, "read": None, "rules": ()}), cases())


def test_what_depends_on_the_order_of_a_set_is_noticed(install: Install) -> None:
    install(
        "sets",
        """
from pubmeta import Format, Options
FORMAT = Format(name="sets", title="Sets", media_type="text/plain", suffix=".sets.txt", options=Options,
                write=lambda article, options, log: " ".join({*map(str, range(99)), str(article.title)}).encode())
""",
    )
    import pubmeta_sets  # type: ignore[import-not-found]

    with pytest.raises(AssertionError, match="another process wrote another document"):
        check_format(pubmeta_sets.FORMAT, [Article(title="A")])


def test_the_contract_needs_no_hypothesis_and_the_strategy_says_that_it_does() -> None:
    code = """
import sys
sys.modules["hypothesis"] = None
from pubmeta.testing import articles, cases, check_format
try:
    articles()
except ImportError as error:
    print(error)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "articles() needs Hypothesis; install it with: pip install 'pubmeta[testing]'\n"
