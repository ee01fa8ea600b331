#!/usr/bin/env python3
"""Measures the program over a folder of articles and prints the table of tests/bench/README.md.

    cmake --build build --target sulieu sulieu_floor
    tests/bench/measure.py FOLDER [--pairs 3] [--only import,extract,growth,article,queries,again]

Import and floor run in alternation; every figure is a median. Times are of whole processes. The load of the machine is
printed before each part: with other work on it the absolute figures mean little, the ratios somewhat more.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SULIEU = ROOT / "build" / "sulieu"
FLOOR = ROOT / "build" / "tests" / "sulieu_floor"
GROWTH = (1000, 4000, 16000, 35000)
QUERY_RUNS = 20


def run(*command):
    """Seconds and peak memory (MB) of a process, and its standard output."""
    begin = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begin
    if process.returncode not in (0, 3):
        sys.exit(f"{command} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024, out


def say(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def heading(title, *columns):
    load = os.getloadavg()[0]
    print(f"\n{title} (load of the machine before: {load:.1f})\n", flush=True)
    say(*columns)
    say(*("---" for _ in columns))


class Bench:
    def __init__(self, folder, work, pairs):
        self.folder, self.work, self.pairs = Path(folder), Path(work), pairs
        self.files = sorted(path for path in self.folder.rglob("*.txt"))
        self.bytes = sum(path.stat().st_size for path in self.files)

    def fresh(self, name):
        path = self.work / name
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(str(path) + suffix).unlink(missing_ok=True)
        return path

    def sample(self, count):
        """A folder of links to that many of the articles, spread over all."""
        folder = self.work / f"sample{count}"
        if not folder.exists():
            folder.mkdir()
            for index in range(min(count, len(self.files))):
                path = self.files[index * len(self.files) // min(count, len(self.files))]
                os.link(path, folder / path.name) if path.stat().st_dev == folder.stat().st_dev else shutil.copy(path, folder)
        return folder

    def importing(self, folder, jobs):
        database = self.fresh("import.db")
        seconds, peak, _ = run(SULIEU, "import", "--quiet", "--jobs", jobs, "--db", database, folder)
        return seconds, peak

    def do_import(self):
        heading("Import of the whole, and the floor", "", "seconds", "articles/s", "MB/s", "peak MB", "ratio to the floor")
        made = self.fresh("made.db")
        run(SULIEU, "import", "--quiet", "--db", made, self.folder)
        rows = {1: [], 2: []}
        floors = []
        for _ in range(self.pairs):
            for jobs in rows:
                rows[jobs].append(self.importing(self.folder, jobs))
            floors.append(float(run(FLOOR, made, self.fresh("floor.db"), self.folder)[2]))
        say("floor, 2 threads", f"{statistics.median(floors):.1f}", "", "", "", "1.00")
        for jobs, measured in rows.items():
            seconds = statistics.median(s for s, _ in measured)
            ratio = statistics.median(s / f for (s, _), f in zip(measured, floors))
            say(f"import, {jobs} thread{'s' * (jobs > 1)}", f"{seconds:.1f}", f"{len(self.files) / seconds:.0f}",
                f"{self.bytes / seconds / 1e6:.1f}", f"{max(p for _, p in measured):.0f}", f"{ratio:.2f}")

    def lines(self, paths, name):
        out = self.work / name
        with open(out, "w", encoding="utf-8") as lines:
            for path in paths:
                text = path.read_text(encoding="utf-8", errors="replace")
                lines.write(json.dumps({"document": path.name, "text": text}, ensure_ascii=False) + "\n")
        return out

    def do_extract(self):
        heading("Extraction without a database", "", "seconds", "MB/s", "times one thread")
        lines = self.lines(self.files, "all.jsonl")
        one = None
        for jobs in (1, 2):
            seconds = statistics.median(run(SULIEU, "extract", "--jobs", jobs, lines)[0] for _ in range(self.pairs))
            one = one or seconds
            say(f"extract, {jobs} thread{'s' * (jobs > 1)}", f"{seconds:.1f}", f"{self.bytes / seconds / 1e6:.1f}",
                f"{one / seconds:.2f}")
        first = self.lines(self.files[:1], "first.jsonl")
        start = statistics.median(run(SULIEU, "extract", first)[0] for _ in range(QUERY_RUNS))
        print(f"\nStart to the facts of one article: {1000 * start:.0f} ms")

    def do_growth(self):
        heading("Growth, 2 threads", "articles", "seconds", "articles/s", "peak MB")
        for count in GROWTH:
            folder = self.sample(count)
            measured = [self.importing(folder, 2) for _ in range(self.pairs)]
            seconds = statistics.median(s for s, _ in measured)
            say(count, f"{seconds:.1f}", f"{count / seconds:.0f}", f"{max(p for _, p in measured):.0f}")

    def do_article(self):
        heading("One article", "MB", "seconds", "MB/s")
        for size in (1, 2, 4, 8, 16):
            text, taken = [], 0
            for path in self.files:
                text.append(path.read_text(encoding="utf-8", errors="replace"))
                taken += path.stat().st_size
                if taken >= size * 1e6:
                    break
            line = self.work / "article.jsonl"
            line.write_text(json.dumps({"document": "a", "text": "\n".join(text)}, ensure_ascii=False) + "\n",
                            encoding="utf-8")
            seconds = statistics.median(run(SULIEU, "extract", line)[0] for _ in range(self.pairs))
            say(size, f"{seconds:.2f}", f"{taken / seconds / 1e6:.1f}")

    def database(self):
        path = self.work / "whole.db"
        if not path.exists():
            run(SULIEU, "import", "--quiet", "--db", path, self.folder)
        return path

    def do_queries(self):
        database = self.database()
        heading("Queries over the whole, each a process of its own", "query", "median ms", "p95 ms")
        kinds = ["dates", "ratios", "percentages", "legal_refs", "officials", "awards", "events", "totals", "quantities"]
        first = ["--limit", "20"]
        queries = [["search", word] for word in ("hội nghị", "bằng khen", "chủ tịch UBND tỉnh", "đại hội chi bộ")]
        for condition in ([], ["--since", "2017-06"], ["--place", "Hà Nội"], ["--where", "title~hội nghị"],
                          ["--where", "quote~không có đâu"], ["--sort", "published:desc"], ["--sort", "document"]):
            queries += [["facts", kind, *condition, *first] for kind in kinds]
        queries += [["facts", "officials", "--where", "position~chu tich", *first],
                    ["facts", "dates", "--where", "kind=day", *first],
                    ["facts", "dates", "--where", "rule=date.day_month_words", *first],
                    ["facts", "quantities", "--where", "year=2018", "--where", "unit=hội viên", *first],
                    ["facts", "quantities", "--sort", "low:desc", *first],
                    ["facts", "quantities", "--sort", "unit", *first],
                    ["facts", "officials", "--sort", "rule", *first],
                    ["facts", "dates", "--sort", "event_date", *first],
                    ["facts", "dates", "--sort", "title", *first],
                    ["facts", "ratios"], ["facts", "events"], ["facts", "legal_refs"],
                    ["facts", "awards", "--where", "count>=10", *first],
                    ["facts", "dates", "--group-by", "kind"],
                    ["facts", "dates", "--group-by", "year,kind"],
                    ["facts", "officials", "--group-by", "name", "--limit", "20"],
                    ["facts", "percentages", "--group-by", "unit", "--limit", "20"],
                    ["facts", "awards", "--group-by", "authority,award", "--sum", "count"],
                    ["facts", "quantities", "--group-by", "year"],
                    ["facts", "quantities", "--group-by", "unit", "--sum", "low", "--limit", "20"]]
        for query in queries:
            command = [SULIEU, query[0], "--db", database, *query[1:]]
            times = sorted(1000 * run(*command)[0] for _ in range(QUERY_RUNS))
            say("`" + " ".join(query) + "`", f"{statistics.median(times):.0f}", f"{times[int(0.95 * QUERY_RUNS)]:.0f}")

    def do_again(self):
        database = self.database()
        heading("The same import again", "", "seconds")
        first = self.importing(self.folder, 2)[0]
        again = statistics.median(
            run(SULIEU, "import", "--quiet", "--jobs", "2", "--db", database, self.folder)[0] for _ in range(self.pairs))
        say("first", f"{first:.1f}")
        say(f"again, {first / again:.0f} times quicker", f"{again:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--only", default="extract,import,growth,article,queries,again")
    options = parser.parse_args()
    for program in (SULIEU, FLOOR):
        if not program.exists():
            parser.error(f"{program} is missing: cmake --build build --target sulieu sulieu_floor")
    with tempfile.TemporaryDirectory(prefix="sulieu_bench_") as work:
        bench = Bench(options.folder, work, options.pairs)
        print(f"{len(bench.files)} articles, {bench.bytes / 1e6:.1f} MB, {os.cpu_count()} cores")
        for part in options.only.split(","):
            getattr(bench, "do_" + part)()


if __name__ == "__main__":
    main()
