"""Knocks at every door for an hour, guided by coverage: `make fuzz`, or `python -m tests.decision.hostile.fuzz [door …]`.

FUZZ_SECONDS is the budget of the whole run. A finding is written to artifacts/fuzz/<door>/ and fails the run. Where
Atheris is not installed (it has wheels for Linux on x86-64 alone), the property tests run with many examples instead.
"""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[3]
KEPT = ROOT / "artifacts" / "fuzz"
WEIGHT = {"request": 4, "fragment": 3, "toml": 2}
SLOW, MEMORY = 25, 2048  # seconds and megabytes that one input may take
RUNS = re.compile(r"Done (\d+) runs|stat::number_of_executed_units: (\d+)")
EXAMPLES_A_SECOND = 10

type Knocks = tuple[int, bool]


def main(chosen: list[str]) -> int:
    """Fuzz the doors one after the other; returns how many let something through."""
    budget = int(os.environ.get("FUZZ_SECONDS", "3600"))
    if importlib.util.find_spec("atheris") is None:
        print("Atheris is not installed here: the property tests run with many examples instead.", flush=True)
        return _examples(budget)
    from tests.decision.hostile.doors import DOORS

    doors = chosen or list(DOORS)
    shares = sum(WEIGHT.get(door, 1) for door in doors)
    knocks = [_door(door, max(1, budget * WEIGHT.get(door, 1) // shares)) for door in doors]
    print(totals(dict(zip(doors, knocks, strict=True))), flush=True)
    return sum(found for _, found in knocks)


def totals(knocks: Mapping[str, Knocks]) -> str:
    """All doors in one line, to be told on the page about security: how many inputs each got, and what was found."""
    each = ", ".join(f"{door} {runs:,}" for door, (runs, _) in knocks.items())
    found = [door for door, (_, got) in knocks.items() if got]
    inputs = sum(runs for runs, _ in knocks.values())
    return f"In all {inputs:,} inputs ({each}): {f'FOUND at {", ".join(found)}' if found else 'nothing found'}"


def _examples(budget: int) -> int:
    tests = Path(__file__).with_name("test_doors.py")
    environment = {**os.environ, "WHICH_SOC_EXAMPLES": str(budget * EXAMPLES_A_SECOND // 12)}
    return subprocess.run([sys.executable, "-m", "pytest", "-q", str(tests)], cwd=ROOT, env=environment, check=False).returncode


def _door(door: str, seconds: int) -> Knocks:
    """One door in a process of its own: how many inputs, and whether something got through."""
    from tests.decision.hostile.seeds import seeds

    corpus = KEPT / door / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for place, seed in enumerate(seeds(door)):
        (corpus / f"seed-{place}").write_bytes(seed)
    options = [f"-max_total_time={seconds}", f"-timeout={SLOW}", f"-rss_limit_mb={MEMORY}", "-print_final_stats=1"]
    options += [f"-artifact_prefix={corpus.parent}/", "-max_len=20000", "-verbosity=0"]
    command = [sys.executable, "-c", f"from {__spec__.name} import knock; knock({door!r})", *options, str(corpus)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    runs = max((int(number or 0) for found in RUNS.findall(done.stderr) for number in found), default=0)
    print(f"{door}: {runs:,} inputs in {seconds} s: {'nothing found' if done.returncode == 0 else 'FOUND'}", flush=True)
    if done.returncode:
        print(done.stdout[-3000:], done.stderr[-3000:], sep="\n", flush=True)
    return runs, done.returncode != 0


def knock(door: str) -> None:
    """Hand the door to the fuzzer, which ends the process."""
    import atheris

    with atheris.instrument_imports(include=["decision"]):
        from tests.decision.hostile.doors import DOORS
    atheris.Setup(sys.argv, DOORS[door])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
