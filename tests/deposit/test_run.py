"""Runs: what is deposited, put together, noted, gone on with; nothing twice, nothing forgotten, killed or not."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pubmeta
from pubmeta.config import Config
from pubmeta.deposit import Depositor, deposit, journal, making, resume, sending, status
from pubmeta.deposit.journal import Journal
from pubmeta.deposit.run import Outcome, Progress
from pubmeta.errors import CredentialsError, DepositError
from pubmeta.run.bulk.work import joining_of

from .conftest import Clock, depositor_to
from .logs import failure, record
from .servlet import PASSWORD, Servlet

CONFIG = Config.of(
    {
        "crossref": {
            "depositor_name": "Example Press",
            "depositor_email": "deposits@example.org",
            "registrant": "Example Press",
        }
    }
)


def article(number: int, **more: object) -> dict[str, object]:
    """An article that can be deposited."""
    return {
        "title": f"Rows of trees {number}",
        "doi": f"10.5555/Trees.{number}",
        "journal": {"title": "Journal of Examples", "issn_electronic": "2432-0005"},
        "contributors": [{"family": "First", "given": "A.", "orcid": "0000-0002-1825-0097"}],
        "dates": {"published_online": "2026-05-04"},
        "landing_page": f"https://example.org/{number}",
        **more,
    }


def write(folder: Path, *articles: dict[str, object]) -> list[Path]:
    """Each article in a file."""
    files = [folder / f"{number}.json" for number in range(len(articles))]
    for file, each in zip(files, articles, strict=True):
        file.write_text(json.dumps(each))
    return files


def run(files: list[Path], depositor: Depositor, **more: Any) -> Outcome:
    return deposit(files, files[0].parent / "out", depositor, config=CONFIG, **more)


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "out/deposits.jsonl").read_bytes().splitlines()]


def test_articles_are_put_together_and_registered(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    files = write(tmp_path, *map(article, range(3)), article(9, doi="10.5556/other"))
    servlet.prefixes = ("10.5555", "10.5556")
    told: list[Progress] = []
    outcome = run(files, depositor, on_progress=told.append)
    assert outcome.registered
    assert len(servlet.posts) == 2  # one for each prefix
    assert set(servlet.registered) == {"10.5555/trees.0", "10.5555/trees.1", "10.5555/trees.2", "10.5556/other"}
    assert (told[0].waiting, told[-1].registered, told[-1].waiting) == (4, 4, 0)
    states = [line.get("state") for line in lines(tmp_path)]
    assert states == [None, "made", "made", "sending", "received", "sending", "received", "done", "done"]
    made = lines(tmp_path)[1]
    assert made["dois"]["10.5555/trees.0"]["source"] == str(files[0])
    for name in servlet.posts:
        content = (tmp_path / "out/files" / name).read_bytes()
        assert content == servlet.files[name].content
        assert pubmeta.validate(content).valid
        assert f"<doi_batch_id>{name.removesuffix('.xml')}</doi_batch_id>".encode() in content


def test_one_file_is_not_a_list_of_files(depositor: Depositor, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="files and strict are lists"):
        deposit("a.xml", tmp_path / "out", depositor)
    assert not (tmp_path / "out").exists()


def test_what_is_registered_as_it_is_is_not_sent_again(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    files = write(tmp_path, article(1), article(2))
    run(files, depositor)
    write(tmp_path, article(1), article(2, subtitle="A changed one"))
    outcome = run(files, depositor)
    assert outcome.registered
    assert outcome.unchanged == 1
    assert [len(servlet.registered[f"10.5555/trees.{number}"]) for number in (1, 2)] == [1, 2]
    assert run(files, depositor, again=True).unchanged == 0
    assert [len(servlet.registered[f"10.5555/trees.{number}"]) for number in (1, 2)] == [2, 3]


def test_a_timestamp_is_above_the_last_though_the_clock_goes_back(
    servlet: Servlet, depositor: Depositor, clock: Clock, tmp_path: Path
) -> None:
    files = write(tmp_path, article(1))
    run(files, depositor)
    clock.now -= 400 * 86_400
    assert run(files, depositor, again=True).registered
    first, second = servlet.registered["10.5555/trees.1"]
    assert second == first + 1


def test_a_timestamp_is_above_the_one_that_crossref_has(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    servlet.registered["10.5555/trees.1"] = [9_999_999_999_999_999_990]
    files = write(tmp_path, article(1))
    outcome = run(files, depositor)
    assert not outcome.registered
    (problem,) = outcome.failures["10.5555/trees.1"]
    assert problem.code == "crossref.version-not-newer"
    assert run(files, depositor).registered
    assert servlet.registered["10.5555/trees.1"][-1] == 9_999_999_999_999_999_991


def test_a_failure_is_at_its_field_also_when_a_later_run_hears_of_it(
    servlet: Servlet, depositor: Depositor, tmp_path: Path
) -> None:
    message = 'Error: ORCID "https://orcid.org/0000-0002-1825-0097" has invalid checksum'
    servlet.verdicts["10.5555/trees.1"] = failure("10.5555/Trees.1", message, "45")
    files = write(tmp_path, article(0), article(1))
    waiting = run(files, depositor, patience=5)
    assert set(waiting.states.values()) == {"waiting"}
    assert not waiting.registered
    assert status(tmp_path / "out").states == waiting.states
    outcome = resume(tmp_path / "out", depositor)
    assert outcome.states == {"10.5555/trees.0": "registered", "10.5555/trees.1": "failed"}
    (problem,) = outcome.failures["10.5555/trees.1"]
    assert (problem.code, problem.path) == ("crossref.orcid", "contributors[0].orcid")
    assert status(tmp_path / "out") == outcome
    assert len(servlet.posts) == 1


def test_what_waits_is_asked_for_once_more_at_the_end(
    servlet: Servlet, depositor: Depositor, clock: Clock, tmp_path: Path
) -> None:
    start = clock.now
    assert run(write(tmp_path, article(1)), depositor, patience=30).states == {"10.5555/trees.1": "waiting"}
    assert clock.now - start == 30
    assert [servlet.files[name].left for name in servlet.posts] == [0]


def test_a_failed_article_is_deposited_again_and_the_others_are_not(
    servlet: Servlet, depositor: Depositor, tmp_path: Path
) -> None:
    servlet.verdicts["10.5555/trees.1"] = failure("10.5555/Trees.1", "java.lang.NullPointerException")
    files = write(tmp_path, article(0), article(1))
    assert not run(files, depositor).registered
    assert run(files, depositor).registered
    assert {key: len(times) for key, times in servlet.registered.items()} == {
        "10.5555/trees.0": 1,
        "10.5555/trees.1": 1,
    }


def test_a_doi_that_the_log_does_not_name_is_told_by_itself(
    servlet: Servlet, depositor: Depositor, tmp_path: Path
) -> None:
    servlet.verdicts["10.5555/trees.0"] = failure("10.5555/trees.0", "ORCID 0000-0002-1825-0097 duplicates", "45")
    servlet.verdicts["10.5555/trees.1"] = record("", "The queue was long", "Warning")
    servlet.verdicts["10.5555/trees.2"] = ""
    outcome = run(write(tmp_path, *map(article, range(3))), depositor)
    assert set(outcome.states.values()) == {"failed"}
    told = {key: [problem.message for problem in problems] for key, problems in outcome.failures.items()}
    for number in (1, 2):
        assert told[f"10.5555/trees.{number}"] == [f"the log says nothing of 10.5555/trees.{number}, which was sent"]
    assert len(told["10.5555/trees.0"]) == 1


@pytest.mark.parametrize("api", ["servlet", "v2"])
def test_a_deposit_that_crossref_has_from_its_first_sending_is_registered(
    api: str, servlet: Servlet, clock: Clock, tmp_path: Path
) -> None:
    """The result of a second sending says that its timestamp is not above that of the first, which is its own."""
    depositor = depositor_to(servlet, clock, api=api)
    servlet.forgets = True
    servlet.faults.extend(["lost", "lost"])
    outcome = run(write(tmp_path, article(1)), depositor)
    assert len(servlet.posts) > 1
    assert outcome.registered
    assert status(tmp_path / "out") == outcome
    assert servlet.registered.keys() == {"10.5555/trees.1"}


def test_a_finished_deposit_is_not_taken_for_that_of_another_with_its_timestamp(
    servlet: Servlet, clock: Clock, tmp_path: Path
) -> None:
    options = {**CONFIG.tables["crossref"], "batch_id": "mine", "timestamp": "20260101"}
    file = tmp_path / "finished.xml"
    file.write_bytes(pubmeta.export(pubmeta.Article.model_validate(article(1)), "crossref", options).content)
    servlet.registered["10.5555/trees.1"] = [20260101]
    servlet.faults.append("lost")
    servlet.forgets = True
    outcome = run([file], depositor_to(servlet, clock, api="v2"))
    assert outcome.states == {"10.5555/trees.1": "failed"}


def test_what_keeps_deposits_waiting_is_told(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    servlet.faults.extend(["busy"] * 50)
    told: list[Progress] = []
    outcome = run(write(tmp_path, article(1)), depositor, patience=60, on_progress=told.append)
    words = "503 Service Unavailable 503 No server is available"
    assert outcome.troubles == (f"the server answers with the status 503: '{words}'",)
    assert outcome.troubles[0] in {progress.trouble for progress in told}
    servlet.faults.clear()
    outcome = run(write(tmp_path, article(1)), depositor)
    assert (outcome.registered, outcome.troubles) == (True, ())


def test_a_deposit_that_was_sent_by_a_clock_that_was_ahead_is_gone_on_with(
    servlet: Servlet, depositor: Depositor, clock: Clock, tmp_path: Path
) -> None:
    servlet.faults.append("reset")
    clock.now += 4 * 365 * 86_400
    files = write(tmp_path, article(1))
    assert not run(files, depositor, patience=1).registered
    clock.now -= 4 * 365 * 86_400
    assert resume(tmp_path / "out", depositor).registered
    assert len(servlet.posts) == 1


def test_a_conflict_is_registered_and_told(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    servlet.verdicts["10.5555/trees.1"] = record("10.5555/trees.1", "Added with conflict", "Warning")
    outcome = run(write(tmp_path, article(1), article(2)), depositor)
    assert outcome.registered
    assert [problem.code for problem in outcome.warnings] == ["crossref.conflict"]
    assert outcome.warned == {"10.5555/trees.1": outcome.warnings}
    assert status(tmp_path / "out") == outcome


def test_a_journal_whose_own_doi_is_refused_is_told(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    of_journal = 'title "Journal of Examples" was previously deleted by a Crossref admin'
    servlet.verdicts["10.5555/journal"] = failure("10.5555/journal", of_journal)
    journal = {"title": "Journal of Examples", "issn_electronic": "2432-0005", "doi": "10.5555/journal"}
    config = CONFIG.with_options({"crossref": {"journal_page": "https://example.org/journal"}})
    outcome = deposit(write(tmp_path, article(1, journal=journal)), tmp_path / "out", depositor, config=config)
    assert outcome.states == {"10.5555/trees.1": "registered"}
    assert [problem.code for problem in outcome.warnings] == ["crossref.ask-crossref"]
    assert not outcome.registered


def test_what_cannot_be_deposited_is_told_and_stops_nothing(
    servlet: Servlet, depositor: Depositor, tmp_path: Path
) -> None:
    files = write(tmp_path, article(1), article(2, landing_page=None), article(1, title="Another"), article(1))
    files.append(tmp_path / "nothing.txt")
    files[-1].write_text("nothing")
    outcome = run(files, depositor)
    assert not outcome.registered
    assert outcome.states == {"10.5555/trees.1": "registered"}
    assert [Path(each.source).name for each in outcome.unmade] == ["1.json", "2.json", "nothing.txt"]
    assert outcome.unmade[0].problems[0].path == "landing_page"
    assert "0.json" in outcome.unmade[1].problems[0].message


def test_a_file_of_many_records_is_deposited_in_parts(
    servlet: Servlet, depositor: Depositor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_PART", 4)
    file = tmp_path / "many.jsonl"
    file.write_text("".join(json.dumps({"title": each["title"], **each}) + "\n" for each in map(article, range(9))))
    outcome = run([file], depositor, read_as="article", deposit_records=3)
    assert outcome.registered
    assert outcome.sources["10.5555/trees.8"] == f"{file} #9"
    counts = [content.content.count(b"<journal_article>") for content in servlet.files.values()]
    assert sorted(counts) == [1, 1, 1, 3, 3]


def test_what_is_not_valid_together_is_sent_apart(
    servlet: Servlet, depositor: Depositor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = joining_of("crossref")
    spoilt = dataclasses.replace(whole, merged=lambda parts: b"".join(parts) if len(parts) == 1 else b"<nothing/>")
    monkeypatch.setattr(making, "joining_of", lambda _: spoilt)
    assert run(write(tmp_path, article(1), article(2)), depositor).registered
    assert len(servlet.posts) == 2


def test_a_deposit_that_registers_no_article_is_told(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    file = tmp_path / "nothing.xml"
    options = {**CONFIG.tables["crossref"], "batch_id": "mine", "timestamp": "1"}
    content = pubmeta.export(pubmeta.Article.model_validate(article(1)), "crossref", options).content
    file.write_bytes(content.replace(b"<doi>10.5555/Trees.1</doi>", b"<doi></doi>"))
    (unmade,) = run([file], depositor).unmade
    assert unmade.problems
    assert servlet.posts == []


def test_finished_deposits_are_sent_as_they_are(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    options = {**CONFIG.tables["crossref"], "batch_id": "mine", "timestamp": "30260101"}
    found = pubmeta.Article.model_validate(article(1))
    content = pubmeta.export(found, "crossref", options).content
    file = tmp_path / "finished.xml"
    file.write_bytes(content)
    assert run([file], depositor).registered
    (received,) = servlet.files.values()
    assert received.content == content
    assert run([file], depositor).unchanged == 1
    file.write_bytes(content.replace(b"trees 1", b"trees one"))  # with the same timestamp
    (unmade,) = run([file], depositor).unmade
    assert "30260101" in unmade.problems[0].message
    file.write_bytes(content.replace(b"<timestamp>", b"<timestamp>x"))
    assert run([file], depositor).unmade
    assert len(servlet.posts) == 1


def test_a_finished_deposit_with_a_doi_of_another_record_is_not_sent(
    servlet: Servlet, depositor: Depositor, tmp_path: Path
) -> None:
    options = CONFIG.with_options({"crossref": {"batch_id": "mine", "timestamp": "30260101"}}).options("crossref")
    both = [
        pubmeta.export(pubmeta.Article.model_validate(article(each)), "crossref", options).content for each in (1, 2)
    ]
    finished = tmp_path / "finished.xml"
    finished.write_bytes(joining_of("crossref").joined(options, "1", both))
    (file,) = write(tmp_path, article(1, title="Another"))
    outcome = run([file, finished], depositor)
    (unmade,) = outcome.unmade
    assert unmade.source == str(finished)
    assert f"{file}, 10.5555/trees.1, and" in unmade.problems[0].message
    assert outcome.states == {"10.5555/trees.1": "registered"}
    assert {key: len(times) for key, times in servlet.registered.items()} == {"10.5555/trees.1": 1}


def test_a_folder_is_of_one_server_and_of_one_process(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    files = write(tmp_path, article(1))
    run(files, depositor)
    with pytest.raises(DepositError, match="not to https://test"):
        Journal.opened(tmp_path / "out", "https://test.crossref.org")
    with Journal.opened(tmp_path / "out"), pytest.raises(DepositError, match="by another process"):
        run(files, depositor)
    with pytest.raises(DepositError, match="has no journal"):
        Journal.opened(tmp_path / "other")


def test_a_journal_ends_where_its_process_was_killed(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    files = write(tmp_path, article(1))
    run(files, depositor)
    path = tmp_path / "out/deposits.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert set(status(tmp_path / "out").states.values()) == {"waiting"}
    assert run(files, depositor).registered
    assert len(servlet.posts) == 1
    path.write_bytes(whole.replace(b'"made"', b'"mode"'))
    with pytest.raises(DepositError, match=r"line 2 of .* is not as pubmeta wrote it"):
        status(tmp_path / "out")


@pytest.mark.parametrize("left", [b"", b'{"journal":"pubmeta dep'])
def test_a_journal_that_was_not_begun_is_none(
    left: bytes, servlet: Servlet, depositor: Depositor, tmp_path: Path
) -> None:
    """The process died, or the disk was full, before its first line was there."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/deposits.jsonl").write_bytes(left)
    for call in (lambda: status(tmp_path / "out"), lambda: Journal.opened(tmp_path / "out")):
        with pytest.raises(DepositError, match="has no journal of deposits"):
            call()
    assert run(write(tmp_path, article(1)), depositor).registered


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text('{"title": 3}\n')])
def test_a_result_is_known_without_the_articles_that_were_sent(
    damage: Callable[[Path], object], servlet: Servlet, depositor: Depositor, tmp_path: Path
) -> None:
    servlet.verdicts["10.5555/trees.1"] = failure("10.5555/Trees.1", "ORCID 0000-0002-1825-0097 duplicates", "45")
    run(write(tmp_path, article(0), article(1)), depositor, patience=1)
    (kept,) = (tmp_path / "out/files").glob("*.articles.jsonl")
    damage(kept)
    outcome = resume(tmp_path / "out", depositor)
    assert outcome.states == {"10.5555/trees.0": "registered", "10.5555/trees.1": "failed"}
    assert [problem.code for problem in outcome.failures["10.5555/trees.1"]] == ["crossref.orcid"]


def test_a_deposit_whose_file_is_gone_is_told(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    servlet.faults.append("busy")
    run(write(tmp_path, article(1)), depositor, patience=0)
    (kept,) = (tmp_path / "out/files").glob("*.xml")
    kept.unlink()
    with pytest.raises(DepositError, match=r"no longer exists; restore the file from a backup"):
        resume(tmp_path / "out", depositor)


def test_a_deposit_that_was_changed_is_not_sent(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    servlet.faults.append("busy")
    files = write(tmp_path, article(1))
    assert not run(files, depositor, patience=0).registered
    made = lines(tmp_path)[1]
    assert made["batch_id"] == made["deposit"].removesuffix(".xml")
    path = tmp_path / "out/files" / made["deposit"]
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(DepositError, match="has been changed since it was made"):
        resume(tmp_path / "out", depositor)
    assert servlet.posts == []


def test_a_refused_account_leaves_all_as_it_is(servlet: Servlet, clock: Clock, tmp_path: Path) -> None:
    from pubmeta.deposit import Credentials

    files = write(tmp_path, article(1))
    with pytest.raises(CredentialsError):
        run(files, Depositor(Credentials("me", "wrong"), servlet.url, clock=clock, sleep=clock.sleep))
    assert run(files, depositor_to(servlet, clock)).registered
    assert len(servlet.posts) == 1
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert PASSWORD.encode() not in written
    assert b"wrong" not in written


# killed


class Killing:
    """Kills this process before and after each thing that lasts: at the given step."""

    def __init__(self, step: int) -> None:
        self.left = step

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self._count()
            given = call(*arguments, **named)
            self._count()
            return given

        return counted

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _run_killed(files: list[Path], servlet: Servlet, step: int) -> bool:
    """Run in a process of its own that is killed at a step; False where it ended before."""
    process = os.fork()
    if process == 0:
        killing = Killing(step)
        for module, name in ((journal, "add_lines"), (journal, "write_durably"), (sending, "exchanged")):
            setattr(module, name, killing.around(getattr(module, name)))
        try:
            run(files, depositor_to(servlet, Clock()), deposit_records=1)
            os._exit(0)
        finally:
            os._exit(9)
    _, ended = os.waitpid(process, 0)
    assert os.WIFSIGNALED(ended) or os.WEXITSTATUS(ended) == 0
    return os.WIFSIGNALED(ended)


def assert_killed_and_gone_on_with(steps: range, servlet: Servlet, clock: Clock, tmp_path: Path) -> int:
    tried = 0
    for step in steps:
        folder = tmp_path / str(step)
        folder.mkdir(parents=True)
        files = write(folder, article(1), article(2))
        servlet.files.clear()
        servlet.registered.clear()
        servlet.posts.clear()
        if not _run_killed(files, servlet, step):
            break
        tried += 1
        assert run(files, depositor_to(servlet, clock), deposit_records=1).registered, step
        assert {key: len(times) for key, times in servlet.registered.items()} == {
            "10.5555/trees.1": 1,
            "10.5555/trees.2": 1,
        }, step
        assert len(servlet.posts) == 2, step
    return tried


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_run_that_was_killed_is_gone_on_with(servlet: Servlet, clock: Clock, tmp_path: Path) -> None:
    assert assert_killed_and_gone_on_with(range(3, 40, 6), servlet, clock, tmp_path) > 4


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_run_that_was_killed_at_any_step_is_gone_on_with(servlet: Servlet, clock: Clock, tmp_path: Path) -> None:
    for attempt in range(3):
        servlet.polls = attempt
        tried = assert_killed_and_gone_on_with(range(1, 200), servlet, clock, tmp_path / str(attempt))
        assert tried > 30


# many


def test_a_server_that_is_busy_for_long_loses_nothing(servlet: Servlet, clock: Clock, tmp_path: Path) -> None:
    servlet.faults.extend(["busy"] * 12)
    assert run(write(tmp_path, article(1)), depositor_to(servlet, clock)).registered
    assert len(servlet.posts) == 1


def assert_each_registered_once(count: int, servlet: Servlet, clock: Clock, tmp_path: Path) -> None:
    files = write(tmp_path, *map(article, range(count)))
    assert run(files, depositor_to(servlet, clock), deposit_records=1).registered
    assert len(servlet.registered) == count
    assert all(len(times) == 1 for times in servlet.registered.values())
    assert len(servlet.posts) == len(set(servlet.posts)) == count
    assert servlet.resets


def test_deposits_are_registered_once_each(servlet: Servlet, clock: Clock, tmp_path: Path) -> None:
    servlet.by_chance = {"busy": 0.2, "reset": 0.1, "lost": 0.1}
    assert_each_registered_once(40, servlet, clock, tmp_path)


@pytest.mark.slow
def test_a_thousand_deposits_are_registered_once_each(servlet: Servlet, clock: Clock, tmp_path: Path) -> None:
    servlet.by_chance = {"busy": 0.05, "reset": 0.02, "lost": 0.01}
    assert_each_registered_once(1_000, servlet, clock, tmp_path)


OF_KINDS: list[dict[str, object]] = [
    article(1),
    article(
        2,
        type="conference-paper",
        journal=None,
        event={"name": "Tree Days"},
        proceedings={"title": "Proceedings of the Tree Days", "publisher": "Example Press"},
    ),
    article(3, type="peer-review", journal=None, review={"of": "10.5555/trees.1"}),
    article(4, type="preprint", journal="Tree Archive", dates={"posted": "2026-05-04"}),
    article(5, status={"type": "pending"}, dates={"accepted": "2026-05-04"}),
]


def test_works_of_every_kind_are_deposited_each_with_its_kind(
    servlet: Servlet, depositor: Depositor, tmp_path: Path
) -> None:
    files = write(tmp_path, *OF_KINDS)
    outcome = run(files, depositor)
    assert set(outcome.states.values()) == {"registered"}
    assert len(outcome.states) == len(servlet.files) == len(OF_KINDS)
    assert run(files, depositor).unchanged == len(OF_KINDS)


def test_the_doi_of_a_finished_deposit_of_a_pending_work_is_known(
    servlet: Servlet, depositor: Depositor, tmp_path: Path
) -> None:
    options = {**CONFIG.tables["crossref"], "batch_id": "mine", "timestamp": "30260101"}
    file = tmp_path / "pending.xml"
    file.write_bytes(pubmeta.export(pubmeta.Article.model_validate(OF_KINDS[-1]), "crossref", options).content)
    outcome = run([file], depositor)
    assert outcome.states == {"10.5555/trees.5": "registered"}


def test_a_notice_is_sent_before_what_it_retracts(servlet: Servlet, depositor: Depositor, tmp_path: Path) -> None:
    retracted = pubmeta.Article.model_validate(article(1))
    updates = [{"type": "retraction", "doi": "10.5555/Trees.1"}]
    notice = pubmeta.Article.model_validate(article(2, type="retraction", updates=updates))
    options = {
        **CONFIG.tables["crossref"],
        "batch_id": "mine",
        "timestamp": "30260101",
        "crossmark_policy": "10.5555/policy",
    }
    found = pubmeta.deposit.notice_deposits(retracted, notice, options)
    files = [tmp_path / f"{number}.xml" for number in range(2)]
    for file, document in zip(files, found.documents, strict=True):
        file.write_bytes(document.content)
    assert run(files, depositor).registered
    assert [received.content for received in servlet.files.values()] == [each.content for each in found.documents]
