package ingest

import (
	"io"
	"os"
	"sync/atomic"
)

// Progress tells how far reading is. A Reader that has one keeps it up; it may
// be asked at any time.
type Progress struct {
	total int64 // bytes of all files
	sizes []int64
	done  atomic.Int64 // bytes of the files that are read
	file  atomic.Pointer[os.File]
}

// NewProgress makes one for reading these sources.
func NewProgress(sources []Source) *Progress {
	p := &Progress{sizes: make([]int64, len(sources))}
	for i, s := range sources {
		if info, err := os.Stat(s.Path); err == nil && s.Err == nil && info.Mode().IsRegular() {
			p.sizes[i] = info.Size()
			p.total += info.Size()
		}
	}
	return p
}

// Share is how much of the bytes to read has been read, 0 to 1; 0 also where
// that cannot be told. A zip file counts when it is through.
func (p *Progress) Share() float64 {
	if p == nil || p.total == 0 {
		return 0
	}
	n := p.done.Load()
	if f := p.file.Load(); f != nil {
		if at, err := f.Seek(0, io.SeekCurrent); err == nil {
			n += at
		}
	}
	return min(1, float64(n)/float64(p.total))
}

func (p *Progress) open(f *os.File) {
	if p != nil {
		p.file.Store(f)
	}
}

func (p *Progress) closed(nth int) {
	if p != nil && nth < len(p.sizes) {
		p.file.Store(nil)
		p.done.Add(p.sizes[nth])
	}
}
