"""Starts MiniStack with what it lacks of AWS, for the deployment of a pipeline.

Run as `python ministack_ext`. It reaches into MiniStack's private parts, so the version is pinned; SPARK_PYTHON is
the interpreter that has PySpark.
"""

import os
import sys
from pathlib import Path

from ministack.app import main

sys.path.append(str(Path(__file__).resolve().parents[2] / "support"))

import alarms
import calls
import crawls
import deletions
import events
import glue_jobs
import glue_studio
import ingestions
import lake_formation
import quality
import queries
import quicksight
import rights
import security
import state_machines
import throttling

if __name__ == "__main__":
    glue_jobs.install(os.environ["SPARK_PYTHON"])
    for part in (
        alarms,
        calls,
        crawls,
        deletions,
        events,
        glue_studio,
        ingestions,
        lake_formation,
        quality,
        queries,
        quicksight,
        rights,
        security,
        state_machines,
        throttling,
    ):
        part.install()
    main()
