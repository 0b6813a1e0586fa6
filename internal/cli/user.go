package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/isnad-news/isnad/internal/account"
	"github.com/isnad-news/isnad/internal/archive"
)

// userCmd is about those who may correct records.
type userCmd struct {
	Add    userAddCmd    `cmd:"" help:"Add a user, who can then log in where isnad serve --editors runs."`
	Passwd userPasswdCmd `cmd:"" help:"Give a user another password, which ends all sessions of that user."`
	List   userListCmd   `cmd:"" help:"List users and when they were added."`
	Remove userRemoveCmd `cmd:"" help:"Remove a user. What the user has corrected stays."`
}

// Help gives examples.
func (userCmd) Help() string {
	return `Users can log in where isnad serve --editors runs, and correct records. Passwords have at least 12 characters of any kind; they are kept as argon2id hashes. They are asked for twice at the terminal; where standard input is no terminal, its first line is the password.

Examples:
  isnad user add layla
  isnad user passwd layla < password.txt
  isnad user list
  isnad user remove layla

Exit codes: 0 well; 1 there is no such user, or there is one already, or the archive cannot be written; 2 wrong usage, or a name or password against the rules.`
}

// accounts opens the archive and works on its users.
func (f archiveFlag) accounts(ctx context.Context, env *Env, readOnly bool, do func(*account.Accounts) error) error {
	return f.with(ctx, readOnly, func(a archive.Archive) error {
		err := do(account.New(a, env.Now))
		if errors.Is(err, account.ErrName) || errors.Is(err, account.ErrPassword) {
			return usageError{err}
		}
		return err
	})
}

type userAddCmd struct {
	Name string `arg:"" help:"Name to log in by: letters and digits, without spaces."`
}

// Run adds.
func (c *userAddCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	return at.accounts(ctx, env, false, func(a *account.Accounts) error {
		name, err := account.Name(c.Name)
		if err != nil {
			return err
		}
		if _, err := a.Find(ctx, name); err == nil { // before a password is asked for
			return fmt.Errorf("%w: %s; isnad user passwd %s gives another password", account.ErrTaken, name, name)
		}
		password, err := askPassword(ctx, env, name)
		if err != nil {
			return err
		}
		if _, err := a.Add(ctx, name, password); err != nil {
			return err
		}
		fmt.Fprintf(env.Stderr, "isnad: added %s; isnad serve --editors lets users log in\n", name)
		return nil
	})
}

type userPasswdCmd struct {
	Name string `arg:"" help:"The user's name."`
}

// Run gives another password.
func (c *userPasswdCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	return at.accounts(ctx, env, false, func(a *account.Accounts) error {
		u, err := a.Find(ctx, c.Name)
		if err != nil {
			return err
		}
		password, err := askPassword(ctx, env, u.Name)
		if err != nil {
			return err
		}
		if err := a.SetPassword(ctx, u.Name, password); err != nil {
			return err
		}
		fmt.Fprintf(env.Stderr, "isnad: %s has another password; sessions of %s have ended\n", u.Name, u.Name)
		return nil
	})
}

type userListCmd struct{}

// Run lists.
func (userListCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	return at.accounts(ctx, env, true, func(a *account.Accounts) error {
		users, err := a.List(ctx)
		if err != nil {
			return err
		}
		for _, u := range users {
			fmt.Fprintf(env.Stdout, "%s\tadded %s\n", u.Name, u.Made.UTC().Format("2006-01-02"))
		}
		if len(users) == 0 {
			fmt.Fprintln(env.Stderr, "isnad: no users yet: isnad user add NAME")
		}
		return nil
	})
}

type userRemoveCmd struct {
	Name string `arg:"" help:"The user's name."`
}

// Run removes.
func (c *userRemoveCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	return at.accounts(ctx, env, false, func(a *account.Accounts) error {
		if err := a.Remove(ctx, c.Name); err != nil {
			return err
		}
		fmt.Fprintf(env.Stderr, "isnad: removed %s\n", c.Name)
		return nil
	})
}

// askPassword asks at the terminal twice, or reads the first line of standard
// input where it is no terminal.
func askPassword(ctx context.Context, env *Env, name string) (string, error) {
	f, ok := env.Stdin.(*os.File)
	if !ok || !isTerminal(f) {
		return firstLine(env.Stdin)
	}
	first, err := hidden(ctx, env, f, "Password for "+name+": ")
	if err != nil {
		return "", err
	}
	second, err := hidden(ctx, env, f, "Once more: ")
	if err != nil {
		return "", err
	}
	if first != second {
		return "", errors.New("the two passwords are not the same; nothing was changed")
	}
	return first, nil
}

// hidden reads a line without showing it. Where ctx ends before, the terminal
// is set back to what it was.
func hidden(ctx context.Context, env *Env, f *os.File, prompt string) (string, error) {
	fd := int(f.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", fmt.Errorf("the terminal: %w", err)
	}
	fmt.Fprint(env.Stderr, prompt)
	type line struct {
		text []byte
		err  error
	}
	read := make(chan line, 1)
	go func() {
		text, err := term.ReadPassword(fd)
		read <- line{text, err}
	}()
	select {
	case l := <-read:
		fmt.Fprintln(env.Stderr)
		return string(l.text), l.err
	case <-ctx.Done():
		fmt.Fprintln(env.Stderr)
		return "", errors.Join(ctx.Err(), term.Restore(fd, before))
	}
}

// firstLine reads a password that is piped in.
func firstLine(r io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(r, account.LongestPassword+2)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("standard input: %w", err)
	}
	if line == "" {
		return "", usageError{errors.New("no password: type it at a terminal, or pipe it in as a line")}
	}
	return strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"), nil
}
