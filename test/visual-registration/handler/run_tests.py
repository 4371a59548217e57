"""The handler that registers a graph, run against Glue and S3 in memory. Prints a line for each test, and their number at the end."""

import json
import logging
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parents[1] / "support", HERE.parents[2] / "assets" / "visual-registration"):
    sys.path.insert(0, str(folder))


class Lines(unittest.TestResult):
    def addSuccess(self, test):
        super().addSuccess(test)
        print(f"PASS handler {name_of(test)}")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        print(f"FAIL handler {name_of(test)}\n{self.failures[-1][1]}")

    def addError(self, test, err):
        super().addError(test, err)
        print(f"FAIL handler {name_of(test)}\n{self.errors[-1][1]}")


def name_of(test):
    return test.id().rsplit(".test_", 1)[-1].replace("_", " ")


if __name__ == "__main__":
    logging.getLogger().addHandler(logging.NullHandler())
    result = unittest.defaultTestLoader.discover(str(HERE)).run(Lines())
    failed = len(result.failures) + len(result.errors)
    print(json.dumps({"passed": result.testsRun - failed, "failed": failed}))
