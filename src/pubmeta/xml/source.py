"""XML of unknown origin, parsed safely and leniently, and where in it a problem is.

No network, no DTD, no external entity; entity bombs, deep nesting and documents beyond `MOST_BYTES` are refused. The
encoding, undeclared entities and characters that XML forbids are seen to by `xml_text`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from pubmeta.model.base import LONGEST_TEXT
from pubmeta.problems import Kind, Log, Problem
from pubmeta.reading.values import quoted
from pubmeta.xml.mending import Mending, encoding_of, needs_mending
from pubmeta.xml.paths import ElementPaths, line_number, local_name, name_in

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, XMLSyntaxError, _Element

MOST_BYTES = 64 * 2**20
"""The largest document, or record of a stream, that is read."""
_CHUNK = 2**16

_MORE_THAN_TAGS = re.compile(rb"<(?:\?(?!xml\s)|!(?!DOCTYPE\b))")
"""Comments, processing instructions, CDATA sections, and declarations in a DTD."""

_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);|#)")
"""A reference to an entity that the document itself declares."""

# libxml2's own bounds stay on: 256 levels of nesting, 10 MB of text in one node, entities at most five-fold.
_SETTINGS: dict[str, Any] = {
    "resolve_entities": "internal",
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "recover": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


class XmlSource:
    """A document, or one record of it, and the log to which problems are reported at their elements.

    Of the nodes in it only elements are left: comments and processing instructions are taken out, entities resolved.

    is_converted: whether it is a query result, in which texts may be escaped twice.
    """

    def __init__(self, root: _Element, log: Log, path: str | None = None, *, is_converted: bool = False) -> None:
        self.root = root
        self.log = log
        self.is_converted = is_converted
        self._paths = ElementPaths(root, path)

    def at(self, element: _Element) -> Log:
        """A log for what is read from the element: its problems go to the source's, with document path and line."""
        return _ElementLog(self, element)

    def path(self, element: _Element) -> str:
        """The path of an element: names as in the document, numbered where siblings share one (``/a/b[2]/c``)."""
        return self._paths.path(element)

    def release(self) -> None:
        """Let go of the elements whose paths were asked for, before `forget`.

        To free one of those that are taken out of a document together, lxml looks through all of them for another that
        is still known.
        """
        self._paths = ElementPaths(self.root)

    def unplaced(self, element: _Element, reason: str = "an article has no place for it") -> None:
        """Report an element that is left out, with what it says."""
        content = content_in(element)
        self.at(element).dropped("", f"{reason}; left out: {quoted(content)}" if content else f"{reason}; left out")


class _ElementLog(Log):
    """Reports to its source's log, with the element's path and line where the problem has none."""

    __slots__ = ("_element", "_source")

    def __init__(self, source: XmlSource, element: _Element) -> None:
        super().__init__()
        self._source = source
        self._element = element

    def report(
        self, kind: Kind, path: str, message: str, line: int | None, code: str | None, remedy: str | None
    ) -> None:
        path = path or self._source.path(self._element)
        self._source.log.report(kind, path, message, line or line_number(self._element), code, remedy)

    def add(self, problem: Problem) -> None:
        self.report(problem.kind, problem.path, problem.message, problem.line, problem.code, problem.remedy)


def words_in(element: _Element) -> str:
    """The characters in an element on one line, with a space between those of one element and those of the next."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def content_in(element: _Element) -> str:
    """What the element says, as messages show it: its text on one line, or else the attributes in it."""
    return words_in(element) or ", ".join(
        f"{str(key).rpartition('}')[2]}={value!s}" for part in element.iter("*") for key, value in part.items()
    )


def xml_source(content: bytes, log: Log) -> XmlSource | None:
    """The document, or None with the reason in the log."""
    from lxml import etree

    if len(content) > MOST_BYTES:
        log.add(_TOO_LARGE)
        return None
    codec = encoding_of(content[:_CHUNK], log)
    if codec == "utf-8" and not needs_mending(content):
        try:
            return _fit_source(etree.fromstring(content, etree.XMLParser(encoding="utf-8", **_SETTINGS)), log, content)
        except etree.XMLSyntaxError:
            pass  # perhaps for a reason that can be mended, as bytes that are not UTF-8 are
    mended = Mending(log).feed(content.decode(codec, _errors(codec)), final=True).encode()
    try:
        return _fit_source(etree.fromstring(mended, etree.XMLParser(**_SETTINGS)), log, mended)
    except etree.XMLSyntaxError as error:
        log.add(_malformed(error))
        return None


def _fit_source(root: _Element, log: Log, parsed: bytes) -> XmlSource:
    source = XmlSource(root, log)
    if _may_be_too_long(parsed):
        _leave_out_too_long(source)
    return source


def _may_be_too_long(parsed: bytes) -> bool:
    """Whether a text or attribute in what was parsed may be longer than a text of the model: none surely is in most.

    None is longer than what is between two end tags, unless there is more than tags: a text goes on after a comment or
    a CDATA section, in which there may be anything. What an entity stands for may be longer than all of it.
    """
    reference = parsed.find(b"&")  # many times as fast as a search for the pattern
    if reference >= 0 and _ENTITY.search(parsed, reference):
        return True
    if len(parsed) <= LONGEST_TEXT:
        return False
    if _MORE_THAN_TAGS.search(parsed):
        return True
    end = 0
    while len(parsed) - end > LONGEST_TEXT:
        end = parsed.rfind(b"</", end + 1, end + LONGEST_TEXT)
        if end < 0:
            return True
    return False


def _leave_out_too_long(source: XmlSource) -> None:
    """Take out, and report, every text and attribute that is longer than a text of the model may be.

    Readers keep a plain text as it is without asking for its length; for most documents nobody has to, as
    `_may_be_too_long` tells.
    """
    for element in source.root.iter():
        log = source.at(element)
        element.text = _unless_too_long(element.text, log)
        element.tail = _unless_too_long(element.tail, log)
        for key, value in element.items():
            if _unless_too_long(str(value), log) is None:
                del element.attrib[key]


def _unless_too_long(text: str | None, log: Log) -> str | None:
    if text is None or len(text) <= LONGEST_TEXT:
        return text
    log.dropped("", f"has {len(text):,} characters, which is more than {LONGEST_TEXT:,}; left out: {quoted(text)}")
    return None


def xml_records(stream: BinaryIO, name: str) -> Iterator[XmlSource | Problem]:
    """Each element of this local name in a document that holds many, in constant memory, with a log of its own.

    An element is there until the next one is asked for. A problem ends the document: what comes after it cannot be
    read.
    """
    for count, found in enumerate(xml_elements(stream, (name,)), 1):
        if isinstance(found, Problem):
            yield found
            return
        element, log = found
        parents = [name_in(parent) for parent in element.iterancestors()]
        path = "/".join(("", *reversed(parents), name_in(element)))
        source = XmlSource(element, log, f"{path}[{count}]" if parents else path)
        yield source
        source.release()
        forget(element)


def xml_elements(stream: BinaryIO, names: Iterable[str]) -> Iterator[tuple[_Element, Log] | Problem]:
    """Each element of these local names as it ends, and a log with what was met on the way to it.

    Whoever asks for them frees them, by `forget`. A problem ends the document.
    """
    from lxml import etree

    log = Log()
    mending = Mending(log)
    ends: dict[str, Any] = {"events": ("end",), "tag": [f"{{*}}{name}" for name in names]}
    reported = size = 0
    parsed: list[bytes] = []  # since the last of the elements ended, and in which it did
    chunk = stream.read(_CHUNK)
    codec = encoding_of(chunk, log)
    decoder = codecs.getincrementaldecoder(codec)(_errors(codec))
    whole = _parsed_whole(chunk, codec, ends)
    parser = etree.XMLPullParser(**ends, **_SETTINGS) if whole is None else whole
    try:
        while size <= MOST_BYTES:
            if whole is not None:
                parsed.append(chunk)
            else:
                parsed.append(mending.feed(decoder.decode(chunk, not chunk), final=not chunk).encode())
                parser.feed(parsed[-1])
                size += len(chunk)
                if not chunk:
                    parser.close()
            events: list[tuple[str, Any]] = list(parser.read_events())
            for (_, element), (_, following) in zip(events, [*events[1:], ("", None)], strict=False):
                may_be_too_long, size = _may_be_too_long(b"".join(parsed)), 0
                del parsed[:-1]
                element_log = Log()
                for problem in log.problems[reported:]:
                    if _is_later(problem, element, following):
                        break
                    element_log.add(problem)
                    reported += 1
                if may_be_too_long:
                    _leave_out_too_long(XmlSource(element.getroottree().getroot(), element_log))
                yield element, element_log
            if whole is not None or not chunk:
                return
            chunk = stream.read(_CHUNK)
        yield _TOO_LARGE
    except etree.XMLSyntaxError as error:
        yield _malformed(error)


def _parsed_whole(chunk: bytes, codec: str, ends: Mapping[str, Any]) -> XMLPullParser | None:
    """The parser of a document that is all in one chunk, and taken as it is; None where it is not, or may need mending.

    ends: the events for which the parser looks.
    """
    from lxml import etree

    if codec != "utf-8" or len(chunk) == _CHUNK or needs_mending(chunk):
        return None
    parser = etree.XMLPullParser(**ends, encoding="utf-8", **_SETTINGS)
    try:
        parser.feed(chunk)
        parser.close()
    except etree.XMLSyntaxError:
        return None
    return parser


def _is_later(problem: Problem, element: _Element, following: _Element | None) -> bool:
    """Whether a problem was met after the element, in the one that follows it and is not around it."""
    if following is None:
        return False
    start, after = line_number(element) or 0, line_number(following) or 0
    return after >= start and (problem.line or 0) > after


def forget(element: _Element, kept: Container[str] = ()) -> None:
    """Free an element and its siblings before it, except the first of each of the names that are `kept`."""
    element.clear()
    parent = element.getparent()
    if parent is None:
        return
    first: set[str] = set()
    for sibling in reversed([*element.itersiblings(preceding=True)]):
        name = local_name(sibling)
        if name in kept and name not in first:
            first.add(name)
        else:
            parent.remove(sibling)


_ADVICE = re.compile(r", (?:use|try|see) xml\w+.*", re.IGNORECASE | re.DOTALL)
"""What libxml2 writes for programmers."""
_TOO_LARGE = Problem(
    kind=Kind.MALFORMED, message=f"has more than {MOST_BYTES // 2**20} MiB in one record, the most that is read"
)


def _errors(codec: str) -> str:
    """How bytes are kept that are not in the encoding, so that `Mending` sees them."""
    return "replace" if codec.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _malformed(error: XMLSyntaxError) -> Problem:
    reason = _ADVICE.sub("", (error.msg or "it ends within an element").partition(", line ")[0])
    return Problem(kind=Kind.MALFORMED, message=f"cannot be read as XML: {reason}", line=error.lineno)
