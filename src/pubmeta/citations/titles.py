"""What titles of journals look like, and where the title of a work ends and that of its journal begins."""

from __future__ import annotations

import re

from pubmeta.citations.words import SMALL_WORDS, UPPER, is_abbreviation

# Words that are in titles of journals and hardly ever in a person's name or alone at the start of a work's title.
_JOURNAL_WORDS = re.compile(
    r"(?i)\b(?:journal|jour|letters?|reviews?|revue|revista|rivista|proceedings|annals|annales|transactions|bulletin|"
    r"archives?|archiv|zeitschrift|communications|magazine|quarterly|acta|advances|progress|trends|frontiers|annual|"
    r"cahiers|gazette|notices|reports?|research|studies|studia|science|sciences|engineering|physics|chemistry|biology|"
    r"medicine|proc|trans|rev|lett|phys|chem|ann|bull|arch)\b"
)
# Journals known by letters alone, or by one word.
_KNOWN = frozenset(
    """
    A&A A&AS A&ARv ARA&A AJ AnJ AN ApJ ApJL ApJS Ap&SS MNRAS PASA PASJ PASP P&SS SSRv JINST JPhB JPCRD NIMPA
    NIMPB PhRvA PhRvB PhRvC PhRvD PhRvE PhRvL RMxAA ZPhy ATel PNAS JAMA BMJ PRL EPL CPC IJMPA
    Nature Science Cell Neuron Lancet Tetrahedron Icarus Langmuir Blood Circulation Diabetes Cancer Brain Gut Chest
    Thorax Genetics Genomics Bioinformatics Biochemistry Ecology Evolution Immunity Oncogene RNA Structure Automatica
    Biometrika Econometrica Physica Polymer Carbon Geology Geophysics Tectonophysics Optica Optik Metrologia
    Hydrobiologia Planta Virology Synthesis Synlett Macromolecules Analyst Talanta Chemosphere Neuroimage eLife
    """.split()
)

_BOUNDARY = re.compile(rf"(?<=[.?!])(?P<closing>[”\"’'»)\]]*)\s+(?=[{UPPER}]|[eim][A-Z]|npj\b)")
_NO_SENTENCE_END = re.compile(
    r"(?:\b(?:vs|cf|ca|spp?|subsp|ssp|var|cv|St|Dr|Mr|Mrs|Mt|No|Nos|Vol|Fig|al|eds?|etc|e\.g|i\.e)|\b\w)\.$"
)
# Of a chapter, of a work yet to come, or of a list of names that goes on.
_NO_TITLE = re.compile(
    r"\bIn:|^(?:[A-Z]\.\s?)+[A-Z][\w’-]+[.,]\s|[.?!] In [A-Z]|^\[[^\]]*\d|\d\s?(?:\(\d+\))?:\s?\d+[-–]\d"
    r"|\([Ee]ds?\b|\b[Ee]ds?\.\)|[a-z]\.[A-Z][a-z]"
    r"|\b(?:accepted for publication|in press|to appear)\b|^(?:[\w’'-]+\.\s?)+[\w’'-]+,\s"
)
_NO_JOURNAL = re.compile(
    r"[?!;“”«»\"<>\[\]]|(?:1[5-9]|20)\d\d|\d\)?$|,\s\d|^[^\w(]|^(?:In|and|et|in)\b"
    r"|\b[Ss]pecial [Ii]ssue\b|\b(?:[Bb]d|Band|[Vv]ol|[Nn]r|[Nn]o|Heft|pp?|[Ss]uppl?)\b\.?$|n°$"
    r"|\b[Vv]ol\.?\s?\d|\d\.\s?(?:[Ss]uppl|\d)"
    r"|(?i:\btech(?:nical)?\.?\s(?:rep|memo))|\b(?:[Ee]ds?|[Ee]ditors?|[Pp]ress|[Pp]ublish\w*|[Tt]hesis|[Dd]issertation)\b"
)
_JOURNAL_OF = re.compile(r"\b(?:Journal|Transactions|Proceedings|Annals|Bulletin)(?: of\b| on\b|$)")
# The number before the year is the month, by some taken for the volume.
_NUMBERED_BY_MONTH = frozenset({"JHEP", "JCAP", "J. High Energy Phys", "J. Cosmol. Astropart. Phys"})
# ``Title, Agr. Forest Meteorol.``: the comma may be the end of the title, and the word an abbreviation.
_SHORT_WORD_LAST = re.compile(r", [A-Z]\w{1,6}\.$")
_SECOND_JOURNAL = re.compile(r", (?:The )?(?:Journal|Proceedings|Proc|Annals|Transactions|Bulletin|Archives|Revista)\b")
QUOTES = "“”\"«»‘'`„"
# Of a title: ``Models for salt systems. Part I. Journal``. A lone C, D, L or M may begin a journal's.
_PART = re.compile(r"(?:Part|Pt|Section|Chapter|Paper)\s(?:[IVXLC]+|\d+|[A-Z])\.|[IVX]+\.")
_INITIAL = re.compile(rf"[{UPPER}]\.")
# Of authors: ``et al. Salt Expert Group. Title``.
_GROUP = re.compile(
    r"\b(?:Groups?|Committee|Consortium|Collaborat(?:ion|ive)|Investigators|Network|Team|Task Force|Working Party|Panel"
    r"|Society|Association|Organi[sz]ation|Commission|Council|Federation|College|Academy|Institute)\.$"
)
_OF_1880 = re.compile(r"\s?\(80-\s?\.?\s?\)\.?$")  # as reference managers abbreviate Science
_ENUMERATION = re.compile(r"\b(?:and|&|et|y|e|und)\s|^(?:Part|Pt|Series|Ser|Section|Sect|Abt)\b\.?\s\w+$")
_QUOTED = re.compile(r"[“\"«]\s?(?P<title>[^“”\"«»]{4,}?)\s?[”\"»][,.]?\s(?P<container>.+)")
_IN_NAMES = frozenset("and et und e y de da do dos das di del della van von der den la le al el bin ibn".split())
_LOWER_CASE = re.compile(r"(?<![\w’'-])[a-z]{2,}")


def title_and_container(text: str) -> tuple[str, str] | None:
    """The title of a work, in quotation marks or before a full stop or a comma, and that of its journal."""
    if quoted := _QUOTED.fullmatch(text):
        container = quoted["container"].strip(" ,")
        return (clean_title(quoted["title"]), clean_container(container)) if may_be_journal(container) else None
    return title_and_journal(text) or title_comma_journal(text)


def title_if_any(text: str) -> tuple[str | None, str] | None:
    """As `title_and_container`, in styles that may leave out the work's title: then the text is a journal's alone.

    Where names come before it and no more than a comma ends them, a title is one only with words in lower case.
    """
    if ", " not in text and is_journal(text):
        return None, clean_container(text)
    parts = title_and_container(text)
    words = _LOWER_CASE.findall(parts[0]) if parts else []
    return parts if any(word not in _IN_NAMES for word in words) else None


def title_and_journal(text: str) -> tuple[str, str] | None:
    """The title of a work and that of its journal, where a full stop (or ``?``, ``!``) alone is between them.

    Full stops within either differ from it by what surrounds them: those of abbreviations in the journal's title, and
    sentences in the work's. None where more than one reading is possible.
    """
    pieces = _pieces(text)
    sentences = [index for index, piece in enumerate(pieces[:-1]) if not _is_abbreviated(piece)]
    if not sentences or (_GROUP.search(pieces[0]) and len(pieces) > 2):
        return None
    end = sentences[-1] + 1
    while _PART.fullmatch(pieces[end]) and end + 1 < len(pieces):
        end += 1
        if _INITIAL.match(pieces[end]):  # ``I. Z. Wiss.``: it is not certain where the title ends
            return None
    journal = " ".join(pieces[end:])
    if not _is_title(pieces[:end]) or not may_be_journal(journal) or _SECOND_JOURNAL.search(journal):
        return None
    if "." in journal and _SHORT_WORD_LAST.search(pieces[end - 1]):
        return None
    return clean_title(" ".join(pieces[:end])), clean_container(journal)


def one_word_and_journal(text: str) -> tuple[str, str] | None:
    """A title of one word and that of its journal, which must surely be one.

    For texts that begin with a title whatever it is: else the word may be the last of the names.
    """
    word, stop, journal = text.partition(". ")
    is_word = word.isalpha() and len(word) > 3 and word[0].isupper() and not is_abbreviation(word)
    is_sure = stop and is_word and "." not in journal and is_journal(journal)  # else the word may be an abbreviation
    return (word, clean_container(journal)) if is_sure else None


def title_comma_journal(text: str) -> tuple[str, str] | None:
    """The title of a work and that of its journal, where a comma is between them and the journal is surely one."""
    title, comma, journal = text.rpartition(", ")
    if not comma or not is_journal(journal) or is_journal(title.rpartition(", ")[2]):
        return None
    if _ENUMERATION.search(journal) and title.split()[-1][0].isupper():
        return None
    return (clean_title(title), clean_container(journal)) if _is_title(_pieces(title)) else None


def is_journal(text: str) -> bool:
    """Whether this is surely the title of a journal, and nothing else that a reference may say."""
    name = re.sub(r"\s?\([^()]*\)$", "", text.strip(" .,"))
    if name in _KNOWN:
        return True
    words = re.findall(r"[^\s,:/-]+", text)
    if len(words) > 1 and all(word[0].isupper() and is_abbreviation(word) for word in words):
        return may_be_journal(text)
    if not words or not may_be_journal(text) or any(word[0].islower() and word not in SMALL_WORDS for word in words):
        return False
    return bool(_JOURNAL_WORDS.search(name)) or any(is_abbreviation(word) for word in words if word.endswith("."))


def is_sentence(text: str) -> bool:
    """Whether the text is one whole title without a full stop within."""
    pieces = _pieces(text)
    return len(pieces) == 1 and _is_title(pieces)


def clean_title(text: str) -> str:
    """A title without the punctuation that ends it in a reference; question and exclamation marks are its own."""
    title = text.strip(" ,;:")
    return title if title.endswith("...") else title.rstrip(" .,")


def clean_container(text: str) -> str:
    """A journal's title; a full stop at its end stays where it ends the last of several abbreviations."""
    container = _OF_1880.sub("", text.strip(" ,;:"))
    abbreviated = ". " in container and is_abbreviation(container.split()[-1])
    return container if abbreviated else container.rstrip(".")


def _pieces(text: str) -> list[str]:
    """The text cut after each full stop, question mark and exclamation mark that a capital letter follows."""
    return _BOUNDARY.sub(r"\g<closing>\n", text).split("\n")


def _is_title(pieces: list[str]) -> bool:
    """Whether these pieces are whole sentences of one title: brackets and quotations closed, no abbreviation last."""
    text = " ".join(pieces)
    while len(pieces) > 1 and _PART.fullmatch(pieces[-1]):
        pieces = pieces[:-1]
    last_word = pieces[-1].split()[-1]
    abbreviated = last_word[0].isupper() and last_word[-1] == "." and is_abbreviation(last_word)
    if (
        not _is_closed(text)
        or text[0] in QUOTES
        or abbreviated
        or _NO_SENTENCE_END.search(" ".join(pieces))
        or _NO_TITLE.search(text)
        or " " not in text
    ):
        return False
    return len(pieces) == 1 or _is_title_sentence(pieces[-1])


def _is_closed(text: str) -> bool:
    """Whether every bracket and quotation that the text opens it also closes; an apostrophe looks like a closing."""
    pairs_match = all(text.count(opening) == text.count(closing) for opening, closing in ("()", "“”", "«»"))
    return pairs_match and text.count('"') % 2 == 0 and text.count("‘") <= text.count("’")


def _is_abbreviated(piece: str) -> bool:
    words = piece.split()
    capitalised = all(not word[0].islower() or word in SMALL_WORDS for word in words)
    return capitalised and piece.endswith(".") and len(words) <= 4 and is_abbreviation(words[-1])


def _own_words(text: str) -> list[str]:
    """The words in lower case, without those that journals' titles do not capitalise either."""
    return [word for word in re.findall(r"[^\W\d_]{3,}", text) if word[0].islower() and word not in SMALL_WORDS]


def _is_title_sentence(piece: str) -> bool:
    """Whether a sentence that is not the first is the title's, not the first half of a journal's."""
    own_words = _own_words(piece)
    if len(own_words) < 3:
        return bool(own_words) and not _JOURNAL_WORDS.search(piece)
    return not any(word[0].isupper() for word in _JOURNAL_WORDS.findall(piece))


def may_be_journal(text: str) -> bool:
    """Whether nothing speaks against a journal's title; a comma does, but in an enumeration or before `Journal of`."""
    text = text.strip(" .,:")
    if not 2 <= len(text) <= 150 or _NO_JOURNAL.search(text) or len(text.split()) > 20 or text in _NUMBERED_BY_MONTH:
        return False
    if not all(map(_is_abbreviated, _pieces(text)[:-1])):
        return False
    _, comma, later = text.partition(", ")
    return not comma or bool(_ENUMERATION.search(later) or _JOURNAL_OF.search(later))
