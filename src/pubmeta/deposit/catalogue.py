"""The messages of Crossref's deposit system: what each means, which field caused it, and what to do.

They are told from each other by their stable parts, for Crossref words them anew from time to time; a message that is
none of these is kept whole. Sources: Crossref's documentation of its submission logs and of their errors, and logs that
publishers showed in public.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pubmeta.deposit import fields
from pubmeta.problems import Kind


class After(StrEnum):
    """What has to happen before the DOI is registered as it should be."""

    NOTHING = "nothing"
    """It is registered."""
    CORRECTION = "correct"
    """The article, the configuration or the deposit has to be corrected, and deposited again."""
    AGAIN = "again"
    """The same article has to be deposited again: with a later timestamp, or because Crossref itself failed."""
    CROSSREF = "ask"
    """Crossref has to change something first; depositing again does not help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message of the catalogue.

    code: of the problem that it becomes. parts: a pattern of what is stable in its words. ids: the numbers (``msg_id``)
    that Crossref gives it, where they are known. kind: of the problem. path: the field where no article is known.
    find: finds the field in an article. example: as Crossref writes it.
    """

    code: str
    parts: str
    meaning: str
    remedy: str
    example: str
    kind: Kind = Kind.INVALID
    after: After = After.CORRECTION
    ids: tuple[str, ...] = ()
    path: str = ""
    find: fields.Finder = fields.nowhere


_REPORT = "report this to the maintainers of pubmeta if pubmeta wrote the deposit: it is checked before it is sent"

MESSAGES: Final[Sequence[Message]] = (
    Message(
        code="crossref.version-not-newer",
        parts=r"submitted version\b.*\bless (?:than )?or equal|previously submitted version",
        ids=("4",),
        meaning="the timestamp is not above that of the last deposit of this DOI, so Crossref kept the older record",
        remedy="deposit it again with a greater timestamp",
        example="Record not processed because submitted version: 20260101 is less or equal to previously submitted"
        " version 20260102 (DOI match)",
        after=After.AGAIN,
        path="options.timestamp",
        find=fields.always("options.timestamp"),
    ),
    Message(
        code="crossref.conflict",
        parts=r"\bwith conflict\b",
        meaning="the DOI is registered, and Crossref has another DOI with the same metadata",
        remedy="if both DOIs are of one work, make one an alias of the other in Crossref's conflict tool; if not,"
        " correct the metadata in which they do not differ",
        example="Added with conflict",
        kind=Kind.DISCOURAGED,
        after=After.NOTHING,
        path="doi",
        find=fields.always("doi"),
    ),
    Message(
        code="crossref.prefix-not-yours",
        parts=r"not allowed to (?:add|update|deposit)\b.*\bprefix|\bDOI\b.*\bowned by (?:another|a different|prefix)",
        meaning="the account may not deposit under the prefix of this DOI",
        remedy="use a DOI with a prefix of yours, or the account (or role) that has this prefix; if the prefix is"
        " yours, ask Crossref to add it to the account",
        example="User not allowed to add records for prefix: 10.5556",
        path="doi",
        find=fields.always("doi"),
    ),
    Message(
        code="crossref.title-not-yours",
        parts=r"\bISSN\b.*\b(?:owned by|already been assigned|assigned to (?:a different|another))|cannot update title",
        meaning="Crossref has the journal's ISSN with another publisher or title",
        remedy="correct the ISSN and the title of the journal; if they are right, ask Crossref to transfer the title",
        example='ISSN "12345679" has already been assigned to a different title',
        path="journal",
        find=fields.issn,
    ),
    Message(
        code="crossref.title-differs",
        parts=r"title is different (?:than|from|to) the already assigned",
        meaning="Crossref has another title for the journal with this ISSN",
        remedy="give the journal's title as Crossref has it, or ask Crossref to change it there",
        example="Deposit contains title error: the deposited publication title is different than the already assigned"
        " title",
        path="journal.title",
        find=fields.container_title,
    ),
    Message(
        code="crossref.issn",
        parts=r"\bISSN\b.*\binvalid\b|\binvalid ISSN\b",
        ids=("21",),
        meaning="an ISSN is not valid",
        remedy="correct the ISSN",
        example='ISSN "12345670" is invalid',
        path="journal",
        find=fields.issn,
    ),
    Message(
        code="crossref.orcid",
        parts=r"\bORCID\b.*\b(?:invalid|duplicates?|checksum|not valid)\b",
        ids=("45",),
        meaning="an ORCID iD is not valid, or is given to two contributors",
        remedy="correct the ORCID iD, or leave it out",
        example='Error in Journal Article (Author ORCID): ORCID "https://orcid.org/0000-0002-1825-0090" has invalid'
        " checksum",
        path="contributors[].orcid",
        find=fields.orcid,
    ),
    Message(
        code="crossref.title-missing",
        parts=r"title name value is missing|title (?:is|element is) (?:missing|empty)",
        meaning="the title of the article is absent",
        remedy="add the title",
        example="Deposit contains title error(s): Title name value is missing from the title element",
        kind=Kind.MISSING,
        path="title",
        find=fields.always("title"),
    ),
    Message(
        code="crossref.relation-target",
        parts=r"relation target\b.*\bdoes not exist|\btarget DOI\b.*\bdoes not exist",
        meaning="the article is related to a DOI that is not registered",
        remedy="correct the DOI, or deposit again when it is registered",
        example="Relation target DOI does not exist: 10.5555/nowhere",
        path="relations[].target",
        find=fields.relation,
    ),
    Message(
        code="crossref.prefixes-differ",
        parts=r"all prefixes in a submission must match",
        meaning="the deposit has DOIs of several prefixes, which Crossref does not take in one file",
        remedy="make one deposit for each prefix",
        example="All prefixes in a submission must match (DOI: 10.5555/jex.1)",
    ),
    Message(
        code="crossref.ask-crossref",
        parts=r"previously deleted|can(?:'|no)t submit into handle|please contact support",
        meaning="Crossref has locked this title or DOI, or the account may not register it",
        remedy="ask Crossref's support; depositing again does not help",
        example='title "Journal of Examples" was previously deleted by a Crossref admin',
        after=After.CROSSREF,
        path="doi",
        find=lambda message, sent: (
            fields.container_title(message, sent) if re.search(r"(?i)\btitle\b", message) else "doi"
        ),
    ),
    Message(
        code="crossref.crossref-fault",
        parts=r"NullPointerException|No exception localized message|\bORA-[0-9]+|java\.(?:sql|lang)\.|internal error",
        meaning="Crossref's own system failed",
        remedy="deposit it again; if it fails again, ask Crossref's support",
        example="java.lang.NullPointerException",
        after=After.AGAIN,
    ),
    Message(
        code="crossref.encoding",
        parts=r"UTFDataFormatException|invalid byte \S+ of|MalformedByteSequence",
        meaning="the file is not in the encoding that it claims",
        remedy=f"write it in UTF-8; {_REPORT}",
        example="java.io.UTFDataFormatException: invalid byte 1 of 1-byte UTF-8 sequence",
    ),
    Message(
        code="crossref.schema",
        parts=r"\bcvc-|invalid content (?:was found )?starting with|content is not allowed in|must be terminated by"
        r"|premature end of file|schema validation",
        meaning="the deposit does not keep Crossref's schema",
        remedy=f"correct the value; {_REPORT}",
        example="cvc-complex-type.2.4.a: Invalid content was found starting with element 'doi_data'. One of"
        " '{\"http://www.crossref.org/schema/5.5.0\":publication_date}' is expected.",
        find=fields.element,
    ),
)

CONFLICT: Final = next(each for each in MESSAGES if each.code == "crossref.conflict")
REFERENCE: Final = Message(
    code="crossref.reference",
    parts="",
    meaning="a reference was not registered",
    remedy="correct the reference and deposit again, if its link matters; the DOI itself is registered",
    example='<citation key="ref3" status="error">Invalid content</citation>',
    kind=Kind.DISCOURAGED,
    after=After.NOTHING,
    path="references[]",
)
OTHER: Final = Message(
    code="crossref.other",
    parts="",
    meaning="a message that pubmeta does not know",
    remedy="read Crossref's message; if it is not clear, ask Crossref's support with the submission id",
    example="",
)

_LOOKED_AT = 4_000
"""The characters of a message that say which one it is."""
_PATTERNS = tuple((re.compile(each.parts, re.IGNORECASE | re.DOTALL), each) for each in MESSAGES)
_BY_ID = {number: each for each in MESSAGES for number in each.ids}


def message_of(text: str, msg_id: str | None = None) -> Message:
    """The message of the catalogue that a text is: by its words, or else by its number; `OTHER` for an unknown one."""
    head = text[:_LOOKED_AT]
    known = next((each for pattern, each in _PATTERNS if pattern.search(head)), None)
    return known or _BY_ID.get(msg_id or "", OTHER)
