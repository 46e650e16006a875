"""The commands, one a module: what each of them takes, and who does the work.

Annotations are evaluated with the modules: of postponed ones typer would compile each anew, whatever command is given.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

from pubmeta.choices import EVERY_KIND


class Command(TyperCommand):
    """A command whose `--strict` may stand without a value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, as typer's own commands take them."""
        end = args.index("--") if "--" in args else len(args)
        given = [f"{each}={EVERY_KIND}" if each == "--strict" else each for each in args[:end]]
        return super().parse_args(ctx, given + args[end:])
