"""Lets the theme's script fetch the index of the search once somebody turns to the search, not with every page.

The index is the largest file that a page to read would load, and the search worker's longest work. The theme already
bears an index that comes late; a page that is opened with a query (`q`) or with words to mark (`h`) asks for it at once.
The worker itself starts with the first message, which brings it the index. Where one of the two does not come, or something
else in its place, the dialog says so in a sentence, where the theme would wait for ever.
"""

import re
from pathlib import Path

from publish.content.faults import Fault, PublishError

SCRIPTS = "assets/javascripts/bundle.*.min.js"
FETCHED = re.compile(r'\w+\(new URL\("search/search_index\.json",\w+\.base\)\)')
# In the place of the theme's "Initializing search", until the index comes after all; whoever opens the search again tries.
LOST = (
    "(retry=>{"
    'document.querySelector("[data-md-component=search-result] :first-child").textContent='
    '"Search could not be loaded; open it again to retry.";'
    'document.forms.search.query.addEventListener("focus",retry,{once:!0})})'
)
LATER = (
    "(index=>new index.constructor(reader=>{"
    'const signs=["focusin","pointerover"];'
    f"const lost=()=>{LOST}(ask);"
    "const ask=()=>reader.add(index.subscribe({next:found=>found.docs?reader.next(found):lost(),error:lost}));"
    "const look=({target})=>{"
    'if(!target?.closest?.("[data-md-component=search],[for=__search]")&&!/[?&][hq]=/.test(location.search))return;'
    "signs.forEach(sign=>removeEventListener(sign,look));"
    "ask()};"
    "signs.forEach(sign=>addEventListener(sign,look));"
    "look({target:document.activeElement})}))"
)

STARTED = re.compile(r"=new Worker\((\w+)\)")
WAITING = (
    "=(address=>{"
    "const line=new EventTarget;let worker,first;"
    "line.postMessage=message=>{"
    "first??=message;"
    "if(!worker){worker=new Worker(address);"
    'worker.onmessage=({data})=>{first=0;line.dispatchEvent(new MessageEvent("message",{data}))};'
    f"worker.onerror=()=>{{if(first){{worker=0;{LOST}(()=>line.postMessage(first))}}}}}}"
    "worker.postMessage(message)};"
    "return line})"
)


def defer(site: Path) -> None:
    """Defer index and worker in a built site; a script that does stays as it is. Raises where another version has other code."""
    for script in site.glob(SCRIPTS):
        text = script.read_text("utf-8")
        if LATER in text or "search/search_index.json" not in text:
            continue
        if len(FETCHED.findall(text)) != 1 or len(STARTED.findall(text)) != 1:
            says = "the theme fetches the index of its search in another way: see publish/site/search/deferred.py"
            raise PublishError([Fault(script.relative_to(site).as_posix(), 0, says)])
        text = FETCHED.sub(lambda found: f"{LATER}({found.group()})", text)
        script.write_text(STARTED.sub(lambda found: f"{WAITING}({found[1]})", text), "utf-8")
