"""Field names of front matter, those of one meaning together, the best first.

JOSS: joss.readthedocs.io, Paper format. Quarto: quarto.org, Front matter, Creating citeable articles. MyST:
mystmd.org, Frontmatter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model import ArticleType

AUTHORS: Final = ("authors", "author")
AFFILIATIONS: Final = ("affiliations", "affiliation")
TITLE: Final = ("title",)
SHORT_TITLE: Final = ("short_title", "short-title")
ABSTRACT: Final = ("abstract",)
KEYWORDS: Final = ("keywords", "tags")
LANGUAGE: Final = ("lang", "language")
SECTION: Final = ("subject",)

FAMILY: Final = ("surname", "family", "family-names", "lastname", "last")
GIVEN: Final = ("given-names", "given", "first", "firstname", "given_names")
PARTICLE: Final = ("non-dropping-particle", "non_dropping_particle", "dropping-particle", "dropping_particle")
CORRESPONDING: Final = ("corresponding",)
EQUAL: Final = ("equal-contrib", "equal-contributor", "equal_contributor", "equal_contrib")
DECEASED: Final = ("deceased",)
COLLABORATION: Final = "collaboration"
"""That an author is a group (MyST)."""
ROLES: Final = ("roles", "role")

INSTITUTION: Final = ("name", "institution")
REGION: Final = ("region", "state")
POSTAL_CODE: Final = ("postal-code", "postal_code", "zip")
AFFILIATION_IDS: Final = ("index", "id")
"""What an author names an affiliation by."""

TRUE: Final = frozenset({"true", "yes", "on"})

CREDIT: Final[Mapping[str, str]] = {
    "analysis": "formal-analysis",
    "administration": "project-administration",
    "conceptualisation": "conceptualization",
    "editing": "writing-review-editing",
    "funding": "funding-acquisition",
    "visualisation": "visualization",
    "writing": "writing-original-draft",
    "review": "writing-review-editing",
}
"""Other words for CRediT roles (Quarto, MyST)."""

TYPES: Final[Mapping[str, ArticleType | None]] = {
    "article": None,
    "article-journal": None,
    "paper-conference": ArticleType.CONFERENCE_PAPER,
    "post-weblog": ArticleType.BLOG_POST,
    "post": ArticleType.BLOG_POST,
    "report": ArticleType.REPORT,
    "webpage": None,
}
"""Types of CSL, of Quarto's `citation`, that articles have."""
OTHERS: Final[Mapping[str, str]] = {
    "book": "a book",
    "chapter": "a chapter of a book",
    "dataset": "a data set",
    "patent": "a patent",
    "software": "a computer program",
    "standard": "a standard",
    "thesis": "a thesis",
}
"""Names of the commonest types that are not articles."""

_LAYOUT = "how the document is printed or built"

IGNORED: Final[Mapping[str, str]] = dict.fromkeys(
    """
    abbreviations banner bibliography-style binder biblio-style citation_author code-fold code-tools cite-method css csl
    documentclass downloads draft edit_url editor engine execute execute-options export exports extends extensions
    filters fontsize format formatting geometry github header-includes image include-after include-before
    include-in-header joss journal-style jupyter jupytext kernelspec knitr label latex layout link-citations linkcolor
    lof lot math mainfont monofont number-sections numbering optional options other-formats output page-layout
    papersize parts reference-section-title resources requirements site subparagraph theme thebe thumbnail title-block
    titlepage toc toc-depth toc-title tutorial vignette website archive_doi submitted_at citation_string
    editor_options
    """.split(),
    _LAYOUT,
) | {
    "authors[].id": "a name within the file",
    "authors[].url": "the author's own page",
    "author[].id": "a name within the file",
    "author[].url": "the author's own page",
    "affiliations[].id": "a name within the file",
    "affiliations[].index": "a name within the file",
}
"""Fields that are left out without a word, each with the reason."""
