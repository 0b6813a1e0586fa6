package cli

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
	_ "modernc.org/sqlite" // scripts make databases that are no archives, or spoilt ones
)

// scriptCommands are what scripts need beside isnad.
func scriptCommands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){
		"sqlite": scriptSQLite, "zip": scriptZip, "windows-1256": scriptCodePage, "cut": scriptCut, "exits": scriptExits,
	}
}

// scriptSQLite runs statements on a database: sqlite FILE STATEMENT…
func scriptSQLite(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { ts.Check(db.Close()) }()
	for _, q := range args[1:] {
		_, err := db.Exec(q)
		ts.Check(err)
	}
}

// scriptZip packs the files of a folder: zip OUT DIR.
func scriptZip(ts *testscript.TestScript, _ bool, args []string) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	ts.Check(z.AddFS(os.DirFS(ts.MkAbs(args[1]))))
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// scriptCodePage writes a text in Windows-1256: windows-1256 IN OUT.
func scriptCodePage(ts *testscript.TestScript, _ bool, args []string) {
	out, err := charmap.Windows1256.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out), 0o600))
}

// scriptCut leaves half of a file: cut FILE.
func scriptCut(ts *testscript.TestScript, _ bool, args []string) {
	raw := ts.ReadFile(args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(raw[:len(raw)/2]), 0o600))
}

// scriptExits runs a command that must end with an exit code: exits CODE COMMAND….
func scriptExits(ts *testscript.TestScript, _ bool, args []string) {
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if args[0] != strconv.Itoa(code) {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// scriptCondition tells whether a script runs as root, whom permissions do not
// bind.
func scriptCondition(name string) (bool, error) {
	if name == "root" {
		return os.Getuid() == 0, nil
	}
	return false, fmt.Errorf("no condition %q", name)
}

// setupScript gives scripts the example reports and an archive of their own.
func setupScript(e *testscript.Env) error {
	e.Setenv("ISNAD_ARCHIVE", filepath.Join(e.WorkDir, "archive.db"))
	examples, err := filepath.Abs("../../examples")
	e.Setenv("EXAMPLES", strings.ReplaceAll(examples, `\`, "/"))
	return err
}
