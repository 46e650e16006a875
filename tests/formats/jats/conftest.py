"""What the tests of the JATS format share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from pubmeta.formats.jats import FORMAT, JatsOptions
from pubmeta.model import Article
from pubmeta.problems import Log

Written = Callable[..., Any]


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def written(log: Log) -> Written:
    """Writes an article of these fields as Archiving JATS and gives its root; what was reported is in `log`."""

    def root_of(**fields: Any) -> Any:
        article = Article.model_validate({"title": "T", **fields})
        content = FORMAT.write(article, JatsOptions(tag_set="archiving"), log) if FORMAT.write else b""
        return etree.fromstring(content, etree.XMLParser(load_dtd=False, no_network=True))

    return root_of
