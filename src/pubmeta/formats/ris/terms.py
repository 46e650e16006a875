"""The words of RIS and ours for them. Tags and types: the specification of 2001 and the one of 2011."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pubmeta.model import ArticleType

ARTICLES: Final[Mapping[str, ArticleType | None]] = {
    "JOUR": None,
    "EJOUR": None,
    "INPR": None,
    "ABST": ArticleType.ABSTRACT,
    "BLOG": ArticleType.BLOG_POST,
    "RPRT": ArticleType.REPORT,
}
"""The article type for each record type (``TY``) that is an article; most say no more than that."""

SPELLED: Final[Mapping[str, str]] = {"EJOU": "EJOUR"}
"""Record types as some publishers spell them (MDPI)."""

DOUBTFUL: Final[Mapping[str, str]] = {
    "MGZN": "a magazine article",
    "NEWS": "a newspaper article",
    "UNPB": "an unpublished work",
    "MANSCPT": "a manuscript",
    "GEN": "of no particular type",
    "JOURNAL ARTICLE": "no type of RIS but a journal article by its name",
}
"""Record types that are read as articles with doubt, and what they are."""
IN_PRESS: Final = "INPR"

CONFERENCE: Final = frozenset({"CPAPER", "CONF"})
"""Conference papers; ``CONF`` is by the standard the proceedings, but is used for papers."""

OF_PAPERS: Final = frozenset({ArticleType.ABSTRACT, ArticleType.CONFERENCE_PAPER, ArticleType.POSTER})
"""What is in proceedings, if the type of work in words says so; anything else there is a paper."""

REPORTS: Final = frozenset({"RPRT"})
"""Reports of institutions, with a number; what kind of report it is may be that of a working paper."""

RECORD_TYPES: Final[Mapping[ArticleType, str]] = {
    ArticleType.ABSTRACT: "ABST",
    ArticleType.BLOG_POST: "BLOG",
    ArticleType.CONFERENCE_PAPER: "CPAPER",
    ArticleType.POSTER: "UNPB",
    ArticleType.PREPRINT: "UNPB",
    ArticleType.REPORT: "RPRT",
    ArticleType.WORKING_PAPER: "RPRT",
}
"""The record type for what is not ``JOUR``."""

OTHERS: Final[Mapping[str, str]] = {
    "BOOK": "a book",
    "CHAP": "a chapter of a book",
    "EBOOK": "a book",
    "ECHAP": "a chapter of a book",
    "EDBOOK": "a book",
    "SER": "a series",
    "THES": "a thesis",
    "DATA": "a data set",
    "DBASE": "a database",
    "COMP": "a computer program",
    "PAT": "a patent",
    "STAND": "a standard",
    "JFULL": "a whole journal",
    "ELEC": "a web page",
    "WEB": "a web page",
    "PAMP": "a pamphlet",
    "ENCYC": "an entry of an encyclopedia",
    "DICT": "an entry of a dictionary",
}
"""Names of the commonest record types that are not articles."""

_KEPT = "how the database or library keeps the record"

IGNORED: Final[Mapping[str, str]] = {
    "ID": "the number of the record in the file",
    "RP": "whether the keeper of the file has a reprint",
    "DB": _KEPT,
    "DP": _KEPT,
    "AV": _KEPT,
    "CN": _KEPT,
    "LB": _KEPT,
    "H1": _KEPT,
    "H2": _KEPT,
    "TS": _KEPT,
    "Y2": "when the keeper of the file looked at it",
}
"""Tags that do not describe the article, each with the reason why it is left out without a word."""

OTHER_TYPES: Final = frozenset(
    "AGGR ANCIENT ART BILL BILL CASE CHART CLSWK CTLG EQUA FIGURE GOVDOC GRANT HEAR ICOMM LEGAL MAP MPCT MULTI MUSIC "
    "PCOMM SLIDE SOUND STAT UNBILL VIDEO VIDE ADVS INTV".split()
)
"""Record types that are neither articles nor often met."""

TAGS: Final = frozenset(
    "TY A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DOI DP ED EP ET "
    "H1 H2 ID IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SL SN "
    "SP ST T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO Y1 Y2".split()
)
"""The tags of both specifications."""
