"""What stands between the phone lines and a release (CR-13, CR-14), a line each: `make helplines`.

It is for people, not for CI: most of it is done by opening the source of a line and reading it, twice, by two of them.
Ends with 1 while anything is left.
"""

import sys
from datetime import UTC, datetime

from goldseam.content.helplines import before_release


def main() -> int:
    """Print what is left to do today."""
    left = before_release(datetime.now(UTC).date())
    print("\n".join(left) or "Every line was read by two people, and not long ago.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
