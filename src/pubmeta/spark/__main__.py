"""``python -m pubmeta.spark IN OUT``, also by spark-submit."""

from pubmeta.spark.command import app

if __name__ == "__main__":
    app(prog_name="python -m pubmeta.spark")
