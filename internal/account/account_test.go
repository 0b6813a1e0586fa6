package account

import (
	"context"
	"errors"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// store keeps users in memory.
type store struct {
	mu    sync.Mutex
	users map[string]archive.User
	fails error
}

func newStore() *store { return &store{users: map[string]archive.User{}} }

func (s *store) User(_ context.Context, name string) (archive.User, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ok := s.users[name]
	if s.fails != nil {
		return u, s.fails
	}
	if !ok {
		return u, archive.ErrNotFound
	}
	return u, nil
}

func (s *store) PutUser(_ context.Context, u archive.User) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users[u.Name] = u
	return s.fails
}

func (s *store) Users(context.Context) ([]archive.User, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []archive.User
	for _, u := range s.users {
		out = append(out, u)
	}
	slices.SortFunc(out, func(a, b archive.User) int { return strings.Compare(a.Name, b.Name) })
	return out, s.fails
}

func (s *store) DropUser(_ context.Context, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.users, name)
	return s.fails
}

// clock is a time that tests move.
type clock struct{ at atomic.Int64 }

func newClock() *clock {
	c := new(clock)
	c.at.Store(time.Now().Unix())
	return c
}

func (c *clock) now() time.Time       { return time.Unix(c.at.Load(), 0) }
func (c *clock) pass(d time.Duration) { c.at.Add(int64(d / time.Second)) }

// cheap makes accounts whose hashes take no time.
func cheap(s Store, now func() time.Time) *Accounts {
	a := New(s, now)
	a.cost = parameters{memory: 8, passes: 1, threads: 1}
	return a
}

const good = "جملة سر طويلة 1"

func home() netip.Addr { return netip.MustParseAddr("192.0.2.1") }

func TestAccounts(t *testing.T) {
	ctx, c := context.Background(), newClock()
	s := newStore()
	a := cheap(s, c.now)
	name, err := a.Add(ctx, "Layla", good)
	if err != nil || name != "layla" {
		t.Fatal(name, err)
	}
	if _, err := a.Add(ctx, "LAYLA", good); !errors.Is(err, ErrTaken) {
		t.Errorf("a second one: %v", err)
	}
	if u, err := a.Verify(ctx, "layla", good, home()); err != nil || u.Name != "layla" || !u.Made.Equal(c.now()) {
		t.Errorf("%v %v", u, err)
	}
	for _, tt := range [][2]string{{"layla", good + "x"}, {"layla", ""}, {"nobody", good}, {"", ""}, {"lay la", good}, {"layla", strings.Repeat("x", LongestPassword+1)}} {
		c.pass(time.Minute)
		if u, err := a.Verify(ctx, tt[0], tt[1], home()); !errors.Is(err, ErrWrong) || u.Name != "" {
			t.Errorf("%.20q: %v %v", tt, u, err)
		}
	}
	if err := a.SetPassword(ctx, "layla", "another password"); err != nil {
		t.Fatal(err)
	}
	c.pass(time.Minute)
	if _, err := a.Verify(ctx, "layla", good, home()); !errors.Is(err, ErrWrong) {
		t.Errorf("the old password: %v", err)
	}
	if users, err := a.List(ctx); err != nil || len(users) != 1 {
		t.Errorf("%v %v", users, err)
	}
	if err := a.Remove(ctx, "Layla"); err != nil {
		t.Error(err)
	}
	for _, err := range []error{a.Remove(ctx, "layla"), a.SetPassword(ctx, "layla", good), a.Remove(ctx, "no such name!")} {
		if !errors.Is(err, archive.ErrNotFound) {
			t.Error(err)
		}
	}
	s.fails = archive.ErrBusy
	c.pass(time.Hour)
	if _, err := a.Verify(ctx, "layla", good, home()); !errors.Is(err, archive.ErrBusy) {
		t.Errorf("an archive that fails: %v", err)
	}
}

func TestRules(t *testing.T) {
	for name, want := range map[string]string{"Layla": "layla", "ليلى": "ليلى", "a.b-c_1": "a.b-c_1", "a@example.org": "a@example.org", "محمد١": "محمد١", "ａｂｃ": "abc", "e\u0301mile": "émile"} {
		if got, err := Name(name); err != nil || got != want {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"", "a b", "a\x00", "a\u202eb", "\u200fab", "a\n", strings.Repeat("a", 65), "\xff", "<\u200b>", "/", "a/b", "-a", "..", ".a", "a<b", "a'b", "😀"} {
		if got, err := Name(name); !errors.Is(err, ErrName) {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
	for p, well := range map[string]bool{
		good: true, "twelve chars": true, "eleven char": false, strings.Repeat("ق", 512): true, strings.Repeat("ق", 513): false,
		"": false, "\xff twelve and more": false, "a NUL is not\x00": false, "😀😀😀😀😀😀😀😀😀😀😀😀": true,
	} {
		if _, err := password(p); errors.Is(err, ErrPassword) == well {
			t.Errorf("%.20q: %v", p, err)
		}
	}
	a, _ := password("caf\u00e9 caf\u00e9 caf\u00e9")
	b, _ := password("cafe\u0301 cafe\u0301 cafe\u0301")
	if a != b || a == "" {
		t.Errorf("%q %q", a, b)
	}
}

func TestNormalFormsLogIn(t *testing.T) {
	ctx, a := context.Background(), cheap(newStore(), newClock().now)
	if _, err := a.Add(ctx, "e\u0301mile", "cafe\u0301 cafe\u0301 cafe\u0301"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Verify(ctx, "Émile", "caf\u00e9 caf\u00e9 caf\u00e9", home()); err != nil {
		t.Error(err)
	}
}

func TestTries(t *testing.T) {
	ctx, c := context.Background(), newClock()
	a := cheap(newStore(), c.now)
	if _, err := a.Add(ctx, "layla", good); err != nil {
		t.Fatal(err)
	}
	slow := func(name string, from string) bool {
		_, err := a.Verify(ctx, name, "wrong", netip.MustParseAddr(from))
		if !errors.Is(err, ErrSlow) && !errors.Is(err, ErrWrong) {
			t.Fatal(err)
		}
		return errors.Is(err, ErrSlow)
	}
	for i := range triesHere {
		if slow("layla", "192.0.2.1") {
			t.Errorf("try %d is slow", i)
		}
	}
	if !slow("layla", "192.0.2.1") || !slow("LAYLA", "192.0.2.1") {
		t.Error("tries of one name from one address do not end")
	}
	if _, err := a.Verify(ctx, "layla", good, netip.MustParseAddr("192.0.2.1")); !errors.Is(err, ErrSlow) {
		t.Errorf("the right password tells itself: %v", err)
	}
	if _, err := a.Verify(ctx, "layla", good, netip.MustParseAddr("198.51.100.2")); err != nil {
		t.Errorf("the owner is kept out: %v", err)
	}
	n := 0
	for i := range 100 {
		if !slow(string(rune('a'+i%26))+strings.Repeat("b", i), "198.51.100.9") {
			n++
		}
	}
	if n != triesAddress {
		t.Errorf("%d tries of many names from one address, want %d", n, triesAddress)
	}
	n = 0
	for i := range 200 {
		if !slow("layla", netip.AddrFrom4([4]byte{203, 0, 113, byte(i)}).String()) {
			n++
		}
	}
	if n > triesName {
		t.Errorf("%d tries of one name from many addresses", n)
	}
	c.pass(time.Minute)
	if slow("layla", "192.0.2.1") {
		t.Error("it stays slow")
	}
}

// TestRenewed: hashes that have become too cheap are made anew at the next
// login.
func TestRenewed(t *testing.T) {
	ctx, s := context.Background(), newStore()
	a := cheap(s, newClock().now)
	if _, err := a.Add(ctx, "layla", good); err != nil {
		t.Fatal(err)
	}
	before := s.users["layla"].Password
	a.cost = parameters{memory: 16, passes: 2, threads: 1}
	if _, err := a.Verify(ctx, "layla", good+"x", home()); !errors.Is(err, ErrWrong) || s.users["layla"].Password != before {
		t.Error("a wrong password renews", err)
	}
	u, err := a.Verify(ctx, "layla", good, home())
	if err != nil || !strings.Contains(u.Password, "$m=16,t=2,p=1$") || s.users["layla"].Password != u.Password {
		t.Error(u.Password, err)
	}
	if again, err := a.Verify(ctx, "layla", good, home()); err != nil || again.Password != u.Password {
		t.Error("made anew for nothing", err)
	}
	a.cost = parameters{memory: 8, passes: 1, threads: 1}
	if again, err := a.Verify(ctx, "layla", good, home()); err != nil || again.Password != u.Password {
		t.Error("made cheaper", err)
	}
	a.cost = parameters{memory: 32, passes: 2, threads: 1}
	s.fails = nil
	readOnly := &readOnlyStore{s}
	a.store = readOnly
	if u, err := a.Verify(ctx, "layla", good, home()); err != nil || u.Password != s.users["layla"].Password {
		t.Error("where nothing can be written, the old one does not serve", err)
	}
}

type readOnlyStore struct{ *store }

func (readOnlyStore) PutUser(context.Context, archive.User) error { return archive.ErrReadOnly }

func TestDamagedHash(t *testing.T) {
	ctx, s := context.Background(), newStore()
	a := cheap(s, newClock().now)
	s.users["layla"] = archive.User{Name: "layla", Password: "plain text"}
	if _, err := a.Verify(ctx, "layla", "plain text", home()); err == nil || errors.Is(err, ErrWrong) || !strings.Contains(err.Error(), "passwd") {
		t.Error(err)
	}
}

// TestFewAtOnce: hashing takes memory, so that few hash at the same time, and
// who cannot wait does not. Names that nobody has, or can have, hash as others
// do, and at the same cost, so that time does not tell which there are.
func TestFewAtOnce(t *testing.T) {
	a := cheap(newStore(), newClock().now)
	if _, err := a.Add(context.Background(), "layla", good); err != nil {
		t.Fatal(err)
	}
	for range mostHashings {
		a.slots <- struct{}{}
	}
	for _, name := range []string{"layla", "nobody", "no name at all", ""} {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
		if _, err := a.Verify(ctx, name, "wrong", home()); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%q does not hash: %v", name, err)
		}
		cancel()
	}
	if h := New(newStore(), time.Now).nobody(); h.parameters != current() || len(h.sum) != hashBytes || len(h.salt) != saltBytes {
		t.Errorf("nobody's hash costs %v, others %v", h.parameters, current())
	}
}

func BenchmarkVerify(b *testing.B) {
	h := newHash(good, current())
	for b.Loop() {
		h.is(good)
	}
}
