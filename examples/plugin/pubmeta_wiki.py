"""Wikipedia's template ``{{cite journal}}`` as a pubmeta format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pubmeta import Article, Format, Kind, Log, Options, Problem, Rule, report_unplaced, values
from pubmeta.model import Anonymous, Contributor, Dates, Markup, Person

NAMES = {"author": "", "editor": "editor-"}

PARAMETERS = {
    "title": "title", "journal.title": "journal", "journal.issn_electronic": "eissn", "journal.issn_print": "issn",
    "journal.publisher.name": "publisher", "volume": "volume", "issue": "issue", "article_number": "article-number",
    "language": "language", "doi": "doi", "pmid": "pmid", "pmcid": "pmc", "arxiv": "arxiv", "landing_page": "url",
}  # fmt: skip
"""Model path to parameter, where the value goes as it is."""

PLACED = {*PARAMETERS, "pages.first", "pages.last", "pages.range"} | {
    f"contributors[].{name}" for name in ("family", "given", "particle", "suffix", "name", "role")
}
"""What the template takes. Every other field is reported as dropped, those too that the model will have one day."""

TEMPLATE = Rule(
    code="wiki.template", kind=Kind.INVALID, text="a citation is one {{cite journal}} template", source="Wikipedia"
)
REPEATED = Rule(
    code="wiki.repeated", kind=Kind.INVALID, text="a parameter is given once; the last one wins", source="Wikipedia"
)

_TEMPLATE = re.compile(
    r"\{\{cite journal\s*\|(?:<nowiki>(?:(?!</nowiki>).)*</nowiki>|(?!<nowiki>)[^{}])*+[^{}]*\}\}\s*", re.DOTALL
)
"""Braces are within ``<nowiki>`` only; one that nothing closes is text. No text can be taken in two ways: long ones
are read as fast as they are long."""
_PARAMETER = re.compile(r"^\|([^=\n]+)=", re.MULTILINE)


class WikiOptions(Options):
    """What a caller may choose, and a configuration file in its table [wiki]."""

    access: bool = False
    """Whether a freely readable article is marked with ``doi-access=free``."""


def write(article: Article, options: WikiOptions, log: Log) -> bytes:
    """One template; what it cannot hold is in the log, each value with its model path."""
    published = article.dates.first_published
    placed = PLACED | {f"dates.{name}" for name in Dates.model_fields if getattr(article.dates, name) == published}
    report_unplaced(article, placed, log, otherwise="the template has no parameter for it")
    lines = []
    for path, value in values(article):
        if name := PARAMETERS.get(path):
            lines.append((name, str(value)))
            if isinstance(value, Markup):
                log.dropped(path, "the words are kept, the markup is not")
    if article.pages:
        lines.append(("pages", str(article.pages)))
    if published:
        lines.append(("date", str(published)))
    if options.access and article.free_to_read:
        lines.append(("doi-access", "free"))
    lines += _names(article.contributors, log)
    return "".join(["{{cite journal\n", *(f"| {name} = {_escaped(value)}\n" for name, value in lines), "}}\n"]).encode()


def _names(contributors: tuple[Contributor, ...], log: Log) -> Iterator[tuple[str, str]]:
    counts = dict.fromkeys(NAMES.values(), 0)
    for at, one in log.each("contributors", contributors):
        prefix = NAMES.get(one.role)
        if prefix is None or isinstance(one, Anonymous):
            at.dropped("", "the template has authors and editors with a name")
            continue
        counts[prefix] += 1
        yield f"{prefix}last{counts[prefix]}", one.whole_family if isinstance(one, Person) else one.name
        if isinstance(one, Person) and (first := " ".join(part for part in (one.given, one.suffix) if part)):
            yield f"{prefix}first{counts[prefix]}", first


def _escaped(text: str) -> str:
    """The text with what the wiki takes for its own made literal."""
    return re.sub(r"[{}\[\]|<>]|''|~~~", lambda found: f"<nowiki>{found[0]}</nowiki>", text)


def validate(content: bytes, options: WikiOptions | None = None) -> Iterator[Problem]:  # noqa: ARG001 (every validator has it)
    """There is no schema; these are the rules of the template."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Problem(kind=Kind.MALFORMED, message=f"is not UTF-8: {error.reason} at byte {error.start}")
        return
    if not _TEMPLATE.fullmatch(text):
        yield TEMPLATE.problem("")
    counts = Counter(found[1].strip(" ") for found in _PARAMETER.finditer(text))
    for name in sorted(name for name, count in counts.items() if count > 1):
        yield REPEATED.problem(name)


FORMAT = Format(
    name="wiki",
    title="Wikipedia citation template",
    media_type="text/x-wiki",
    suffix=".wiki.txt",
    options=WikiOptions,
    write=write,
    validate=validate,
    recognise=lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(b"{{cite journal"),
    rules=(TEMPLATE, REPEATED),
)
