"""What a reference prints beside the description of the work: its label, identifiers, links, remarks of databases."""

from __future__ import annotations

import re
import unicodedata

_LABEL = re.compile(r"^(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s*(?=\D)|^\d{1,3}\s(?=[A-Z]\.)|^[Bb]y\s(?=[A-Z])")

_RESOLVER = r"(?:https?\s?://\s?)?(?:dx\.\s?|www\.)?doi\.\s?org\s?/\s?"
_DOI_LABEL = r"\bdoi\s?:?\s*(?=10\.|https?:|\[?$)"
_PUBMED_NUMBER = r"\s\d{7,8}(?=\s?(?:[.;]|$))"  # PubMed's, without a label
_LANGUAGES = (
    "arabic|chinese|czech|danish|dutch|finnish|french|german|greek|hebrew|hungarian|italian|japanese|korean|norwegian|"
    "persian|polish|portuguese|romanian|russian|serbian|spanish|swedish|turkish|ukrainian"
)
_ACCESSED = r"accessed|access on|(?:acessos?|accesos?|accedido) e[mn]"
_NOTES = (
    rf"[\[(]?(?:{_RESOLVER}|{_DOI_LABEL}){{1,3}}(?:10\.\s?\d*(?:\s?/\s?\S*)?)?(?:{_PUBMED_NUMBER})?",
    rf"[\[(]?(?<![\w/])(?<!\d\.)10\.\d{{4,9}}/\S+(?:{_PUBMED_NUMBER})?",
    r"\b[A-Z]{5}[A-Z\d]\s\d{4}-\d{3}[\dX](?=\s)",  # CODEN and ISSN
    r"\[\s?(?:viewed|cited|consulted|accessed|retrieved|consultado|acesso|visto|consulté)\b[^\[\]]*\]",
    rf"\(\s?in (?:{_LANGUAGES})(?:,? with (?:an? )?(?:{_LANGUAGES}) (?:abstract|summary))?\s?\)",
    r"[\[(]?\s?\barXiv\s?[:.]\s?[\w.-]+(?:/\d+)?(?:\s?\[\s?[\w.-]+\s?\])?\s?[\])]?",
    r"(?:/\s?)?[\[(]?(?:PubMed\s?(?:Central)?\s?)?\b(?:PMID|PMC\s?ID)\s?:?\s*(?:PMC)*\s?\d+\s?[\])]?",
    rf"(?<=\d)[.;]?{_PUBMED_NUMBER}",
    r"(?<=\d)\.\d{7,8}(?=\.?$)",
    r"\[(?:PubMed|Google Scholar|CrossRef|Cross Ref|Article|Internet|Online|J|\s?INSPIRE\s?|Available on [\d-]+)\]",
    r"\bEpub\s(?:ahead of print|\d{4}(?:[\s/]\w{1,3}){0,2})",
    r"\b(?:Available|Retrieved|Disponível|Disponible)\s(?:from|at|online|em|en|in)?\s?:?\s?<?(?:https?://|www\.)\S+",
    r"\bISSN(?:-L)?:?\s?\d{4}-\d{3}[\dX](?!\w)",
    r"\bhttps?://\S+",
    rf"[\[(]?\b(?:last )?(?:{_ACCESSED})\b:?(?: on)?\s[\w ./,]{{4,24}}\d\b[\])]?",
)
_NOTE = re.compile("|".join(_NOTES), re.IGNORECASE)
_REMOVED = "\x00"
# where notes were: of the punctuation around them one mark stays
_SEAM = re.compile(rf"(?<![\s.,;:])[\s.,;:]*+{_REMOVED}[\s.,;:{_REMOVED}]*+")
_PUNCTUATION = re.compile(rf"\s*+([.,;:]?)[^{_REMOVED}]*+[\s{_REMOVED}]*+([.,;:]?)")
# One of these is in every note: to look for them first spares most texts the search.
_SIGNS = ("10.", "doi", "http", "www.", "pmid", "pmc", "arxiv", "epub", "acce", "acesso", "issn", "[", "(in ")
_BARE_NUMBER = re.compile(r"\d{7}|[A-Z]{6}\s\d{4}-")


def description(raw: str) -> str:
    """The part of a printed reference that describes the work, on one line, without punctuation at its end."""
    text = " ".join(unicodedata.normalize("NFC", raw).split())
    text = _LABEL.sub("", text, count=1)
    lower = text.lower()
    if not any(sign in lower for sign in _SIGNS) and not _BARE_NUMBER.search(text):
        return text.strip(" .,;:([")
    return _SEAM.sub(_one_mark, _NOTE.sub(_REMOVED, text)).strip(" .,;:([")


def _one_mark(seam: re.Match[str]) -> str:
    """The first mark before the notes, or else the first after them."""
    marks = _PUNCTUATION.match(seam[0])
    return f"{(marks and (marks[1] or marks[2])) or ''} "
