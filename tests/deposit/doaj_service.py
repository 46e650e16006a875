"""A stand-in of DOAJ's API v4 on loopback: it prunes what is not in its object, and refuses what it does not take.

It is written from the facts of DOAJ's documentation, not from what pubmeta writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

KEY = "d0aj-Key&secret"
_OBJECT: dict[str, Any] = {
    "title": str,
    "abstract": str,
    "year": str,
    "month": str,
    "keywords": [str],
    "identifier": [{"type": str, "id": str}],
    "link": [{"type": str, "url": str, "content_type": str}],
    "author": [{"name": str, "affiliation": str, "orcid_id": str}],
    "subject": [{"scheme": str, "term": str, "code": str}],
    "journal": {
        **dict.fromkeys(("title", "publisher", "volume", "number", "start_page", "end_page", "country"), str),
        "language": [str],
    },
}


@dataclass
class Service:
    """What the service has and does.

    issns: of the account's journals. pruned: what it left out without a word. states: that an upload goes through.
    faults: statuses that the next requests get.
    """

    clock: Callable[[], float]
    issns: frozenset[str] = frozenset({"2163-9914", "2164-005X", "2432-0005"})
    states: tuple[str, ...] = ("pending", "validated")
    articles: dict[str, dict[str, Any]] = field(default_factory=dict)
    pruned: list[str] = field(default_factory=list)
    uploads: dict[str, list[Any]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    faults: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    url: str = ""

    @contextmanager
    def running(self) -> Iterator[Service]:
        """The service at an address of this machine."""
        with HTTPServer("127.0.0.1") as server:
            self.url = server.url_for("").rstrip("/")
            server.expect_request(re.compile("^/api/v4/")).respond_with_handler(self._answer)
            yield self

    def _answer(self, request: Request) -> Response:
        if request.args.get("api_key") != KEY:
            return _json({"error": "An API Key is required to access this."}, 401)
        if self.faults:
            return Response("", self.faults.pop(0), {"Retry-After": "4"})
        now = self.clock()
        self.times = [*(time for time in self.times if now - time < 1), now]
        if len(self.times) > 7:  # two a second, and five at once
            return Response("", 429)
        parts = request.path.removeprefix("/api/v4/").split("/")
        if parts[0] == "bulk":
            return self._bulk(request, parts)
        return self._single(request, parts)

    def _single(self, request: Request, parts: list[str]) -> Response:
        known = parts[1] if len(parts) > 1 else ""
        if known and known not in self.articles:
            return _json({"error": "not_found"}, 404)
        if request.method == "DELETE":
            del self.articles[known]
            return Response("", 204)
        try:
            article = self._taken(json.loads(request.get_data()))
        except _RefusedError as error:
            return _json({"status": "bad_request", "error": str(error)}, error.status)
        if request.method == "PUT":
            if _doi(article) != _doi(self.articles[known]):
                return _json({"error": "The identifiers of an article cannot be changed: the DOI differs"}, 403)
            self.articles[known] = article
            return Response("", 204)
        return _json({"status": "created", "id": self._kept(article), "location": "/"}, 201)

    def _bulk(self, request: Request, parts: list[str]) -> Response:
        if request.method == "GET":
            return _json(self._state(parts[2]), 200)
        articles = json.loads(request.get_data())
        try:
            for each in articles:
                _pruned(each["bibjson"], _OBJECT, "bibjson", [])
            dois = {_doi(each["bibjson"]) for each in articles}
        except _RefusedError as error:
            return _json({"error": str(error)}, 400)
        if len(dois) < len(articles):
            return _json({"error": "The list contains duplicate DOIs"}, 400)
        name = f"upload{len(self.uploads) + 1}"
        self.uploads[name] = articles
        status = f"https://doaj.example/api/v4/bulk/articles/{name}"
        return _json({"msg": "taken", "upload_id": name, "status": status}, 202)

    def _state(self, name: str) -> dict[str, Any]:
        step = self.asked[name] = self.asked.get(name, -1) + 1
        if step < len(self.states):
            return {"id": name, "status": self.states[step]}
        new = updated = 0
        unmatched: list[str] = []
        for each in self.uploads[name]:
            try:
                article = self._taken(each)
            except _RefusedError:
                unmatched += [entry["id"] for entry in each["bibjson"]["identifier"] if entry["type"] != "doi"]
                continue
            before = len(self.articles)
            self._kept(article)
            new, updated = new + len(self.articles) - before, updated + 1 - (len(self.articles) - before)
        failed = len(self.uploads[name]) - new - updated
        results = {"imported": new + updated, "failed": failed, "update": updated, "new": new}
        state = "processed" if not failed else "processed_partial" if new + updated else "failed"
        reasons = {"failure_reasons": {"unmatched": unmatched}, "error_details": "One or more articles failed"}
        return {"id": name, "status": state, "results": results, **(reasons if failed else {})}

    def _kept(self, article: dict[str, Any]) -> str:
        known = next((name for name, each in self.articles.items() if _doi(each) == _doi(article)), None)
        name = known or f"id{len(self.articles) + 1}"
        self.articles[name] = article
        return name

    def _taken(self, sent: Any) -> dict[str, Any]:
        """The article as DOAJ keeps it. Raises for one that it refuses."""
        article: dict[str, Any] = _pruned(sent["bibjson"], _OBJECT, "bibjson", self.pruned)
        identifiers = {each["type"]: each["id"] for each in article.get("identifier", ())}
        issns = {identifiers[kind] for kind in ("pissn", "eissn") if kind in identifiers}
        if not article.get("title"):
            raise _RefusedError("Field 'title' is required but not present", 400)
        if not issns:
            raise _RefusedError("Neither Print ISSN nor Electronic ISSN has been supplied", 400)
        if identifiers.get("pissn") == identifiers.get("eissn"):
            raise _RefusedError("The Print and Online ISSNs supplied are identical", 400)
        if "doi" not in identifiers and not article.get("link"):
            raise _RefusedError("Neither a DOI nor a Fulltext URL is given", 400)
        if len(article.get("abstract", "")) > 30_000:
            raise _RefusedError("The abstract is too long", 400)
        if "<script" in json.dumps(article):
            raise _RefusedError("A script is in the title or abstract", 400)
        if not issns <= self.issns:
            raise _RefusedError("The ISSNs do not match a journal of this account", 403)
        return article


class _RefusedError(Exception):
    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def _pruned(value: Any, shape: Any, path: str, pruned: list[str]) -> Any:
    """The value with what the shape does not have left out; raises for a value of another type."""
    if isinstance(shape, dict) and isinstance(value, dict):
        pruned += [f"{path}.{key}" for key in value if key not in shape]
        return {key: _pruned(each, shape[key], f"{path}.{key}", pruned) for key, each in value.items() if key in shape}
    if isinstance(shape, list) and isinstance(value, list):
        return [_pruned(each, shape[0], path, pruned) for each in value]
    if not (isinstance(shape, type) and isinstance(value, shape)):
        raise _RefusedError(f"Field '{path}' has a wrong type", 400)
    return value


def _doi(article: dict[str, Any]) -> str:
    return next((str(each["id"]).lower() for each in article.get("identifier", ()) if each["type"] == "doi"), "")


def _json(value: Any, status: int) -> Response:
    return Response(json.dumps(value), status, content_type="application/json")
