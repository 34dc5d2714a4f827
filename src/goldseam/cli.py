"""The command line. Thin; imports Django only inside the commands that need it."""


def main() -> int:
    """Run one command; return its exit code."""
    return 0
