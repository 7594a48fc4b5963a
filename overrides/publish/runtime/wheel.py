"""Builds the wheel of `decision` for the browser: what its api needs, with the catalogue compiled in."""

import shutil
import tempfile
from pathlib import Path

from decision.catalogue.pack import compile_catalogue
from publish.runtime.stdlib import reachable

STAGED = ("pyproject.toml", "LICENSE")
README = "The rules of Which SOC?, for the browser.\n"  # what people read of the project is not for the browser


def build_wheel(root: Path, folder: Path) -> None:
    """Write the wheel of the checkout at `root` into `folder`; equal sources, equal bytes."""
    from hatchling.builders.wheel import WheelBuilder

    with tempfile.TemporaryDirectory() as stage:
        for path in [*(root / name for name in STAGED), *reachable(root)]:
            target = stage / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        (Path(stage) / "README.md").write_text(README, "utf-8")
        compile_catalogue(Path(stage) / "decision" / "_catalogue.py", root / "decision" / "data")
        list(WheelBuilder(stage).build(directory=str(folder), versions=["standard"]))
