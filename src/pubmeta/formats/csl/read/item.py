"""An item of CSL-JSON, and the objects in it."""

from __future__ import annotations

from pubmeta.formats.csl.read.rich_text import with_tags
from pubmeta.reading import Field, JsonObject


class Item(JsonObject):
    """An object whose literal texts are read without the word joiners that keep a tag in them from being one."""

    __slots__ = ()

    def _line_of(self, field: Field) -> str | None:
        return super()._line_of(field.with_text(with_tags(field.text)))
