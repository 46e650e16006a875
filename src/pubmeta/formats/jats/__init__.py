"""JATS XML (ANSI/NISO Z39.96), the article's front and back: Journal Publishing or Archiving, 1.4 or 1.3.

One writer serves all four DTDs, in what they have in common. Where the rules of JATS4R go further than the DTD, it
follows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.formats.jats.options import JatsOptions
from pubmeta.formats.jats.rules import RULES
from pubmeta.problems import Problem
from pubmeta.registry import Format, Namespace, deferred
from pubmeta.xml.prolog import MISC

__all__ = ["FORMAT", "JatsOptions", "namespace", "recognise", "schema", "validate"]


def schema(options: JatsOptions) -> str:
    """The key of the DTD."""
    return f"jats/{options.version}/{options.tag_set}"


def namespace(options: JatsOptions) -> Namespace:
    """What JATS is in answers to harvesters, where each element has a namespace: as PubMed Central gives it to them."""
    place = f"{options.tag_set}/{options.version}/"
    name = {"publishing": "journalpublishing", "archiving": "archivearticle"}[options.tag_set]
    file = f"JATS-{name}{options.version.replace('.', '-')}-mathml3.xsd"
    return Namespace(f"https://jats.nlm.nih.gov/ns/{place}", f"https://jats.nlm.nih.gov/{place}xsd/{file}")


def validate(content: bytes, options: JatsOptions | None = None) -> Iterator[Problem]:
    """Every problem of the document: what is no XML, what the DTD refuses, what breaks a content rule.

    Without options, the document's DOCTYPE and `@dtd-version` say which DTD.
    """
    from pubmeta.formats.jats.validate import problems

    yield from problems(content, schema(options) if options else None)


def conforms(content: bytes, options: JatsOptions) -> bool:
    """Whether the root is an `article` and the DTD accepts the document."""
    from pubmeta.formats.jats.validate import conforms

    return conforms(content, schema(options))


# Before the root element: white space, declarations, comments, and a DOCTYPE with its internal subset.
_PROLOG = re.compile(
    rb"%b(?:(?P<doctype><!DOCTYPE\s+(?:pmc-)?article\w*+\b[^\[>]*"
    rb"(?:\[[^\]\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^\]\"']*+)*\]\s*+)?>)%b)?"
    rb"<(?P<root>article|article-set|pmc-articleset)(?P<attributes>(?:\s[^>]*)?)>" % (MISC, MISC)
)
_FIRST_CHILD = re.compile(rb"%b<(?:front|processing-meta)[\s/>]" % MISC)
_FIRST_ARTICLE = re.compile(rb"%b<article[\s>]" % MISC)


def declared_schema(content: bytes) -> str | None:
    """The key of the DTD that the document names; None where it is no JATS."""
    from pubmeta.formats.jats import validate

    return validate.schema_of(content)


def recognise(head: bytes) -> bool:
    """A root `article` that DOCTYPE, attributes or first child show to be that of JATS or NLM, or a set of these.

    Publishers have DOCTYPEs of their own for it, so one that is not NLM's decides nothing.
    """
    content = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")  # without the marks and zeros of UTF-16
    found = _PROLOG.match(content)
    if found is None:
        return False
    doctype, attributes = found["doctype"] or b"", found["attributes"]
    if found["root"] != b"article":
        return _FIRST_ARTICLE.match(content, found.end()) is not None
    if b"-//NLM//DTD" in doctype or b"DocBook" in doctype:
        return b"DocBook" not in doctype
    namespace = re.search(rb"\sxmlns\s*=\s*[\"']([^\"']*)", attributes)
    if namespace and b"jats.nlm.nih.gov/" in namespace[1]:
        return True
    if re.search(rb"\s(?:article-type|dtd-version)\s*=", attributes):
        return True
    return namespace is None and _FIRST_CHILD.match(content, found.end()) is not None


FORMAT = Format(
    name="jats",
    title="JATS XML",
    media_type="application/jats+xml",
    suffix=".jats.xml",
    options=JatsOptions,
    schema=schema,
    declared_schema=declared_schema,
    validate=validate,
    conforms=conforms,
    advise=deferred("pubmeta.formats.jats.advice", "advise"),
    write=deferred("pubmeta.formats.jats.write", "write"),
    read=deferred("pubmeta.formats.jats.read", "read"),
    read_many=deferred("pubmeta.formats.jats.read", "read_many"),
    recognise=recognise,
    rules=RULES,
    namespace=namespace,
)
