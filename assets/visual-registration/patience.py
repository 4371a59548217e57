"""Asking AWS until it answers."""

import logging
import random
import time

from botocore.exceptions import ClientError

LOG = logging.getLogger()

ATTEMPTS = 9
LONGEST_PAUSE = 8
# What goes by itself. A role's policy takes seconds until it is known everywhere: until then, access is denied.
TRANSIENT = {
    "AccessDenied", "AccessDeniedException", "ConcurrentModificationException", "InternalError", "InternalServiceException",
    "OperationTimeoutException", "RequestLimitExceeded", "ServiceUnavailable", "SlowDown", "Throttling", "ThrottlingException",
    "TooManyRequestsException",
}


def patiently(ask):
    """Asks again, after ever longer pauses, as long as the answer is one that goes by itself."""
    for attempt in range(ATTEMPTS):
        try:
            return ask()
        except ClientError as error:
            if code_of(error) not in TRANSIENT or attempt == ATTEMPTS - 1:
                raise
            LOG.info("%s: asked again", code_of(error))
            time.sleep(random.uniform(0.5, 1) * min(2**attempt, LONGEST_PAUSE))


def code_of(error):
    return error.response["Error"]["Code"]
