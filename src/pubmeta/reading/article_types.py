"""What kind of article something is, in the words of publishers, repositories and reference managers."""

from __future__ import annotations

from pubmeta.model import ArticleType
from pubmeta.problems import Log
from pubmeta.reading.values import quoted

_WORDS = {
    None: (
        "article; articles; article-journal; journal article; journalarticle; peer-reviewed article; text; "
        "text.serial.journal; info:eu-repo/semantics/article; info:eu-repo/semantics/publishedversion"
    ),
    ArticleType.ABSTRACT: "meeting abstract; conference abstract",
    ArticleType.BOOK_REVIEW: "bookreview; info:eu-repo/semantics/bookreview",
    ArticleType.BRIEF_REPORT: "brief communication; short report",
    ArticleType.CASE_REPORT: "case reports",
    ArticleType.BLOG_POST: "blog; blogpost; post-weblog; blogposting",
    ArticleType.COMMENTARY: "comment",
    ArticleType.CONFERENCE_PAPER: (
        "conference article; conference contribution; conference item; conferencepaper; paper-conference; "
        "proceedings paper; proceedings article; proceedings-article; inproceedings; proceedings; "
        "info:eu-repo/semantics/conferencepaper"
    ),
    ArticleType.CORRECTION: "corrigendum; erratum; publisher correction; author correction",
    ArticleType.DATA_PAPER: "data descriptor; data article",
    ArticleType.LETTER: "letter to the editor; letters",
    ArticleType.METHODS_ARTICLE: "methods; method",
    ArticleType.PEER_REVIEW: (
        "author response; decision letter; peer review report; peerreview; referee report; reviewer report"
    ),
    ArticleType.POSTER: "conference poster; poster presentation; info:eu-repo/semantics/conferenceposter",
    ArticleType.PREPRINT: "info:eu-repo/semantics/preprint",
    ArticleType.PROTOCOL: "study protocol",
    ArticleType.REPORT: "research report; technical report; techreport; info:eu-repo/semantics/report",
    ArticleType.RESEARCH_ARTICLE: (
        "research; original article; original articles; original paper; originalpaper; original research"
    ),
    ArticleType.RETRACTION: "retraction note; retraction notice",
    ArticleType.REVIEW_ARTICLE: "review; reviews; reviewpaper; review paper; info:eu-repo/semantics/review",
    ArticleType.WORKING_PAPER: "workingpaper; info:eu-repo/semantics/workingpaper",
}
"""Words for each type besides its own name; None: it is an article, and no more is said."""
_TYPES = {word: kind for kind, words in _WORDS.items() for word in words.split("; ")} | {
    name: kind for kind in ArticleType for name in (kind.value, kind.value.replace("-", " "))
}


def article_type_in(log: Log, path: str, text: str, *, line: int | None = None) -> ArticleType | None:
    """The type that these words name; None where they say no more than that it is an article; others are reported."""
    word = " ".join(text.split()).casefold()
    if word not in _TYPES:
        log.dropped(path, f"is not a known type of article; left out: {quoted(text.strip())}", line=line)
    return _TYPES.get(word)
