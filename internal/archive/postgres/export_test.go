package postgres

import (
	"context"
	"errors"
)

// DownTo makes of an archive one of an older version, for tests.
func DownTo(ctx context.Context, address string, version int64) error {
	at, err := parse(address)
	if err != nil {
		return err
	}
	db := at.connect(false, 2)
	p, err := provider(db)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	_, err = p.DownTo(ctx, version)
	return errors.Join(err, db.Close())
}
