"""The statements that are in the `back`."""

from __future__ import annotations

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.marked import marked
from pubmeta.model import Statement, Statements
from pubmeta.xml.build import Content, Element, element, text_element


def back_statements(statements: Statements) -> Content:
    """`ack`, and a `sec` for each of ethics and data availability (JATS4R)."""
    return [
        _ack(statements.acknowledgements),
        _sec(terms.ETHICS, statements.ethics),
        _sec(terms.DATA_AVAILABILITY, statements.data_availability),
    ]


def _ack(statement: Statement | None) -> Element | None:
    if statement is None:
        return None
    return element("ack", text_element("title", marked(statement.heading)), _paragraphs(statement))


def _sec(kind: str, statement: Statement | None) -> Element | None:
    """A section; the DTD wants a title, which is marked as ours where the statement is printed without."""
    if statement is None:
        return None
    if statement.heading:
        title = text_element("title", marked(statement.heading))
    else:
        title = element("title", {"specific-use": terms.GENERATED}, terms.SECTION_TITLES[kind])
    return element("sec", {"sec-type": kind}, title, _paragraphs(statement))


def _paragraphs(statement: Statement) -> list[Element | None]:
    return [text_element("p", marked(paragraph)) for paragraph in statement.paragraphs]
