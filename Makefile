# Two commands do all the set-up: make serve, make test. Everything below them is plain uv.
PYTHON ?= python3
TOOLS  := .tools/uv
UV     := $(shell uv --version >/dev/null 2>&1 && echo uv || echo $(TOOLS)/bin/uv)
SITE   ?= site

.PHONY: serve test build lint bench clean setup browser
.DEFAULT_GOAL := help

help:
	@echo "make serve   the site with live reload, at http://127.0.0.1:8000/"
	@echo "make test    everything that must pass"
	@echo "make build   the site, into ./$(SITE)"
	@echo "make lint    style, types, spelling, prose"
	@echo "make bench   the budgets, as ratios"

serve: setup
	$(UV) run --frozen mkdocs serve

test: setup browser
	$(UV) run --frozen pytest --cov=decision --cov-report=term:skip-covered

build: setup
	$(UV) run --frozen mkdocs build --strict --site-dir $(SITE)

lint: setup
	$(UV) run --frozen python -m tests.lint

bench: setup browser
	$(UV) run --frozen python -m tests.bench

clean:
	rm -rf site .cache artifacts

setup: .venv/ready node_modules/ready

$(TOOLS)/bin/uv:
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --disable-pip-version-check uv==0.13.9

.venv/ready: pyproject.toml .python-version $(if $(filter uv,$(UV)),,$(TOOLS)/bin/uv)
	$(UV) sync --quiet --extra cli
	@touch $@

node_modules/ready: package.json package-lock.json
	npm ci --silent --no-fund --no-audit
	@touch $@

browser: setup
	$(UV) run --frozen python -m tests.browser.find --install
