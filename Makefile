# The commands of the workshop. Each does its own set-up; none asks a question.
.DEFAULT_GOAL := help
.PHONY: help setup build serve demo looks test check accept exact fuzz bench bench-large clean

# PRINT=0 builds the site and the feeds alone, on a machine that shall not have the press.
FORMATS := $(if $(filter 0,$(PRINT)),--format web --format feeds)
PORT ?= 8000
# Of how many stories bench-large builds sites. 500000 takes 25 GB of disk and half an hour.
LARGE ?= 20000,50000,100000
BIN := .venv/bin

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## Publish the copy in seeds/ to output/
	@tools/setup.sh build
	@$(BIN)/publisher build $(FORMATS)

demo: ## Publish the demo newsroom, The Harbour Courier, to examples/harbour-courier/output/
	@tools/setup.sh build
	@$(BIN)/publisher build $(FORMATS) --house examples/harbour-courier/publisher.toml

looks: demo ## Draw the demo's press pages as pictures, to look at, in tests/looks/
	@$(BIN)/python -m tools.looks examples/harbour-courier/output tests/looks

serve: ## Show the site at http://localhost:8000/ (PORT=8000)
	@test -d output/site || $(MAKE) --no-print-directory build
	@$(BIN)/python -m http.server --bind localhost --directory output/site $(PORT)

test: check ## Check everything: check, then every test
	@$(BIN)/pytest

check: ## Check format, lint, types and layers only
	@tools/setup.sh test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

accept: ## Rewrite the golden files, then show what changed
	@tools/setup.sh test
	@$(BIN)/pytest -q --accept
	@git status --short -- tests/golden
	@git --no-pager diff --stat -- tests/golden

exact: ## Try 500 random edits of a newsroom: each has to end as a build from nothing would
	@tools/setup.sh test
	@$(BIN)/pytest -q tests/test_exactness.py --edits 500

fuzz: ## Throw mutated copy at every intake for ten minutes
	@tools/setup.sh test
	@mkdir -p .fuzz/found
	@$(BIN)/python -m tests.fuzz.intakes -max_total_time=600 -timeout=10 -max_len=8192 -artifact_prefix=.fuzz/ \
		.fuzz/found tests/cases/copy seeds

bench: ## Print what reading, lines, PDFs and a site of 10,000 stories take, beside goals and Hugo; about half an hour
	@tools/setup.sh test
	@$(BIN)/python -m benchmarks.reading
	@$(BIN)/python -m benchmarks.composing
	@$(BIN)/python -m benchmarks.pdfs
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-input --group bench
	@$(BIN)/python -m benchmarks.press
	@$(BIN)/python -m benchmarks.floor
	@$(BIN)/python -m benchmarks.sites --stories 300 --verify --without-hugo
	@$(BIN)/python -m benchmarks.sites $(BENCH)

bench-large: ## Print what sites of 20,000 to 100,000 stories (LARGE=500000) take, beside one of 10,000; needs 4 GB of disk
	@tools/setup.sh test
	@$(BIN)/python -m benchmarks.sites --only cold --rounds 1 --large $(LARGE) --without-hugo $(BENCH)

setup: ## Make .venv and install what building and testing need
	@tools/setup.sh test

clean: ## Remove what was built; the ledger stays
	@rm -rf output .publisher/cache .publisher/catalogue.sqlite .publisher/register.sqlite .publisher/standing
