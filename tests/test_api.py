from __future__ import annotations

import dataclasses
import gzip
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import pubmeta
from pubmeta import (
    Article,
    Format,
    FormatError,
    InvalidDocumentError,
    Kind,
    Log,
    Options,
    Problem,
    ReadError,
    Rule,
    UnknownFormatError,
    UnsupportedError,
    UnsupportedWorkError,
    WriteError,
    api,
    registry,
)
from pubmeta.errors import read_error
from pubmeta.model import Doi, Pages, Reference
from tests.conftest import forget_formats

ARTICLE = Article(title="A title")


class LineOptions(Options):
    ending: str = "\n"


def write_line(article: Article, options: LineOptions, log: Log) -> bytes:
    if article.doi is None:
        log.missing("doi", "supply it")
    if article.volume:
        log.dropped("volume", "a line has no place for it")
    return f"line: {article.title}{options.ending}".encode()


def validate_line(content: bytes, options: LineOptions | None) -> Iterable[Problem]:
    if b"!" in content:
        yield Problem(kind=Kind.INVALID, message="is too loud", path="title")
    if b"?" in content:
        yield Problem(kind=Kind.DISCOURAGED, message="is a question", path="title")


LINE = Format(
    name="line",
    title="Line",
    media_type="text/plain",
    suffix=".line",
    options=LineOptions,
    schema=lambda _: "line/1",
    validate=validate_line,
    write=write_line,
    recognise=lambda head: head.startswith(b"line:"),
)
OPEN = Rule(code="swift.open", kind=Kind.DISCOURAGED, text="asks", source="us", article_rule="article.page-range")
LOUD = Rule(code="swift.loud", kind=Kind.INVALID, text="is too loud", source="us")


def validate_swiftly(content: bytes, options: LineOptions | None) -> Iterable[Problem]:
    if b"#" in content:
        yield Problem(Kind.INVALID, "has a #")
    if b"!" in content:
        yield LOUD.problem("")
    if b"?" in content:
        yield OPEN.problem("")


def advise(article: Article, log: Log) -> None:
    if "?" in str(article.title):
        log.add(OPEN.problem("title"))
        log.add(OPEN.problem("pages.first"))


SWIFT = dataclasses.replace(
    LINE,
    name="swift",
    suffix=".swift",
    validate=validate_swiftly,
    conforms=lambda content, _: b"#" not in content and b"$" not in content,
    advise=advise,
    recognise=None,
    rules=(OPEN, LOUD),
)
"""A format whose schema refuses a # and, without saying why, a $."""
MUTE = Format(name="mute", title="Mute", media_type="text/plain", suffix=".mute", options=LineOptions)
NO_FORMAT = SimpleNamespace(name="broken")


@pytest.fixture
def formats(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Formats of this module beside the installed ones, through the same door."""

    def installed(name: str, value: str) -> EntryPoint:
        return EntryPoint(name=name, value=value, group=registry.GROUP)

    points = [
        installed("line", f"{__name__}:LINE"),
        installed("swift", f"{__name__}:SWIFT"),
        installed("mute", f"{__name__}:MUTE"),
        installed("broken", f"{__name__}:NO_FORMAT"),
        installed("absent", "no.such.module:FORMAT"),
        installed("claimed", "one:FORMAT"),
        installed("claimed", "two:FORMAT"),
    ]
    monkeypatch.setattr("pubmeta.registry.entry_points", lambda group: [*entry_points(group=group), *points])
    forget_formats()
    yield
    monkeypatch.undo()
    forget_formats()


@pytest.mark.usefixtures("formats")
@pytest.mark.filterwarnings("ignore::pubmeta.PluginWarning")
class TestFormats:
    def test_a_plug_in_is_found_by_its_name(self) -> None:
        assert "line" in pubmeta.format_names()
        assert pubmeta.get_format("line").title == LINE.title

    @pytest.mark.parametrize(
        ("name", "kind", "reason"),
        [
            ("nothing", UnknownFormatError, "installed: "),
            ("lime", UnknownFormatError, r"did you mean 'line'\?"),
            ("claimed", FormatError, "one:FORMAT.*two:FORMAT"),
            ("absent", FormatError, r"the plug-in .* \(format absent\) failed in its import: ModuleNotFoundError"),
            ("broken", FormatError, "not a pubmeta.Format"),
        ],
    )
    def test_a_format_that_cannot_be_had_says_why(self, name: str, kind: type[Exception], reason: str) -> None:
        with pytest.raises(kind, match=reason):
            pubmeta.get_format(name)

    def test_export_gives_a_valid_document_with_its_warnings(self) -> None:
        document = pubmeta.export(Article(title="Who?", doi=Doi("10.1234/5"), volume="3"), "line", {"ending": "."})
        assert document.text == "line: Who?."
        assert [problem.kind for problem in document.problems] == [Kind.DROPPED, Kind.DISCOURAGED]

    def test_export_gives_no_document_when_the_article_lacks_something(self) -> None:
        with pytest.raises(WriteError) as caught:
            pubmeta.export(Article(title="t", volume="3"), "line")
        assert [problem.path for problem in caught.value.problems] == ["doi", "volume"]

    def test_export_gives_no_document_that_is_not_valid(self) -> None:
        article = Article(title="Who? Me!", doi=Doi("10.1234/5"), volume="3")
        assert pubmeta.write(article, "line").content
        with pytest.raises(InvalidDocumentError) as caught:
            pubmeta.export(article, "line")
        assert [problem.kind for problem in caught.value.problems] == [Kind.DROPPED, Kind.INVALID, Kind.DISCOURAGED]

    def test_what_conforms_has_advice_from_the_article_and_its_rules_are_not_asked(self) -> None:
        document = pubmeta.export(Article(title="Who? Me!", doi=Doi("10.1234/5")), "swift")
        assert [(problem.code, problem.path) for problem in document.problems] == [
            ("swift.open", "title"),
            ("swift.open", "pages.first"),
        ]

    def test_advice_that_a_rule_on_the_article_gives_of_the_same_place_is_not_given_twice(self) -> None:
        article = Article(title="Who?", doi=Doi("10.1234/5"), pages=Pages(first="1-9"))
        assert [(problem.code, problem.path) for problem in pubmeta.export(article, "swift").problems] == [
            ("article.page-range", "pages.first"),
            ("swift.open", "title"),
        ]

    def test_what_does_not_conform_is_explained_in_full(self) -> None:
        with pytest.raises(InvalidDocumentError) as caught:
            pubmeta.export(Article(title="Who? #!", doi=Doi("10.1234/5")), "swift")
        assert [problem.message for problem in caught.value.problems] == ["has a #", "is too loud", "asks"]

    def test_what_does_not_conform_is_refused_even_if_nobody_says_why(self) -> None:
        with pytest.raises(InvalidDocumentError) as caught:
            pubmeta.export(Article(title="Who? $", doi=Doi("10.1234/5")), "swift")
        (problem,) = caught.value.problems
        assert problem.remedy == "report it to the authors of the format swift"

    def test_a_check_in_full_asks_the_rules_whose_breach_is_an_error(self) -> None:
        article = Article(title="Who?", doi=Doi("10.1234/5"))
        assert len(api.checked(article, pubmeta.write(article, "swift"), None, (), in_full=True).problems) == 2
        article = article.model_copy(update={"title": "Me!"})
        with pytest.raises(InvalidDocumentError) as caught:
            api.checked(article, pubmeta.write(article, "swift"), None, (), in_full=True)
        assert [problem.code for problem in caught.value.problems] == ["swift.loud"]

    def test_a_format_that_is_not_read_cannot_be_verified(self) -> None:
        with pytest.raises(UnsupportedError, match="but not read it"):
            pubmeta.export(Article(title="Who?", doi=Doi("10.1234/5")), "line", verify=True)

    def test_validate_reports_schema_and_problems(self) -> None:
        report = pubmeta.validate("line: Who?")
        assert (report.format, report.schema, report.valid, len(report.problems)) == ("line", "line/1", True, 1)
        assert not pubmeta.validate(b"line: !").valid

    def test_unknown_and_wrong_options_are_refused(self) -> None:
        with pytest.raises(WriteError, match=r"options\.colour: is not a known field"):
            pubmeta.write(ARTICLE, "line", {"colour": "red"})
        with pytest.raises(TypeError, match="LineOptions"):
            pubmeta.write(ARTICLE, "line", Options())

    def test_a_signature_that_two_formats_know_needs_a_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert pubmeta.detect(b"line: x") == "line"
        with pytest.raises(UnknownFormatError, match="no format that pubmeta recognises"):
            pubmeta.detect(b"\x00\x01")
        monkeypatch.setattr(api, "get_format", lambda _: LINE)
        with pytest.raises(UnknownFormatError, match="name the format"):
            pubmeta.detect(b"line: x")

    def test_a_format_that_cannot_do_it_says_so(self) -> None:
        for call in (
            lambda: pubmeta.write(ARTICLE, "mute"),
            lambda: pubmeta.read(b"x", "mute"),
            lambda: pubmeta.validate(b"x", "mute"),
        ):
            with pytest.raises(UnsupportedError):
                call()


@pytest.mark.parametrize("given", [None, 3, ["a.json"]])
def test_what_is_no_source_is_refused(given: Any) -> None:
    calls: tuple[Callable[[Any], object], ...] = (
        pubmeta.read,
        lambda source: pubmeta.read(source, "csl"),
        lambda source: list(pubmeta.read_many(source)),
        pubmeta.detect,
        pubmeta.validate,
        lambda source: pubmeta.validate(source, "csl"),
    )
    for call in calls:
        with pytest.raises(TypeError, match=f"a source is a Path, bytes or str, not {type(given).__name__}"):
            call(given)


def test_what_is_no_article_is_refused() -> None:
    calls: tuple[Callable[[Any], object], ...] = (
        lambda article: pubmeta.export(article, "csl"),
        lambda article: pubmeta.write(article, "csl"),
        pubmeta.structure_references,
    )
    for call in calls:
        with pytest.raises(TypeError, match=r"an Article is expected, not NoneType$"):
            call(None)
        with pytest.raises(TypeError, match=r"an Article is expected, not Reading; pass its \.article$"):
            call(pubmeta.read('{"title": "t"}'))


def test_a_document_is_validated_as_it_is_read(tmp_path: Path) -> None:
    content = pubmeta.export(ARTICLE, "csl").content
    path = tmp_path / "a.csl.json.gz"
    path.write_bytes(gzip.compress(content, mtime=0))
    for source in (content, content.decode(), gzip.compress(content, mtime=0), path):
        assert pubmeta.validate(source) == pubmeta.validate(content, "csl")
        assert pubmeta.read(source).article == ARTICLE


def test_article_json_is_read_from_a_path_from_bytes_and_from_text(tmp_path: Path) -> None:
    content = pubmeta.export(ARTICLE, "article").content
    path = tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf" + content)
    for source in (path, content, content.decode()):
        reading = pubmeta.read(source)
        assert (reading.format, reading.article, reading.problems) == ("article", ARTICLE, ())


def test_a_source_without_an_article_gives_every_problem() -> None:
    with pytest.raises(ReadError) as caught:
        pubmeta.read(b'{"title": " ", "doi": "10.1097/", "colour": 1}', "article")
    assert [problem.path for problem in caught.value.problems] == ["title", "doi", "colour"]
    with pytest.raises(ReadError, match="malformed"):
        pubmeta.read(b'{"title"', "article")


@pytest.mark.parametrize("version", ["5.5.0", "5.3.1"])
def test_a_report_names_the_schema_that_the_document_declares(version: str) -> None:
    batch = f'<doi_batch xmlns="http://www.crossref.org/schema/{version}" version="{version}"/>'
    assert pubmeta.validate(batch).schema == f"crossref/{version}"
    assert pubmeta.validate(batch.replace(version, "4.4.2")).schema is None


@pytest.mark.parametrize("version", ["1.3", "1.4"])
def test_a_report_names_the_dtd_that_the_document_declares(version: str) -> None:
    article = f'<article dtd-version="{version}"><front/></article>'
    assert pubmeta.validate(article, "jats").schema == f"jats/{version}/archiving"
    assert pubmeta.validate(article, "jats", {"version": "1.4"}).schema == "jats/1.4/publishing"


def test_a_verified_document_reads_back_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pubmeta.export(ARTICLE, "article", verify=True).problems == ()

    def forget(content: bytes, log: Log, /) -> Article:
        return Article(title="Another")

    forgetful = dataclasses.replace(pubmeta.get_format("article"), read=forget)
    monkeypatch.setattr(api, "get_format", lambda _: forgetful)
    with pytest.raises(InvalidDocumentError) as caught:
        pubmeta.export(ARTICLE, "article", verify=True)
    assert [(problem.path, problem.code) for problem in caught.value.problems] == [("title", "pubmeta.fidelity")]


def test_printed_references_get_fields_where_they_are_surely_read() -> None:
    raw = "K. Grover and R. Peshin, “A Title of Some Words,” Journal of Words, Vol. 3, No. 1, 2013, pp. 31-32."
    article = Article(title="t", references=(Reference(key="a", raw=raw), Reference(key="b", raw="Nobody knows.")))
    known, unknown = pubmeta.structure_references(article).references
    assert known.raw == raw
    assert known.work
    assert known.work.container_title == "Journal of Words"
    assert unknown == article.references[1]


def test_a_source_of_one_record_is_read_as_many_too(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'{"title": "A title"}')
    (reading,) = pubmeta.read_many(path)
    assert isinstance(reading, pubmeta.Reading)
    assert reading.article == ARTICLE
    (error,) = pubmeta.read_many(b'{"title": ""}')
    assert isinstance(error, ReadError)


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("book", "a book"),
        ("chapter", "a chapter of a book"),
        ("dissertation", "a thesis"),
        ("dataset", "a data set"),
        ("component", "a component"),
        ("grant", "a grant"),
    ],
)
def test_a_work_that_is_no_article_is_not_supported(kind: str, named: str) -> None:
    record = f'{{"title": "t", "type": "{kind}"}}'
    with pytest.raises(UnsupportedError, match=f"is {named}; pubmeta reads only articles") as caught:
        pubmeta.read(record, "article")
    assert isinstance(caught.value, UnsupportedWorkError)
    (error,) = pubmeta.read_many(record.encode(), "article")
    assert isinstance(error, UnsupportedWorkError)
    with pytest.raises(ReadError) as wrong:
        pubmeta.read('{"title": "t", "type": "no such type"}', "article")
    assert not isinstance(wrong.value, UnsupportedError)


def test_every_public_name_is_there() -> None:
    for name in pubmeta.__all__:
        assert getattr(pubmeta, name) is not None
    assert set(dir(pubmeta)) == set(pubmeta.__all__)
    with pytest.raises(AttributeError, match="has no attribute"):
        pubmeta.nothing  # noqa: B018 (the access is the test)


def test_a_record_without_an_article_and_without_a_reason_is_an_error_all_the_same() -> None:
    for found in ([], [Problem(Kind.DROPPED, "is left out", "title")]):
        error = read_error("swift", found)
        (problem,) = [each for each in error.problems if each.is_error]
        assert problem.remedy == "report it to the authors of the format swift"
