package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/isnad-news/isnad/internal/export"
)

// versionCmd prints the version; it opens nothing.
type versionCmd struct{}

// Run prints the version that the build was stamped with.
func (versionCmd) Run(env *Env) error {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	_, err := fmt.Fprintf(env.Stdout, "isnad %s (records: %s; %s, %s/%s)\n", version, export.Schema, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
