# What there is to do. `make` alone builds.
GO       ?= go
GOLD     ?= ../shared/gold
OUT      ?= build
FUZZTIME ?= 30s

.PHONY: build knowledge test short lint fuzz bench gold check clean

build:
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "-s -w" -o $(OUT)/isnad ./cmd/isnad

# What the program embeds of knowledge/: the lexicon compiled, all tables and rules packed.
knowledge:
	$(GO) run ./internal/lexicon/compile
	$(GO) run ./internal/table/pack

test:
	$(GO) test ./...

short:
	$(GO) test -short ./...

lint:
	golangci-lint run

fuzz:
	bash scripts/fuzz.sh $(FUZZTIME)

bench:
	$(GO) test ./... -run '^$$' -bench . -benchmem

# Score the records against annotated reports: GOLD holds dev/ and score.py.
gold: build
	@mkdir -p $(OUT)/gold
	@for f in $(GOLD)/dev/*.txt; do \
	  n=$$(basename $$f .txt); \
	  d=$$(sed -n 's/^ *"published": *"\([^"]*\)".*/\1/p' $(GOLD)/dev/$$n.json | head -1); \
	  o=$$(sed -n 's/^ *"outlet": *"\([^"]*\)".*/\1/p' $(GOLD)/dev/$$n.json | head -1); \
	  $(OUT)/isnad read --format json --published "$$d" --outlet "$$o" $$f > $(OUT)/gold/$$n.json || exit 1; \
	done
	python3 $(GOLD)/score.py $(GOLD)/dev $(OUT)/gold

check: build
	$(OUT)/isnad check

clean:
	rm -rf $(OUT)
