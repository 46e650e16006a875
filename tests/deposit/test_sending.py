"""Deposits are sent once each, whatever goes wrong on the way, and nothing shows the password."""

from __future__ import annotations

import dataclasses
import itertools
import logging
import os
import sys
import traceback
from functools import partial
from pathlib import Path

import pytest
from httpx2 import Client, MockTransport, Request, Response

from pubmeta.deposit import MESSAGES, After, Credentials, Depositor, Doaj, State
from pubmeta.deposit.exchange import Answer, exchanged
from pubmeta.deposit.sending import Delivery, Stage
from pubmeta.errors import CredentialsError, DepositError
from pubmeta.registered import Fetcher

from .conftest import Clock, depositor_to
from .logs import failure, log, record, unfinished
from .servlet import LOGIN, PASSWORD, Servlet

CONTENT = (
    b"<doi_batch><head><doi_batch_id>one</doi_batch_id><timestamp>20260101</timestamp></head><body>"
    b"<doi_data><doi>10.5555/A</doi><resource>https://example.org</resource></doi_data></body></doi_batch>"
)


def test_a_word_that_is_no_server_is_refused() -> None:
    with pytest.raises(DepositError, match="no server is called 'tst'; name doi, test, or the https URL"):
        Depositor(Credentials(LOGIN, PASSWORD), "tst")


def test_a_deposit_is_sent_and_its_result_is_waited_for(servlet: Servlet, depositor: Depositor, clock: Clock) -> None:
    assert depositor.send(CONTENT, "one.xml").state is State.RECEIPT
    assert depositor.result("one.xml").state is State.QUEUED
    found = depositor.wait("one.xml")
    assert found.registered
    assert found.is_registered("10.5555/a")
    assert servlet.posts == ["one.xml"]
    assert servlet.files["one.xml"].content == CONTENT
    assert clock.slept == [10]


@pytest.mark.parametrize(
    ("fault", "posts", "longest"),
    [
        ("busy", 1, 20),
        ("too many", 1, 20),
        ("gateway", 1, 340),
        ("error", 1, 340),
        ("reset", 1, 340),
        ("lost", 1, 20),
        ("slow", 1, 250),
    ],
)
def test_a_deposit_is_received_once(
    fault: str, posts: int, longest: float, servlet: Servlet, depositor: Depositor, clock: Clock
) -> None:
    servlet.faults.append(fault)
    depositor.send(CONTENT, "one.xml")
    assert len(servlet.posts) == posts
    assert sum(clock.slept) <= longest
    assert depositor.wait("one.xml").registered
    assert servlet.registered == {"10.5555/a": [20260101]}


def test_the_server_says_when_to_try_again(servlet: Servlet, depositor: Depositor, clock: Clock) -> None:
    servlet.retry_after = "900"
    servlet.faults.append("too many")
    depositor.send(CONTENT, "one.xml")
    assert sum(clock.slept) >= 900


def test_without_an_answer_the_waits_grow_and_end(clock: Clock) -> None:
    def refuse(request: Request) -> Response:
        from httpx2 import ConnectError

        raise ConnectError("no", request=request)

    depositor = Depositor(
        Credentials(LOGIN, PASSWORD),
        "http://127.0.0.1:9",
        client=Client(transport=MockTransport(refuse)),
        clock=clock,
        sleep=clock.sleep,
    )
    with pytest.raises(DepositError, match=r"^one\.xml could not be sent to http://127\.0\.0\.1:9; try again later$"):
        depositor.send(CONTENT, "one.xml", patience=7200)
    assert 6000 < sum(clock.slept) <= 7200
    assert clock.slept[0] <= 5
    assert 300 <= max(clock.slept) <= 600
    assert len(clock.slept) < 40


def test_a_deposit_that_crossref_does_not_know_is_sent_again(
    servlet: Servlet, depositor: Depositor, clock: Clock
) -> None:
    depositor.send(CONTENT, "one.xml")
    servlet.files.clear()
    delivery_start = clock.now
    assert depositor.wait("one.xml", patience=200).state is State.UNKNOWN
    assert clock.now - delivery_start <= 200
    found = depositor.wait("one.xml")
    assert [problem.code for problem in found.problems] == ["crossref.lost"]
    assert not found.registered


def test_a_deposit_that_is_unknown_for_long_is_sent_as_seldom_as_can_be(
    servlet: Servlet, depositor: Depositor, clock: Clock
) -> None:
    """A queue may be long: it is not given up within the hour in which it shows up."""
    depositor.send(CONTENT, "one.xml")
    servlet.files["one.xml"].known_from = clock.now + 1_500
    delivery = _received(clock)
    depositor.deliver([delivery])
    assert delivery.submission
    assert delivery.submission.registered
    assert servlet.posts == ["one.xml"] * 2


def _received(clock: Clock) -> Delivery:
    return Delivery("one.xml", lambda: CONTENT, stage=Stage.RECEIVED, due=clock.now, since=clock.now, received=1)


@pytest.mark.parametrize("status", [301, 400, 403, 404, 405, 410, 413])
def test_a_server_that_turns_deposits_away_is_told_soon(status: int, servlet: Servlet, clock: Clock) -> None:
    requests: list[str] = []

    def turn_away(request: Request) -> Response:
        requests.append(str(request.url))
        where = {"Location": "https://login.example.org/page?key=a"} if status == 301 else {}
        return Response(status, content=b"<h1>Not here</h1>", headers=where)

    depositor = depositor_to(servlet, clock, client=Client(transport=MockTransport(turn_away)))
    found = depositor.send(CONTENT, "one.xml")
    assert found.state is State.REFUSED
    (problem,) = found.problems
    leading = ", and leads to https://login.example.org/page" if status == 301 else ""
    assert problem.message == (
        f"{servlet.url} did not take the deposit: it answers with the status {status}{leading}: 'Not here'"
    )
    assert problem.remedy == (
        "put fewer articles in one deposit" if status == 413 else "check the address of the server"
    )
    assert problem.is_error
    assert {url.rpartition("/")[2] for url in requests} == {"deposit"}
    assert len(requests) > 3
    assert 60 < sum(clock.slept) < 600


def test_a_server_that_turned_deposits_away_for_a_while_is_no_trouble(servlet: Servlet, clock: Clock) -> None:
    servlet.faults.extend(["not found"] * 4)
    assert depositor_to(servlet, clock).send(CONTENT, "one.xml").state is State.RECEIPT
    assert servlet.posts == ["one.xml"]


@pytest.mark.parametrize("word", ["Failure", "FAILURE"])
def test_a_heading_says_whether_a_deposit_was_taken(word: str, servlet: Servlet, clock: Clock) -> None:
    page = f"<html><h2>{word}</h2><p>Not an XML file</p></html>".encode()
    client = Client(transport=MockTransport(lambda _: Response(200, content=page)))
    assert depositor_to(servlet, clock, client=client).send(CONTENT, "one.xml").state is State.REFUSED


@pytest.mark.parametrize("jump", [-86_400.0, 86_400.0])
def test_a_clock_that_is_set_while_it_is_waited_changes_nothing(jump: float, servlet: Servlet, clock: Clock) -> None:
    """Neither is the night slept through, nor is a deposit sent twice that is not known yet."""
    elapsed = Clock()

    def sleep(seconds: float) -> None:
        elapsed.sleep(seconds)
        clock.now += seconds + (jump if len(elapsed.slept) == 1 else 0)

    servlet.clock = elapsed
    servlet.faults.append("slow")
    depositor = Depositor(Credentials(LOGIN, PASSWORD), servlet.url, clock=clock, steady=elapsed, sleep=sleep)
    assert depositor.send(CONTENT, "one.xml").state is State.QUEUED
    assert depositor.wait("one.xml").registered
    assert servlet.posts == ["one.xml"]
    assert sum(elapsed.slept) < 400


def test_no_other_deposit_is_asked_for_while_the_server_is_busy(servlet: Servlet, clock: Clock) -> None:
    times: list[float] = []

    def busy(request: Request) -> Response:
        times.append(clock.now)
        if len(times) < 4:
            return Response(429, headers={"Retry-After": "600"})
        return Response(200, content=unfinished("queued"))

    depositor = depositor_to(servlet, clock, client=Client(transport=MockTransport(busy)))
    deliveries = [dataclasses.replace(_received(clock), file_name=f"{number}.xml") for number in range(5)]
    depositor.deliver(deliveries, patience=3_000)
    assert [later - earlier for earlier, later in itertools.pairwise(times[:4])] == [600] * 3


def test_a_wrong_password_stops_at_once(servlet: Servlet, clock: Clock) -> None:
    depositor = Depositor(Credentials(LOGIN, "wrong"), servlet.url, clock=clock, sleep=clock.sleep)
    for call in (partial(depositor.send, CONTENT, "one.xml"), partial(depositor.wait, "one.xml")):
        with pytest.raises(CredentialsError, match=r"refused the account press@example\.org/role"):
            call()
    assert clock.slept == []


def test_a_deposit_that_is_not_taken_is_not_sent_again(servlet: Servlet, clock: Clock) -> None:
    def no_file(request: Request) -> Response:
        return Response(200, content=b"<html><h2>FAILURE</h2><p>No file</p></html>")

    depositor = depositor_to(servlet, clock, client=Client(transport=MockTransport(no_file)))
    assert depositor.send(CONTENT, "one.xml").state is State.REFUSED
    assert clock.slept == []


def test_the_synchronous_service_answers_with_the_result(servlet: Servlet, clock: Clock) -> None:
    depositor = depositor_to(servlet, clock, api="v2")
    assert depositor.send(CONTENT, "one.xml").registered
    again = depositor.send(CONTENT, "two.xml")  # of status 403
    assert [problem.code for problem in again.problems] == ["crossref.version-not-newer"]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_each_message_comes_through(message: object, servlet: Servlet, depositor: Depositor) -> None:
    assert isinstance(message, type(MESSAGES[0]))
    status = "Warning" if message.after is After.NOTHING else "Failure"
    servlet.verdicts["10.5555/a"] = record("10.5555/A", message.example, status)
    depositor.send(CONTENT, "one.xml")
    assert depositor.wait("one.xml").records[0].code == message.code


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("17", 17.0),
        ("Mon, 21 Sep 2026 13:33:40 GMT", 100.0),
        ("Mon, 21 Sep 2026 13:00:00 GMT", 0.0),
        ("999999", 3600.0),
        ("soon", None),
        ("Mon, 21 Sep 99999999999999999999 13:33:40 GMT", None),
        ("Mon, 21 Sep 2026 13:33:40 99999999999999999999", None),
    ],
)
def test_when_a_server_wants_to_be_asked_again(header: str, seconds: float | None) -> None:
    client = _client(lambda _: Response(503, headers={"Retry-After": header}))
    answer = exchanged(client, "GET", "http://127.0.0.1/", 1_789_997_520.0)
    assert isinstance(answer, Answer)
    assert answer.retry_after == seconds


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    for call in (
        partial(Depositor, Credentials(LOGIN, PASSWORD)),
        partial(Doaj, "key"),
        partial(Fetcher, "a@b.example"),
    ):
        with pytest.raises(DepositError, match=r"run: pip install 'pubmeta\[deposit\]'"):
            call()


# the account


def test_the_account_is_of_the_environment_or_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "account.toml"
    file.write_text(f'login = "{LOGIN}"\npassword = "{PASSWORD}"\n')
    file.chmod(0o600)
    known = Credentials.found({"PUBMETA_CROSSREF_LOGIN": LOGIN, "PUBMETA_CROSSREF_PASSWORD": PASSWORD})
    assert known == Credentials.found({"PUBMETA_CROSSREF_CREDENTIALS": str(file)})
    assert known.password.get_secret_value() == PASSWORD
    with pytest.raises(CredentialsError, match="PUBMETA_CROSSREF_PASSWORD is not set"):
        Credentials.found({"PUBMETA_CROSSREF_LOGIN": LOGIN})


@pytest.mark.skipif(os.name != "posix", reason="files have modes on POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o622])
def test_a_file_that_others_may_read_is_not_used(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "account.toml"
    file.write_text(f'login = "{LOGIN}"\npassword = "{PASSWORD}"\n')
    file.chmod(mode)
    with pytest.raises(CredentialsError, match="chmod 600") as caught:
        Credentials.of_file(file)
    assert_hidden(shown(caught.value))


@pytest.mark.parametrize("text", ["login = {P}", 'login = "{P}\n', 'password = "{P}"', "login = 1\npassword = '{P}'"])
def test_a_file_that_is_not_an_account_is_not_shown(text: str, tmp_path: Path) -> None:
    file = tmp_path / "account.toml"
    file.write_text(text.replace("{P}", PASSWORD))
    file.chmod(0o600)
    with pytest.raises(CredentialsError, match="is not TOML with the keys login and password") as caught:
        Credentials.of_file(file)
    assert_hidden(shown(caught.value))


@pytest.mark.parametrize("url", ["http://example.org", "ftp://127.0.0.1", "https://me:pw@example.org", "example.org"])
def test_a_password_goes_to_nobody_who_could_read_it_on_the_way(url: str) -> None:
    with pytest.raises(DepositError):
        Depositor(Credentials(LOGIN, PASSWORD), url)


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_password_for_this_machine_goes_through_no_proxy(
    variable: str, servlet: Servlet, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "http://127.0.0.1:9")
    assert depositor_to(servlet, clock).send(CONTENT, "one.xml", patience=1).state is State.RECEIPT


def test_nothing_shows_the_password(
    servlet: Servlet, clock: Clock, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not logs of every level, reprs, tracebacks with all variables, URLs, nor what a page that shows it becomes."""
    caplog.set_level(logging.DEBUG)
    servlet.faults.extend(["lost", "reset", "busy", "error", "gateway"])
    depositor = depositor_to(servlet, clock)
    texts = [repr(depositor), repr(vars(depositor)), str(Credentials(LOGIN, PASSWORD))]
    texts += [repr(depositor.send(CONTENT, f"{number}.xml")) for number in range(5)]
    for client in (_client(_echo), _client(_raise), _client(_break)):
        failing = depositor_to(servlet, clock, client=client)
        for call in (partial(failing.send, CONTENT, "x.xml", patience=60), partial(failing.result, "x.xml")):
            try:
                texts.append(repr(call()))
            except DepositError as error:
                texts.append(shown(error))
    texts += [each.getMessage() for each in caplog.records] + [repr(vars(each)) for each in caplog.records]
    assert_hidden("\n".join([*texts, *capfd.readouterr(), *servlet.requests]))
    assert servlet.requests


@pytest.mark.parametrize(
    "form",
    [
        PASSWORD,
        "s3cret-Pass&amp;word",
        "&#115;3cret&#x2D;Pass&#038;word",
        "s3cret-Pass%26word",
        "%73%33cret-Pass%26word",
        r"s3cret-Pass\u0026word",
    ],
)
def test_an_answer_that_shows_the_password_is_not_kept_with_it(form: str, servlet: Servlet, clock: Clock) -> None:
    contents = [f"<html><h2>FAILURE</h2> You sent {form}</html>".encode()]
    if form != PASSWORD:  # which is no XML
        contents.append(log(failure("10.5555/a", "X")).replace(b">X<", f">You sent {form}<".encode()))
    for content in contents:
        client = Client(transport=MockTransport(lambda _, content=content: Response(200, content=content)))
        text = repr(depositor_to(servlet, clock, client=client).send(CONTENT, "one.xml"))
        assert "You sent [password]" in text
        assert_hidden(text)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_a_password_with_accents_is_hidden_in_any_encoding(encoding: str, servlet: Servlet, clock: Clock) -> None:
    account = Credentials(LOGIN, "passwörd")
    page = b"<h1>FAILURE</h1> You sent " + "passwörd".encode(encoding)
    client = Client(transport=MockTransport(lambda _: Response(200, content=page)))
    depositor = Depositor(account, servlet.url, client=client, clock=clock, sleep=clock.sleep)
    assert "You sent [password]" in depositor.send(CONTENT, "one.xml").problems[0].message


def _echo(request: Request) -> Response:
    request.read()
    return Response(200, content=b"<html>You sent: " + request.content + b"</html>")


def _raise(request: Request) -> Response:
    raise RuntimeError(request.read())


def _break(request: Request) -> Response:
    raise OSError(str(request.read()))


def _client(answer: object) -> Client:
    return Client(transport=MockTransport(answer))  # type: ignore[arg-type]


def shown(error: BaseException) -> str:
    """All that a report of an error may show: its chain, and the variables of frames that are not the tests' own."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    for each in told.stack:
        if "/tests/" in str(each.filename):
            each.locals = None
    assert error.__context__ is None
    return "".join(told.format()) + repr(error)


def assert_hidden(text: str) -> None:
    from urllib.parse import quote, quote_plus

    for form in (PASSWORD, quote(PASSWORD), quote_plus(PASSWORD), PASSWORD.replace("&", "&amp;")):
        assert form not in text
