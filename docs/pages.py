"""The pages of the site: those of this folder, with what the code says filled in at their marks.

A mark is a comment on a line of its own: ``<!-- generated: rules -->`` is replaced by what `docs.generated.rules`
gives, so that these parts of the site cannot differ from the code.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from docs import generated

SOURCE = Path(__file__).parent
ROOT = SOURCE.parent
_MARK = re.compile(r"^<!-- generated: ([a-z_]+) -->$", re.MULTILINE)

PARTS: dict[str, Callable[[], str]] = {
    "changelog": lambda: (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
    "commands": generated.commands,
    "formats": generated.formats,
    "kinds": generated.kinds,
    "messages": generated.messages,
    "operations": generated.operations,
    "options": generated.options,
    "refusals": generated.refusals,
    "rules": generated.rules,
}
"""What can stand at a mark."""


def sources() -> list[Path]:
    """The pages, as they stand in the repository."""
    return sorted(SOURCE.rglob("*.md"))


def filled(page: str) -> str:
    """The page with every mark replaced. Raises KeyError for a mark of an unknown name."""
    return _MARK.sub(lambda mark: PARTS[mark[1]]().strip(), page)


def assemble(folder: Path) -> None:
    """Write the filled pages to a folder; what was there before is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    for source in sources():
        target = folder / source.relative_to(SOURCE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(filled(source.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copy(SOURCE / "site.css", folder)
