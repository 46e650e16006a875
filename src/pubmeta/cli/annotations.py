"""Problems at files and lines, in the two forms in which code hosts show them beside the text.

Workflow commands of GitHub: ``::error file=F,line=N,title=T::text``. SARIF: the standard 2.1.0 of OASIS.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import quote

from pubmeta.checks.json_lines import lines_of
from pubmeta.cli.inputs import MAX_BYTES, STANDARD_INPUT
from pubmeta.errors import FormatError
from pubmeta.problems import Problem, fails, spelled_out
from pubmeta.reading.sources import opened
from pubmeta.reading.streams import in_utf_8
from pubmeta.registry import Rule, format_names, get_format
from pubmeta.run.outcomes import InputOutcome
from pubmeta.version import __version__

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "note": "notice"}
"""The levels of SARIF, and the workflow commands of the same weight."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A problem as it is shown at a line of a file; `level` is SARIF's word: error, warning or note.

    file: as the user named it, None for standard input. rule: the code of the rule, or else the kind of the problem.
    """

    file: str | None
    line: int | None
    level: str
    rule: str
    path: str
    text: str


def annotated(
    outcomes: Iterable[InputOutcome], command: str, strict: Container[str], *, every: bool, quiet: bool
) -> Iterator[Annotation]:
    """The problems that fail, and the warnings with a remedy; with `every` all of them, with `quiet` the first alone.

    Lines are those of the inputs: of a document that a command made the line is not told.
    """
    for outcome in outcomes:
        of_documents = [problem for document in outcome.documents for problem in document.problems]
        if command != "validate":
            of_documents = [_without_place(problem) for problem in of_documents]
        file = None if outcome.input == STANDARD_INPUT else outcome.input
        problems = dict.fromkeys((*outcome.problems, *of_documents))
        for problem in _located(problems, file) if file and command == "validate" else problems:
            is_fatal = fails(problem, strict)
            if is_fatal or (not quiet and (every or problem.remedy)):
                level = "error" if is_fatal else "warning" if problem.remedy else "note"
                rule = problem.code or problem.kind.value
                text = spelled_out(f"{problem.message}; {problem.remedy}" if problem.remedy else problem.message)
                yield Annotation(file, problem.line, level, rule, spelled_out(problem.path), text)


def _located(problems: Collection[Problem], file: str) -> Iterator[Problem]:
    """The problems of a JSON document, whose paths say where, with the lines that these lead to."""
    paths = [problem.path for problem in problems if problem.path.startswith("$") and not problem.line]
    lines: dict[str, int] = {}
    if paths:
        with suppress(OSError), opened(Path(file)) as stream:
            lines = lines_of(in_utf_8(stream.read(MAX_BYTES)).decode(errors="replace"), paths)
    for problem in problems:
        yield problem if problem.line else problem._replace(line=lines.get(problem.path))


def _without_place(problem: Problem) -> Problem:
    in_document = problem.path.startswith(("/", "$"))
    return problem._replace(path="" if in_document else problem.path, line=None)


def as_github(found: Iterable[Annotation]) -> str:
    """A workflow command a line."""
    return "".join(map(_command, found))


def _command(one: Annotation) -> str:
    properties = {"file": one.file, "line": one.line, "title": one.rule}
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    text = f"{one.path}: {one.text}" if one.path else one.text
    return f"::{_LEVELS[one.level]} {given}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(found: Iterable[Annotation]) -> str:
    """One run, with the rules that are broken."""
    listed = list(found)
    known = _known_rules()
    rules = {rule: index for index, rule in enumerate(dict.fromkeys(one.rule for one in listed))}
    driver = {
        "name": "pubmeta",
        "version": __version__,
        "rules": [_descriptor(rule, known.get(rule)) for rule in rules],
    }
    run = {"tool": {"driver": driver}, "results": [_result(one, rules[one.rule]) for one in listed]}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _known_rules() -> dict[str, Rule]:
    from pubmeta.checks.article import RULES

    rules = list(RULES)
    for name in format_names():
        with suppress(FormatError):
            rules += get_format(name).rules
    return {rule.code: rule for rule in rules}


def _descriptor(name: str, rule: Rule | None) -> dict[str, Any]:
    """A rule as SARIF describes it; what breaks a schema or has no place is described by its kind."""
    if rule is None:
        return {"id": name, "shortDescription": {"text": f"problems of the kind “{name}”"}}
    level = "error" if rule.kind.is_error else "warning"
    described = {
        "id": name,
        "shortDescription": {"text": rule.text},
        "defaultConfiguration": {"level": level},
        "properties": {"source": rule.source},
    }
    return {**described, "help": {"text": rule.remedy}} if rule.remedy else described


def _result(one: Annotation, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": one.level,
        "message": {"text": one.text},
    }
    location: dict[str, Any] = {}
    if one.file:
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(one.file)}}
        if one.line:
            location["physicalLocation"]["region"] = {"startLine": one.line}
    if one.path:
        location["logicalLocations"] = [{"fullyQualifiedName": one.path}]
    return {**result, "locations": [location]} if location else result


def _uri(file: str) -> str:
    """The file as a URI: relative to where the command runs, as the user named it, or whole."""
    path = PurePath(file)
    return Path(file).as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
