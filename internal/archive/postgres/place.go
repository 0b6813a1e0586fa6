package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// ownSchema is the schema that holds an archive unless the address names one.
const ownSchema = "isnad"

// place is where an archive lies.
type place struct {
	config *pgx.ConnConfig
	schema string // "" where the address brings a search_path of its own
}

// parse reads an address. What it says of a wrong one shows none of it: it may
// hold a password.
func parse(address string) (place, error) {
	wrong := errors.New("this is no address of a PostgreSQL database: write postgres://user@host:port/database")
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		return place{}, wrong
	}
	q := u.Query()
	at := place{schema: q.Get("schema")}
	q.Del("schema")
	if at.schema == "" && q.Get("search_path") == "" {
		at.schema = ownSchema
	}
	u.RawQuery = q.Encode()
	if at.config, err = pgx.ParseConfig(u.String()); err != nil {
		secret, _ := u.User.Password()
		return place{}, fmt.Errorf("%w (%s)", wrong, without(err.Error(), secret, q.Get("password")))
	}
	// Queries are put together, so few recur: names of prepared ones would pile up.
	at.config.DefaultQueryExecMode = pgx.QueryExecModeCacheDescribe
	if at.schema != "" {
		at.config.RuntimeParams["search_path"] = quote(at.schema)
	}
	if at.config.RuntimeParams["jit"] == "" {
		at.config.RuntimeParams["jit"] = "off" // compiling a query takes longer than running one of ours
	}
	if at.config.RuntimeParams["application_name"] == "" {
		at.config.RuntimeParams["application_name"] = "isnad"
	}
	return at, nil
}

// without takes secrets out of a text.
func without(s string, secrets ...string) string {
	for _, secret := range secrets {
		if secret != "" {
			s = strings.ReplaceAll(s, secret, "xxxxx")
			s = strings.ReplaceAll(s, url.QueryEscape(secret), "xxxxx")
		}
	}
	return s
}

// String names a place without its password.
func (p place) String() string {
	s := fmt.Sprintf("postgres://%s@%s/%s", p.config.User, p.host(), p.config.Database)
	if p.schema != "" && p.schema != ownSchema {
		s += "?schema=" + p.schema
	}
	return s
}

func (p place) host() string {
	if strings.HasPrefix(p.config.Host, "/") {
		return url.PathEscape(p.config.Host) // the folder of a socket
	}
	return fmt.Sprintf("%s:%d", p.config.Host, p.config.Port)
}

// hidden is an error whose text does not show the password.
type hidden struct {
	error
	text string
}

func (h hidden) Error() string { return h.text }
func (h hidden) Unwrap() error { return h.error }

// hide takes the password out of an error's text.
func (p place) hide(err error) error {
	if text := without(err.Error(), p.config.Password); text != err.Error() {
		return hidden{err, text}
	}
	return err
}

// connect gives a pool of connections that may only read or, where readOnly
// is false, do anything.
func (p place) connect(readOnly bool, most int) *sql.DB {
	config := p.config.Copy()
	if readOnly {
		config.RuntimeParams["default_transaction_read_only"] = "on"
	}
	return pool(connector{Connector: stdlib.GetConnector(*config)}, most)
}

// longestWait is how long a writer waits for another.
const longestWait = "30s"

// connectWriter gives a pool of one connection, whose transactions wait for
// those of other processes.
func (p place) connectWriter() *sql.DB {
	config := p.config.Copy()
	config.RuntimeParams["lock_timeout"] = longestWait
	return pool(connector{stdlib.GetConnector(*config), true}, 1)
}

func pool(c driver.Connector, most int) *sql.DB {
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	return db
}

// connector makes connections as we need them.
type connector struct {
	driver.Connector
	writes bool
}

// Connect implements driver.Connector.
func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	made, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	own, ok := made.(*stdlib.Conn)
	if !ok {
		return nil, errors.Join(fmt.Errorf("PostgreSQL: a connection is a %T", made), made.Close())
	}
	return &conn{own, c.writes}, nil
}

// conn is a connection that hands on only such text as PostgreSQL can hold
// and, if it writes, one whose transactions come one after another.
type conn struct {
	*stdlib.Conn
	writes bool
}

// CheckNamedValue implements driver.NamedValueChecker.
func (c *conn) CheckNamedValue(v *driver.NamedValue) error {
	if s, ok := v.Value.(string); ok {
		v.Value = clean(s)
	}
	return c.Conn.CheckNamedValue(v)
}

// BeginTx implements driver.ConnBeginTx. The lock ends with the transaction.
func (c *conn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	tx, err := c.Conn.BeginTx(ctx, o)
	if err != nil || !c.writes {
		return tx, err
	}
	const lock = "SELECT pg_advisory_xact_lock(hashtextextended('isnad ' || current_schema(), 0))"
	if _, err := c.Conn.Conn().Exec(ctx, lock); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	return tx, nil
}

// clean makes text of what is none: PostgreSQL takes neither NUL nor what is
// no UTF-8.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// quote writes a name as SQL has it.
func quote(name string) string { return pgx.Identifier{name}.Sanitize() }
