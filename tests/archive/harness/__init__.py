"""Does the archive hold what was acknowledged, after many kills? `python -m tests.archive.harness --kills 100`."""
