// Package account knows who may correct records: names and passwords, kept in
// the archive as argon2id hashes, and who has logged in.
package account

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"sync"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/throttle"
)

// What accounts may say.
var (
	ErrWrong    = errors.New("name or password is wrong")
	ErrSlow     = errors.New("too many tries to log in: wait a little")
	ErrName     = errors.New("this cannot be a user's name")
	ErrPassword = errors.New("this cannot be a password")
	ErrTaken    = errors.New("there is a user of this name")
)

// Store keeps users; an archive.Archive is one. User and DropUser give
// archive.ErrNotFound.
type Store interface {
	User(ctx context.Context, name string) (archive.User, error)
	PutUser(ctx context.Context, u archive.User) error
	Users(ctx context.Context) ([]archive.User, error)
	DropUser(ctx context.Context, name string) error
}

// Accounts makes, changes and proves users. It is safe for concurrent use.
type Accounts struct {
	store Store
	now   func() time.Time
	cost  parameters
	slots chan struct{}

	// nobody is what the password of an unknown name is compared with, so that
	// it takes as long as that of a known one.
	nobody func() hash

	here    *throttle.Table[attempt]
	address *throttle.Table[netip.Addr]
	name    *throttle.Table[string]
}

// New makes accounts over a store. now is the clock.
func New(store Store, now func() time.Time) *Accounts {
	cost := current()
	return &Accounts{
		store: store, now: now, cost: cost, slots: make(chan struct{}, mostHashings),
		nobody:  sync.OnceValue(func() hash { return newHash("", cost) }),
		here:    throttle.New[attempt](perSecondHere, triesHere, mostKnown),
		address: throttle.New[netip.Addr](perSecondAddr, triesAddress, mostKnown),
		name:    throttle.New[string](perSecondName, triesName, mostKnown),
	}
}

// Add makes a user and gives the name as it is kept. Errors wrap ErrName,
// ErrPassword or ErrTaken.
func (a *Accounts) Add(ctx context.Context, name, pass string) (string, error) {
	name, err := Name(name)
	if err != nil {
		return "", err
	}
	switch _, err := a.store.User(ctx, name); {
	case err == nil:
		return "", fmt.Errorf("%w: %s", ErrTaken, name)
	case !errors.Is(err, archive.ErrNotFound):
		return "", err
	}
	return name, a.put(ctx, archive.User{Name: name, Made: a.now()}, pass)
}

// SetPassword gives a user another password, which ends all sessions of that
// user. Errors wrap ErrPassword or archive.ErrNotFound.
func (a *Accounts) SetPassword(ctx context.Context, name, pass string) error {
	u, err := a.Find(ctx, name)
	if err != nil {
		return err
	}
	return a.put(ctx, u, pass)
}

func (a *Accounts) put(ctx context.Context, u archive.User, pass string) error {
	pass, err := password(pass)
	if err != nil {
		return err
	}
	if err := a.inTurn(ctx, func() { u.Password = newHash(pass, a.cost).String() }); err != nil {
		return err
	}
	return a.store.PutUser(ctx, u)
}

// Find gives a user by name, or archive.ErrNotFound.
func (a *Accounts) Find(ctx context.Context, name string) (archive.User, error) {
	kept, err := Name(name)
	if err != nil {
		return archive.User{}, fmt.Errorf("%w: user %q", archive.ErrNotFound, name)
	}
	return a.store.User(ctx, kept)
}

// List gives all users, by name.
func (a *Accounts) List(ctx context.Context) ([]archive.User, error) { return a.store.Users(ctx) }

// Remove takes a user out, or gives archive.ErrNotFound. What the user has
// corrected stays.
func (a *Accounts) Remove(ctx context.Context, name string) error {
	u, err := a.Find(ctx, name)
	if err != nil {
		return err
	}
	return a.store.DropUser(ctx, u.Name)
}
