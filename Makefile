# Everything a person or a machine does with this project, one word each.
# Needs python3, pip and make; `tools/setup.py` brings the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup run test check bench faults demo catalogue wheel package bundle deb weights clean
.NOTPARALLEL:

help:
	@echo "make run          open the window on your book (without a display: the tour)"
	@echo "make demo         open the window on a sample book"
	@echo "make test         run every test"
	@echo "make check        ruff, mypy and the import contracts"
	@echo "make bench        measure the budgets, as ratios (BENCH_LARGE=1: a million contacts too)"
	@echo "make faults       let the machine fail on purpose, and judge the book after each fault"
	@echo "make catalogue    gather the texts of the program for translation"
	@echo "make wheel        build the wheel into dist/"
	@echo "make bundle       build the program in one folder, with its Python, into dist/rolodex"
	@echo "make deb          build a Debian package around that folder"
	@echo "make weights      say what each part of them weighs"

setup:
	@$(PYTHON) tools/setup.py

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(BIN)/python -m rolodex; \
	else \
		echo "There is no display here, so Rolodex shows itself in files instead of a window."; \
		exec $(BIN)/python tools/tour.py; \
	fi

demo: setup
	@mkdir -p out
	@test -e out/demo.rolodex || $(BIN)/python -m rolodex demo out/demo.rolodex --contacts 2000
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(BIN)/python -m rolodex --book out/demo.rolodex; \
	else \
		echo "The sample book is out/demo.rolodex; there is no display here to open it on."; \
	fi

test: setup
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(BIN)/python tools/suite.py $(ARGS)

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(BIN)/python tests/benchmarks/run.py $(ARGS)

faults: setup
	@$(BIN)/python -m tests.e2e.faults.kill
	@$(BIN)/python -m tests.e2e.faults.sweep

catalogue: setup
	@$(BIN)/python tools/catalogue.py update

wheel: setup
	@$(BIN)/python -m hatchling build --target wheel

package: setup
	@$(PYTHON) -m pip --python $(BIN)/python install -qq --disable-pip-version-check --root-user-action ignore \
		-c constraints.txt -e ".[dev,privacy,package]"

bundle: package
	@$(BIN)/python -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build packaging/rolodex.spec
	@echo dist/rolodex

deb: bundle
	@$(BIN)/python tools/deb.py

weights: setup
	@$(BIN)/python tools/weights.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist build out
