"""Records handed in at the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.web.page.html_checks import assert_sound, parsed

Show = Callable[..., html.HtmlElement]


@pytest.fixture
def show(client: TestClient) -> Show:
    """Hands in a record, and gives the page that comes back, which is sound."""

    def show(content: bytes, name: str = "record", *, status: int = 200, **fields: Any) -> html.HtmlElement:
        files: dict[str, Any] = {"file": (name, content)}
        files |= {key: fields.pop(key) for key in ("registered", "configuration") if key in fields}
        answer = client.post("/show", files=files, data=fields)
        assert answer.status_code == status, answer.text
        page = parsed(answer.text)
        assert_sound(page)
        return page

    return show
