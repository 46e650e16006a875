"""DOIs that a record has in more than one place, and what of them and of PubMed's ids is in notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pubmeta.model import Doi, Pmcid, Pmid
from pubmeta.problems import Place
from pubmeta.reading.field import Field
from pubmeta.reading.fields import FieldReader
from pubmeta.reading.values import quoted

_PUBMED = re.compile(r"(?i)(?P<kind>PMID|PMCID):?\s*(?P<id>(?:PMC)?\d{1,9})\.?\Z")
_PUBMED_IDS: Mapping[str, Callable[[str], str]] = {"pmid": Pmid, "pmcid": Pmcid}
ENDS = ".,;"
"""What ends a sentence after a DOI, and is not part of it."""
_LABELLED = re.compile(r"(?i)(?:doi:?\s*(?:https?://(?:dx\.)?doi\.org/)?|https?://(?:dx\.)?doi\.org/)10\.\d{4,9}/\S+\Z")


def doi_of(field: Field) -> Doi | None:
    """The DOI in a field, without the full stop or comma that ends a sentence, if a DOI is left."""
    text = field.text.strip()
    doi = doi_before_end(text)
    if doi is None:
        return field.taken(Doi)
    field.guessed(f"{quoted(text)} ends with punctuation, which is left out")
    return doi


def doi_before_end(text: str) -> Doi | None:
    """The DOI before what ends a sentence; None where nothing does, or none is left."""
    bare = text.rstrip(ENDS)
    try:
        return None if bare == text else Doi(bare)
    except ValueError:
        return None


def report_ending(doi: Doi | None, at: Place, path: str = "doi") -> None:
    """Report a DOI that ends as a sentence does, for writers of what is read by `doi_of`."""
    if doi and doi_before_end(doi):
        at.guessed(path, "ends with punctuation, which readers leave out")


def agreed_doi(known: Doi | None, link: Field) -> Doi | None:
    """The DOI that is known already, or else the one that the link names; a second one is reported."""
    named = doi_of(link)
    if known and named and named.key != known.key:
        link.dropped(f"names a DOI that differs from {known}, which is kept; left out: {named}")
    return known or named


def noted_doi(known: Doi | None, fields: FieldReader, *names: str, unescaped: Callable[[str], str] = str) -> Doi | None:
    """The DOI that is known already, or else one with its label or as a link in these notes.

    The rest of a note stays in it. unescaped: the characters that a text of the format means.
    """
    found: list[Field] = []

    def rest(field: Field) -> str:
        pieces = [piece.strip() for piece in re.split(r"[;\n]", field.text)]
        dois = {piece: doi for piece in pieces if _LABELLED.match(doi := unescaped(piece).rstrip("."))}
        found.extend(map(field.with_text, dois.values()))
        return "; ".join(piece for piece in pieces if piece and piece not in dois) if dois else field.text

    for name in names:
        fields.part(name, rest)
    for field in found:
        if known is None:
            field.guessed(f"the DOI is read from a note: {quoted(field.text)}")
        known = agreed_doi(known, field)
    return known


def with_noted_ids(found: Mapping[str, Any], fields: FieldReader, *names: str) -> dict[str, Any]:
    """The identifiers, and PubMed's with their labels in these notes where they are not known already.

    The rest of a note stays in it.
    """
    ids = dict(found)

    def rest(field: Field) -> str:
        pieces = [piece.strip() for piece in re.split(r"[;\n]", field.text)]
        kept = [piece for piece in pieces if not is_taken(field.with_text(piece))]
        return field.text if len(kept) == len(pieces) else "; ".join(filter(None, kept))

    def is_taken(piece: Field) -> bool:
        label = _PUBMED.match(piece.text)
        name = label["kind"].lower() if label else ""
        value = piece.with_text(label["id"]).taken(_PUBMED_IDS[name]) if label else None
        if value is None or ids.get(name) not in (None, value):
            return False
        if not ids.get(name):
            piece.guessed(f"the {name.upper()} is read from a note: {quoted(piece.text)}")
        ids[name] = value
        return True

    for note in names:
        fields.part(note, rest)
    return ids
