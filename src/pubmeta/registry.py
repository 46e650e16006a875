"""What a format is, and how installed formats are found: entry points, for built-ins and plug-ins alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePath
from typing import Any, BinaryIO, Generic, NamedTuple, Protocol, TypeVar, cast
from warnings import warn

from pydantic import BaseModel, ConfigDict, ValidationError

from pubmeta.errors import FormatError, PluginWarning, UnknownFormatError, nearest
from pubmeta.model import Article
from pubmeta.problems import Kind, Log, Problem

GROUP = "pubmeta.formats"


class Options(BaseModel):
    """Base of every format's options: a frozen pydantic model in which unknown keys are errors.

    Every field has a default, so that `Options()` is always possible; a writer reports what it needs
    and does not have as `missing` at ``options.<field>``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


O = TypeVar("O", bound=Options)  # noqa: E741 (the architecture's name for it)
O_contra = TypeVar("O_contra", bound=Options, contravariant=True)


class Writer(Protocol[O_contra]):
    """Writes one article; pure: the same article and options give the same bytes.

    Reports to the log: `dropped` for each value without a place, `missing` or `invalid` where no valid
    document can come of it. What it returns after an error is never given out.
    """

    def __call__(self, article: Article, options: O_contra, log: Log, /) -> bytes: ...  # noqa: D102


class Namespace(NamedTuple):
    """What the documents of a format in XML are for harvesters: the namespace, and its XML Schema on the web.

    Where the documents have none, as those of JATS, it is the one that they are given in other documents.
    """

    uri: str
    schema: str


class Reader(Protocol):
    """Reads one article; None when the log says why there is none."""

    def __call__(self, content: bytes, log: Log, /) -> Article | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of a file that holds many: its article, or None when its problems say why there is none."""

    article: Article | None
    problems: tuple[Problem, ...] = ()


class ManyReader(Protocol):
    """Reads the records of a stream one by one, in constant memory; a bad record does not stop the next."""

    def __call__(self, stream: BinaryIO, /) -> Iterator[Record]: ...  # noqa: D102


class Validator(Protocol[O_contra]):
    """Gives every problem of a document: the official schema first, then the content rules.

    `options` None: what the document itself says decides (its version, its tag set).
    """

    def __call__(self, content: bytes, options: O_contra | None, /) -> Iterable[Problem]: ...  # noqa: D102


class Conformity(Protocol[O_contra]):
    """Whether a document has the right root and passes the official schema; content rules are not asked.

    It only decides, and says nothing of what is wrong: that is for `Validator`.
    """

    def __call__(self, content: bytes, options: O_contra, /) -> bool: ...  # noqa: D102


class Advisor(Protocol):
    """Reports what the content rules of the format have against an article, from the article and before it is written.

    The codes are those of the rules, the paths are in the article, and a remedy says what to do there. All of it is
    `discouraged`: what must not be written is for the writer to report, and so is what depends on the options.
    """

    def __call__(self, article: Article, log: Log, /) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A content rule: what a format's schema lets pass and the services that take it do not.

    `source` names who made the rule; `kind` is INVALID (a service refuses) or DISCOURAGED (it complains). `remedy` is
    what to do about a breach; None where the text says it. `article_rule` is the code of the rule on the article that
    says the same: where that one is broken, `export` does not report this one as well.
    """

    code: str
    kind: Kind
    text: str
    source: str
    remedy: str | None = None
    article_rule: str | None = None

    def problem(self, path: str, message: str = "", *, line: int | None = None, remedy: str | None = None) -> Problem:
        """A breach of this rule at `path`; the rule's own text and remedy where none are given."""
        return Problem(self.kind, message or self.text, path, line, self.code, remedy or self.remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining(Generic[O]):
    """How documents that a format wrote with the same options become one file: start, each document's part, end.

    group: the documents of one file have one group, a word that may be in file names.
    start: for options and a name that distinguishes the file from all others of those options; part: of one document.
    most_bytes: no file should be larger.
    merged: the parts as they are in one file; None: one after the other.
    once: what one file has only once (``DOI 10.5555/a``); documents of which it says the same are in different files.
    """

    group: Callable[[bytes], str]
    start: Callable[[O, str], bytes]
    part: Callable[[bytes], bytes]
    end: bytes
    most_bytes: int
    merged: Callable[[Sequence[bytes]], bytes] | None = None
    once: Callable[[bytes], str] | None = None

    def joined(self, options: O, name: str, contents: Iterable[bytes]) -> bytes:
        """One file of documents of one group."""
        parts = [self.part(content) for content in contents]
        body = self.merged(parts) if self.merged else b"".join(parts)
        return self.start(options, name) + body + self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Generic[O]):
    """A format: one value that its package names under the entry-point group ``pubmeta.formats``.

    name: one lower-case word. title: its name for people. media_type and suffix (``.jats.xml``) of what it writes.
    options: the format's Options class. schema: the schema key for given options (see `pubmeta.checks.schemas`).
    read_many: for formats whose files may hold several records; `read` then takes a file that holds one.
    declared_schema: the schema key that a document names by itself, for formats that have several.
    recognise: whether the first 64 KiB of a file, or a line of JSON lines, carry the format's signature; never a trial
    read.
    join: for formats in which one file takes the documents of several articles.
    namespace: of the XML that it writes with given options, for formats that harvesters may be offered (OAI-PMH).
    rules: every content rule that `validate` applies.
    conforms: whether a document that `write` gave passes the official schema; `validate` explains where it does not.
    A format without it has each of its documents validated in full, which takes longer.
    advise: what the rules have against an article; for formats with `conforms`, whose documents they are not asked of.

    A plug-in's function that raises, or gives something else than is said here, makes the call that needs it raise a
    FormatError that names the plug-in. `pubmeta.testing.check_format` checks all of it.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    options: type[O]
    schema: Callable[[O], str] | None = None
    declared_schema: Callable[[bytes], str | None] | None = None
    validate: Validator[O] | None = None
    conforms: Conformity[O] | None = None
    advise: Advisor | None = None
    write: Writer[O] | None = None
    read: Reader | None = None
    read_many: ManyReader | None = None
    recognise: Callable[[bytes], bool] | None = None
    join: Joining[O] | None = None
    namespace: Callable[[O], Namespace] | None = None
    rules: tuple[Rule, ...] = ()


def deferred(module: str, name: str) -> Callable[..., Any]:
    """The function of this name, its module imported when it is first called.

    A format can then be looked up, for its suffix or its signature, without the cost of all its readers and writers.
    """

    @cache
    def function() -> Callable[..., Any]:
        return getattr(import_module(module), name)  # type: ignore[no-any-return]

    def call(*arguments: Any) -> Any:
        return function()(*arguments)

    return call


@cache
def _entry_points() -> dict[str, tuple[EntryPoint, ...]]:
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for point in entry_points(group=GROUP):
        found[point.name] = (*found.get(point.name, ()), point)
    return found


def format_names() -> tuple[str, ...]:
    """The names of the installed formats, sorted; none of them is loaded."""
    return tuple(sorted(_entry_points()))


def content_rules() -> Iterator[Rule]:
    """The content rules of every format that can be loaded."""
    for name in format_names():
        with suppress(FormatError):
            yield from get_format(name).rules


@cache
def get_format(name: str) -> Format[Any]:
    """The installed format of this name.

    The functions of a plug-in's format raise a FormatError that names the plug-in, whatever goes wrong in them; see
    `pubmeta.plugins`.

    Raises UnknownFormatError for a name nobody registered, FormatError when two packages register the same
    name, or when a plug-in cannot be loaded or registers something else than such a Format.
    """
    points = _entry_points().get(name, ())
    if not points:
        installed = format_names()
        raise UnknownFormatError(
            f"no format is called {name!r}; installed: {', '.join(installed)}{nearest(name, installed)}"
        )
    if len({point.value for point in points}) > 1:
        claims = " and ".join(f"{_package(point)} ({point.value})" for point in points)
        raise FormatError(f"the format name {name!r} is claimed by {claims}; uninstall one of them")
    (point, *_) = points
    if point.module.partition(".")[0] == __name__.partition(".")[0]:
        return cast("Format[Any]", point.load())
    found = _plugin_format(point)
    if isinstance(found, FormatError):
        raise FormatError(str(found)) from found.__cause__
    return found


@cache
def _plugin_format(point: EntryPoint) -> Format[Any] | FormatError:
    """The guarded format of a plug-in, or why there is none: a plug-in that cannot be imported is not tried again."""
    from pubmeta.plugins import Plugin, guarded

    package = _package(point)
    try:
        return guarded(Plugin(package, point.name).call("import", point.load), package, point.name)
    except FormatError as error:
        return error


def options_from(target: Format[O], values: Mapping[str, Any]) -> O:
    """The format's options with these values.

    Raises pydantic's ValidationError for values that they refuse, FormatError when the class of a plug-in fails.
    """
    try:
        return target.options.model_validate(values)
    except ValidationError:
        raise
    except (Exception, SystemExit) as error:
        from pubmeta.plugins import Plugin

        package = _package(_entry_points()[target.name][0])
        raise Plugin(package, target.name).failure("options", error) from error


def go_on_without(failure: FormatError) -> None:
    """Warn, once, that a format failed where the work goes on with the others."""
    warn(str(failure), PluginWarning, stacklevel=2)


def stem_of(file_name: str) -> str:
    """A file's name without ``.gz`` and the suffix of an installed format, or else without its last one."""
    file_name = PurePath(file_name).stem if file_name.endswith(".gz") else file_name
    if file_name.count(".") < 2:  # whatever suffix it has is its last, so no format need be loaded
        return PurePath(file_name).stem
    known = [suffix for suffix in _suffixes() if file_name.endswith(suffix) and file_name != suffix]
    return file_name.removesuffix(max(known, key=len)) if known else PurePath(file_name).stem


@cache
def _suffixes() -> tuple[str, ...]:
    """The suffixes of the installed formats; one that cannot be loaded has none."""
    suffixes = []
    for name in format_names():
        with suppress(FormatError):
            suffixes.append(get_format(name).suffix)
    return tuple(suffixes)


def _package(point: EntryPoint) -> str:
    try:
        name = point.dist.name if point.dist else None
    except Exception:  # noqa: BLE001 (metadata that is absent or broken must not hide what is to be reported)
        name = None
    return name or f"that registers {point.value}"
