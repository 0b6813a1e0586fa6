package account

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/throttle"
)

// How often a password may be tried. A name's own limit is wide, since
// everybody can use it up and so keep its owner out.
const (
	triesHere     = 5 // for one name from one address, then one in 30 s
	perSecondHere = 1.0 / 30
	triesAddress  = 20 // from one address, then one in 6 s
	perSecondAddr = 1.0 / 6
	triesName     = 60 // for one name from everywhere, then one in 6 s
	perSecondName = 1.0 / 6
	mostKnown     = 10_000 // addresses and names that are remembered
)

// Hashing takes memory, so that few may go on at once, and not many may wait.
const (
	mostHashings = 2
	longestWait  = 5 * time.Second
)

// attempt is who tries to log in as whom.
type attempt struct {
	name string
	from netip.Addr
}

// Verify proves a password that came from an address and gives its user.
// Errors wrap ErrWrong or ErrSlow. Unknown names take as long as known ones.
func (a *Accounts) Verify(ctx context.Context, name, pass string, from netip.Addr) (archive.User, error) {
	kept, err := Name(name)
	if err != nil {
		kept = "" // nobody's; the address is counted all the same
	}
	if err := a.mayTry(kept, from); err != nil {
		return archive.User{}, err
	}
	if len(pass) > LongestPassword {
		return archive.User{}, ErrWrong
	}
	u, h, err := a.kept(ctx, kept)
	if err != nil {
		return archive.User{}, err
	}
	right, err := a.compare(ctx, h, norm.NFC.String(pass))
	if err != nil {
		return archive.User{}, err
	}
	if !right || u.Name == "" {
		return archive.User{}, ErrWrong
	}
	return a.renew(ctx, u, h, norm.NFC.String(pass)), nil
}

// mayTry counts a try. ErrSlow says how long to wait.
func (a *Accounts) mayTry(name string, from netip.Addr) error {
	now, from := a.now(), throttle.Network(from)
	wait, ok := a.address.Take(from, now)
	if ok && name != "" {
		if wait, ok = a.here.Take(attempt{name, from}, now); ok {
			wait, ok = a.name.Take(name, now)
		}
	}
	if !ok {
		return fmt.Errorf("%w (%v)", ErrSlow, wait.Round(time.Second)+time.Second)
	}
	return nil
}

// kept gives a user and the hash to compare with: nobody's where there is no
// such user.
func (a *Accounts) kept(ctx context.Context, name string) (archive.User, hash, error) {
	u, err := archive.User{}, archive.ErrNotFound
	if name != "" {
		u, err = a.store.User(ctx, name)
	}
	switch {
	case errors.Is(err, archive.ErrNotFound):
		return archive.User{}, a.nobody(), nil
	case err != nil:
		return archive.User{}, hash{}, err
	}
	h, err := parseHash(u.Password)
	if err != nil {
		return archive.User{}, hash{}, fmt.Errorf("user %s: %w: isnad user passwd %s gives a new one", u.Name, err, u.Name)
	}
	return u, h, nil
}

// compare hashes, when its turn comes.
func (a *Accounts) compare(ctx context.Context, h hash, pass string) (right bool, err error) {
	err = a.inTurn(ctx, func() { right = h.is(pass) })
	return right, err
}

// inTurn does what takes much memory while few others do. Errors are ErrSlow
// or the context's.
func (a *Accounts) inTurn(ctx context.Context, do func()) error {
	wait := time.NewTimer(longestWait)
	defer wait.Stop()
	select {
	case a.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	case <-wait.C:
		return ErrSlow
	}
	defer func() { <-a.slots }()
	do()
	return nil
}

// renew hashes a password that was right anew where hashes have come to cost
// more. Other sessions of the user end by it. Where it cannot be kept, the old
// one serves on.
func (a *Accounts) renew(ctx context.Context, u archive.User, old hash, pass string) archive.User {
	if !old.under(a.cost) {
		return u
	}
	renewed := u
	if a.inTurn(ctx, func() { renewed.Password = newHash(pass, a.cost).String() }) != nil {
		return u
	}
	now, err := a.store.User(ctx, u.Name)
	if err != nil || now.Password != u.Password { // somebody has changed it meanwhile
		return u
	}
	if a.store.PutUser(ctx, renewed) != nil {
		return u
	}
	return renewed
}
