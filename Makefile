# Everything that is done to this repository, from a fresh machine with Rust, Python 3.11 and make.
# `make` alone lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The raw sources of the gazetteer and the annotated news are not part of the repository.
DATA ?= ../shared/data
CORPORA ?= ../shared/corpora
CASES ?= ../shared/cases

# The first interpreter that is new enough; `make PYTHON=…` chooses another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

VENV := .venv
RUN := $(VENV)/bin/python
SCRATCH := target/make
CARGO_TOOLS := target/cargo-tools
WHEELS := $(SCRATCH)/wheels
STUBS := python/legation/_core.pyi
VOCABULARY := python/legation/vocabulary.py

# What goes into the wheel.
RUST := $(shell find src python/src crates/legation-cli crates/legation-lists seeds -type f) build.rs Cargo.toml Cargo.lock python/Cargo.toml
PACKAGE := $(filter-out %.so %.pyc,$(shell find python/legation -type f))
INSTALLED := $(VENV)/.installed
TOOLS := $(VENV)/.tools

# The bindings are checked against the interpreter they are installed for.
export PYO3_PYTHON := $(CURDIR)/$(RUN)

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null || \
		sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1: \2/p' Makefile

# --- setting up

# Dependency groups came with pip 25.1.
$(TOOLS): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; say where: make PYTHON=/path/to/python3" >&2; exit 1; }
	@command -v cargo >/dev/null || { echo "Rust is needed: https://rustup.rs" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --upgrade 'pip>=25.1'
	$(RUN) -m pip install --quiet --group dev
	$(RUN) -m pip install --quiet --group frames || echo "the readers of tables cannot be installed: their tests are skipped"
	touch $@

# The wheel itself is installed, not the source tree: what is tested is what is shipped.
$(INSTALLED): $(TOOLS) $(RUST) $(PACKAGE) README.md DATA.md LICENSE-MIT LICENSE-APACHE
	rm -rf $(WHEELS)
	$(RUN) -m maturin build --release --quiet --strip --compression-level 9 --interpreter $(RUN) --out $(WHEELS)
	$(RUN) -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl
	touch $@

.PHONY: install
install: $(INSTALLED) ## set up .venv with the tools and the package

# --- using

.PHONY: demo
demo: $(INSTALLED) ## extract the seed article, on the command line and from Python
	$(VENV)/bin/legation extract --date 2025-11-01 seeds/documents/china-south-korea-summit.txt
	@echo
	$(RUN) examples/summit.py

# --- checking

.PHONY: test
test: $(INSTALLED) ## run every test, Rust and Python
	cargo test --workspace --all-features --no-fail-fast
	$(RUN) -m pytest -rs

.PHONY: lint
lint: $(INSTALLED) ## formatting, lints, documentation, types
	cargo fmt --all --check
	cargo fmt --manifest-path fuzz/Cargo.toml --check
	cargo clippy --workspace --all-targets --all-features -- -D warnings
	cargo clippy --no-default-features -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --all-features --package legation --package legation-cli
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	$(RUN) -m mypy.stubtest legation --mypy-config-file pyproject.toml --allowlist python/stubtest.txt

# What installs it brings a Node.js of 40 MB: apart from the lints, so that those need no network.
.PHONY: types
types: $(INSTALLED) ## fail unless pyright knows the type of every public name
	$(RUN) -m pip install --quiet --group types
	cd $(SCRATCH) && PATH="$(CURDIR)/$(VENV)/bin:$$PATH" basedpyright --ignoreexternal --verifytypes legation | tail -n 20 | \
		tee /dev/stderr | grep -q 'completeness score: 100%'

# Programs of cargo's that a fresh machine does not have; they stay until the target directory is removed. What they do takes no time: they are
# built without optimisation, which does.
$(CARGO_TOOLS)/bin/cargo-%:
	cargo install --quiet --locked --debug --root $(CARGO_TOOLS) cargo-$*

# Two features of one crate can hide that one alone does not build. The binding's only feature is for its stubs: `make stubs-check`.
# Each combination is compiled anew, and its tests are short: without optimisation. A warning of one fails, too; what clippy says beyond
# that hardly depends on features: `make lint` asks it for all and for none.
.PHONY: features
features: $(CARGO_TOOLS)/bin/cargo-hack ## build and test every combination of features apart
	@mkdir -p $(SCRATCH)
	export PATH="$(CURDIR)/$(CARGO_TOOLS)/bin:$$PATH"; \
	cargo hack test --quiet --lib --workspace --exclude legation-python --feature-powerset --exclude-features default \
		--config profile.dev.package.legation.opt-level=0 2>&1 | \
		tee $(SCRATCH)/features.log
	@! grep -A9 '^warning' $(SCRATCH)/features.log >&2

# The database of advisories is not on the registry, and it takes minutes to build the program: neither stops work without a network.
.PHONY: deny
deny: ## licences, sources and versions of all dependencies, by deny.toml
	@if $(MAKE) --silent $(CARGO_TOOLS)/bin/cargo-deny; then \
		export PATH="$(CURDIR)/$(CARGO_TOOLS)/bin:$$PATH"; \
		cargo deny --log-level error check bans licenses sources; \
		if git ls-remote --quiet --exit-code https://github.com/rustsec/advisory-db HEAD >/dev/null 2>&1; then \
			cargo deny --log-level error check advisories; \
		else echo "advisories and yanked versions were not checked: their database cannot be reached"; fi; \
	else echo "dependencies were not checked: cargo-deny cannot be installed"; fi

# Environments of their own: Spark, Ray and JupyterLab are larger than all the rest, and want versions of theirs.
PIPELINES := target/pipelines-venv
NOTEBOOKS := target/notebooks-venv

$(PIPELINES)/.tools $(NOTEBOOKS)/.tools: pyproject.toml $(TOOLS)
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(@D)/bin/python -m pip install --quiet --group $(patsubst %-venv,%,$(notdir $(@D)))
	touch $@

$(PIPELINES)/.installed $(NOTEBOOKS)/.installed: %/.installed: %/.tools $(INSTALLED)
	$(@D)/bin/python -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl
	touch $@

.PHONY: pipelines-check
pipelines-check: $(PIPELINES)/.installed ## Spark, Dask, Ray, Daft, Polars, DuckDB, joblib and spaCy, for real; needs Java
	@command -v java >/dev/null || { echo "Spark needs Java 17: apt-get install openjdk-17-jre-headless" >&2; exit 1; }
	$(PIPELINES)/bin/python -m pytest -q -p no:cacheprovider --durations=5 tests/python/test_pipelines.py

.PHONY: notebooks
notebooks: $(NOTEBOOKS)/.installed ## run the notebooks of notebooks/ and the tests of plots
	$(NOTEBOOKS)/bin/python -m pytest -q -p no:cacheprovider --durations=5 tests/python/test_notebooks.py tests/python/test_plots.py

.PHONY: notebook-pairs
notebook-pairs: $(NOTEBOOKS)/.installed ## make the notebooks that JupyterLab opens from the programs beside them
	$(NOTEBOOKS)/bin/jupytext --quiet --update --to ipynb notebooks/*.py

.PHONY: notebook-check
notebook-check: $(NOTEBOOKS)/.installed ## what a real JupyterLab shows in a real Chromium, light and dark
	@command -v chromedriver >/dev/null || { echo "a browser is needed: apt-get install chromium chromium-driver" >&2; exit 1; }
	$(NOTEBOOKS)/bin/python -m tools.notebook_check --out $(SCRATCH)/screenshots

.PHONY: sbom
sbom: $(TOOLS) ## list all crates that are in the command and the package (CycloneDX), in target/make/sbom.json
	@mkdir -p $(SCRATCH)
	$(RUN) -m tools.sbom > $(SCRATCH)/sbom.json

.PHONY: fuzz-smoke
fuzz-smoke: ## each fuzz target for FUZZ_SECONDS (3), on any toolchain
	CARGO_TARGET_DIR=target/fuzz cargo test --quiet --manifest-path fuzz/Cargo.toml

.PHONY: package
package: $(INSTALLED) ## what the crates, the sdist and the wheel hold, and how large they are
	$(RUN) -m tools.package --wheel $(WHEELS)/*.whl --scratch $(SCRATCH)/package

# --- the page in the browser and the npm package

WEB := target/web
WASM := target/wasm32-unknown-unknown/wasm/legation_wasm.wasm
NODE := crates/legation-wasm/node_modules

$(NODE)/.installed: crates/legation-wasm/package.json crates/legation-wasm/package-lock.json
	npm ci --prefix crates/legation-wasm --silent --no-audit --no-fund
	touch $@

# Vectors of 128 bits are in every browser since 2023.
$(WASM): $(shell find src crates/legation-wasm/src -type f) Cargo.toml Cargo.lock crates/legation-wasm/Cargo.toml
	rustup target list --installed | grep -q wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
	cargo build --quiet --package legation-wasm --lib --profile wasm --target wasm32-unknown-unknown \
		--config 'target.wasm32-unknown-unknown.rustflags=["-Ctarget-feature=+simd128"]'
	touch $@

# wasm-opt is left out: it takes minutes and saves 2,000 of 585,000 bytes.
$(WEB)/engine/engine_bg.wasm: $(WASM) $(shell find crates/legation-wasm/bind -name '*.rs' -o -name 'Cargo.*')
	cargo run --quiet --manifest-path crates/legation-wasm/bind/Cargo.toml --target-dir target/bind -- $(WASM) $(WEB)/engine

$(WEB)/gazetteer.bin: $(INSTALLED)
	mkdir -p $(WEB)
	$(VENV)/bin/legation compile --packed seeds/gazetteer $@

# Without what the page never shows.
$(WEB)/page.bin: $(INSTALLED) tools/page_tables.py
	$(RUN) -m tools.page_tables seeds $(WEB)/seeds
	$(VENV)/bin/legation compile --packed $(WEB)/seeds/gazetteer $@

$(WEB)/page/sw.js: $(WEB)/engine/engine_bg.wasm $(WEB)/gazetteer.bin $(WEB)/page.bin tools/web.py seeds/NOTICES \
		$(shell find crates/legation-wasm/js crates/legation-wasm/page -type f)
	$(RUN) -m tools.web --engine $(WEB)/engine --gazetteer $(WEB)/gazetteer.bin --page-gazetteer $(WEB)/page.bin --out $(WEB)

.PHONY: web
web: $(WEB)/page/sw.js ## the page in the browser and the npm package, in target/web

.PHONY: web-serve
web-serve: web ## the page at http://localhost:8000
	$(RUN) -m http.server --bind localhost --directory $(WEB)/page 8000

# A machine may have no other target than its own, and no browser.
.PHONY: web-check
web-check: $(INSTALLED) $(NODE)/.installed ## the package in Node.js and the page in Chromium answer what the library answers
	@if ! { rustup target list --installed | grep -q wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown; }; then \
		echo "the page was not checked: Rust's target wasm32-unknown-unknown cannot be installed"; exit 0; fi; \
	$(MAKE) --silent web; \
	$(RUN) -m tools.web_answers --corpora "$(CORPORA)" > $(WEB)/answers.jsonl; \
	$(NODE)/.bin/tsc --project crates/legation-wasm/tests; \
	PACKAGE=$(WEB)/npm ANSWERS=$(WEB)/answers.jsonl node --test crates/legation-wasm/tests/package.test.mjs; \
	if command -v chromium >/dev/null; then \
		PAGE=$(WEB)/page SCREENSHOTS="$(SCREENSHOTS)" node --test crates/legation-wasm/tests/page.test.mjs; \
	else echo "the page was not opened: there is no chromium"; fi

# --- publishing

# rustdoc is part of the site: the crates' own pages beside those of docs/.
.PHONY: site
site: web ## the site as it is published: documentation, rustdoc and the page in the browser
	RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps --all-features --package legation --package legation-lists
	$(MAKE) docs

.PHONY: dist
dist: site ## everything that is published, in dist/
	$(RUN) -m tools.dist make dist --wheels $(WHEELS) --npm $(WEB)/npm --site target/docs

.PHONY: dist-check
dist-check: $(TOOLS) ## install each part of dist/ in an empty environment and ask it
	$(RUN) -m tools.dist check dist

.PHONY: workflows-check
workflows-check: $(TOOLS) ## lint the workflows: nothing that could be abused, nothing that is not pinned
	$(RUN) -m pip install --quiet --group workflows
	$(VENV)/bin/zizmor --offline --no-progress --quiet .github

# --- generated files

# The stubs come out of the compiled module, so that they cannot say anything else than it does.
$(SCRATCH)/stubs/legation/_core.pyi: $(TOOLS) $(RUST)
	$(RUN) -m maturin generate-stubs --features stubs --out $(SCRATCH)/stubs
	$(RUN) -m ruff format --quiet $@
	$(RUN) -m tools.stubs $@
	touch $@

# The words of the closed vocabularies, as types.
$(SCRATCH)/stubs/legation/vocabulary.py: $(INSTALLED) tools/vocabulary.py
	mkdir -p $(@D)
	$(RUN) -m tools.vocabulary > $@
	$(RUN) -m ruff format --quiet $@

.PHONY: stubs
stubs: $(SCRATCH)/stubs/legation/_core.pyi $(SCRATCH)/stubs/legation/vocabulary.py ## regenerate the type stubs
	cp $< $(STUBS)
	cp $(SCRATCH)/stubs/legation/vocabulary.py $(VOCABULARY)

.PHONY: stubs-check
stubs-check: $(SCRATCH)/stubs/legation/_core.pyi $(SCRATCH)/stubs/legation/vocabulary.py ## fail if the type stubs are stale
	@diff -u $(STUBS) $< && diff -u $(VOCABULARY) $(SCRATCH)/stubs/legation/vocabulary.py || \
		{ echo "the stubs are stale: make stubs" >&2; exit 1; }

.PHONY: seeds
seeds: $(TOOLS) ## regenerate the seed tables from the raw sources in DATA, and all that follows from them
	@test -d "$(DATA)" || { echo "the raw sources are not in $(DATA); say where: make seeds DATA=…" >&2; exit 2; }
	$(RUN) -m tools.gazetteer --data "$(DATA)" --docs
	$(MAKE) data-page counts coverage

.PHONY: data-page
data-page: $(TOOLS) ## regenerate DATA.md and the notices that travel with the data
	@mkdir -p $(SCRATCH)
	$(RUN) -m tools.data_page > $(SCRATCH)/DATA.md
	mv $(SCRATCH)/DATA.md DATA.md
	$(RUN) -m tools.data_page --notices > $(SCRATCH)/NOTICES
	mv $(SCRATCH)/NOTICES seeds/NOTICES

.PHONY: seeds-check
seeds-check: $(TOOLS) ## fail if tables or DATA.md are stale
	@mkdir -p $(SCRATCH)
	@if test -d "$(DATA)"; then \
		rm -rf $(SCRATCH)/seeds && mkdir $(SCRATCH)/seeds && \
		$(RUN) -m tools.gazetteer --data "$(DATA)" --out $(SCRATCH)/seeds >$(SCRATCH)/seeds.log && \
		{ diff -rq seeds/gazetteer $(SCRATCH)/seeds || \
			{ echo "the seed tables are not what their generator makes: make seeds" >&2; exit 1; }; }; \
	else echo "the raw sources are not in $(DATA): the tables are not regenerated, only what follows from them"; fi
	@$(RUN) -m tools.data_page | diff -u DATA.md - || { echo "DATA.md is stale: make data-page" >&2; exit 1; }
	@$(RUN) -m tools.data_page --notices | diff -u seeds/NOTICES - || { echo "seeds/NOTICES is stale: make data-page" >&2; exit 1; }

.PHONY: picture
picture: $(INSTALLED) ## redraw the picture of the README
	$(RUN) -m tools.picture docs/images/output.svg

.PHONY: command-page
command-page: $(INSTALLED) ## renew the page of the command line from its help
	$(RUN) -m tools.command_page > docs/reference/command-line.md.new
	mv docs/reference/command-line.md.new docs/reference/command-line.md

DOCS := $(VENV)/.docs
$(DOCS): $(TOOLS)
	$(RUN) -m pip install --quiet --group docs
	touch $@

# The page in the browser and rustdoc are part of the site where they were built.
.PHONY: docs
docs: $(INSTALLED) $(DOCS) ## the documentation site, in target/docs
	NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs build --quiet --strict

.PHONY: docs-serve
docs-serve: $(INSTALLED) $(DOCS) ## the documentation site at http://localhost:8000
	NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs serve

# --- measuring

.PHONY: counts
counts: $(TOOLS) ## renew the summary of counts that the tests compare with the tables
	$(RUN) -m tools.counts > docs/counts.tsv.new
	mv docs/counts.tsv.new docs/counts.tsv

.PHONY: coverage
coverage: $(INSTALLED) ## renew docs/coverage.md; the share of annotated entities needs CORPORA
	@test -d "$(CORPORA)/dev" || echo "no annotated news in $(CORPORA): that part of the page says so" >&2
	$(RUN) -m tools.coverage --corpora "$(CORPORA)" > docs/coverage.md.new
	mv docs/coverage.md.new docs/coverage.md

.PHONY: columns
columns: $(INSTALLED) ## the share of publishers' names of countries that a column of them resolves; needs CORPORA
	$(RUN) -m tools.column_coverage --corpora "$(CORPORA)"

.PHONY: accuracy
accuracy: $(INSTALLED) ## score the annotated news in CORPORA
	$(RUN) -m tools.accuracy --corpora "$(CORPORA)"

.PHONY: errors
errors: $(INSTALLED) ## the same, with the 20 commonest errors of each kind; SET=dwie_dev for one set
	$(RUN) -m tools.accuracy --corpora "$(CORPORA)" --errors 20 $(if $(SET),--set $(SET))

.PHONY: languages
languages: $(INSTALLED) ## score other languages by alignment and annotation in CORPORA; renew docs/languages.md
	$(RUN) -m tools.languages --corpora "$(CORPORA)"
	$(RUN) -m tools.languages --corpora "$(CORPORA)" --page > docs/languages.md.new
	mv docs/languages.md.new docs/languages.md

.PHONY: accuracy-linked
accuracy-linked: $(INSTALLED) ## score news that editors linked, and texts that tell who met whom
	$(RUN) -m tools.accuracy_linked --corpora "$(CORPORA)" --errors 20

.PHONY: shared-cases
shared-cases: $(INSTALLED) ## try the inputs in CASES that are known to fail
	$(RUN) -m tools.shared_cases --cases "$(CASES)" --failing

.PHONY: accuracy-page
accuracy-page: $(INSTALLED) ## renew docs/accuracy.md from the annotated news in CORPORA
	$(RUN) -m tools.accuracy_page --corpora "$(CORPORA)" > docs/accuracy.md.new
	mv docs/accuracy.md.new docs/accuracy.md

.PHONY: instructions
instructions: ## fail if a byte of text costs a tenth more instructions than it did; needs valgrind
	$(RUN) -m tools.instructions

.PHONY: hostile
hostile: $(TOOLS) ## fail if time grows faster than texts made to be slow, or a byte of them costs more than 15,000 instructions; needs valgrind
	$(RUN) -m tools.hostile

.PHONY: performance-page
performance-page: $(INSTALLED) ## renew docs/performance.md and its plot
	$(RUN) -m pip install --quiet --group plots
	$(RUN) -m tools.performance_page --corpora "$(CORPORA)" > docs/performance.md.new
	mv docs/performance.md.new docs/performance.md

.PHONY: scale-page
scale-page: $(PIPELINES)/.installed ## renew docs/scale.md: what 100 million articles cost
	$(PIPELINES)/bin/python -m tools.scale --corpora "$(CORPORA)" > docs/scale.md.new
	mv docs/scale.md.new docs/scale.md

.PHONY: comparison
comparison: $(INSTALLED) ## measure other packages on names of countries, for docs/comparison.md; they are installed apart
	$(PYTHON) -m venv $(SCRATCH)/peers
	$(SCRATCH)/peers/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(SCRATCH)/peers/bin/python -m pip install --quiet --group peers $(WHEELS)/*.whl
	$(SCRATCH)/peers/bin/python -m tools.compare_columns --corpora "$(CORPORA)"

.PHONY: bench-peers
bench-peers: $(INSTALLED) ## how fast other matchers are beside it, from Python; they are installed apart
	$(RUN) -m tools.bench_peers --corpora "$(CORPORA)"

.PHONY: bench
bench: $(INSTALLED) ## how fast it is and what it weighs, from Python and in Rust
	$(RUN) -m tools.bench --corpora "$(CORPORA)"
	CORPORA="$(CORPORA)" cargo bench --quiet --features parallel --bench extract --bench finding --bench own --bench ratios
