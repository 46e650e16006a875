"""What the children of the tests of isolation do: a module of its own, so that they import little."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time
from pathlib import Path

from pubmeta.run.windows import Group


def worked_together(asked: object) -> object:
    """What happens to an item, or to each item of a group."""
    return [worked(item) for item in asked.items] if isinstance(asked, Group) else worked(asked)


def worked(item: object) -> object:
    """The item's own word decides what happens to it."""
    match item:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(3)
        case "raise":
            raise ValueError("no such thing")
        case "no memory":
            raise MemoryError
        case "quit":
            sys.exit(4)
        case "recurse":
            return worked("recurse")
        case "hang":
            time.sleep(600)
        case "busy":
            re.match(r"(a+)+$", "a" * 50 + "b")
        case "long answer":
            return bytes(10_000_000)
        case "print":
            print("not an answer")  # noqa: T201
            os.system("echo nor this")  # noqa: S605
        case "unpicklable":
            return threading.Lock()
        case "pid":
            return os.getpid()
        case "began":
            return os.environ.get("BEGAN")
        case ("leave", path) if not Path(str(path)).exists():
            Path(str(path)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case (("kill" | "hang") as fate, path):
            with Path(str(path)).open("a") as tries:
                tries.write("x")
            return worked(fate)
        case ("sleep", seconds):
            time.sleep(float(str(seconds)))
    return ("done", item)


def begin(word: str) -> None:
    os.environ["BEGAN"] = f"{os.environ.get('BEGAN', '')}{word}"


def fail_to_begin() -> None:
    raise RuntimeError("no schemas")


def die_at_once() -> None:
    os._exit(9)
