"""What the shell completes: formats, options of formats, kinds of warnings and content rules.

The shell asks by way of typer (`pubmeta --install-completion`); nothing here is loaded unless it does.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from pubmeta.registry import Format

Completion = tuple[str, str]
"""A word, and what it is."""

_OPTION = "_PUBMETA_OPTION"
"""The variable that holds the option of a format before the equals sign at which bash divides a word."""


def join_words_at_equals_signs() -> None:
    """Undo in bash's words that it divides ``--strict=dropped`` in three: what is completed is an option's value."""
    words, last = os.environ.get("COMP_WORDS"), os.environ.get("COMP_CWORD", "")
    if words is None or not last.isdigit():
        return
    given = iter(words.split("\n")[: int(last) + 1])
    joined: list[str] = []
    for word in given:
        if word != "=" or not joined:
            joined.append(word)
            continue
        before, value, after = joined.pop(), next(given, ""), next(given, None)
        if after is None and not before.startswith("--"):
            os.environ[_OPTION] = before
            joined.append(value)
        else:
            joined += [f"{before}={value}", *([] if after is None else [after])]
    os.environ.update(COMP_WORDS="\n".join(joined), COMP_CWORD=str(len(joined) - 1))


def formats_to_write(incomplete: str) -> list[Completion]:
    """The formats of a list for --to."""
    return _in_list(incomplete, _formats("write"))


def formats_to_read(incomplete: str) -> list[Completion]:
    """The formats for --from."""
    return _completed(incomplete, _formats("read"))


def formats_to_validate(incomplete: str) -> list[Completion]:
    """The formats for --format of `validate`."""
    return _completed(incomplete, _formats("validate"))


def formats_with_rules(incomplete: str) -> list[Completion]:
    """The formats for --format of `rules`."""
    return _in_list(incomplete, _formats("rules"))


def options(incomplete: str) -> list[Completion]:
    """``crossref.version=`` and so on; after the equals sign the values, where there are few."""
    if name := os.environ.get(_OPTION):
        return _completed(incomplete, ((value, "") for value in _values(name)))
    name, sign, _ = incomplete.partition("=")
    found = [] if sign else _completed(incomplete, _options())
    if len(found) == 1 or sign:
        name = name if sign else found[0][0].removesuffix("=")
        found = _completed(incomplete, ((f"{name}={value}", "") for value in _values(name))) or found
    return found


def warnings(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """The kinds and rules of a list for --strict; none for the word after it, which is an input."""
    if ctx.params.get("strict"):
        return []
    return _in_list(incomplete, (*_kinds(), *((code, text) for code, text, kind in _rules() if not kind.is_error)))


def rules(incomplete: str) -> list[Completion]:
    """The codes of content rules."""
    return _completed(incomplete, ((code, text) for code, text, _ in _rules()))


def _in_list(incomplete: str, words: Iterable[Completion]) -> list[Completion]:
    """The words as the last one of a list with commas; those that are in it already are left out."""
    before, comma, _ = incomplete.rpartition(",")
    given = before.split(",")
    return _completed(incomplete, ((before + comma + word, text) for word, text in words if word not in given))


def _completed(incomplete: str, words: Iterable[Completion]) -> list[Completion]:
    """The words that begin so."""
    return [(word, text) for word, text in words if word.startswith(incomplete)]


def _formats(ability: str) -> Iterator[Completion]:
    return ((each.name, each.title) for each in _installed() if getattr(each, ability))


def _options() -> Iterator[Completion]:
    for each in _installed():
        for name, field in each.options.model_fields.items():
            yield f"{each.name}.{name}=", field.description or each.title


def _values(name: str) -> list[str]:
    """The values of an option that has few."""
    format_name, _, option = name.partition(".")
    for each in _installed():
        if each.name == format_name:
            schema = each.options.model_json_schema().get("properties", {}).get(option, {})
            kinds = schema.get("anyOf", [schema])
            return [
                value
                for kind in kinds
                for value in kind.get("enum", ("true", "false") if kind.get("type") == "boolean" else ())
            ]
    return []


def _kinds() -> Iterator[Completion]:
    from pubmeta.problems import Kind

    return ((kind.value, "a kind of warning") for kind in Kind if not kind.is_error)


def _rules() -> Iterator[tuple[str, str, Any]]:
    return ((rule.code, rule.text, rule.kind) for each in _installed() for rule in each.rules)


def _installed() -> Iterator[Format[Any]]:
    from pubmeta.errors import FormatError
    from pubmeta.registry import format_names, get_format

    for name in format_names():
        with suppress(FormatError):
            yield get_format(name)
