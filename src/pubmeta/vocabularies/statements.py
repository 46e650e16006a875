"""What announces a statement of an article: the heading over it, its first words, or the word that marks it up.

Sources: the words that JATS suggests for `fn/@fn-type` and `sec/@sec-type`, and JATS4R recommends; the names that
publishers give Crossmark assertions, which Crossref leaves to them; the headings that publishers print.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_HEADINGS: Final[Mapping[str, str]] = {
    "conflict_of_interest": (
        "conflict of interest; conflicts of interest; conflict of interests; conflicts of interests; "
        "conflict of interest statement; conflicts of interest statement; conflict of interest statements; "
        "competing interest; competing interests; competing interest statement; competing interests statement; "
        "competing financial interests; declaration of interest; declaration of interests; "
        "declaration of competing interest; declaration of competing interests; "
        "declaration of conflicting interests; disclosure of interest; disclosure statement; disclosures"
    ),
    "data_availability": (
        "data availability; data availability statement; availability of data; availability of data and material; "
        "availability of data and materials; data accessibility"
    ),
    "ethics": (
        "ethics; ethics statement; ethics approval; ethical approval; ethical considerations; "
        "ethics approval and consent to participate"
    ),
    "author_contributions": (
        "author contribution; author contributions; author's contribution; authors' contributions; "
        "author contribution statement; credit authorship contribution statement"
    ),
    "acknowledgements": "acknowledgement; acknowledgements; acknowledgment; acknowledgments",
    "funding": "funding; funding information; funding statement; financial support",
}
"""The usual headings of each field of `Statements`, whole."""

_TERMS: Final[Mapping[str, str]] = {
    "conflict_of_interest": "coi; coi statement; conflict; conflict statement; interest statement",
    "data_availability": "datasets",
    "ethics": "ethics information; ethical disclosure",
    "author_contributions": "con; contribution; contributions",
    "acknowledgements": "ack",
    "funding": "supported by; financial disclosure",
}
"""Further words for them, which would be too short or too vague as the heading of a section of the article."""

_HEADING_PATTERNS: Final[Mapping[str, tuple[str, ...]]] = {
    "conflict_of_interest": (
        r"\b(?:conflict(?:s|ing)?|competing|declarations?|disclosures?|duality)\b.*\binterests?\b",
        r"^disclosures?$",
        r"\bconfli[ct]+os? de (?:interesses?|inter[eé]s)",
        r"\b(?:conflits?|liens?) d.int[eé]r[eê]ts?",
        r"\bdeclara(?:ci[oó]n|[cç][aã]o) de (?:interesses?|inter[eé]s)",
        r"\binteressenkonflikt",
    ),
    "data_availability": (
        r"\bdata(?:sets?)?\b.*\b(?:availab|accessib|sharing|archiv)",
        r"\bavailability of (?:the )?(?:data|materials?|supporting)",
        r"\bdisponibilidade? d.*\bda[dt]os",
        r"\bdisponibilit[eé] des donn[eé]es",
    ),
    "ethics": (
        r"\bethic(?:s|al)\b.*\b(?:statement|approval|declaration|disclosure|information|standards?|consent)",
        r"\b(?:a(?:prova[cç][aã]o|probaci[oó]n|spectos)|considera(?:ciones|[cç][oõ]es)) [eé]tic[ao]s?",
    ),
    "author_contributions": (
        r"\bauthors?['’]?s?['’]? +(?:contributions?|roles?)",
        r"\bcontributions? of (?:the )?authors?",
        r"^contributions?$",
        r"\bcontribui[cç](?:[aã]o|[oõ]es) d.* autor",
        r"\bcontribuci(?:[oó]n|ones) de.* autor",
        r"\bcontributions? des auteurs",
    ),
    "acknowledgements": (r"^acknowledge?ments?\b", r"^agradecimi?entos?", r"^remerciements?", r"^danksagung"),
    "funding": (
        r"^(?:funding|fund(?:er|ing) information|financial (?:support|disclosure)|grant (?:support|information))\b",
        r"^(?:sources? of (?:funding|support)|fontes? de financiamento|fuentes? de financia)",
        r"^(?:financiami?ento|financiaci[oó]n|financement|finanziamento|finanzierung|förderung)\b",
    ),
}
"""What else a heading says, in the languages that are known."""

_FIRST_WORDS: Final[Mapping[str, str]] = {
    "conflict_of_interest": (
        r"\W*(?:(?:conflicts?|competing|declarations?)\b.{0,30}\binterests?\b"
        r"|(?:the )?authors?\b.{0,60}\b(?:conflicts? of interests?|competing (?:financial )?interests?))"
    ),
    "funding": r"\W*(?:funding\b|this (?:work|study|research|project) was (?:\w+ )?(?:supported|funded))",
    "acknowledgements": r"\W*(?:acknowledge?ments?\b|we (?:\w+ )?(?:thank|acknowledge)\b)",
    "data_availability": r"\W*data availability\b",
    "author_contributions": r"\W*authors?['’]?s?['’]? contributions?\b",
}

STATEMENTS: Final = tuple(_HEADINGS)
"""The fields of `pubmeta.model.Statements`, in its order."""

_LONGEST_HEADING = 80


def _folded(text: str) -> str:
    """Letters alone, in lower case: ``COI-statement`` and ``coi_statement`` are one word."""
    return re.sub(r"[\W\d_]+", "", text.casefold())


def _fields(table: Mapping[str, str]) -> dict[str, str]:
    return {_folded(words): field for field, known in table.items() for words in known.split("; ")}


_BY_HEADING = _fields(_HEADINGS)
_BY_TERM = _BY_HEADING | _fields(_TERMS) | {_folded(field): field for field in STATEMENTS}
_PATTERNS = {field: re.compile("|".join(known), re.IGNORECASE) for field, known in _HEADING_PATTERNS.items()}
_BEGINNINGS = {field: re.compile(known, re.IGNORECASE) for field, known in _FIRST_WORDS.items()}


def statement_of_term(*terms: str | None) -> str | None:
    """The statement that the first of these words means that means one: ``COI-statement``, ``data_availability``."""
    return next((field for term in terms if term and (field := _BY_TERM.get(_folded(term)))), None)


def statement_headed(heading: str) -> str | None:
    """The statement whose usual heading this is, whole: ``Competing interests``."""
    text = heading.strip(" .:")
    return None if any(map(str.isdigit, text)) else _BY_HEADING.get(_folded(text))


def statement_announced(heading: str) -> str | None:
    """The statement that a heading announces in whatever words: ``Declaração de conflitos de interesse``."""
    text = " ".join(heading.split()).strip(" .:")
    if not text or len(text) > _LONGEST_HEADING:
        return None
    return statement_headed(text) or next((field for field, known in _PATTERNS.items() if known.search(text)), None)


def statement_begun(text: str) -> str | None:
    """The statement that a text without heading is, by how it begins: ``This work was supported by ...``.

    A heading may be before a colon: ``Conflito de interesses: ...``.
    """
    begun = next((field for field, known in _BEGINNINGS.items() if known.match(text)), None)
    heading, _, rest = text[: _LONGEST_HEADING + 2].partition(":")
    return begun or (statement_announced(heading) if rest.strip() else None)
