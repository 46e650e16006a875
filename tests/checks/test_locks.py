"""A process that is forked while another thread validates can validate as well."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_FORK = """
import os, signal, sys
from threading import Event, Thread
from lxml import etree
from pubmeta.checks import {module}
root = etree.fromstring("<article/>")
expected = {module}.problems(root, "{key}")
held, done = Event(), Event()

def hold(lock):
    with lock:
        held.set()
        done.wait()

for lock in ({module}._building, {module}._validator("{key}")._lock):
    held.clear(), done.clear()
    thread = Thread(target=hold, args=(lock,))
    thread.start()
    held.wait()
    child = os.fork()
    if not child:
        signal.alarm(60)  # kills a child that waits for ever
        os._exit({module}.problems(root, "{key}") != expected)
    status = os.waitpid(child, 0)[1]
    done.set()
    thread.join()
    print(status)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
@pytest.mark.parametrize(("module", "key"), [("dtd", "jats/1.4/archiving"), ("xsd", "crossref/5.5.0")])
def test_a_forked_child_does_not_wait_for_a_thread_that_it_does_not_have(module: str, key: str) -> None:
    code = _FORK.format(module=module, key=key)
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout == "0\n0\n", run.stderr
