package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"time"

	figures "github.com/VictoriaMetrics/metrics"

	"github.com/isnad-news/isnad/internal/archive"
)

// metrics are what Prometheus may ask for, by names as it advises.
type metrics struct {
	set        *figures.Set
	sent       *figures.Counter
	inFlight   *figures.Counter
	limited    *figures.Counter
	turnedAway *figures.Counter
	crashes    *figures.Counter
	bounds     []float64 // of the times that requests took, in seconds
}

func newMetrics(s *Server) *metrics {
	set := figures.NewSet()
	m := &metrics{
		set:        set,
		sent:       set.NewCounter("isnad_http_response_bytes_total"), // of bodies
		limited:    set.NewCounter("isnad_http_rate_limited_total"),   // whose address asked too often
		turnedAway: set.NewCounter("isnad_http_turned_away_total"),    // too much was going on
		crashes:    set.NewCounter("isnad_http_panics_total"),         // a fault of isnad's own
		inFlight:   &figures.Counter{},
		bounds:     []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .15, .25, .5, 1, 2.5, 5, 15},
	}
	set.NewGauge("isnad_http_requests_in_flight", func() float64 { return float64(int64(m.inFlight.Get())) })
	m.gauges(s)
	return m
}

// gauges are read when they are asked for; what the archive holds, at most
// once a minute.
func (m *metrics) gauges(s *Server) {
	of := func(field func(archive.Stats) float64) func() float64 {
		return func() float64 {
			st, err := s.state.stats()
			if err != nil {
				return -1 // it does not answer
			}
			return field(st)
		}
	}
	m.set.NewGauge("isnad_archive_reports", of(func(st archive.Stats) float64 { return float64(st.Reports) }))
	m.set.NewGauge("isnad_archive_events", of(func(st archive.Stats) float64 { return float64(st.Events) }))
	m.set.NewGauge("isnad_archive_statements", of(func(st archive.Stats) float64 { return float64(st.Statements) }))
	m.set.NewGauge("isnad_archive_bytes", of(func(st archive.Stats) float64 { return float64(st.Bytes) }))
	m.set.NewGauge("isnad_cache_bytes", func() float64 { n, _ := s.kept.size(); return float64(n) })
	m.set.NewGauge("isnad_cache_entries", func() float64 { _, n := s.kept.size(); return float64(n) })
}

func (m *metrics) observe(r *http.Request, v *visit, a *answer, took time.Duration) {
	route := v.route
	if route == "" {
		route = "none"
	}
	m.set.GetOrCreateCounter(fmt.Sprintf("isnad_http_requests_total{method=%q,route=%q,status=%q}", method(r), route, strconv.Itoa(a.sent()))).Inc()
	if v.kind != stream && v.kind != tool { // whose time is the client's
		m.set.GetOrCreatePrometheusHistogramExt(fmt.Sprintf("isnad_http_request_duration_seconds{route=%q}", route), m.bounds).Update(took.Seconds())
	}
	if v.kept != "" {
		m.set.GetOrCreateCounter(fmt.Sprintf("isnad_cache_requests_total{outcome=%q}", v.kept)).Inc()
	}
	m.sent.AddInt64(a.bytes)
}

// ServeHTTP tells all figures, those of Go and of the process among them, in the
// text format of Prometheus.
func (m *metrics) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	var b bytes.Buffer
	m.set.WritePrometheus(&b)
	figures.WriteProcessMetrics(&b)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // who asked may have gone
}
