"""What kind of article something is, or that it is none, in the words of publishers, repositories and libraries."""

from __future__ import annotations

from pubmeta.model import ArticleType
from pubmeta.problems import OTHER_WORK, Log, Place
from pubmeta.reading.values import folded, quoted

_WORDS = {
    None: (
        "article; articles; article-journal; journal article; journalarticle; peer-reviewed article; text; "
        "text.serial.journal; info:eu-repo/semantics/article; info:eu-repo/semantics/publishedversion"
    ),
    ArticleType.ABSTRACT: "meeting abstract; conference abstract; published abstract",
    ArticleType.BOOK_REVIEW: "bookreview; info:eu-repo/semantics/bookreview",
    ArticleType.BRIEF_REPORT: "brief communication; short report",
    ArticleType.CASE_REPORT: "case reports",
    ArticleType.BLOG_POST: "blog; blogpost; post-weblog; blogposting",
    ArticleType.COMMENTARY: "comment",
    ArticleType.CONFERENCE_PAPER: (
        "conference article; conference contribution; conference item; conferencepaper; paper-conference; "
        "proceedings paper; proceedings article; proceedings-article; inproceedings; proceedings; workshop paper; "
        "conference or workshop item; conference object; conferenceobject; info:eu-repo/semantics/conferenceobject; "
        "info:eu-repo/semantics/conferencepaper"
    ),
    ArticleType.CORRECTION: "corrigendum; erratum; publisher correction; author correction",
    ArticleType.DATA_PAPER: "data descriptor; data article",
    ArticleType.LETTER: "letter to the editor; letters",
    ArticleType.METHODS_ARTICLE: "methods; method",
    ArticleType.PEER_REVIEW: (
        "author response; author response to reviews; decision letter; peer review report; peerreview; "
        "referee report; review report; reviewer report"
    ),
    ArticleType.POSTER: (
        "conference poster; conferenceposter; poster presentation; info:eu-repo/semantics/conferenceposter"
    ),
    ArticleType.PREPRINT: "pre-print; e-print; eprint; info:eu-repo/semantics/preprint",
    ArticleType.PROTOCOL: "study protocol",
    ArticleType.REPORT: (
        "project report; research report; resreport; tech report; tech. rep.; technical report; techreport; "
        "info:eu-repo/semantics/report"
    ),
    ArticleType.RESEARCH_ARTICLE: (
        "research; original article; original articles; original paper; originalpaper; original research"
    ),
    ArticleType.RETRACTION: "retraction note; retraction notice",
    ArticleType.REVIEW_ARTICLE: "review; reviews; reviewpaper; review paper; info:eu-repo/semantics/review",
    ArticleType.WORKING_PAPER: "workingpaper; discussion paper; info:eu-repo/semantics/workingpaper",
}
"""Words for each type besides its own name; None: it is an article, and no more is said."""
_TYPES = {word: kind for kind, words in _WORDS.items() for word in words.split("; ")} | {
    name: kind for kind in ArticleType for name in (kind.value, kind.value.replace("-", " "))
}

_OTHERS = {
    "a book": "book; ebook; e-book; monograph; info:eu-repo/semantics/book",
    "a chapter of a book": (
        "book chapter; bookchapter; book part; book section; booksection; chapter; inbook; incollection; "
        "info:eu-repo/semantics/bookpart"
    ),
    "a thesis": (
        "thesis; dissertation; text.thesis; phd thesis; phdthesis; ph.d. thesis; doctoral thesis; doctoralthesis; "
        "doctoral dissertation; phd dissertation; master thesis; masterthesis; master's thesis; masters thesis; "
        "mastersthesis; bachelor thesis; bachelorthesis; bachelor's thesis; diploma thesis; habilitation; "
        "info:eu-repo/semantics/doctoralthesis; info:eu-repo/semantics/masterthesis; "
        "info:eu-repo/semantics/bachelorthesis"
    ),
    "a data set": "dataset; data set; research data",
    "a computer program": "software; computer program; source code; computer software",
    "a patent": "patent; info:eu-repo/semantics/patent",
    "a standard": "standard; technical standard",
    "a grant": "grant; award",
    "a component": "component",
}
_OTHER_KINDS = {word: what for what, words in _OTHERS.items() for word in words.split("; ")}


def other_kind_in(text: str) -> str | None:
    """What kind of work these words name that is not an article: `a thesis`; None where they name none."""
    return _OTHER_KINDS.get(folded(text))


def report_other_work(
    log: Place, path: str, said: str, *, line: int | None = None, remedy: str = "leave the record out"
) -> None:
    """Report that a record is of another kind of work than an article; `said` names it: ``@book is a book``.

    Whoever reads the record gets an UnsupportedWorkError.
    """
    log.invalid(path, f"{said}; pubmeta reads only articles", line=line, code=OTHER_WORK, remedy=remedy)


def article_type_in(log: Log, path: str, text: str, *, line: int | None = None) -> ArticleType | None:
    """The type that these words name; None where they say no more than that it is an article; others are reported."""
    word = folded(text)
    if word not in _TYPES:
        log.dropped(path, f"is not a known type of article; left out: {quoted(text.strip())}", line=line)
    return _TYPES.get(word)
