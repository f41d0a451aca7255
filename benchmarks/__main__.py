"""`python -m benchmarks [NAME …]`: measures, prints tables, and writes them down. Without a name, everything."""

import sys

from benchmarks import breakdown, cold, home_feed, memory, throughput, usage
from benchmarks.chart import write_chart
from benchmarks.dataset import dataset
from benchmarks.report import HERE, keep, show

MEASUREMENTS = {
    "home-feed": home_feed,
    "throughput": throughput,
    "breakdown": breakdown,
    "cold": cold,
    "memory": memory,
    "usage": usage,
}


def main() -> None:
    names = sys.argv[1:] or list(MEASUREMENTS)
    for name in names:
        if name not in MEASUREMENTS:
            sys.exit(f"There is no measurement {name}: {', '.join(MEASUREMENTS)}.")
    with dataset() as url:
        for name in names:
            results = MEASUREMENTS[name].measure(url)
            keep(name, results)
            text = MEASUREMENTS[name].tabulate(results)
            show(name, text)
            if name == "throughput":
                write_chart(results, HERE / "results.svg")
            print(f"\n{name}\n\n{text}", flush=True)


if __name__ == "__main__":
    main()
