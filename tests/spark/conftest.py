"""Spark on this machine: two workers, and a task may fail four times."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from tests.conftest import ROOT

# Both are for the driver and, through the environment, for the workers: the format `poison`, and the tests' package.
PYTHON_PATH = (str(Path(__file__).parent / "plugin"), str(ROOT))
os.environ["PYTHONPATH"] = os.pathsep.join([*PYTHON_PATH, os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
os.environ["PYSPARK_PYTHON"] = sys.executable
sys.path[:0] = PYTHON_PATH


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    builder = SparkSession.builder.master("local[2,4]").appName("pubmeta tests")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.executor.pyspark.memory": "3g",  # for each worker, and for its child
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
        "spark.sql.shuffle.partitions": "2",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")  # what these tests break on purpose is told at length otherwise
    yield session
    session.stop()
