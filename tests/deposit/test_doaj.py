"""Articles at DOAJ: added, overwritten, taken out, and sent in bulk; nothing is pruned, and nothing shows the key."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from httpx2 import MockTransport, Request, Response

from pubmeta.deposit import Doaj, UploadState, api_key
from pubmeta.errors import CredentialsError, DepositError, WriteError
from pubmeta.model import Article
from tests.conftest import ROOT

from .conftest import Clock
from .doaj_service import KEY, Service
from .test_sending import shown

CASE = Article.model_validate_json((ROOT / "tests/cases/rituximab/article.json").read_bytes())


@pytest.fixture
def service(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Service(clock=clock).running() as service:
        yield service


@pytest.fixture
def doaj(service: Service, clock: Clock) -> Doaj:
    return Doaj(KEY, service.url, clock=clock, sleep=clock.sleep)


def article(number: int, **more: object) -> Article:
    return Article.model_validate(
        {
            "title": f"Rows of trees {number}",
            "doi": f"10.5555/trees.{number}",
            "journal": {"title": "Journal of Examples", "issn_electronic": "2432-0005"},
            "dates": {"published_online": "2026-05-04"},
            "landing_page": f"https://www.example.org/{number}",
            **more,
        }
    )


def test_an_article_is_added_overwritten_and_taken_out(doaj: Doaj, service: Service) -> None:
    placed = doaj.create(CASE)
    assert placed.id == "id1"
    assert service.articles["id1"]["title"] == CASE.title
    assert doaj.create(CASE.model_copy(update={"volume": "4"})).id == "id1"
    assert service.articles["id1"]["journal"]["volume"] == "4"
    assert doaj.update("id1", CASE).id == "id1"
    assert service.articles["id1"]["journal"]["volume"] == "3"
    assert doaj.delete("id1").id == "id1"
    assert service.articles == {}


def test_nothing_that_is_sent_is_pruned(doaj: Doaj, service: Service) -> None:
    sent = 0
    for path in sorted((ROOT / "tests/cases").glob("*/article.json")):
        with suppress(WriteError):  # what DOAJ would refuse
            problems = doaj.create(Article.model_validate_json(path.read_bytes())).problems
            sent += 1
            assert {problem.code for problem in problems} <= {"doaj.issn"}  # the journal is not the account's
    assert service.pruned == []
    assert sent >= 8


def test_what_doaj_refuses_is_at_the_field(doaj: Doaj, service: Service) -> None:
    service.issns = frozenset()
    (problem,) = doaj.create(CASE).problems
    assert (problem.code, problem.path) == ("doaj.issn", "journal")
    assert "The ISSNs do not match a journal of this account" in problem.message
    (problem,) = doaj.update("id9", CASE).problems
    assert "not_found" in problem.message
    assert doaj.delete("id9").problems
    service.issns = frozenset({"2432-0005"})
    known = doaj.create(article(1)).id
    assert known
    (problem,) = doaj.update(known, article(2)).problems
    assert problem.path == "doi"


def test_an_article_that_doaj_would_refuse_is_not_sent(doaj: Doaj, service: Service) -> None:
    with pytest.raises(WriteError):
        doaj.create(CASE.model_copy(update={"journal": None}))
    assert service.times == []


def test_many_articles_go_through_their_states(doaj: Doaj, service: Service, clock: Clock) -> None:
    doaj.create(article(1))
    uploads = doaj.upload([*map(article, range(1, 5)), article(2), article(5, journal=None)])
    (upload,) = uploads.sent
    assert upload.dois == tuple(f"10.5555/trees.{number}" for number in range(1, 5))
    assert [(doi, problems[0].path.partition(".")[0]) for doi, problems in uploads.unsent] == [
        ("10.5555/trees.2", "doi"),
        ("10.5555/trees.5", "journal"),
    ]
    assert uploads.unsent[0][1][0].code == "doaj.once"
    assert doaj.state(upload).state is UploadState.PENDING
    done = doaj.wait(upload)
    assert (done.state, done.imported, done.new, done.updated, done.failed) == (UploadState.PROCESSED, 4, 3, 1, 0)
    assert done.imported_all
    assert doaj.state(done) is done


def test_an_upload_of_which_some_fail_says_why(doaj: Doaj) -> None:
    foreign = article(2, journal={"title": "Another", "issn_print": "1050-124X"})
    (upload,) = doaj.upload([article(1), foreign]).sent
    done = doaj.wait(upload)
    assert (done.state, done.imported, done.failed) == (UploadState.PROCESSED_PARTIAL, 1, 1)
    assert not done.imported_all
    assert [problem.code for problem in done.problems] == ["doaj.unmatched", "doaj.refused"]
    assert "1050-124X" in done.problems[0].message


def test_an_upload_that_is_not_processed_in_time_is_as_it_is(doaj: Doaj, service: Service, clock: Clock) -> None:
    service.states = ("pending",) * 50
    (upload,) = doaj.upload([article(1)]).sent
    start = clock.now
    assert doaj.wait(upload, patience=100).state is UploadState.PENDING
    assert clock.now - start <= 100


def test_large_lists_are_divided(doaj: Doaj, service: Service) -> None:
    long = "A word. " * 3_000
    uploads = doaj.upload(article(number, abstracts=[long]) for number in range(60))
    assert len(uploads.sent) == 3
    assert sum(len(upload.dois) for upload in uploads.sent) == 60


def test_no_more_is_asked_than_doaj_wants(doaj: Doaj, service: Service, clock: Clock) -> None:
    start = clock.now
    for number in range(25):
        assert doaj.create(article(number)).id
    assert 9 <= clock.now - start <= 12


def test_busy_servers_are_asked_again(doaj: Doaj, service: Service, clock: Clock) -> None:
    service.faults = [503, 429, 500]
    assert doaj.create(CASE).id == "id1"
    assert sum(clock.slept) >= 12
    service.faults = [502] * 20
    with pytest.raises(DepositError, match="does not answer: status 502"):
        doaj.create(CASE)


def answering(clock: Clock, *answers: Response) -> Doaj:
    """A client that gets these answers, the last one for good."""
    left = [*answers]

    def answer(request: Request) -> Response:
        found = left.pop(0) if len(left) > 1 else left[0]
        return Response(
            found.status_code, content=found.content.replace(b"URL", str(request.url).encode()), headers=found.headers
        )

    return Doaj(KEY, "http://127.0.0.1:9", transport=MockTransport(answer), clock=clock, sleep=clock.sleep)


@pytest.mark.parametrize(
    "call",
    [
        lambda doaj: doaj.create(CASE),
        lambda doaj: doaj.update("id1", CASE),
        lambda doaj: doaj.delete("id1"),
        lambda doaj: doaj.upload([article(1)]),
    ],
)
@pytest.mark.parametrize("page", [b"<html>Under maintenance</html>", b"[" * 200_000])
def test_a_page_in_place_of_an_answer_is_no_success(page: bytes, call: Callable[[Doaj], object], clock: Clock) -> None:
    with pytest.raises(DepositError, match=r"does not answer: a page in its place says .*; try again later"):
        call(answering(clock, Response(200, content=page)))


@pytest.mark.parametrize("found", [b"", b'{"status": "created"}', b'{"id": null}'])
def test_an_article_without_an_id_is_told(found: bytes, clock: Clock) -> None:
    placed = answering(clock, Response(201, content=found)).create(CASE)
    assert placed.id is None
    assert [problem.code for problem in placed.problems] == ["doaj.refused"]
    (upload,) = answering(clock, Response(202, content=found)).upload([article(1)]).sent
    assert (upload.id, upload.state) == (None, UploadState.FAILED)
    assert upload.problems


def test_an_address_that_is_none_leads_nowhere(clock: Clock) -> None:
    moved = Response(301, content=b"Moved", headers={"Location": "https://[/"})
    (problem,) = answering(clock, moved).create(CASE).problems
    assert problem.message == "it was not taken: the status is 301; the answer says 'Moved'"
    (upload,) = (
        answering(clock, Response(202, content=b'{"upload_id": "u1", "status": "https://["}')).upload([article(1)]).sent
    )
    assert (upload.id, upload.status) == ("u1", "")


@pytest.mark.parametrize("status", [301, 400, 403, 404, 413])
def test_an_answer_that_is_not_doajs_is_told_without_its_markup(status: int, clock: Clock) -> None:
    content = b"<html><h1>Not &amp; here</h1></html>"
    location = {"Location": "https://example.org/?api_key=x"} if status == 301 else {}
    (problem,) = answering(clock, Response(status, content=content, headers=location)).create(CASE).problems
    leading = ", it leads to https://example.org/" if location else ""
    assert problem.message == f"it was not taken: the status is {status}{leading}; the answer says 'Not & here'"


TAKEN = Response(202, content=b'{"upload_id": "u1", "status": "https://doaj.example/api/v4/bulk/articles/u1"}')


@pytest.mark.parametrize(
    ("content", "imported", "is_all"),
    [
        (b'{"status": "processed", "results": {"imported": 2, "failed": 0}}', 2, True),
        (b'{"status": "Processed", "results": {"imported": "2", "failed": "0"}}', 2, True),
        (b'{"status": "processed", "results": {"imported": 1, "failed": 0}}', 1, False),
        (b'{"status": "processed", "results": {"imported": "2", "failed": "1"}}', 2, False),
        (b'{"status": "processed"}', 0, False),
    ],
)
def test_all_articles_are_imported_when_doaj_counts_them_all(
    content: bytes, imported: int, *, is_all: bool, clock: Clock
) -> None:
    doaj = answering(clock, TAKEN, Response(200, content=content))
    (upload,) = doaj.upload([article(1), article(2)]).sent
    found = doaj.wait(upload)
    assert (found.state, found.imported, found.imported_all) == (UploadState.PROCESSED, imported, is_all)
    assert bool(found.problems) is (imported < 2)


def test_an_upload_that_doaj_does_not_know_is_told(clock: Clock) -> None:
    doaj = answering(clock, TAKEN, Response(404, content=b'{"status": "not_found", "error": "no such upload"}'))
    (upload,) = doaj.upload([article(1)]).sent
    with pytest.raises(DepositError, match=r"says nothing of the upload u1: the status is 404; .* 'no such upload'"):
        doaj.wait(upload)


def test_a_clock_that_is_set_back_does_not_stop_the_questions(service: Service, clock: Clock) -> None:
    wall = Clock()
    doaj = Doaj(KEY, service.url, clock=wall, steady=clock, sleep=clock.sleep)
    for number in range(8):
        wall.now -= 86_400
        assert doaj.create(article(number)).id
    assert sum(clock.slept) < 10


@pytest.mark.parametrize(
    "content", [b"<html>URL was refused</html>", b'{"error": "a bad request to URL"}', b'{"status": "URL"}']
)
def test_an_answer_that_shows_the_key_is_not_kept_with_it(content: bytes, clock: Clock) -> None:
    texts = []
    for status in (200, 400):
        doaj = answering(clock, Response(status, content=content))
        for call in (partial(doaj.create, CASE), partial(doaj.upload, [article(1)])):
            try:
                texts.append(repr(call()))
            except DepositError as error:
                texts.append(shown(error))
    assert not [form for form in (KEY, "d0aj-Key%26secret") if form in "".join(texts)]
    assert "[key]" in "".join(texts) or b"status" in content


def test_nothing_shows_the_key(
    service: Service, clock: Clock, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(request: Request) -> Response:
        raise RuntimeError(str(request.url))

    caplog.set_level(logging.DEBUG)
    doaj = Doaj(KEY, service.url, clock=clock, sleep=clock.sleep)
    texts = [repr(doaj), repr(vars(doaj)), repr(doaj.create(CASE)), repr(doaj.upload([article(1)]))]
    for failing in (
        Doaj("wrong-key", service.url, clock=clock, sleep=clock.sleep),
        Doaj(KEY, service.url, transport=MockTransport(fail), clock=clock, sleep=clock.sleep),
    ):
        try:
            failing.create(CASE)
        except DepositError as error:
            texts.append(shown(error))
    assert "refused the API key" in "".join(texts)
    own = [each for each in caplog.records if each.name != "werkzeug"]  # the stand-in's own log of its requests
    texts += [each.getMessage() + repr(vars(each)) for each in own]
    captured = capfd.readouterr()
    for form in (KEY, "d0aj-Key%26secret", "wrong-key"):
        assert form not in "".join(texts) + captured.out
    assert own


def test_the_key_is_of_the_environment_or_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key.toml"
    file.write_text(f'api_key = "{KEY}"\n')
    file.chmod(0o600)
    for environment in ({"PUBMETA_DOAJ_API_KEY": KEY}, {"PUBMETA_DOAJ_CREDENTIALS": str(file)}):
        assert api_key(environment).get_secret_value() == KEY
    file.write_text(f'key = "{KEY}"\n')
    with pytest.raises(CredentialsError, match="is not TOML with the key api_key") as caught:
        api_key({"PUBMETA_DOAJ_CREDENTIALS": str(file)})
    assert KEY not in shown(caught.value)
    with pytest.raises(CredentialsError, match="PUBMETA_DOAJ_API_KEY is not set"):
        api_key({})


def test_a_key_is_needed() -> None:
    with pytest.raises(CredentialsError, match="empty"):
        Doaj("")
