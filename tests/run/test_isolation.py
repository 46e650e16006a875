"""Work that may kill its process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from pubmeta.run.isolation import Cause, Failure, Isolated, IsolationError
from tests.conftest import ROOT
from tests.run.isolated_work import begin, die_at_once, fail_to_begin, worked


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The children find `tests.run.isolated_work`."""
    monkeypatch.syspath_prepend(str(ROOT))


def outcomes(*items: object, time_limit: float | None = None) -> list[object]:
    with Isolated(worked, time_limit=time_limit) as isolated:
        return list(isolated.results(items))


def failure(item: object, time_limit: float | None = None) -> Failure:
    """What the item comes to, and the two about it are done."""
    before, found, after = outcomes("before", item, "after", time_limit=time_limit)
    assert (before, after) == (("done", "before"), ("done", "after"))
    assert isinstance(found, Failure)
    return found


def alive(process: int) -> bool:
    """Whether the process runs; a zombie, which nobody has reaped, does too."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def gone(process: int) -> bool:
    """Whether the process ends within a few seconds."""
    until = time.monotonic() + 10
    while alive(process) and time.monotonic() < until:
        time.sleep(0.02)
    return not alive(process)


# results


def test_results_come_in_the_order_of_the_items() -> None:
    assert outcomes(*range(1000)) == [("done", number) for number in range(1000)]


def test_no_items_no_results_and_no_child() -> None:
    with Isolated(worked, initializer=fail_to_begin) as isolated:
        assert list(isolated.results([])) == []


def test_the_work_is_done_in_one_other_process() -> None:
    pids = set(outcomes(*["pid"] * 300))
    assert len(pids) == 1
    assert pids != {os.getpid()}


def test_items_and_results_larger_than_a_pipe_do_not_block() -> None:
    large = [bytes([number]) * 3_000_000 for number in range(12)]
    assert outcomes(*large) == [("done", item) for item in large]


def test_items_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    with Isolated(worked) as isolated:
        results = isolated.results(endless())
        assert [next(results) for _ in range(500)][-1] == ("done", 500)
        assert taken <= 500 + 64 + 64


def test_few_large_items_are_taken_ahead() -> None:
    taken = 0

    def large() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(50):
            taken += 1
            yield bytes(1_000_000)

    with Isolated(len) as isolated:
        for done, length in enumerate(isolated.results(large()), 1):
            assert length == 1_000_000
            assert taken - done <= 1


def test_a_result_comes_before_the_next_item_is_done() -> None:
    with Isolated(worked, time_limit=30) as isolated:
        results = isolated.results(["first", "hang"])
        assert next(results) == ("done", "first")


def test_the_initializer_runs_once_in_each_child() -> None:
    with Isolated(worked, initializer=partial(begin, "x")) as isolated:
        found = list(isolated.results(["began", "began", "kill", "began"]))
    assert [found[0], found[1], found[3]] == ["x", "x", "x"]


def test_what_the_work_prints_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    assert outcomes("print", "next") == [("done", "print"), ("done", "next")]
    captured = capfd.readouterr()
    assert captured.out == ""
    assert sorted(captured.err.splitlines()) == ["nor this", "not an answer"]


def test_the_results_of_an_abandoned_iteration_do_not_reach_the_next() -> None:
    with Isolated(worked) as isolated:
        first = isolated.results(range(100))
        assert next(first) == ("done", 0)
        first.close()
        assert list(isolated.results("ab")) == [("done", "a"), ("done", "b")]


# failures


@pytest.mark.parametrize(("item", "number"), [("kill", 9), ("crash", 11)])
def test_an_item_that_kills_its_process(item: str, number: int) -> None:
    found = failure(item)
    assert found.cause is Cause.DIED
    assert signal.Signals(number).name in found.message
    assert "each time it was tried" in found.message


def test_an_item_that_ends_its_process() -> None:
    found = failure("exit")
    assert found.cause is Cause.DIED
    assert "exit code 3" in found.message


def test_an_item_that_takes_too_long() -> None:
    start = time.monotonic()
    found = failure("hang", time_limit=1.5)
    assert found.cause is Cause.TIME_LIMIT
    assert "1.5 s" in found.message
    assert time.monotonic() - start < 60


@pytest.mark.parametrize(("fate", "cause", "tries"), [("kill", Cause.DIED, 2), ("hang", Cause.TIME_LIMIT, 1)])
def test_a_death_is_tried_twice_and_a_time_limit_once(tmp_path: Path, fate: str, cause: Cause, tries: int) -> None:
    found = failure((fate, str(tmp_path / "tries")), time_limit=3)
    assert found.cause is cause
    assert (tmp_path / "tries").read_text() == "x" * tries


def test_a_short_limit_is_kept() -> None:
    found = outcomes(*[("sleep", 0.6)] * 4, time_limit=0.2)
    assert [one.cause for one in found if isinstance(one, Failure)] == [Cause.TIME_LIMIT] * 4


def test_the_limit_is_each_item_s_own() -> None:
    items = [("sleep", 0.3)] * 8
    assert outcomes(*items, time_limit=2) == [("done", item) for item in items]


def test_the_time_of_the_caller_does_not_count() -> None:
    with Isolated(worked, time_limit=1) as isolated:
        for result in isolated.results("ab"):
            assert not isinstance(result, Failure)
            time.sleep(1.3)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("raise", "ValueError: no such thing"),
        ("quit", "SystemExit: 4"),
        ("recurse", "RecursionError"),
        ("unpicklable", "cannot pickle"),
    ],
)
def test_an_item_that_raises(item: str, said: str) -> None:
    found = failure(item)
    assert found.cause is Cause.RAISED
    assert said in found.message


def test_many_deaths_among_many_items() -> None:
    items = [("kill" if number % 50 == 7 else "raise" if number % 50 == 9 else number) for number in range(200)]
    found = outcomes(*items)
    expected = [Cause.DIED if item == "kill" else Cause.RAISED if item == "raise" else ("done", item) for item in items]
    assert [one.cause if isinstance(one, Failure) else one for one in found] == expected


def test_an_item_on_which_the_child_died_for_another_reason_gets_its_result(tmp_path: Path) -> None:
    item = ("leave", str(tmp_path / "been-here"))
    assert outcomes("a", item, "b") == [("done", "a"), ("done", item), ("done", "b")]


def test_a_child_that_is_killed_between_two_items_is_replaced() -> None:
    with Isolated(worked) as isolated:
        (first,) = isolated.results(["pid"])
        assert isinstance(first, int)
        os.kill(first, signal.SIGKILL)
        second, done = isolated.results(["pid", "x"])
    assert second not in (first, os.getpid())
    assert done == ("done", "x")


def test_a_failure_is_a_problem_of_the_record() -> None:
    problem = failure("kill").problem
    assert problem.is_error
    assert problem.code == "pubmeta.died"


# no child


def test_an_initializer_that_fails() -> None:
    with (
        Isolated(worked, initializer=fail_to_begin) as isolated,
        pytest.raises(IsolationError, match="RuntimeError: no schemas"),
    ):
        list(isolated.results(["x"]))


def test_a_child_that_dies_at_its_start() -> None:
    with (
        Isolated(worked, initializer=die_at_once) as isolated,
        pytest.raises(IsolationError, match=r"died at its start.*exit code 9"),
    ):
        list(isolated.results(["x"]))


def test_a_python_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with Isolated(worked) as isolated, pytest.raises(IsolationError, match="cannot be started"):
        list(isolated.results(["x"]))


# what is left behind


def test_the_child_is_reaped_at_the_end() -> None:
    with Isolated(worked) as isolated:
        (pid,) = isolated.results(["pid"])
        assert isinstance(pid, int)
        assert alive(pid)
    assert not alive(pid)


def test_the_child_is_reaped_when_the_caller_stops_in_the_middle() -> None:
    with Isolated(worked) as isolated:
        pid = next(isolated.results(["pid", "hang"]))
    assert isinstance(pid, int)
    assert not alive(pid)


@pytest.mark.parametrize("item", ["hang", "busy", "long answer"])
def test_the_child_does_not_outlive_a_parent_that_is_killed(item: str) -> None:
    """In the middle of an item that would go on for ten minutes, or of an answer that nobody takes; it says nothing."""
    if item == "busy" and sys.platform != "linux":
        pytest.skip("only Linux kills a child that does not let any other thread in")
    code = f"""
from tests.run.isolated_work import worked
from pubmeta.run.isolation import Isolated
isolated = Isolated(worked)
for pid in isolated.results(["pid", {item!r}]):
    print(pid, flush=True)
"""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as parent:
        assert parent.stdout
        assert parent.stderr
        pid = int(parent.stdout.readline())
        assert alive(pid)
        time.sleep(0.5)
        parent.kill()
        assert gone(pid)
        assert parent.stderr.read() == ""


def test_another_thread_may_stop_the_work() -> None:
    with Isolated(worked) as isolated:
        threading.Timer(1, isolated.stop).start()
        with pytest.raises(IsolationError, match="stopped"):
            list(isolated.results(["a", "hang", "b"]))
        with pytest.raises(IsolationError, match="stopped"):
            list(isolated.results(["c"]))


def test_an_item_may_be_tried_once_only(tmp_path: Path) -> None:
    item = ("leave", str(tmp_path / "been-here"))
    with Isolated(worked) as isolated:
        failed, done = isolated.results([item, item], tries=1)
    assert isinstance(failed, Failure)
    assert done == ("done", item)


def test_an_interrupt_of_the_whole_group_is_the_parent_s_business() -> None:
    with Isolated(worked) as isolated:
        for index, result in enumerate(isolated.results(["pid", ("sleep", 0.3), "x"])):
            if index == 0:
                assert isinstance(result, int)
                os.kill(result, signal.SIGINT)
            else:
                assert not isinstance(result, Failure)


# where it runs


def in_daemon(items: Iterable[object]) -> list[object]:
    return outcomes(*items)


def test_a_daemonic_process_may_use_it() -> None:
    """Workers of a multiprocessing.Pool are daemonic and may have no multiprocessing children."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(in_daemon, (["a", "pid"],))[0] == ("done", "a")


def test_a_forked_worker_may_use_it() -> None:
    """Spark forks its Python workers from a daemon."""
    code = """
import os, sys
from tests.run.test_isolation import outcomes, Failure
child = os.fork()
if child == 0:
    first, second, third = outcomes("a", "kill", "b")
    os._exit(0 if (first, third) == (("done", "a"), ("done", "b")) and isinstance(second, Failure) else 1)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from pubmeta.run.isolation import Isolated\n"
        "with Isolated(len) as isolated:\n"
        "    print(list(isolated.results(['a', 'bc'])))\n"
    )
    run = subprocess.run([sys.executable, script], capture_output=True, check=True, text=True)
    assert run.stdout == "[1, 2]\n"


def test_threads_may_have_one_each() -> None:
    found: dict[int, list[object]] = {}

    def run(number: int) -> None:
        found[number] = outcomes(*range(number, number + 100), "kill", "x")

    threads = [threading.Thread(target=run, args=(number,)) for number in (0, 1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, results in found.items():
        assert results[:100] == [("done", number + index) for index in range(100)]
        assert isinstance(results[100], Failure)
        assert results[101] == ("done", "x")
    assert len(found) == 2


def test_an_item_costs_little_more_than_its_work() -> None:
    """Measured: about 15 µs of the two processes' time together; the bound leaves room for a loaded machine."""
    with Isolated(len) as isolated:
        list(isolated.results([b"x"] * 100))
        before = os.times()
        count = sum(1 for _ in isolated.results(b"x" * 5_000 for _ in range(5_000)))
        after = os.times()
    spent = after.user - before.user + after.system - before.system
    assert count == 5_000
    assert spent / count < 100e-6
