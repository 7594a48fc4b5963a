"""Mends a fault of Lunr, in the theme's search worker, that loses words of an index as large as ours.

Lunr names the states of its set of words by joining letters and numbers, so that two states can get one name, or a name
that engines take for a place in a list; "SOC 2" then found nothing (olivernn/lunr.js issues 503 and 540). A comma after
each number keeps them apart. Zensical's worker has no Lunr and is left as it is.

It also closes the worker's ways out, by a script before its own: `javascripts/pages/search_guard.js`.
"""

from pathlib import Path

from publish.content.faults import Fault, PublishError
from publish.site.page import esbuild

GUARD = Path(__file__).parents[3] / "theme/assets/javascripts/pages/search_guard.js"
WORKERS = "assets/javascripts/workers/search.*.js"
JOINED, APART = "e=e+s+o.id}return e", 'e=e+s+o.id+","}return e'


def mend(site: Path) -> None:
    """Mend the worker of a built site; one that is mended stays as it is. Raises where another version has other code."""
    for worker in site.glob(WORKERS):
        text = worker.read_text("utf-8")
        if APART in text or "lunr" not in text:
            continue
        if text.count(JOINED) != 1:
            says = "Lunr's TokenSet.toString is not as expected: see publish/site/search/worker.py, and whether it is mended"
            raise PublishError([Fault(worker.relative_to(site).as_posix(), 0, says)])
        guard = esbuild.run("--bundle", "--format=iife", str(GUARD))
        worker.write_text(guard + text.replace(JOINED, APART), "utf-8")
