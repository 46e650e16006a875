"""The configuration that a command works with: a file, and the options that are given on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never, get_args, get_origin

import typer

from pubmeta.cli.names import nearest, require

if TYPE_CHECKING:
    from pubmeta.config import Config
    from pubmeta.problems import Problem


def configuration(path: Path | None, chosen: Sequence[str] | None = None) -> Config:
    """The configuration in a file, if there is one, with ``FORMAT.OPTION=VALUE`` before what it says.

    Prints every problem of the file and exits when there are any. Raises typer.BadParameter for a wrong option.
    """
    from pubmeta.config import Config
    from pubmeta.errors import ReadError

    try:
        config = Config.load(path) if path else Config()
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be read: {error.strerror}", param_hint="--config") from error
    except ReadError as error:
        _refuse(f"{path} cannot be used", str(path), error.problems)
    if not chosen:
        return config
    try:
        return config.with_options(_tables(chosen))
    except ReadError as error:
        _refuse("--option cannot be used", "--option", error.problems)


def _tables(chosen: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The options by format; an option that takes several values has those of all times that it is given."""
    tables: dict[str, dict[str, Any]] = {}
    for each in chosen:
        name, sign, value = each.partition("=")
        format_name, dot, option = name.partition(".")
        if not (sign and dot):
            raise typer.BadParameter(f"{each!r} is not of the form FORMAT.OPTION=VALUE", param_hint="--option")
        annotation = _annotation(format_name, option)
        table = tables.setdefault(format_name, {})
        if _is_list(annotation):
            table.setdefault(option, []).extend(part.strip() for part in value.split(","))
        else:
            table[option] = value
    return tables


def _annotation(format_name: str, option: str) -> Any:
    """The type of an option. Raises typer.BadParameter where there is no such option."""
    from pubmeta.registry import get_format

    require(format_name, "options", "--option")
    fields: Mapping[str, Any] = get_format(format_name).options.model_fields
    if option in fields:
        return fields[option].annotation
    known = nearest(option, fields) or (f"; it has {', '.join(fields)}" if fields else "; it has none")
    raise typer.BadParameter(f"{format_name} has no option {option!r}{known}", param_hint="--option")


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) in (tuple, list) or any(map(_is_list, get_args(annotation)))


def _refuse(reason: str, name: str, problems: Iterable[Problem]) -> Never:
    from pubmeta.cli.problems import print_problems
    from pubmeta.cli.tables import console_for

    typer.echo(f"Error: {reason}:", err=True)
    print_problems(console_for(sys.stderr), [(name, "config", problem) for problem in problems])
    raise typer.Exit(2)
