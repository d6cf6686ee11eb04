# make help lists what there is

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# the same for every build, so that none is built twice; e.g. SWIFT_FLAGS='-Xswiftc -warnings-as-errors'
SWIFT_FLAGS ?=

bindir = $(PREFIX)/bin
libdir = $(PREFIX)/lib
libexecdir = $(PREFIX)/libexec/hanchot
mandir = $(PREFIX)/share/man
docdir = $(PREFIX)/share/doc/hanchot
bashdir = $(PREFIX)/share/bash-completion/completions
zshdir = $(PREFIX)/share/zsh/site-functions
fishdir = $(PREFIX)/share/fish/vendor_completions.d
# hanchotd(8) looks nowhere else: ConfigurationDirectory= in the unit
sysconfdir = /etc
# systemd reads units, users, folders and catalogs below these two only
systemddir = $(if $(filter /usr /usr/local,$(PREFIX)),$(libdir),/usr/local/lib)

# to build, and to test: zones, Python, remind and libical as oracles of time, Python's readers of calendars, a systemd to
# boot; clang comes with Swift
packages = libarchive-dev libgcrypt20-dev libical-dev libmicrohttpd-dev libsqlite3-dev libstdc++-12-dev libsystemd-dev libxml2-dev
packages += libmimalloc-dev libyaml-dev pkg-config
packages += dbus e2fsprogs mount procps python3 python3-icalendar python3-vobject remind systemd tzdata util-linux
# what reads documents beside us, and makes them for the tests; large, and nothing else needs it
document_packages = libreoffice-writer-nogui poppler-utils tesseract-ocr tesseract-ocr-vie

programs = hanchot hanchotd
# what those start
helpers = hanchot-extract
manuals = $(wildcard config/man/*.[1-8])
catalogs = $(wildcard config/catalog/*.catalog)
sockets = $(wildcard systemd/*.socket)
samples = $(wildcard config/plans/*.yaml config/documents/*)

.PHONY: help setup build run test lint release install uninstall clean bench fuzz fuzzer oracle sanitize torture control-api
.DEFAULT_GOAL := help

help:
	@echo 'make run        install what is missing, build, and rehearse the sample plans through their years'
	@echo 'make test       install what is missing, and run every test'
	@echo 'make lint       check the form of the sources'
	@echo 'make release    build the programs to ship: optimised, the Swift runtime linked in'
	@echo 'make install    install them with unit, manuals and sample configuration (DESTDIR=, PREFIX=$(PREFIX))'
	@echo 'make uninstall  remove them, but neither configuration nor data'
	@echo 'make clean      remove what was built'
	@echo
	@echo 'What takes long:'
	@echo 'make bench      measure the release beside what people use today and what the machine can do: one table;'
	@echo '                SMALL=1 a little of it, ALL=1 what takes many minutes too, ONLY= groups of rows, JSON= a file'
	@echo 'make torture    kill rehearsals at random moments, on disks that fail and lose power, with edits and clock'
	@echo '                jumps in between, ROUNDS= times from SEED= on'
	@echo 'make fuzz       read damaged files and random texts, ROUNDS= of each from SEED= on'
	@echo 'make fuzzer     let libFuzzer grow inputs from Tests/Fuzzing/Corpus by the branches they take, under the'
	@echo '                address sanitizer, for SECONDS= each; TARGETS= are all'
	@echo 'make oracle     compare every zone with Python, one hour after the other (STEP= seconds), and'
	@echo '                EXPRESSIONS= calendar expressions at every place with systemd-analyze'
	@echo 'make control-api'
	@echo '                ask the control server whatever its description allows, and more, and compare (schemathesis,'
	@echo '                from PyPI), EXAMPLES= of each kind for each resource'
	@echo 'make sanitize   run the tests under the thread and the address sanitizer, the programs under the leak sanitizer'

setup: .build/setup

.build/setup: Makefile
	@command -v $(SWIFT) >/dev/null || { \
	    echo "'$(SWIFT)' is not in PATH; Swift 6.3 or later is needed: https://www.swift.org/install/linux/" >&2; exit 1; }
	@$(call install_missing,$(packages))
	@mkdir -p .build && touch $@

.build/documents: Makefile
	@$(call install_missing,$(document_packages))
	@mkdir -p .build && touch $@

# $(1): packages
install_missing = missing=; for package in $(1); do \
	    dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q ' installed$$' || missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] || { \
	    as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	    install="$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends$$missing"; \
	    echo "installing$$missing"; \
	    $$install || { $$as_root apt-get update && $$install; }; }

build: setup
	$(SWIFT) build $(SWIFT_FLAGS)

# debug is there in half the time that release takes
run: setup
	$(SWIFT) build $(SWIFT_FLAGS) --product hanchot
	@.build/debug/hanchot rehearse --plans config/plans --holidays config/holidays --from 2021-01-01 --to 2024-12-31

# what is tested as a service is what is shipped: the tests install the release into a machine of their own
# everything is installed then, so that nothing may be left out for want of it
test: release .build/documents
	HANCHOT_TEST_ALL=1 $(SWIFT) test $(SWIFT_FLAGS)

# Long runs. A seed that is not given is a new one, and is printed: what it found can be found again.
torture fuzz fuzzer: SEED := $(or $(SEED),$(shell od -An -N4 -tu4 /dev/urandom | tr -d ' '))
torture: ROUNDS ?= 50
fuzz: ROUNDS ?= 100000
oracle: STEP ?= 3600
oracle: EXPRESSIONS ?= 4000

with_seed = @echo 'SEED=$(SEED) ROUNDS=$(ROUNDS)'; \
    HANCHOT_TEST_SEED=$(SEED) HANCHOT_TEST_ROUNDS=$(ROUNDS) $(SWIFT) test $(SWIFT_FLAGS)

# The power is cut of what is installed, which is the release. More tests at a time than this only wait for each other, until
# the limits of time are over that keep a test from standing still.
torture: export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH = 24
torture: release
	$(with_seed) --filter ProgramTests.TortureTests --filter ProgramTests.BoardTortureTests \
	    --filter ProgramTests.ServiceOrdealTests --filter ProgramTests.BadDiskTests --filter ProgramTests.PowerCutTests \
	    --filter MemoryTests --filter ProgramTests.UpgradeTests --filter StorageTests.Ledger \
	    --filter DaemonKitTests.LedgerDamageTests --filter DaemonKitTests.RandomWalkTests

fuzz: setup
	$(with_seed) --filter PlanFuzzTests --filter ConfigurationRobustnessTests --filter ZoneFileTests --filter SpanTests \
	    --filter CalendarExpressionTests --filter RecurrenceFaultTests

# Fuzzing has a build of its own: optimised, and counting the branches that an input takes. Inputs that take new ones stay
# in found/, one that ends the program stays beside it, named. Of what was found the corpus takes over the least that takes
# the same branches: `.build/fuzzer/release/Fuzzer --target=plan -merge=1 Tests/Fuzzing/Corpus/plan .build/fuzzer/found/plan`.
fuzzer: SECONDS ?= 60
fuzzer: TARGETS ?= $(basename $(notdir $(wildcard Tests/Fuzzing/*.dict)))
# what the repository has anyway, besides the corpus
fuzzed_plan = config/plans Tests/PlanFilesTests/Fixtures
fuzzed_holidays = config/holidays

# $(1): the target; a single input may take 5 s and 2 GiB. Swift's own crash reports would come before libFuzzer's.
fuzz_target = echo '$(1):'; mkdir -p .build/fuzzer/found/$(1); \
    set -- .build/fuzzer/release/Fuzzer --target=$(1); \
    SWIFT_BACKTRACE=enable=no "$$@" -seed=$(SEED) -max_total_time=$(SECONDS) -timeout=5 -rss_limit_mb=2048 -print_final_stats=1 \
        -dict=Tests/Fuzzing/$(1).dict -artifact_prefix=.build/fuzzer/$(1)- \
        .build/fuzzer/found/$(1) Tests/Fuzzing/Corpus/$(1) $(fuzzed_$(1)) >.build/fuzzer/$(1).log 2>&1 || { \
        tail -n 60 .build/fuzzer/$(1).log; echo "SEED=$(SEED); again: $$* FILE"; exit 1; } >&2; \
    grep -E 'INITED|DONE' .build/fuzzer/$(1).log

fuzzer: setup
	HANCHOT_FUZZER=1 $(SWIFT) build $(SWIFT_FLAGS) -c release --sanitize=address --scratch-path .build/fuzzer --product Fuzzer
	@$(foreach target,$(TARGETS),$(call fuzz_target,$(target));)

oracle: setup
	HANCHOT_ORACLE_STEP=$(STEP) HANCHOT_ORACLE_EXPRESSIONS=$(EXPRESSIONS) \
	    $(SWIFT) test $(SWIFT_FLAGS) --filter Oracle --filter CalendarExpressionSystemd

# The machines and exit tests run programs of their own, which no sanitizer watches; each sanitizer has its own build.
# Leaks are looked for in the programs alone: in the tests' process, Foundation and XCTest have theirs.
sanitized = CivilTimeTests ICalendarTests PlanCoreTests PlanFilesTests PlanDocumentsTests PlanDraftsTests \
    PlanCalendarsTests PlanReportsTests DocumentExtractionTests DocumentFormatsTests DocumentFilesTests.PageTests \
    DocumentFilesTests.PlainTextTests HTTPServerTests LinuxSystemTests StorageTests DeliveryTests DaemonKitTests
sanitize: setup
	@for sanitizer in thread address; do \
	    set -x; ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread.suppressions \
	        $(SWIFT) test $(SWIFT_FLAGS) --sanitize=$$sanitizer --scratch-path .build/$$sanitizer \
	        $(sanitized:%=--filter %) --skip CrashTests || exit; \
	done
	@for program in $(programs); do \
	    set -x; $(SWIFT) build $(SWIFT_FLAGS) --sanitize=address --scratch-path .build/address --product $$program || exit; \
	done
	Tests/leaks.sh .build/address/debug

# The figures are the release's own; peers are measured where they are installed (remind, systemd), the rest says why not.
# As root: it then has a journal of its own.
bench: release
	$(SWIFT) build -c release --static-swift-stdlib $(SWIFT_FLAGS) --product Bench
	.build/release/Bench $(if $(SMALL),--small) $(if $(ALL),--all) $(ONLY:%=--only %) $(if $(JSON),--json $(JSON))

control-api: EXAMPLES ?= 100
control-api: setup
	$(SWIFT) build $(SWIFT_FLAGS) --product hanchotd
	Tests/control-api.sh .build/debug/hanchotd $(EXAMPLES)

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

release: setup
	@for program in $(programs) $(helpers); do \
	    set -x; $(SWIFT) build -c release --static-swift-stdlib $(SWIFT_FLAGS) --product $$program || exit; \
	done
	@! ldd $(patsubst %,.build/release/%,$(programs) $(helpers)) | grep -E 'libswift|libFoundation|lib_Foundation|libBlocksRuntime|libdispatch' || { \
	    echo 'the Swift runtime is not linked in' >&2; exit 1; }
	@touch .build/release.stamp

# not rebuilt when it is there: who installs may be root, and need have no Swift
.build/release.stamp:
	$(MAKE) release

install: .build/release.stamp
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(docdir)/examples $(DESTDIR)$(sysconfdir)/hanchot/plans
	install -m 755 $(programs:%=.build/release/%) $(DESTDIR)$(bindir)
	install -d $(DESTDIR)$(libexecdir)
	install -m 755 $(helpers:%=.build/release/%) $(DESTDIR)$(libexecdir)
	install -d $(DESTDIR)$(systemddir)/systemd/system $(DESTDIR)$(systemddir)/systemd/catalog
	sed 's,@bindir@,$(bindir),' systemd/hanchotd.service >$(DESTDIR)$(systemddir)/systemd/system/hanchotd.service
	chmod 644 $(DESTDIR)$(systemddir)/systemd/system/hanchotd.service
	install -m 644 $(sockets) $(DESTDIR)$(systemddir)/systemd/system
	install -D -m 644 systemd/hanchot.sysusers $(DESTDIR)$(systemddir)/sysusers.d/hanchot.conf
	install -D -m 644 systemd/hanchot.tmpfiles $(DESTDIR)$(systemddir)/tmpfiles.d/hanchot.conf
	$(if $(catalogs),install -m 644 $(catalogs) $(DESTDIR)$(systemddir)/systemd/catalog)
	$(if $(samples),install -m 644 $(samples) $(DESTDIR)$(docdir)/examples)
	$(foreach manual,$(manuals),install -D -m 644 $(manual) \
	    $(DESTDIR)$(mandir)/man$(subst .,,$(suffix $(manual)))/$(notdir $(manual)) &&) true
	install -D -m 644 config/completion/hanchot.bash $(DESTDIR)$(bashdir)/hanchot
	install -D -m 644 config/completion/_hanchot $(DESTDIR)$(zshdir)/_hanchot
	install -D -m 644 config/completion/hanchot.fish $(DESTDIR)$(fishdir)/hanchot.fish
	@for file in hanchot.yaml $(patsubst config/%,%,$(wildcard config/holidays/*.yaml)); do \
	    target=$(DESTDIR)$(sysconfdir)/hanchot/$$file; \
	    [ -e "$$target" ] || [ ! -e config/$$file ] || (set -x; install -D -m 644 config/$$file "$$target") || exit; \
	done
	@$(if $(DESTDIR),,$(activate))

uninstall:
	@$(if $(DESTDIR),,[ ! -d /run/systemd/system ] || systemctl disable --now $(notdir $(sockets)) hanchotd.service || true)
	rm -f $(sockets:systemd/%=$(DESTDIR)$(systemddir)/systemd/system/%)
	rm -f $(programs:%=$(DESTDIR)$(bindir)/%) $(DESTDIR)$(systemddir)/systemd/system/hanchotd.service
	rm -f $(DESTDIR)$(systemddir)/sysusers.d/hanchot.conf $(DESTDIR)$(systemddir)/tmpfiles.d/hanchot.conf
	rm -f $(patsubst config/catalog/%,$(DESTDIR)$(systemddir)/systemd/catalog/%,$(catalogs))
	rm -f $(foreach manual,$(manuals),$(DESTDIR)$(mandir)/man$(subst .,,$(suffix $(manual)))/$(notdir $(manual)))
	rm -f $(DESTDIR)$(bashdir)/hanchot $(DESTDIR)$(zshdir)/_hanchot $(DESTDIR)$(fishdir)/hanchot.fish
	rm -rf $(DESTDIR)$(docdir) $(DESTDIR)$(libexecdir)
	@$(if $(DESTDIR),,$(deactivate))
	@echo "$(DESTDIR)$(sysconfdir)/hanchot and $(DESTDIR)/var/lib/hanchot stay, and so does the user hanchot"

# on this very system: the user, its folders, the messages, the unit; each where systemd's part for it is there
define activate
set -e; \
! command -v systemd-sysusers >/dev/null || systemd-sysusers hanchot.conf; \
! command -v systemd-tmpfiles >/dev/null || systemd-tmpfiles --create hanchot.conf; \
! command -v journalctl >/dev/null || journalctl --update-catalog; \
[ ! -d /run/systemd/system ] || systemctl daemon-reload; \
echo 'installed; systemctl enable --now hanchotd starts it'
endef

define deactivate
! command -v journalctl >/dev/null || journalctl --update-catalog; \
[ ! -d /run/systemd/system ] || systemctl daemon-reload
endef

clean:
	rm -rf .build
