"""The headers in the words of each kind of host.

`write(site)` puts `_headers` and `headers.json` into a built site; `python -m publish.hosts.servers` writes the models for
nginx and Caddy into overrides/deploy/.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from publish.hosts.headers import COMMON, OURS, ROOM, ROOMS, TEXTS, TYPES, sent

DEPLOY = Path(__file__).parents[2] / "deploy"
ASSETS = {"javascripts": "script", "cards": "data"}  # rooms of folders of assets


def write(site: Path, folder: str = "/") -> None:
    """Write the headers beside the site's files: `_headers` for Netlify and Cloudflare, JSON for an object store.

    Those hosts join the values of all rules that match, so each path has one rule, made from the folders that there are.
    Paths are those of the host, of which `folder` is the one that the site stands in.
    """
    table = {f"{folder.rstrip('/')}{path}": sent(ROOM[room]) for path, room in _paths(site)}
    rules = "\n\n".join(_rule(path, headers) for path, headers in table.items())
    (site / "_headers").write_text(
        f"# Written by the build: one rule for every path, since values of several are joined.\n\n{rules}\n"
    )
    (site / "headers.json").write_text(json.dumps(table, indent=1) + "\n")


def _paths(site: Path) -> Iterator[tuple[str, str]]:
    """The paths of a built site with the room of each, no two of which match the same file."""
    yield "/", "page"
    for entry in sorted(site.iterdir()):
        if entry.name in OURS:
            continue
        if entry.is_file():
            yield f"/{entry.name}", "script" if entry.suffix == ".js" else "page"
        elif entry.name == "decide":
            yield "/decide/", "wizard"
            yield "/decide/index.html", "wizard"
            yield from ((f"/decide/{below.name}/*", "page") for below in sorted(entry.iterdir()) if below.is_dir())
        elif entry.name == "assets":
            yield from ((f"/assets/{below.name}/*", _of_assets(f"/assets/{below.name}/")) for below in sorted(entry.iterdir()))
        else:
            yield f"/{entry.name}/*", entry.name if entry.name in ("runtime", "data") else "page"


def _of_assets(path: str) -> str:
    """The room of a folder of assets."""
    return "hashed" if ROOM["hashed"].pattern.search(path) else ASSETS.get(path.split("/")[2], "page")


def _rule(path: str, headers: dict[str, str]) -> str:
    return "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items())])


def nginx() -> str:
    """The model for nginx: a map for the room of a path, one for each header that depends on it, and a server."""
    rooms = "\n".join(f'    "~{room.pattern.pattern}"  {room.name};' for room in ROOMS if room.pattern.pattern)
    varying = list(dict.fromkeys(name for room in ROOMS for name in room.headers))
    maps = "\n".join(_map(name) for name in varying)
    lines = [f'    add_header {name} "{value}" always;' for name, value in COMMON.items()]
    lines += [f"    add_header {name} ${_variable(name)} always;" for name in varying]
    types = "\n".join(f"        {type:17} {endings};" for type, endings in TYPES.items())
    texts = " ".join(type for type in TEXTS if type != "text/html")  # which nginx counts among them anyway
    return NGINX.format(rooms=rooms, maps=maps, headers="\n".join(lines), types=types, texts=texts)


def _map(name: str) -> str:
    values = "\n".join(f'    {room.name:8} "{room.headers.get(name, "")}";' for room in ROOMS)
    return f"map $which_soc_room ${_variable(name)} {{\n{values}\n}}"


def _variable(name: str) -> str:
    return "which_soc_" + name.lower().replace("-", "_")


def caddy() -> str:
    """The model for Caddy: a matcher for each room, first found first served."""
    parts = []
    for room in ROOMS:
        lines = "\n".join(f'\t\t\theader {name} "{value}"' for name, value in sent(room).items())
        match = f"@{room.name} path_regexp {room.pattern.pattern}\n\t\thandle @{room.name}" if room.pattern.pattern else "handle"
        parts.append(f"\t\t{match} {{\n{lines}\n\t\t\timport files\n\t\t}}")
    return CADDY.format(rooms="\n".join(parts))


NGINX = """\
# A server for the built site, for nginx's http block. Change the name and the root.
# Written by `python -m publish.hosts.servers`; every header is explained on the site's page about security.
# Over https, once all of the name is served so: add_header Strict-Transport-Security "max-age=31536000" always;

map $uri $which_soc_room {{
{rooms}
    default  page;
}}
{maps}

server {{
    listen 80;
    server_name whichsoc.example;
    root /srv/which-soc;
    error_page 404 /404.html;
    absolute_redirect off;
    charset utf-8;
    charset_types {texts};

    types {{
{types}
    }}

    # `.venv/bin/python -m publish.hosts.compress site` leaves a .gz and a .br beside each file. What sends the .br is a module,
    # in Debian libnginx-mod-http-brotli-static. With it, add: brotli_static on;
    gzip on;
    gzip_static on;
    gzip_vary on;
    gzip_comp_level 6;
    gzip_types text/plain text/css text/javascript text/csv text/markdown application/json application/xml application/wasm
               application/zip image/svg+xml;

{headers}
}}
"""
CADDY = """\
# A site for Caddy. Change the name and the root; Caddy brings the certificate itself.
# Written by `python -m publish.hosts.servers`; every header is explained on the site's page about security.
# Once all of the name is served over https: header Strict-Transport-Security "max-age=31536000"

(files) {{
	file_server {{
		precompressed br gzip
	}}
}}

whichsoc.example {{
	root * /srv/which-soc
	encode gzip
	# A folder without its slash: Caddy's own redirect to it loses the query, as in /go/<id>?edition=...
	@folder {{
		not path */ //*
		file {{path}}/index.html
		expression `{{query}} != ""`
	}}
	redir @folder {{path}}/?{{query}} 308
	route {{
{rooms}
	}}
	handle_errors {{
		rewrite * /404.html
		import files
	}}
}}
"""


def main() -> None:
    """Write the models of both servers."""
    (DEPLOY / "nginx.conf").write_text(nginx())
    (DEPLOY / "Caddyfile").write_text(caddy())


if __name__ == "__main__":
    main()
