"""The formats, kinds and rules that options name: `pubmeta.choices`, with the option in what is said of a wrong one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer

from pubmeta import choices
from pubmeta.choices import Ability, ChoiceError


@contextmanager
def choosing(option: str) -> Iterator[None]:
    """Raises typer.BadParameter, which names the option, for a choice that there is not."""
    try:
        yield
    except ChoiceError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def writable(values: Sequence[str], option: str = "--to") -> tuple[str, ...]:
    """The formats of the option. Raises typer.BadParameter for one that cannot be written, and for none."""
    with choosing(option):
        return choices.writable(values)


def require_readers(read_as: str | None, verified: Sequence[str] = ()) -> None:
    """Raises typer.BadParameter unless the formats of --from and --verify can be read."""
    if read_as is not None:
        require(read_as, "read", "--from")
    for name in verified:
        require(name, "read", "--verify")


def require(name: str, ability: Ability, option: str) -> None:
    """Raises typer.BadParameter unless the format is installed and can do that."""
    with choosing(option):
        choices.require(name, ability)


def strict(values: Sequence[str] | None) -> frozenset[str]:
    """The kinds of warnings and the codes of rules of --strict.

    Raises typer.BadParameter for a word that is neither, and for a kind or a rule that is an error anyway.
    """
    with choosing("--strict"):
        return choices.strict(values or ())


def rules(codes: Sequence[str]) -> frozenset[str]:
    """The codes of content rules. Raises typer.BadParameter for one that no installed format has."""
    for name in set(codes) & set(choices.able("rules") if codes else ()):
        raise typer.BadParameter(f"{name} is a format; for its rules give --format {name}", param_hint="RULE")
    with choosing("RULE"):
        return choices.rules(codes)
