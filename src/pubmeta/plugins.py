"""What a plug-in gives, held to what a format promises.

A plug-in's parts may do anything. Behind `guarded` each of them either keeps its promise or raises a FormatError that
names the plug-in, so that whoever works with many formats or records goes on with the others. What comes with pubmeta
itself is not guarded; its tests are the guard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, BinaryIO, TypeVar

from pubmeta.errors import FormatError, ProblemError, UnsupportedError
from pubmeta.model import Article
from pubmeta.problems import Kind, Log, Problem
from pubmeta.registry import Format, Joining, Namespace, Options, Record, Rule

_FUNCTIONS = (
    "schema", "declared_schema", "validate", "conforms", "advise", "write", "read", "read_many", "recognise",
    "namespace",
)  # fmt: skip
_SUFFIX = re.compile(r"(?:\.[\w-]+)+")
_GROUP = re.compile(r"[\w.-]+")
_END = object()

ADVICE = "; report it to the plug-in's author"
"""What the user of a plug-in can do; its author, who tests it, has to mend it."""

T = TypeVar("T")


def guarded(value: object, package: str, name: str) -> Format[Any]:
    """The format that a package registers under a name, its parts guarded.

    Raises FormatError when it is not a Format of that name, or when a field is not what `Format` says.
    """
    plugin = Plugin(package, name)
    if not isinstance(value, Format):
        raise plugin.failure("entry point", f"it names {_kind(value)}, not a pubmeta.Format")
    given = {field.name: plugin.call(field.name, getattr, value, field.name) for field in fields(Format)}
    if given["name"] != name:
        raise plugin.failure("entry point", f"it names a Format that is called {given['name']!r}")
    plugin.check_texts(given)
    plugin.check_options(given["options"])
    plugin.check_rules(given["rules"])
    for part in _FUNCTIONS:
        if given[part] is not None and not callable(given[part]):
            raise plugin.failure(part, f"it is {_kind(given[part])}, not a function")
    return Format(**{**given, **plugin.guarded_parts(given)})


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plug-in: the package that registers a format, and the format's name."""

    package: str
    name: str

    def failure(self, part: str, reason: BaseException | str) -> FormatError:
        """The error that says in which part the plug-in failed, and why."""
        return FormatError(
            f"the plug-in {self.package} (format {self.name}) failed in its {part}: {_described(reason)}{ADVICE}"
        )

    def call(self, part: str, function: Callable[..., Any], *arguments: Any) -> Any:
        """What a function of the plug-in gives. What it raises is the plug-in's failure, an exit too.

        ProblemError and UnsupportedError pass: with these a format speaks of the data. MemoryError passes as well.
        """
        try:
            return function(*arguments)
        except (ProblemError, UnsupportedError, MemoryError):
            raise
        except (Exception, SystemExit) as error:
            raise self.failure(part, error) from error

    def check(self, part: str, value: object, kind: type[T], wanted: str) -> T:
        """The value; raises FormatError unless it is of that kind."""
        if not isinstance(value, kind):
            raise self.failure(part, f"it gave {_kind(value)}, not {wanted}")
        return value

    # the fields that are not functions

    def check_texts(self, given: dict[str, Any]) -> None:
        """Raises FormatError unless title, media type and suffix are texts of their form."""
        for part in ("title", "media_type", "suffix"):
            if not isinstance(given[part], str) or not given[part]:
                raise self.failure(part, f"it is {given[part]!r}; it must be a text")
        if not _SUFFIX.fullmatch(given["suffix"]):
            raise self.failure("suffix", f"it is {given['suffix']!r}; it must be like '.x.json'")

    def check_options(self, kind: object) -> None:
        """Raises FormatError unless it is a class of options in which every field has a default."""
        if not (isinstance(kind, type) and issubclass(kind, Options)):
            raise self.failure("options", "they are not a subclass of pubmeta.Options")
        if needed := [name for name, field in kind.model_fields.items() if field.is_required()]:
            raise self.failure("options", f"each needs a default, and {' and '.join(needed)} has none")
        self.call("options", lambda: kind().model_dump(mode="json"))

    def check_rules(self, rules: object) -> None:
        """Raises FormatError unless these are content rules."""
        if not isinstance(rules, tuple) or not all(isinstance(rule, Rule) for rule in rules):
            raise self.failure("rules", "they must be a tuple of pubmeta.Rule")
        for rule in rules:
            if not isinstance(rule.kind, Kind) or not all(
                isinstance(text, str) for text in (rule.code, rule.text, rule.source)
            ):
                raise self.failure("rules", f"in {rule.code!r} code, text and source must be texts and kind a Kind")

    # the functions

    def guarded_parts(self, given: dict[str, Any]) -> dict[str, Any]:
        """The plug-in's functions, each guarded in its own way."""
        guards: dict[str, Callable[[Any], Any]] = {
            "schema": lambda part: self.giving("schema", part, str, "a schema's key"),
            "declared_schema": self.schema_finder,
            "recognise": lambda part: self.giving("recogniser", part, bool, "True or False"),
            "validate": self.validator,
            "conforms": lambda part: self.giving("conforms", part, bool, "True or False"),
            "advise": self.advisor,
            "write": self.writer,
            "read": self.reader,
            "read_many": self.many_reader,
            "join": self.joining,
            "namespace": lambda part: self.giving("namespace", part, Namespace, "a pubmeta.Namespace"),
        }
        return {name: guard(given[name]) for name, guard in guards.items() if given[name] is not None}

    def giving(self, part: str, function: Callable[..., Any], kind: type[T], wanted: str) -> Callable[..., T]:
        """The function, what it gives being checked."""
        return lambda *arguments: self.check(part, self.call(part, function, *arguments), kind, wanted)

    def schema_finder(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function that gives the key of a schema, or None."""

        def declared_schema(content: bytes) -> str | None:
            key = self.call("declared_schema", function, content)
            return None if key is None else self.check("declared_schema", key, str, "a schema's key or None")

        return declared_schema

    def writer(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A writer that gives bytes, or an error in the log."""

        def write(article: Article, options: Options, log: Log) -> bytes:
            content = self.call("writer", function, article, options, log)
            self.check_problems("writer", log)
            return b"" if log.has_errors else self.check("writer", content, bytes, "bytes")

        return write

    def reader(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A reader that gives an article, or an error in the log."""

        def read(content: bytes, log: Log) -> Article | None:
            article = self.call("reader", function, content, log)
            self.check_problems("reader", log)
            wanted = "an Article, and it reported no error"
            return None if log.has_errors else self.check("reader", article, Article, wanted)

        return read

    def many_reader(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A reader of many that gives records, each with an article or an error."""
        part = "reader of many records"

        def read_many(stream: BinaryIO) -> Iterator[Record]:
            for record in self.items(part, function, stream):
                self.check(part, record, Record, "a pubmeta.Record")
                problems = self.checked_problems(part, record.problems)
                if not any(problem.is_error for problem in problems):
                    self.check(part, record.article, Article, "an Article, and it reported no error")
                yield record

        return read_many

    def validator(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A validator that gives problems."""

        def validate(content: bytes, options: Options | None) -> tuple[Problem, ...]:
            return self.checked_problems("validator", self.items("validator", function, content, options))

        return validate

    def advisor(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function that reports to the log what is discouraged, and no errors."""

        def advise(article: Article, log: Log) -> None:
            self.check("advise", self.call("advise", function, article, log), type(None), "None; it reports to the log")
            self.check_problems("advise", log)
            if log.has_errors:
                raise self.failure("advise", "it reported an error; that is for the writer to do")

        return advise

    def joining(self, join: Any) -> Joining[Any]:
        """What joins documents, its functions guarded."""
        self.check("join", join, Joining, "a Joining")
        self.check("join", join.end, bytes, "bytes as its end")
        self.check("join", join.most_bytes, int, "a number as most_bytes")

        def group(content: bytes) -> str:
            word = self.call("join.group", join.group, content)
            if not isinstance(word, str) or not _GROUP.fullmatch(word):
                raise self.failure("join.group", f"it gave {word!r}, not a word that may be in a file name")
            return word

        return Joining(
            group=group,
            start=self.giving("join.start", join.start, bytes, "bytes"),
            part=self.giving("join.part", join.part, bytes, "bytes"),
            end=join.end,
            most_bytes=join.most_bytes,
            merged=join.merged and self.giving("join.merged", join.merged, bytes, "bytes"),
            once=join.once and self.giving("join.once", join.once, str, "a string"),
        )

    def items(self, part: str, function: Callable[..., Any], *arguments: Any) -> Iterator[Any]:
        """Each item that a function of the plug-in gives, one by one."""
        iterator = self.call(part, lambda: iter(function(*arguments)))
        while (item := self.call(part, next, iterator, _END)) is not _END:
            yield item

    def checked_problems(self, part: str, problems: Iterable[object]) -> tuple[Problem, ...]:
        """The problems; raises FormatError for what is not one."""
        found = tuple(self.items(part, lambda: problems))
        for problem in found:
            self.check(part, problem, Problem, "a pubmeta.Problem")
            kind, message, path, *others = problem
            self.check(part, kind, Kind, "a Kind as a problem's kind")
            self.check(part, message, str, "text as a problem's message")
            self.check(part, path, str, "text as a problem's path")
            for other in others:
                if not isinstance(other, str | int | None):
                    raise self.failure(part, f"it gave a problem that holds {_kind(other)}")
        return found

    def check_problems(self, part: str, log: Log) -> None:
        """Raises FormatError for what the plug-in logged and is not a problem."""
        self.checked_problems(part, log)


def _described(reason: BaseException | str) -> str:
    if isinstance(reason, str):
        return reason
    try:
        text = str(reason)
    except Exception:  # noqa: BLE001 (the plug-in's own exception may fail as well)
        text = ""
    return f"{type(reason).__name__}: {text}" if text else type(reason).__name__


def _kind(value: object) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"
