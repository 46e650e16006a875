"""What one element of a page says in parts: ``citation_title=...; citation_author=...``."""

from __future__ import annotations

import re

from pubmeta.reading import Field, FieldReader

_PART = re.compile(r"(citation_\w{1,40}+)\s*+=")


def parted(meta: Field) -> tuple[Field, FieldReader | None]:
    """The text before all parts, and the parts, the path of each that of the element and its own name; None without."""
    before, *parts = _PART.split(meta.text)
    rest = meta.with_text(before.rstrip().removesuffix(";"))
    if not parts:
        return rest, None
    paths = (
        (f"{meta.path}.{name}", text.strip().strip(" ;").strip())
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    )
    return rest, FieldReader((meta._replace(path=path, text=text) for path, text in paths), meta.log)
