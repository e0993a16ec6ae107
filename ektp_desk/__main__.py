"""`python -m ektp_desk`: the same as `ektp-desk`."""

import sys

from ektp_desk.cli import main

if __name__ == "__main__":
    sys.exit(main())
