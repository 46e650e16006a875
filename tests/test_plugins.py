"""A plug-in that fails, in whichever part, is named and stops nobody else's work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, FormatError, PluginWarning, ReadError, UnknownFormatError, UnsupportedError
from pubmeta.oai import Repository
from pubmeta.run.job import Job
from pubmeta.spark.rows import RowExport
from tests.conftest import Install

SOURCE = """
from pubmeta import Article, Format, Kind, Log, Options, Problem, Record, Rule
from pubmeta.model import Article
from pubmeta.registry import Joining, Namespace

def fail(*_):
    {act}

class BadOptions(Options):
    indent: int = 2

FIELDS = dict(
    name="bad", title="Bad", media_type="text/plain", suffix=".bad.txt", options=BadOptions,
    schema=lambda options: "bad/1", declared_schema=lambda content: "bad/1", validate=lambda content, options: [],
    conforms=lambda content, options: True, advise=lambda article, log: None,
    write=lambda article, options, log: b"bad", read=lambda content, log: Article(title="Bad"),
    read_many=lambda stream: [Record(article=Article(title="Bad"))], recognise=lambda head: head == b"bad",
    namespace=lambda options: Namespace("urn:bad", "urn:bad.xsd"),
    join=Joining(group=lambda content: "all", start=lambda options, name: b"", part=lambda content: content, end=b"",
                 most_bytes=1000),
)
{before}
FORMAT = Format(**{{**FIELDS, {part!r}: {value}}})
"""


def source(part: str = "title", value: str = "fail", *, act: str = "raise ValueError('boom')", before: str = "") -> str:
    """The plug-in with another value for one field of its format."""
    return SOURCE.format(part=part, value=value, act=act, before=before)


ARTICLE = Article(title="A title")
REPOSITORY: dict[str, Any] = {
    "base_url": "https://rain.example/oai",
    "name": "Rain",
    "admin_emails": ("a@rain.example",),
}
JATS = b'<article article-type="x"><front/></article>'

USES: dict[str, tuple[str, Callable[[], object]]] = {
    "write": ("writer", lambda: pubmeta.write(ARTICLE, "bad")),
    "read": ("reader", lambda: pubmeta.read(b"bad", "bad")),
    "read_many": ("reader of many records", lambda: list(pubmeta.read_many(b"bad", "bad"))),
    "validate": ("validator", lambda: pubmeta.validate(b"bad", "bad")),
    "conforms": ("conforms", lambda: pubmeta.export(ARTICLE, "bad")),
    "advise": ("advise", lambda: pubmeta.export(ARTICLE, "bad")),
    "schema": ("schema", lambda: pubmeta.validate(b"bad", "bad", {})),
    "declared_schema": ("declared_schema", lambda: pubmeta.validate(b"bad", "bad")),
    "namespace": ("namespace", lambda: Repository(**REPOSITORY, formats={"bad": {}})),
}
"""For each part that has a call of its own: what it is called in the message, and a call that needs it."""


@pytest.mark.parametrize("part", USES)
@pytest.mark.parametrize(
    ("act", "reason"),
    [
        ("raise ValueError('boom')", "ValueError: boom"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("import sys; sys.exit()", "SystemExit"),
        ("return object()", "object"),
        ("raise type('Odd', (Exception,), {'__str__': lambda _: 1})()", "Odd"),
    ],
)
def test_a_part_that_fails_is_named_with_its_package_and_format(
    install: Install, part: str, act: str, reason: str
) -> None:
    install("bad", source(part, act=act))
    name, use = USES[part]
    with pytest.raises(FormatError, match=rf"^the plug-in pubmeta-bad \(format bad\) failed in its {name}: .*{reason}"):
        use()


@pytest.mark.parametrize(
    ("part", "value", "reason"),
    [
        ("write", "lambda *_: 'text'", "it gave a value of type str, not bytes"),
        ("write", "lambda *_: None", "it gave None, not bytes"),
        ("write", "lambda article, options, log: log.dropped(3, 'x') or b'x'", "not text as a problem's path"),
        ("write", "lambda article, options, log: log.missing('x', None)", "not text as a problem's message"),
        ("write", "lambda article, options, log: log.add('x')", "not a pubmeta.Problem"),
        ("write", "lambda article, options, log: log.add(None)", "it gave None, not a pubmeta.Problem"),
        ("read", "lambda *_: None", "it gave None, not an Article, and it reported no error"),
        ("read", "lambda *_: {}", "it gave a value of type dict, not an Article"),
        ("read_many", "lambda _: [Article(title='x')]", "not a pubmeta.Record"),
        ("read_many", "lambda _: [Record(article=None)]", "it gave None, not an Article"),
        ("read_many", "lambda _: [Record(article=None, problems=(1,))]", "not a pubmeta.Problem"),
        ("read_many", "lambda _: None", "'NoneType' object is not iterable"),
        ("namespace", "lambda _: 'urn:bad'", "it gave a value of type str, not a pubmeta.Namespace"),
        ("validate", "lambda *_: None", "'NoneType' object is not iterable"),
        ("validate", "lambda *_: ['is wrong']", "it gave a value of type str, not a pubmeta.Problem"),
        ("validate", "lambda *_: [Problem('invalid', 'x')]", "not a Kind"),
        ("validate", "lambda *_: [Problem(Kind.INVALID, 'x', code=[])]", "a problem that holds a value of type list"),
        ("conforms", "lambda *_: None", "it gave None, not True or False"),
        ("advise", "lambda article, log: log.discouraged(3, 'x')", "not text as a problem's path"),
        ("advise", "lambda article, log: log.invalid('title', 'x')", "it reported an error; that is for the writer"),
    ],
)
def test_a_part_that_gives_the_wrong_thing_is_told_what_it_gave(
    install: Install, part: str, value: str, reason: str
) -> None:
    install("bad", source(part, value))
    with pytest.raises(FormatError, match=rf"^the plug-in pubmeta-bad \(format bad\) failed in its .*{reason}"):
        USES[part][1]()


UNUSABLE = [
    ("import no_such_module", "import: ModuleNotFoundError"),
    ("raise SystemExit(1)", "import: SystemExit: 1"),
    ("FORMAT", "import: NameError"),
    ("", "import: AttributeError"),
    ("FORMAT = None", "entry point: it names None, not a pubmeta.Format"),
    (source("name", "'good'"), "entry point: it names a Format that is called 'good'"),
    (source("title", "3"), "title: it is 3"),
    (source("media_type", "None"), "media_type: it is None"),
    (source("suffix", "''"), "suffix: it is ''"),
    (source("suffix", "'/../x'"), "suffix: it is '/../x'"),
    (source("options", "dict"), "options: they are not a subclass"),
    (source("options", "BadOptions()"), "options: they are not a subclass"),
    (source("options", "Needy", before="class Needy(Options):\n    need: str"), "options: .*need has none"),
    (source("options", "Odd", before="class Odd(Options):\n    odd: object = object()"), "options: PydanticSerial"),
    (source("rules", "None"), "rules: they must be a tuple"),
    (source("rules", "('x.y',)"), "rules: they must be a tuple"),
    (source("rules", "(Rule(code='bad.x', kind='invalid', text='x', source='x'),)"), "rules: in 'bad.x'"),
    (source("write", "b'x'"), "write: it is a value of type bytes, not a function"),
    (source("join", "3"), "join: it gave a value of type int, not a Joining"),
]
"""Plug-ins that are no format, and what is said of each."""


@pytest.mark.parametrize(("text", "reason"), UNUSABLE)
def test_a_plug_in_that_is_no_format_is_named(install: Install, text: str, reason: str) -> None:
    install("bad", text)
    for _ in range(2):
        with pytest.raises(FormatError, match=rf"^the plug-in pubmeta-bad \(format bad\) failed in its {reason}"):
            pubmeta.get_format("bad")


def test_a_plug_in_that_cannot_be_imported_is_tried_once(install: Install, tmp_path: Path) -> None:
    install("bad", f"import os\nos.mkdir({str(tmp_path / 'tried')!r})\nraise ImportError")
    for _ in range(3):
        with pytest.raises(FormatError, match="ImportError"):
            pubmeta.get_format("bad")


@pytest.mark.parametrize(
    "value", ["fail", "lambda head: None", "lambda head: 'yes'", "lambda: True", "lambda head: exit(1)"]
)
def test_a_recogniser_that_fails_is_named_and_the_others_are_asked(install: Install, value: str) -> None:
    install("bad", source("recognise", value))
    named = r"the plug-in pubmeta-bad \(format bad\) failed in its recogniser: "
    with pytest.warns(PluginWarning, match=named):
        assert pubmeta.detect(JATS) == "jats"
    with (
        pytest.warns(PluginWarning, match=named),
        pytest.raises(UnknownFormatError, match=f"{named}.*; name the format"),
    ):
        pubmeta.detect(b"nobody's")


def test_a_record_that_a_plug_in_fails_on_has_its_name(install: Install) -> None:
    install("bad", source("write", act="raise SystemExit(3)"))
    (record,) = Job(formats=("bad", "csl")).records(b'{"title": "A title"}')
    bad, csl = record.documents
    assert [problem.message.partition(":")[0] for problem in bad.problems] == [
        "the plug-in pubmeta-bad (format bad) failed in its writer"
    ]
    assert csl.content


@pytest.mark.parametrize("part", ["group", "start", "part"])
@pytest.mark.parametrize("act", ["raise ValueError('boom')", "raise SystemExit(3)", "return 'in/valid'"])
def test_documents_that_a_plug_in_fails_to_join_are_files_of_their_own(
    install: Install, tmp_path: Path, part: str, act: str
) -> None:
    install("bad", source("join", f"__import__('dataclasses').replace(FIELDS['join'], {part}=fail)", act=act))
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"title": "A title"}\n' * 3)
    out = tmp_path / "out"
    summary = pubmeta.batch([lines], ["bad", "csl"], out, processes=1)
    assert summary.valid
    assert len(list(out.glob("bad/*/*.bad.txt"))) == 3
    told = [json.loads(line) for line in (out / "warnings.jsonl").read_text().splitlines()]
    messages = {problem["message"] for line in told for problem in line["documents"]["bad"]["problems"]}
    assert any(f"the plug-in pubmeta-bad (format bad) failed in its join.{part}: " in message for message in messages)


def test_options_that_a_plug_in_s_class_fails_on_are_its_fault(install: Install) -> None:
    before = """
from pydantic import field_validator
class Odd(Options):
    odd: int = 0
    @field_validator("odd")
    @classmethod
    def check(cls, value): raise KeyError(value)
"""
    install("bad", source("options", "Odd", before=before))
    with pytest.raises(FormatError, match=r"\(format bad\) failed in its options: KeyError: 5"):
        pubmeta.write(ARTICLE, "bad", {"odd": 5})


@pytest.mark.parametrize("kind", ["UnsupportedError('holds no books')", "ReadError('bad', [])"])
def test_what_a_plug_in_says_of_the_data_is_not_its_failure(install: Install, kind: str) -> None:
    install("bad", source("read", act=f"from pubmeta import ReadError, UnsupportedError; raise {kind}"))
    with pytest.raises((UnsupportedError, ReadError)):
        pubmeta.read(b"bad", "bad")


def test_a_plug_in_that_keeps_its_promises_is_a_format_like_any_other(install: Install) -> None:
    install("bad", source("title", "'Good'"))
    found: Any = pubmeta.get_format("bad")
    assert (found.title, found.suffix, found.join.group(b""), found.join.part(b"x")) == (
        "Good",
        ".bad.txt",
        "all",
        b"x",
    )
    assert pubmeta.export(ARTICLE, "bad").content == b"bad"
    assert pubmeta.detect(b"bad") == "bad"
    assert [reading.article.title for reading in pubmeta.read_many(b"bad") if isinstance(reading, pubmeta.Reading)] == [
        "Bad"
    ]
    assert (pubmeta.validate(b"bad").valid, pubmeta.validate(b"bad").schema) == (True, "bad/1")


def test_a_document_that_is_no_text_leaves_the_row_s_others(install: Install) -> None:
    install("bad", source("write", "lambda *_: b'\\xff'"))
    ((bad, csl),) = RowExport(Job(formats=("bad", "csl"))).rows([("1", b'{"title": "A title"}')])
    assert bad.content is None
    assert [problem.message.partition(",")[0] for problem in bad.problems] == ["the document is not UTF-8 text"]
    assert csl.content
