"""The command line. Nothing else of pubmeta prints or exits, but for Spark's command (`spark.command`).

Exit status: 0, every document asked for is valid; 1, there are problems in the data, or a file could not be read or
written on the way; 2, the command was wrong (an option, a path, the configuration) and nothing was begun; 130,
interrupted.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import warnings
from pathlib import Path


def main() -> None:
    """Run the command that the arguments of this process name, and exit."""
    status: str | int | None = 0
    try:
        _replace_closed_streams()
        for stream in (sys.stdout, sys.stderr):  # a name that the terminal cannot show must not stop the work
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        warnings.formatwarning = _warning_in_words
        gc.set_threshold(100_000, 20, 20)  # nearly all that is made on the way is there to stay
        atexit.register(gc.freeze)  # or the collector looks once more at all that the process is about to give back
        from pubmeta.cli.app import app
        from pubmeta.cli.completion import join_words_at_equals_signs

        join_words_at_equals_signs()
        try:
            app(prog_name="pubmeta")
        except SystemExit as ended:
            status = ended.code
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = 130
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit fails again
        if not isinstance(error, BrokenPipeError):
            sys.stderr.write(f"pubmeta: standard output cannot be written: {error.strerror}\n")
            status = 1
    sys.exit(status)


def _replace_closed_streams() -> None:
    """Have a stream that this process was started without lead nowhere; `sys.__stdout__` still tells that it was."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode)  # noqa: SIM115 (it stays open)
            os.set_inheritable(stream.fileno(), True)  # noqa: FBT003 (the processes of a batch need it as well)
            setattr(sys, name, stream)


def _warning_in_words(
    message: Warning | str,
    category: type[Warning],
    filename: str,  # noqa: ARG001 (the signature of warnings.formatwarning)
    lineno: int,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> str:
    """A warning as people read it, without the line of the program that gave it."""
    return f"{category.__name__}: {message}\n"
