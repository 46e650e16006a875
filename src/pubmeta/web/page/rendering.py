"""The templates, filled in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pubmeta.version import __version__

FOLDER = Path(__file__).parent


def rendered(template: str, root: str, **values: Any) -> str:
    """The template with these values. root: the path at which others reach the service, without a slash at the end."""
    return _environment().get_template(template).render(version=__version__, root=root, **values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["number"] = lambda value: f"{value:,}"
    environment.filters["size"] = size
    return environment


def size(count: int) -> str:
    """A number of bytes for people."""
    if count < 1_000:
        return f"{count} B"
    return f"{count / 1_000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB".replace(".0 ", " ")
