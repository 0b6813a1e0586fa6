// Package knowledge embeds what the program knows, as data.
package knowledge

import "embed"

// Files holds the tables and rules, by folder.
//
//go:embed */*.tsv */*.rules */*.tsv.gz
var Files embed.FS

// Lexicon is the compiled form of lexicon/*.tsv: see `make lexicon`.
//
//go:embed lexicon/lexicon.bin
var Lexicon []byte
