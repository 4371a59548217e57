"""Starts MiniStack with what it lacks of AWS, for the deployment of a pipeline.

Run as `python ministack_ext`. It reaches into MiniStack's private parts, so the version is pinned; SPARK_PYTHON is
the interpreter that has PySpark.
"""

import os

from ministack.app import main

import alarms
import crawls
import glue_jobs
import ingestions
import lake_formation
import quality
import queries
import quicksight
import security
import state_machines
import throttling

if __name__ == "__main__":
    glue_jobs.install(os.environ["SPARK_PYTHON"])
    for part in (
        alarms,
        crawls,
        ingestions,
        lake_formation,
        quality,
        queries,
        quicksight,
        security,
        state_machines,
        throttling,
    ):
        part.install()
    main()
