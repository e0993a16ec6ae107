"""The queue under load, by real processes: see `benchmarks.queue.scenarios`."""
