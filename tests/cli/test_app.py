"""The command line as a program: its lists, its streams, how it ends."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import pubmeta
from pubmeta import registry

from .conftest import Run

COMMAND = [sys.executable, "-m", "pubmeta"]


def on_terminal(*arguments: str, folder: Path, **environment: str) -> str:
    """What a run shows on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += (part := os.read(ours, 65_536))
        except OSError:  # the terminal is closed
            break
        if not part:
            break
    os.close(ours)
    process.wait()
    return shown.decode()


@pytest.mark.parametrize("arguments", [["--version"]])
def test_the_version(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.text) == (0, f"pubmeta {pubmeta.__version__}\n")


@pytest.mark.parametrize("command", [[], ["export"], ["check"], ["validate"], ["formats"], ["rules"]])
def test_help_tells_what_each_command_does(run: Run, command: list[str]) -> None:
    ran = run(*command, "--help")
    assert ran.status == 0
    assert ran.text.startswith("Usage: pubmeta")
    assert max(map(len, ran.text.splitlines())) <= 80


@pytest.mark.parametrize("command", ["export", "check", "validate", "formats", "rules"])
def test_the_list_of_commands_has_whole_sentences(run: Run, command: str) -> None:
    assert re.search(rf"^  {command} +[A-Z].*[^.]\.$", run("--help").text, re.MULTILINE)


def test_every_installed_format_is_listed_with_what_it_can(run: Run) -> None:
    text = run("formats").text
    assert set(re.findall("^[a-z][a-z-]+", text, re.MULTILINE)) == set(pubmeta.format_names())
    assert re.search(r"^article +read +pubmeta article JSON.*\n +write .*\n +validate$", text, re.MULTILINE)
    assert re.search(
        r"^jats +read +JATS XML, \*\.jats\.xml\n +write +JATS 1\.4 Journal Publishing DTD\n +validate",
        text,
        re.MULTILINE,
    )
    assert 'options: version = "1.4", tag_set = "publishing"' in text


def test_every_rule_is_listed_with_its_source(run: Run) -> None:
    text = " ".join(run("rules").text.split())
    rules = [rule for name in pubmeta.format_names() for rule in pubmeta.get_format(name).rules]
    assert len(rules) > 10
    for rule in rules:
        assert rule.code in text


def test_the_rules_of_some_formats_are_listed_alone(run: Run) -> None:
    text = run("rules", "--format", "csl").text
    rules = pubmeta.get_format("csl").rules
    assert f"\n{len(rules)} rules\n" in text
    assert "jats." not in text
    assert run("rules", "--format", "csl,jats").text.startswith(text.rpartition("\n\n")[0])


def test_a_rule_is_listed_alone(run: Run) -> None:
    text = run("rules", "csl.page", "jats.country").text
    assert re.findall(r"^[a-z]+\.[a-z-]+", text, re.MULTILINE) == ["csl.page", "jats.country"]
    assert text.endswith("\n2 rules\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "crosref"], "did you mean 'crossref'?"),
        (["--format", "landing"], "landing has no content rules"),
        (["jats.contry"], "no rule is called 'jats.contry'; did you mean 'jats.country'?"),
    ],
)
def test_a_format_or_a_rule_that_is_not_there_is_status_2(run: Run, arguments: list[str], message: str) -> None:
    ran = run("rules", *arguments)
    assert (ran.status, ran.out) == (2, b"")
    assert message in " ".join(ran.err.split())


def test_a_format_that_cannot_be_loaded_is_told_and_the_others_are_listed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = EntryPoint("broken", "pubmeta_no_such_module:FORMAT", registry.GROUP)
    points = {**registry._entry_points(), "broken": (broken,)}
    monkeypatch.setattr(registry, "_entry_points", lambda: points)
    for command in ("formats", "rules"):
        assert run(command).status == 0
    text = " ".join(run("formats").text.split())
    assert "No module named" in text
    assert "pubmeta article JSON" in text


def test_colour_on_a_terminal_and_none_when_it_is_unwanted(record: Path) -> None:
    arguments = ("export", record.name, "--to", "csl,jats", "--out", "out")
    assert "\x1b[32mwritten" in on_terminal(*arguments, folder=record.parent)
    assert "\x1b[3" not in on_terminal(*arguments, folder=record.parent, NO_COLOR="1")


def test_progress_is_shown_on_a_terminal_for_several_inputs(record: Path) -> None:
    (record.parent / "other.json").write_bytes(record.read_bytes())
    arguments = ("--to", "csl", "--out", "out")
    assert "Exporting" in on_terminal("export", "record.json", "other.json", *arguments, folder=record.parent)
    assert "Exporting" not in on_terminal("export", "record.json", *arguments, folder=record.parent)


def test_no_data_can_drive_the_terminal(run: Run, tmp_path: Path) -> None:
    name = "evil\x1b]0;title\x07.json"
    (tmp_path / name).write_text('{"title": "x", "\\u001b[31mred": "[bold]y"}')
    ran = run("export", name, "--to", "csl", "--out", "out")
    assert ran.status == 1
    assert "\x1b" not in ran.text
    assert "\\x1b[31mred" in ran.text


def test_a_name_that_is_no_text_does_not_stop_the_work(run: Run, record: Path) -> None:
    source = os.fsdecode(os.fsencode(record.parent) + b"/\xff.json")
    record.rename(source)
    for report in ("table", "json"):
        ran = run("export", source, "--to", "csl", "--out", "out", "--report", report)
        assert ran.status == 0
    assert ran.report["inputs"][0]["input"] == source


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["rules"], 0),
        (["formats"], 0),
        (["validate", "good.json", "--format", "article"], 0),
        (["validate", "good.json", "--format", "csl"], 1),
        (["check", "good.json", "--to", "csl"], 0),
        (["check", "good.json", "--to", "crossref", "--report", "json"], 1),
        (["batch", "good.json", "--to", "csl", "--out", "out"], 0),
    ],
)
def test_a_reader_that_closes_the_pipe_ends_the_run_quietly(record: Path, arguments: list[str], status: int) -> None:
    record.rename(record.with_name("good.json"))
    run = subprocess.Popen([*COMMAND, *arguments], cwd=record.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait() == status
    run.stderr.close()


def test_a_document_that_nobody_takes_ends_the_run_as_sigpipe_does(record: Path) -> None:
    command = [*COMMAND, "export", record.name, "--to", "csl"]
    run = subprocess.Popen(command, cwd=record.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait() == 141
    run.stderr.close()


def test_an_interrupt_ends_the_run_quietly_and_leaves_no_part(record: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "export", "-", "--to", "csl", "--out", "out"],
        cwd=record.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # whoever runs the tests in the background may have them ignore interrupts, and so what they start
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        while not (record.parent / "out").exists():
            time.sleep(0.01)
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")
    assert list((record.parent / "out").iterdir()) == []


def without(streams: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """A run that a shell started with these streams closed."""
    command = ["sh", "-c", f'exec "$@" {streams}', "sh", *COMMAND, *arguments]
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_leads_nowhere(record: Path, streams: str) -> None:
    ran = without(streams, "formats", folder=record.parent)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert bool(ran.stdout) == (streams in {"<&-", "2>&-"})


def test_the_work_is_done_where_no_stream_is_left(record: Path) -> None:
    for command in ("export", "batch"):
        ran = without("<&- >&- 2>&-", command, record.name, "--to", "csl", "--out", command, folder=record.parent)
        assert ran.returncode == 0
    assert (record.parent / "export" / "record.csl.json").exists()
    assert (record.parent / "batch" / "csl").exists()


def test_a_closed_standard_input_is_empty(record: Path) -> None:
    ran = without("<&-", "export", "-", "--to", "csl", folder=record.parent)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert b"is empty" in ran.stderr


def test_a_document_that_has_nowhere_to_go_is_an_error(record: Path) -> None:
    ran = without(">&-", "export", record.name, "--to", "csl", folder=record.parent)
    assert ran.returncode == 1
    assert b"cannot be written to standard output: it is closed" in ran.stderr
    ran = without("2>&-", "export", record.name, "--to", "csl", folder=record.parent)
    assert (ran.returncode, ran.stdout) == (0, pubmeta.export(pubmeta.read(record).article, "csl").content)
