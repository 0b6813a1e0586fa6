// Package examples holds reports that were made up for trying Isnad.
package examples

import "embed"

// Files holds the reports, and in Table what they do not tell of themselves.
//
//go:embed *.txt reports.table
var Files embed.FS

// Table names the table of the reports, in the form of tables of the knowledge:
// file, published (a day), outlet. A folder's reports are read by their endings,
// and so this one has an ending of its own.
const Table = "reports.table"
