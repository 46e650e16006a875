"""Records on Spark to valid documents: one row for each record and format, committed when all are done.

    pip install 'pubmeta[spark]'    # Java 17 or newer has to be there
    spark-submit --master 'local[2,4]' examples/spark_export.py examples/journal.toml records.jsonl out

A record is a line of JSON in any format that pubmeta reads (its own, CSL-JSON, Crossref's, schema.org's).
"""

import sys
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, sha2

import pubmeta.spark


def main(config: Path, source: str, out: str) -> None:
    """Export the lines of the source to CSL-JSON and schema.org."""
    spark = SparkSession.builder.appName("pubmeta").getOrCreate()
    lines = spark.read.text(source).select(sha2("value", 256).alias("id"), col("value").alias("content"))
    rows = pubmeta.spark.export(lines, "csl,schemaorg", pubmeta.Config.load(config))
    rows.write.parquet(out)
    for row in spark.read.parquet(out).groupBy("format", "valid").count().orderBy("format", "valid").collect():
        print(row["format"], "valid" if row["valid"] else "not valid", row["count"], sep="\t")
    spark.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
