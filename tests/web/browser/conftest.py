"""The service in a process of its own, and Chromium looking at it: a fault on the page or a request elsewhere fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import ROOT

PICTURES = ROOT / "build" / "web-page"
"""Where the pictures are kept that the tests take."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-default-apps"
).split()


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """The address of a service that runs until the end of the block."""
    command = [sys.executable, "-m", "pubmeta", "serve", "--port", "0", "--processes", "1", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().removeprefix("Listening at ").strip()
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the service."""
    with serving() as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, another for each module: one that is left alone for minutes begins to do things of its own.

    Where there is none the tests are skipped, or fail if PUBMETA_BROWSER is set.
    """
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        message = f"there is no browser: none of {', '.join(_NAMES)} is installed"
        (pytest.fail if os.environ.get("PUBMETA_BROWSER") else pytest.skip)(message)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield found
        found.close()


class Visit:
    """Opens pages of the service, and takes note of what goes wrong in them.

    expected: of what the browser says of a page's faults, that which a test brings about.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._contexts: list[BrowserContext] = []
        self.expected = ""
        self.said: list[str] = []
        self.asked: list[str] = []

    def __call__(self, path: str = "/", *, base: str | None = None, **options: Any) -> Page:
        context = self._browser.new_context(**{"viewport": {"width": 1_200, "height": 900}, **options})
        context.set_default_timeout(20_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto((base or self._address) + path)
        return page

    def close(self) -> None:
        """Close all of them; nothing was asked of another host, and nothing was complained about."""
        for context in self._contexts:
            context.close()
        assert not [text for text in self.said if not self.expected or self.expected not in text]
        assert not [url for url in self.asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a page of the service."""
    found = Visit(browser, address)
    yield found
    found.close()
