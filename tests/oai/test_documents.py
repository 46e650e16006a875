"""Articles as elements of answers."""

from __future__ import annotations

import pytest

from pubmeta import Article, Kind, get_format
from pubmeta.oai import documents
from pubmeta.oai.documents import document
from pubmeta.oai.repository import Offer
from pubmeta.registry import Namespace

from .rain import article, repository


def test_an_element_is_whole_and_has_a_namespace() -> None:
    offers = repository().offers
    jats, dublin_core = document(article(1), offers["jats"]), document(article(1), offers["oai_dc"])
    assert isinstance(jats, str)
    assert isinstance(dublin_core, str)
    assert jats.startswith('<article xmlns="https://jats.nlm.nih.gov/ns/publishing/1.4/" ')
    assert jats.endswith("</article>")
    assert dublin_core.startswith("<oai_dc:dc ")
    assert dublin_core.endswith("</oai_dc:dc>")


def test_where_there_is_no_document_there_are_errors_only() -> None:
    errors = document(Article(title="A title alone", short_title="Alone"), repository().offers["jats"])
    assert isinstance(errors, tuple)
    assert [(error.kind, error.path) for error in errors] == [
        (Kind.MISSING, "journal"),
        (Kind.MISSING, "dates.published"),
    ]


def test_what_a_plug_in_calls_xml_is_looked_at() -> None:
    offer = Offer("csl", get_format("csl").options(), Namespace("urn:csl", "urn:csl.xsd"))
    errors = document(article(1), offer)
    assert isinstance(errors, tuple)
    assert [error.kind for error in errors] == [Kind.MALFORMED]


def test_a_fault_keeps_one_item_back_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise TypeError("no")

    monkeypatch.setattr(documents, "export", fail)
    errors = document(article(1), repository().offers["jats"])
    assert isinstance(errors, tuple)
    assert [error.code for error in errors] == ["pubmeta.fault"]


def test_what_takes_all_memory_is_not_the_item_s_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(documents, "export", fail)
    with pytest.raises(MemoryError):
        document(article(1), repository().offers["jats"])
