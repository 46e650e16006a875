"""What a caller may choose of a BibTeX file."""

from __future__ import annotations

from typing import Literal

from pubmeta.registry import Options


class BibtexOptions(Options):
    """The dialect of the entry, and what goes into it."""

    dialect: Literal["bibtex", "biblatex"] = "bibtex"
    """The names of fields: those of BibTeX, or those of biblatex, which has fields for subtitles and translators."""
    abstract: bool = True
    """Whether the abstract is written."""
    protect: Literal["none", "all"] = "none"
    """Whether styles are kept from changing the case of the letters of titles: by braces around the whole title."""
