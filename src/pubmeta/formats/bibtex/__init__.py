"""BibTeX and biblatex files.

Journal articles, conference papers and, with doubt, entries of no particular type are articles; the proceedings of a
paper take the place of the journal, which is reported as `guessed`. A book, a chapter, a thesis or anything else is no
article, which is reported as `invalid`. LaTeX becomes Unicode and inline markup.
"""

from __future__ import annotations

import re

from pubmeta.formats.bibtex.joining import JOINING
from pubmeta.formats.bibtex.options import BibtexOptions
from pubmeta.formats.bibtex.rules import RULES
from pubmeta.registry import Format, deferred

__all__ = ["FORMAT", "BibtexOptions", "recognise"]

_BLOCK = re.compile(
    rb"(?:^|[\r\n])[ \t]*@[ \t]*(?:(?i:string|preamble|comment)[ \t]*[{(]|[A-Za-z]+[ \t]*[{(]\s*+[^\s,{}()=\"]*+\s*+,)"
)


def recognise(head: bytes) -> bool:
    """A line that starts an entry, with its key and a comma, or a string, preamble or comment of BibTeX."""
    text = head.removeprefix(b"\xef\xbb\xbf")
    return text.lstrip()[:1] not in (b"<", b"{", b"[") and _BLOCK.search(text) is not None


FORMAT = Format(
    name="bibtex",
    title="BibTeX",
    media_type="application/x-bibtex",
    suffix=".bib",
    options=BibtexOptions,
    validate=deferred("pubmeta.formats.bibtex.validate", "problems"),
    write=deferred("pubmeta.formats.bibtex.write", "write"),
    read=deferred("pubmeta.formats.bibtex.read", "read"),
    read_many=deferred("pubmeta.formats.bibtex.read", "read_many"),
    recognise=recognise,
    join=JOINING,
    rules=RULES,
)
