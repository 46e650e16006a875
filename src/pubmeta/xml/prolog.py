"""What may be before the root element of a document, and between its parts, as patterns for bytes.

Each text is matched in one way only, so that a search that fails takes time that grows with the text and no faster.
"""

from __future__ import annotations

from typing import Final

COMMENT: Final = rb"<!--[^-]*+(?:-(?!->)[^-]*+)*-->"
_INSTRUCTION: Final = rb"<\?[^?]*+(?:\?(?!>)[^?]*+)*\?>"
"""A processing instruction, or the XML declaration."""
MISC: Final = rb"(?:\s++|%b|%b)*" % (COMMENT, _INSTRUCTION)
"""White space, comments and processing instructions: `Misc*` of XML 1.0, section 2.8."""
