"""The look of the tables."""

from __future__ import annotations

from rich.table import Table


def grid(title: str, columns: str, *, words: int = 1) -> Table:
    """A table with this title above and columns named between bars: the first ones of words, the others of figures."""
    table = Table(title=title, title_justify="left", title_style="bold")
    for place, name in enumerate(columns.split("|")):
        table.add_column(name, justify="left" if place < words else "right", no_wrap=True)
    return table
