package serve

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/isnad-news/isnad/internal/archive"
)

// metrics are what Prometheus may ask for, by names as it advises.
type metrics struct {
	registry   *prometheus.Registry
	requests   *prometheus.CounterVec   // by route, method, status
	seconds    *prometheus.HistogramVec // by route
	answered   *prometheus.CounterVec   // by how the cache came out
	sent       prometheus.Counter
	inFlight   prometheus.Gauge
	limited    prometheus.Counter
	turnedAway prometheus.Counter
	crashes    prometheus.Counter
}

func newMetrics(s *Server) *metrics {
	r := prometheus.NewRegistry()
	count := func(name, help string) prometheus.Counter {
		c := prometheus.NewCounter(prometheus.CounterOpts{Name: name, Help: help})
		r.MustRegister(c)
		return c
	}
	m := &metrics{
		registry: r,
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "isnad_http_requests_total", Help: "Requests answered."}, []string{"route", "method", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "isnad_http_request_duration_seconds", Help: "Time until a request was answered.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .15, .25, .5, 1, 2.5, 5, 15}}, []string{"route"}),
		answered:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "isnad_cache_requests_total", Help: "Requests that the cache was asked for: hit, miss, pass."}, []string{"outcome"}),
		sent:       count("isnad_http_response_bytes_total", "Bytes of bodies sent."),
		limited:    count("isnad_http_rate_limited_total", "Requests refused since their address asked too often."),
		turnedAway: count("isnad_http_turned_away_total", "Requests refused since too much was going on."),
		crashes:    count("isnad_http_panics_total", "Requests that met a fault of isnad's own."),
		inFlight:   prometheus.NewGauge(prometheus.GaugeOpts{Name: "isnad_http_requests_in_flight", Help: "Requests under way."}),
	}
	r.MustRegister(m.requests, m.seconds, m.answered, m.inFlight,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.gauges(s)
	return m
}

// gauges are read when they are asked for; what the archive holds, at most
// once a minute.
func (m *metrics) gauges(s *Server) {
	gauge := func(name, help string, read func() float64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, read))
	}
	of := func(field func(archive.Stats) float64) func() float64 {
		return func() float64 {
			st, err := s.state.stats()
			if err != nil {
				return -1
			}
			return field(st)
		}
	}
	gauge("isnad_archive_reports", "Reports in the archive; -1 where it does not answer.", of(func(st archive.Stats) float64 { return float64(st.Reports) }))
	gauge("isnad_archive_events", "Events in the archive.", of(func(st archive.Stats) float64 { return float64(st.Events) }))
	gauge("isnad_archive_statements", "Statements in the archive.", of(func(st archive.Stats) float64 { return float64(st.Statements) }))
	gauge("isnad_archive_bytes", "Size of the archive on disk.", of(func(st archive.Stats) float64 { return float64(st.Bytes) }))
	gauge("isnad_cache_bytes", "Size of the answers kept.", func() float64 { n, _ := s.kept.size(); return float64(n) })
	gauge("isnad_cache_entries", "Number of answers kept.", func() float64 { _, n := s.kept.size(); return float64(n) })
}

// observe counts a request.
func (m *metrics) observe(r *http.Request, v *visit, a *answer, took time.Duration) {
	route := v.route
	if route == "" {
		route = "none"
	}
	m.requests.WithLabelValues(route, method(r), strconv.Itoa(a.sent())).Inc()
	if v.kind != stream && v.kind != tool { // whose time is the client's
		m.seconds.WithLabelValues(route).Observe(took.Seconds())
	}
	if v.kept != "" {
		m.answered.WithLabelValues(v.kept).Inc()
	}
	m.sent.Add(float64(a.bytes))
}
