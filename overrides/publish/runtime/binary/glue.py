"""Cuts the script that starts the binary: first the steps of a start that are done at build, then what nothing names."""

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from publish.runtime.binary.wasm import UnknownShapeError, expect

SCRIPT = Path(__file__).with_name("glue.mjs")
UNKNOWN = 3  # how the script ends when the stock one has another shape

VALUE = re.compile(r'var _(__\w+)=(?:new WebAssembly\.Global\(\{value:"i32",mutable:(?:true|false)\},)?(\d+)\)?;')
NAMES = frozenset(["__memory_base", "__table_base", "__heap_base", "__stack_low", "__stack_high", "__stack_pointer"])

# Texts of the stock script, each there once, and what stands in their places.
EDITS = {
    # The binary is placed already (link.py), and no library of its own kind is loaded at its start.
    "wasmExports=relocateExports(wasmExports,1024);var metadata=getDylinkMetadata(module);if(metadata.neededDynlibs)"
    "{dynamicLibraries=metadata.neededDynlibs.concat(dynamicLibraries)}": "",
    "LDSO.init();loadDylibs();": "",
    '__RELOC_FUNCS__.push(wasmExports["__wasm_apply_data_relocs"]);': "",
    ',"GOT.mem":new Proxy(wasmImports,GOTHandler),"GOT.func":new Proxy(wasmImports,GOTHandler)}': "}",
    "registerWasmPlugin();": "",
    # Pictures and sound: the library SDL, its loop of frames, and the files that are decoded for it in advance.
    "registerPostMainLoop(()=>SDL.audio?.queueNewAudioData?.());": "",
    "MainLoop.init();": "",
    "FS.createPreloadedFile=FS_createPreloadedFile;": "",
    # File systems: the one in memory is in use; the others are for Node, IndexedDB, blobs and each other.
    "FS.filesystems={MEMFS,IDBFS,NODEFS,WORKERFS,PROXYFS}": "FS.filesystems={MEMFS}",
    "if(ENVIRONMENT_IS_NODE){NODEFS.staticInit()}": "",
    "IDBFS.quit();": "",
}
# Libraries of the binary's kind cannot be loaded later either: Python's import of one fails with this reason.
GONE = ["loadWebAssemblyModule", "loadDynamicLibrary"]


def values(script: str) -> dict[str, int]:
    """The numbers that the script hands to the binary, by the names it imports them under."""
    found = {name: int(number) for name, number in VALUE.findall(script)}
    expect(set(found) >= NAMES, f"values for {sorted(NAMES - set(found))}")
    return {name: found[name] for name in NAMES}


def cut(stock: Path, imports: Iterable[str], outside: Iterable[Path], target: Path) -> list[str]:
    """Write what is left of the script for a binary with these imports; the exports that it names."""
    facts = {
        "imports": sorted(imports),
        "outside": [str(path) for path in outside],
        "edits": list(EDITS.items()),
        "gone": GONE,
    }
    command = ["node", str(SCRIPT), str(stock), str(target), json.dumps(facts)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == UNKNOWN:
        raise UnknownShapeError(done.stderr.strip())
    done.check_returncode()
    names: list[str] = json.loads(done.stdout)
    return names
