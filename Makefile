# Two commands do all the set-up: make serve, make test. Everything below them is plain uv.
PYTHON ?= python3
TOOLS  := .tools/uv
UV     := $(shell uv --version >/dev/null 2>&1 && echo uv || echo $(TOOLS)/bin/uv)
RUN    := $(UV) run --no-sync
SITE   ?= site
# It has wheels for Linux on x86-64 alone, and is 35 MB: brought by "make fuzz" and by nothing else.
ATHERIS := atheris==3.1.0; sys_platform == 'linux' and platform_machine == 'x86_64'

# What Python compiled is kept for the next program: tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve test build edition lint bench profile fuzz release pins clean setup machine
.DEFAULT_GOAL := help

help:
	@echo "make serve   the site with live reload, at http://127.0.0.1:8000/; a saved page is built alone"
	@echo "make test    everything that must pass: lint, then every test"
	@echo "make build   the site, into ./$(SITE)"
	@echo "make edition  freezes the present edition's words under docs/editions/"
	@echo "make lint    style, types, imports, spelling, prose"
	@echo "make bench   the budgets, as ratios"
	@echo "make profile  which half of Python's binary each function is in, after a new Pyodide, or when a test says so"
	@echo "make fuzz    an hour of hostile input at every door; FUZZ_SECONDS=300 make fuzz for less"
	@echo "make release  make test, then wheel, sdist and site archive with checksums, into ./dist"
	@echo "make pins    renew requirements.txt from the versions in pyproject.toml"

serve: setup
	$(RUN) mkdocs serve --dirty

test: lint machine
	$(RUN) pytest --numprocesses 3 --dist loadscope --no-loadscope-reorder --cov=decision --cov-report=term:skip-covered

build: setup
	$(RUN) mkdocs build --strict --site-dir $(SITE)

edition: build
	$(RUN) python -m publish.site.edition $(SITE)

lint: setup
	$(RUN) python -m tests.lint

bench: setup machine
	$(RUN) python -m tests.bench

profile: setup machine
	$(RUN) python -m tests.browser.profile

fuzz: setup
	-$(UV) pip install --quiet --require-hashes --requirement .ci/fuzz.txt
	$(RUN) python -m tests.decision.hostile.fuzz

# The tests build the site for nobody in particular; what is released is built for its address.
release:
	env -u SITE_URL -u REPO_URL -u CONTACT $(MAKE) test
	$(MAKE) build
	$(RUN) python -m publish.site.release $(SITE)

pins: $(if $(filter uv,$(UV)),,$(TOOLS)/bin/uv)
	$(UV) export --quiet --all-groups --all-extras --no-emit-project --no-header --no-annotate --output-file requirements.txt >/dev/null
	echo uv==0.13.9 | $(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --output-file .ci/uv.txt - >/dev/null
	echo "$(ATHERIS)" | $(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --output-file .ci/fuzz.txt - >/dev/null

clean:
	rm -rf site .cache artifacts

setup: .venv/ready node_modules/ready

$(TOOLS)/bin/uv: .ci/uv.txt
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/uv.txt
	@touch $@

.venv/ready: requirements.txt pyproject.toml .python-version $(if $(filter uv,$(UV)),,$(TOOLS)/bin/uv)
	$(UV) venv --quiet --allow-existing
	$(UV) pip sync --quiet --require-hashes requirements.txt
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/ready: package.json package-lock.json
	npm ci --silent --no-fund --no-audit
	@touch $@

machine: setup
	$(RUN) python -m tests.machine
