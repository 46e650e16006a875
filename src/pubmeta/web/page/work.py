"""What is done with a request of the page in a child process: all of it, to the HTML."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from pubmeta import api
from pubmeta.config import Config
from pubmeta.errors import PubmetaError
from pubmeta.problems import Problem
from pubmeta.registry import get_format
from pubmeta.web.answers import Answer
from pubmeta.web.page.examples import EXAMPLE
from pubmeta.web.page.forms import submission_of
from pubmeta.web.page.rendering import rendered
from pubmeta.web.page.submission import Submission
from pubmeta.web.page.views.documents import file_name
from pubmeta.web.page.views.lines import lines_of
from pubmeta.web.page.views.problems import INPUT, Places, cards_of
from pubmeta.web.page.views.result import made_again, readable, result_of
from pubmeta.web.problems import Refusal, Refused

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as it arrived. is_part: the answer goes into a page that is there. root: see `rendered`."""

    content_type: str
    body: bytes
    is_part: bool
    root: str


def show(config: Config, form: Form) -> Answer:
    """The record that a form hands in, on the page."""
    try:
        return _shown(config, submission_of(form.content_type, form.body), is_part=form.is_part, root=form.root)
    except Refused as refused:
        return refusal(refused, form.is_part, form.root)


def show_example(
    config: Config,
    name: str,
    is_part: bool,  # noqa: FBT001 (arguments of a task go by place)
    root: str,
) -> Answer:
    """An example, on the page."""
    return _shown(config, EXAMPLE[name].submission(), is_part=is_part, root=root)


def _shown(config: Config, submission: Submission, *, is_part: bool, root: str) -> Answer:
    result = result_of(config, submission)
    values = {"result": result, "again": submission.packed(), "submission": submission, "readable": readable()}
    text = rendered("result.html" if is_part else "result_page.html", root, **values)
    return Answer(content=text.encode(errors="replace"), media_type=HTML, status=200 if result.is_completed else 422)


def document(config: Config, form: Form, format_name: str, is_download: bool) -> Answer:  # noqa: FBT001 (as above)
    """One document of the record that a form hands in: as a file, or to read."""
    try:
        submission = submission_of(form.content_type, form.body)
    except Refused as refused:
        return refusal(refused, form.is_part, form.root)
    made = made_again(config, submission, format_name)
    if made.content is None:
        return refusal(
            Refused(Refusal.NO_DOCUMENT, "This record has no such document.", made.problems),
            form.is_part,
            form.root,
        )
    file = file_name(submission.name, format_name)
    if is_download:
        plain = file.encode("ascii", "replace").decode().replace('"', "_").replace("\\", "_").replace("?", "_")
        disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file)}"
        media_type = get_format(format_name).media_type
        return Answer(content=made.content, media_type=media_type, headers={"content-disposition": disposition})
    values = {
        "name": format_name,
        "title": get_format(format_name).title,
        "file": file,
        "lines": lines_of(made.content, format_name, _problems(made.content, format_name)),
        "again": submission.packed(),
    }
    text = rendered("document.html" if form.is_part else "document_page.html", form.root, **values)
    return Answer(content=text.encode(errors="replace"), media_type=HTML)


def _problems(content: bytes, format_name: str) -> tuple[Problem, ...]:
    """What is to be said of a document that is valid, by its own rules."""
    try:
        return api.validate(content, format_name).problems
    except PubmetaError:
        return ()


def refusal(refused: Refused, is_part: bool, root: str) -> Answer:  # noqa: FBT001 (as above)
    """Why there is nothing to show, as a page."""
    cards = cards_of([(INPUT, INPUT, problem) for problem in refused.problems], Places(has_article=False))
    values = {"title": refused.refusal.title, "detail": refused.detail, "cards": cards}
    text = rendered("refused.html" if is_part else "refused_page.html", root, **values)
    return Answer(
        content=text.encode(errors="replace"),
        media_type=HTML,
        status=refused.refusal.status,
        headers=refused.headers,
    )
