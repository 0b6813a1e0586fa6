package outside

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What the API says of itself holds for whatever is sent to it, and nothing
// that is sent is a fault of the server's.
func TestSchemathesis(t *testing.T) {
	python := os.Getenv("PYTHON")
	if python == "" {
		python = "python3"
	}
	if err := exec.Command(python, "-c", "import schemathesis").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("PYTHON has no schemathesis")
		}
		t.Skip("PYTHON has no schemathesis")
	}
	path, err := newspapers()
	if err != nil {
		t.Fatal(err)
	}
	base := serve(t, path)
	examples := os.Getenv("ISNAD_EXAMPLES")
	if examples == "" {
		examples = "5"
	}
	c := exec.Command(python, "-m", "schemathesis.cli", "run", base+"/v1/openapi.json", "--checks", "all",
		// What a field means is more than its schema: a query may be refused that is a text no longer than it may be.
		"--exclude-checks", "positive_data_acceptance", "--seed", "5", "--max-examples", examples,
		"--phases", "examples,coverage,fuzzing", "--workers", "2", "--suppress-health-check", "all", "--continue-on-failure")
	c.Dir = t.TempDir()
	// An address that is too long is refused by its length, before any operation.
	refusals := "[checks.negative_data_rejection]\nexpected-statuses = [400, 404, 405, 406, 413, 414, 415, 422, 429]\n"
	if err := os.WriteFile(filepath.Join(c.Dir, "schemathesis.toml"), []byte(refusals), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out[max(0, len(out)-1500):])
}
