"""BibTeX and biblatex files.

Journal articles, papers of conferences, reports, and, with doubt, entries of no particular type are articles. A paper
is in its proceedings, by `booktitle`. A book, a chapter, a thesis or anything else is not an article, which is reported
as `invalid`. LaTeX becomes Unicode and inline markup.
"""

from __future__ import annotations

from pubmeta.formats.bibtex.joining import JOINING
from pubmeta.formats.bibtex.options import BibtexOptions
from pubmeta.formats.bibtex.rules import RULES
from pubmeta.formats.bibtex.signature import recognise
from pubmeta.registry import Format, deferred

__all__ = ["FORMAT", "BibtexOptions", "recognise"]

FORMAT = Format(
    name="bibtex",
    title="BibTeX",
    media_type="application/x-bibtex",
    suffix=".bib",
    options=BibtexOptions,
    validate=deferred("pubmeta.formats.bibtex.validate", "problems"),
    conforms=deferred("pubmeta.formats.bibtex.validate", "conforms"),
    advise=deferred("pubmeta.formats.bibtex.advice", "advise"),
    write=deferred("pubmeta.formats.bibtex.write", "write"),
    read=deferred("pubmeta.formats.bibtex.read", "read"),
    read_many=deferred("pubmeta.formats.bibtex.read", "read_many"),
    recognise=recognise,
    join=JOINING,
    rules=RULES,
)
