package tables

import (
	"os"
	"os/exec"
	"testing"
)

// TestDuckDB has DuckDB and pandas read what was written. It needs python3 (or
// what PYTHON names) with duckdb, pandas and pyarrow; CI must have them.
func TestDuckDB(t *testing.T) {
	python := os.Getenv("PYTHON")
	if python == "" {
		python = "python3"
	}
	if out, err := exec.Command(python, "-c", "import duckdb, pandas, pyarrow").CombinedOutput(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s has no duckdb, pandas or pyarrow (pip install duckdb pandas pyarrow): %v\n%s", python, err, out)
		}
		t.Skipf("%s has no duckdb, pandas or pyarrow", python)
	}
	out, err := exec.Command(python, "testdata/duck.py", write(t, Parquet, Options{}), write(t, CSV, Options{}), write(t, JSONL, Options{})).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}
