package cli

import (
	"fmt"
	"runtime"

	"github.com/isnad-news/isnad/internal/export"
)

// versionCmd prints the version; it opens nothing.
type versionCmd struct{}

// Run prints the version that the build was stamped with.
func (versionCmd) Run(env *Env) error {
	_, err := fmt.Fprintf(env.Stdout, "isnad %s (records: %s; %s, %s/%s)\n", programVersion(), export.Schema, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
