# Everything a person or a machine does with this checkout. `make demo` and `make test` need
# Python 3.11 or newer and a package index, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

# Programs of the system that `make interop` runs, as Debian packages them.
INTEROP_PACKAGES := chromium gettext git libreoffice-calc libreoffice-writer omegat translate-toolkit
INTEROP_PROGRAMS := chromium msgfmt msgmerge msginit pofilter po2xliff posplit tbx2po csv2tbx \
	git soffice java omegat
# … and those of `make soak`.
SOAK_PROGRAMS := msgfmt strace

.PHONY: help demo test check unit interop interop-packages soak bench train-check clean

help:
	@echo "make demo     translate the example article and make its English and German editions"
	@echo "make test     lint, types, import contracts, and all tests that need no other program"
	@echo "make interop  tests with GNU gettext and other programs ($(INTEROP_PACKAGES))"
	@echo "make soak     minutes of trying to lose somebody's work: kills, races, mutated files"
	@echo "make bench    the speed of drafting against argostranslate itself"
	@echo "make train-check  the training recipe on a tiny grammar, from text to a package in use"

$(READY): requirements.lock requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
		-r requirements.lock -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation --editable .
	touch $(READY)

demo: $(READY)
	@echo "── The starter models of models/, put where the command line looks for them"
	@$(BIN)/l10n models install
	@$(BIN)/l10n models install --starter fr-de
	@echo; echo "── The example article from scratch: PO files and draft editions, nothing reviewed"
	@$(BIN)/l10n localize --scratch
	@echo; echo "── The finished editions, from the reviewed catalogs in locales/"
	@$(BIN)/l10n assemble --locale en --locale en-GB --locale de --locale de-AT
	@for edition in out/draft/en/article.txt out/draft/de/article.txt \
		out/en/article.txt out/de/article.txt; do \
		echo; echo "── $$edition begins:"; head -n 7 $$edition; \
	done
	@echo; echo "── Look at: out/draft/locales/ (PO files to review), out/draft/, out/en/, out/de/"

test: check unit

check: $(READY)
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/l10n glossary check --quiet
	$(BIN)/l10n glossary test --quiet

unit: $(READY)
	$(BIN)/python -m pytest --quiet -m "not interop and not soak"

interop: $(READY)
	@for program in $(INTEROP_PROGRAMS); do \
		command -v $$program >/dev/null || { \
			echo "make interop needs $$program; install: apt-get install $(INTEROP_PACKAGES)" >&2; \
			exit 1; }; \
	done
	$(BIN)/python -m pytest --quiet -m "interop and not soak"

interop-packages:
	@echo $(INTEROP_PACKAGES)

# Minutes of trying to lose somebody's work: kills at every step, writers at once, mutated files.
soak: $(READY)
	@for program in $(SOAK_PROGRAMS); do \
		command -v $$program >/dev/null || { \
			echo "make soak needs $$program; install: apt-get install gettext strace" >&2; exit 1; }; \
	done
	$(BIN)/python -m pytest --quiet -m soak

# Speed against argostranslate in full, which is installed for this alone. TORCH chooses the build
# (TORCH=torch==2.13.0); PIP_EXTRA_INDEX_URL can name an index with builds for the CPU alone.
BENCH := .cache/bench
TORCH ?= torch

$(BENCH)/ready: requirements.lock
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BENCH)/bin/python -m pip install --quiet "$(TORCH)" \
		"$$(grep -o '^argostranslate==[0-9.]*' requirements.lock)"
	touch $@

bench: $(BENCH)/ready
	$(BENCH)/bin/python benchmarks/engine_speed.py

# The training recipe. PyTorch stays in an environment of its own; TORCH as above.
TRAIN := .cache/train

$(TRAIN)/ready: training/requirements.txt
	$(PYTHON) -m venv $(TRAIN)
	grep -v '^torch' $< > $(TRAIN)/requirements.txt
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check \
		-r $(TRAIN)/requirements.txt "$(TORCH)"
	touch $@

train-check: $(READY) $(TRAIN)/ready
	$(TRAIN)/bin/python training/check.py --product $(BIN)/python

clean:
	rm -rf $(VENV) out .mypy_cache .pytest_cache .ruff_cache .hypothesis
