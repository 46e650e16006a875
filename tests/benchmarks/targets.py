"""What was to be reached, and whether it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A measured figure and its limit: at most it, or at least it."""

    name: str
    measured: float
    limit: float
    unit: str = "x"
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side of its limit."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


def print_targets(console: Console, targets: Sequence[Target]) -> None:
    """A line a target, and how many are met."""
    met = sum(target.met for target in targets)
    table = Table(title=f"Targets: {met} of {len(targets)} met", title_justify="left", title_style="bold")
    table.add_column("target")
    for name in ("measured", "wanted"):
        table.add_column(name, justify="right")
    table.add_column("")
    for target in targets:
        verdict = "[green]met[/]" if target.met else "[red]MISSED[/]"
        bound = "≥" if target.at_least else "≤"
        table.add_row(
            target.name, figure(target.measured, target.unit), f"{bound} {figure(target.limit, target.unit)}", verdict
        )
    console.print(table)


def figure(value: float, unit: str) -> str:
    """A number with three digits that count, and its unit."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
