package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// completionCmd prints a shell's completion script.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"Shell: ${enum}."`
}

// Help gives examples.
func (completionCmd) Help() string {
	return `Examples:
  source <(isnad completion bash)
  isnad completion zsh > "${fpath[1]}/_isnad"
  isnad completion fish > ~/.config/fish/completions/isnad.fish`
}

// Run writes the script from the grammar itself.
func (c *completionCmd) Run(env *Env, app *kong.Kong) error {
	switch c.Shell {
	case "bash":
		return bash(env.Stdout, app.Model.Node)
	case "zsh":
		return zsh(env.Stdout, app.Model.Node)
	}
	return fish(env.Stdout, app.Model.Node)
}

// options gives the flags of a command, its own and those of all.
func options(n *kong.Node) []*kong.Flag {
	var out []*kong.Flag
	for _, group := range n.AllFlags(true) {
		out = append(out, group...)
	}
	return out
}

func enum(v *kong.Value) string { return strings.ReplaceAll(v.Enum, ",", " ") }

// values gives the values that a command's argument may have, if they are few,
// or the names of its commands.
func values(n *kong.Node) string {
	if len(n.Children) > 0 {
		return names(n.Children)
	}
	for _, p := range n.Positional {
		if p.Enum != "" {
			return enum(p)
		}
	}
	return ""
}

func names(ns []*kong.Node) string {
	var out []string
	for _, n := range ns {
		out = append(out, n.Name)
	}
	return strings.Join(out, " ")
}

func bash(w io.Writer, app *kong.Node) error {
	var cases strings.Builder
	for _, c := range app.Children {
		var flags []string
		for _, f := range options(c) {
			flags = append(flags, "--"+f.Name)
			if f.Enum != "" {
				fmt.Fprintf(&cases, "    %s:--%s) words=%q; only=1 ;;\n", c.Name, f.Name, enum(f.Value))
			}
		}
		fmt.Fprintf(&cases, "    %s:*) words=%q ;;\n", c.Name, strings.TrimSpace(strings.Join(flags, " ")+" "+values(c)))
	}
	_, err := fmt.Fprintf(w, `_isnad() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words="" only=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W %q -- "$cur"))
    return
  fi
  case "${COMP_WORDS[1]}:$prev" in
%s  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [ -n "$only" ] || [ "${cur#-}" != "$cur" ] || COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F _isnad isnad
`, names(app.Children)+" --help", cases.String())
	return err
}

// quoted keeps a help text from breaking a zsh or fish string.
func quoted(s string) string {
	return strings.NewReplacer(`'`, ``, `[`, `(`, `]`, `)`, `:`, `,`, `\`, ``).Replace(s)
}

func zsh(w io.Writer, app *kong.Node) error {
	var b strings.Builder
	b.WriteString("#compdef isnad\n_isnad() {\n  local -a commands=(\n")
	for _, c := range app.Children {
		fmt.Fprintf(&b, "    '%s:%s'\n", c.Name, quoted(c.Help))
	}
	b.WriteString("  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n  case ${words[2]} in\n")
	for _, c := range app.Children {
		fmt.Fprintf(&b, "    %s) _arguments", c.Name)
		for _, f := range options(c) {
			fmt.Fprintf(&b, " \\\n      '*--%s[%s]%s'", f.Name, quoted(f.Help), zshValue(f))
		}
		rest := "_files"
		if v := values(c); v != "" {
			rest = "(" + v + ")"
		}
		fmt.Fprintf(&b, " \\\n      '*::path:%s' ;;\n", rest)
	}
	b.WriteString("  esac\n}\ncompdef _isnad isnad\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func zshValue(f *kong.Flag) string {
	switch {
	case f.IsBool():
		return ""
	case f.Enum != "":
		return ":" + f.Name + ":(" + enum(f.Value) + ")"
	}
	return ":" + f.Name + ":_files"
}

func fish(w io.Writer, app *kong.Node) error {
	var b strings.Builder
	for _, c := range app.Children {
		fmt.Fprintf(&b, "complete -c isnad -n __fish_use_subcommand -f -a %s -d '%s'\n", c.Name, quoted(c.Help))
		on := fmt.Sprintf("complete -c isnad -n '__fish_seen_subcommand_from %s'", c.Name)
		for _, f := range options(c) {
			fmt.Fprintf(&b, "%s -l %s -d '%s'", on, f.Name, quoted(f.Help))
			switch {
			case f.Enum != "":
				fmt.Fprintf(&b, " -x -a '%s'", enum(f.Value))
			case !f.IsBool():
				b.WriteString(" -r")
			}
			b.WriteByte('\n')
		}
		if v := values(c); v != "" {
			fmt.Fprintf(&b, "%s -f -a '%s'\n", on, v)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
