"""The formats, kinds and rules that options name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

import typer

if TYPE_CHECKING:
    from pubmeta.registry import Rule

EVERY_KIND = "all"
"""What `--strict` without a value stands for."""


def nearest(word: str, words: Iterable[str]) -> str:
    """A word of these that is like it, as a question; nothing where none is."""
    near = get_close_matches(word, list(words), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def in_list(values: Iterable[str]) -> Iterator[str]:
    """The words of an option that may be repeated, and whose values are lists with commas."""
    return (word for value in values for part in value.split(",") if (word := part.strip()))


def writable(values: Sequence[str]) -> tuple[str, ...]:
    """The formats of --to. Raises typer.BadParameter for one that cannot be written, and for none."""
    formats = tuple(dict.fromkeys(in_list(values)))
    for name in formats:
        require(name, "write", "--to")
    if not formats:
        raise typer.BadParameter("names no format", param_hint="--to")
    return formats


def all_writable() -> tuple[str, ...]:
    """Every format that can be loaded and written."""
    from pubmeta.registry import format_names

    names = []
    for name in format_names():
        with suppress(typer.BadParameter):
            require(name, "write", "--to")
            names.append(name)
    return tuple(names)


def require_readers(read_as: str | None, verified: Sequence[str] = ()) -> None:
    """Raises typer.BadParameter unless the formats of --from and --verify can be read."""
    if read_as is not None:
        require(read_as, "read", "--from")
    for name in verified:
        require(name, "read", "--verify")


def require(name: str, ability: Literal["read", "write", "validate", "rules", "options"], option: str) -> None:
    """Raises typer.BadParameter unless the format is installed and can do that."""
    from pubmeta.errors import FormatError, UnknownFormatError
    from pubmeta.registry import format_names, get_format

    try:
        able = bool(getattr(get_format(name), ability))
    except UnknownFormatError as error:
        raise typer.BadParameter(f"{error}{nearest(name, format_names())}", param_hint=option) from error
    except FormatError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
    if not able:
        lack = f"{name} has no content rules" if ability == "rules" else f"pubmeta cannot {ability} {name}"
        raise typer.BadParameter(lack, param_hint=option)


def strict(values: Sequence[str] | None) -> frozenset[str]:
    """The kinds of warnings and the codes of rules of --strict.

    Raises typer.BadParameter for a word that is neither, and for a kind or a rule that is an error anyway.
    """
    from pubmeta.problems import Kind

    kinds = [kind.value for kind in Kind if not kind.is_error]
    given = list(in_list(values or ()))
    if values and not given:
        raise typer.BadParameter("names no kind of warning", param_hint="--strict")
    if EVERY_KIND in given:
        return frozenset(kinds)
    codes = {rule.code: rule.kind for rule in _rules()} if set(given) - set(kinds) else {}
    for word in given:
        if word in set(Kind) - set(kinds) or (word in codes and codes[word].is_error):
            raise typer.BadParameter(f"{word!r} is an error, which always fails", param_hint="--strict")
        if word not in kinds and word not in codes:
            hint = nearest(word, [*kinds, *codes]) or f"; the kinds are {', '.join(kinds)}"
            raise typer.BadParameter(f"no kind of warning and no rule is called {word!r}{hint}", param_hint="--strict")
    return frozenset(given)


def rules(codes: Sequence[str]) -> frozenset[str]:
    """The codes of content rules. Raises typer.BadParameter for one that no installed format has."""
    known = [rule.code for rule in _rules()] if codes else []
    for code in codes:
        if code not in known:
            raise typer.BadParameter(f"no rule is called {code!r}{nearest(code, known)}", param_hint="RULE")
    return frozenset(codes)


def _rules() -> Iterator[Rule]:
    from pubmeta.errors import FormatError
    from pubmeta.registry import format_names, get_format

    for name in format_names():
        with suppress(FormatError):
            yield from get_format(name).rules
