# Everything here stays inside the checkout (.venv/, build/), except system packages, which are
# named before they are installed. A second call of the set-up is instant.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8501
ARGS ?=

BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --no-cache-dir --disable-pip-version-check
STREAMLIT := $(BIN)/python -m streamlit run app.py --server.port $(PORT)

# $(call step,sentence,command): says what it does, does it, says how long it took.
step = @start=$$(date +%s); echo "==> $(1)"; ( $(2) ) || { code=$$?; \
	echo "    failed after $$(( $$(date +%s) - start )) s"; exit $$code; }; \
	echo "    done in $$(( $$(date +%s) - start )) s"

.PHONY: help run dev test check format bench mutate sweep screenshots matrix contact-sheet export clean

help: ## this list
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

run: .venv/app ## set everything up and open the dashboard (PORT=8501)
	@echo "==> Dashboard at http://localhost:$(PORT) (Ctrl-C ends it)"
	@$(STREAMLIT)

dev: .venv/app ## the dashboard, reloaded whenever a file is saved
	@echo "==> Dashboard at http://localhost:$(PORT), reloading on save (Ctrl-C ends it)"
	@PYTHONPATH=. STREAMLIT_SERVER_RUN_ON_SAVE=true $(STREAMLIT)

test: .venv/tools ## set everything up, browser and Chinese font included, and run all tests
	$(call step,Tests$(COMMA) in a real browser too,mkdir -p build && \
		$(BIN)/python -m pytest --basetemp=build/pytest -n 2 --dist worksteal --durations=10 $(ARGS))

check: .venv/tools ## style, types, data and docs
	$(call step,Style (ruff),$(BIN)/ruff check . && $(BIN)/ruff format --check .)
	$(call step,Types (mypy),$(BIN)/mypy)
	$(call step,Data (python -m sei_metrics check),$(BIN)/python -m sei_metrics check)
	$(call step,Data package (frictionless),$(BIN)/frictionless validate data/datapackage.json)
	$(call step,Docs,$(BIN)/python -m pytest --quiet tests/test_docs.py)

format: .venv/tools ## lay out the code as `make check` wants it
	$(call step,Layout (ruff),$(BIN)/ruff check --fix-only . && $(BIN)/ruff format .)

bench: .venv/tools ## figures of speed as ratios: pages, drawing, load, measures (ARGS=pages)
	$(call step,Speed (python -m benchmarks),$(BIN)/python -m benchmarks $(ARGS))

mutate: .venv/tools ## every formula changed one at a time, to see that a test notices
	$(call step,Formulas changed one at a time (python -m tools.mutate),mkdir -p build && \
		$(BIN)/python -m tools.mutate $(ARGS))

sweep: .venv/tools ## every takeaway read against its rows, as of five days (an hour or more; ARGS=gdp-share)
	$(call step,Takeaways read against their rows (python -m tests.sweep),\
		$(BIN)/python -m tests.sweep $(ARGS))

screenshots: .venv/tools ## every page, narrow and wide, light and dark, both languages, into build/screenshots/
	$(call step,Screenshots into build/screenshots,$(BIN)/python -m tests.browser.screenshots $(ARGS))

matrix: .venv/tools ## every figure with every choice in every format, into build/matrix/ (half an hour)
	$(call step,Every figure with every choice into build/matrix,$(BIN)/python -m tests.matrix \
		build/matrix $(ARGS))

contact-sheet: .venv/tools ## every series of four points or more, small, into build/contact-sheet/
	$(call step,Series into build/contact-sheet,$(BIN)/python -m tools.contact_sheet $(ARGS))

export: .venv/app ## every figure as a picture, both languages, into build/export/
	$(call step,Pictures into build/export,$(BIN)/python -m sei_metrics export \
		--format png$(COMMA)svg$(COMMA)csv --lang en$(COMMA)zh --out build/export $(ARGS))

clean: ## take away what the set-up and the tools left in the checkout
	@rm -rf .venv build .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

COMMA := ,

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/system-packages python3-venv
	$(call step,Python environment in .venv,$(PYTHON) -m venv .venv)

.venv/app: requirements.txt packages.txt | .venv/bin/pip
	$(call step,System packages of the app,.ci/system-packages $$(cat packages.txt) || \
		echo "    Going on without: Chinese in pictures needs a Chinese font.")
	$(call step,Libraries of the app (about a minute),$(PIP) -r requirements.txt)
	@touch $@

.venv/tools: requirements-dev.txt .venv/app
	$(call step,System packages of the tests,.ci/system-packages chromium $$(cat packages.txt))
	$(call step,Libraries of the tests (about a minute),$(PIP) -r requirements-dev.txt)
	@touch $@
