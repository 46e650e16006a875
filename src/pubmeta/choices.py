"""What is chosen by a name: formats and what they are to do, their options, warnings that fail, content rules.

The command line and the service take the same words and say the same of a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Literal, get_args, get_origin

from pubmeta.errors import FormatError, PubmetaError, nearest

Ability = Literal["read", "write", "validate", "rules", "options"]

EVERY_KIND: Final = "all"
"""What stands for all kinds of warnings where kinds are chosen."""


class ChoiceError(PubmetaError):
    """There is nothing of this name, or it cannot do what it was chosen for; the message says which name is like it."""


def in_list(values: Iterable[str]) -> Iterator[str]:
    """The words of a choice that may be repeated, and whose values are lists with commas."""
    return (word for value in values for part in value.split(",") if (word := part.strip()))


def _can(name: str, ability: Ability) -> bool:
    """Whether the format can do that; raises FormatError where it is not installed or cannot be loaded."""
    from pubmeta.registry import get_format

    return bool(getattr(get_format(name), ability))


def require(name: str, ability: Ability) -> None:
    """Raises ChoiceError unless the format is installed and can do that."""
    try:
        if _can(name, ability):
            return
    except FormatError as error:
        raise ChoiceError(str(error)) from error
    others = ", ".join(able(ability))
    if ability == "rules":
        raise ChoiceError(f"{name} has no content rules; these have: {others}")
    raise ChoiceError(f"pubmeta cannot {ability} {name}; it can {ability} {others}")


def writable(values: Iterable[str]) -> tuple[str, ...]:
    """The formats of such lists, each once. Raises ChoiceError for one that cannot be written, and for none."""
    formats = tuple(dict.fromkeys(in_list(values)))
    for name in formats:
        require(name, "write")
    if not formats:
        raise ChoiceError("names no format")
    return formats


def able(ability: Ability) -> tuple[str, ...]:
    """Every format that can be loaded and can do that."""
    from pubmeta.registry import format_names

    names = []
    for name in format_names():
        with suppress(FormatError):
            if _can(name, ability):
                names.append(name)
    return tuple(names)


def strict_words() -> tuple[str, ...]:
    """Every word that `strict` takes."""
    from pubmeta.problems import Kind
    from pubmeta.registry import content_rules

    kinds = (kind.value for kind in Kind if not kind.is_error)
    return (EVERY_KIND, *kinds, *dict.fromkeys(rule.code for rule in content_rules() if not rule.kind.is_error))


def strict(values: Sequence[str]) -> frozenset[str]:
    """The kinds of warnings and the codes of rules that such lists name.

    Raises ChoiceError for a word that is neither, for a kind or a rule that is an error anyway, and for none.
    """
    from pubmeta.problems import Kind
    from pubmeta.registry import content_rules

    kinds = [kind.value for kind in Kind if not kind.is_error]
    given = list(in_list(values))
    if values and not given:
        raise ChoiceError("names no kind of warning")
    if EVERY_KIND in given:
        return frozenset(kinds)
    codes = {rule.code: rule.kind for rule in content_rules()} if set(given) - set(kinds) else {}
    for word in given:
        if word in set(Kind) - set(kinds) or (word in codes and codes[word].is_error):
            raise ChoiceError(f"{word!r} is an error, which always fails")
        if word not in kinds and word not in codes:
            hint = nearest(word, [*kinds, *codes]) or f"; the kinds are {', '.join(kinds)}"
            raise ChoiceError(f"no kind of warning and no rule is called {word!r}{hint}")
    return frozenset(given)


def rules(codes: Sequence[str]) -> frozenset[str]:
    """The codes of content rules. Raises ChoiceError for one that no installed format has."""
    from pubmeta.registry import content_rules

    known = [rule.code for rule in content_rules()] if codes else []
    for code in codes:
        if code not in known:
            raise ChoiceError(f"no rule is called {code!r}{nearest(code, known)}")
    return frozenset(codes)


def option_tables(chosen: Iterable[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    """Options such as ``crossref.version`` with their values, by format; the values are not looked at.

    An option that takes several values has those of all times that it is given.

    Raises ChoiceError for an option that no format has.
    """
    tables: dict[str, dict[str, Any]] = {}
    for name, value in chosen:
        format_name, _, option = name.partition(".")
        annotation = _annotation(format_name, option)
        table = tables.setdefault(format_name, {})
        if _is_list(annotation):
            table.setdefault(option, []).extend(in_list([value]))
        else:
            table[option] = value
    return tables


def _annotation(format_name: str, option: str) -> Any:
    """The type of an option."""
    from pubmeta.registry import get_format

    require(format_name, "options")
    fields: Mapping[str, Any] = get_format(format_name).options.model_fields
    if option in fields:
        return fields[option].annotation
    known = nearest(option, fields) or (f"; it has {', '.join(fields)}" if fields else "; it has none")
    raise ChoiceError(f"{format_name} has no option {option!r}{known}")


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) in (tuple, list) or any(map(_is_list, get_args(annotation)))
