package cli

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlite"
)

// site is a news site with a feed of n reports, of which the last is missing.
func site(t *testing.T, n *int) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	mux.HandleFunc("/rss", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, `<rss version="2.0"><channel><title>صحيفة المثال</title>`)
		for i := range *n {
			fmt.Fprintf(w, `<item><title>خبر %d</title><link>%s/%d</link><pubDate>Tue, 16 Sep 2025 10:00:00 +0300</pubDate></item>`, i, srv.URL, i)
		}
		fmt.Fprintf(w, `<item><title>ضائع</title><link>%s/lost</link></item></channel></rss>`, srv.URL)
	})
	mux.HandleFunc("/{page}", func(w http.ResponseWriter, r *http.Request) {
		if page := r.PathValue("page"); page == "lost" || page == "robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<html lang="ar"><head><title>خبر رقم %[1]s</title></head><body><article><h1>خبر رقم %[1]s</h1>
			<p>قال وزير النقل في مؤتمر صحفي عقده اليوم في العاصمة إن الاجتماع رقم %[1]s سيعقد في موعده المقرر مطلع الأسبوع المقبل.</p>
			<p>وأضاف أن الوفود وصلت مساء أمس، وأن جدول الأعمال يشمل فتح المعبر الحدودي وصيانة الطريق الساحلي بين المدينتين.</p>
			<p>ودعت نقابة السائقين إلى إشراكها في المحادثات، محذرة من إضراب جديد إذا لم تصرف الرواتب المتأخرة قبل نهاية الشهر.</p>
			</article></body></html>`, r.PathValue("page"))
	})
	return srv
}

// TestFollow: what a feed tells of comes into the archive once, what is new
// later, what is missing is noted, and private addresses are asked only if
// somebody says so.
func TestFollow(t *testing.T) {
	n := 3
	srv := site(t, &n)
	path := filepath.Join(t.TempDir(), "a.db")
	follow := func(wantCode int, more ...string) archive.Stats {
		t.Helper()
		args := append([]string{"follow", "--once", "--per-host", "1ms", "--archive", path}, more...)
		code, _, errs := try(fake{plain}, nil, nil, append(args, srv.URL+"/rss")...)
		if code != wantCode {
			t.Fatalf("code %d, want %d: %s", code, wantCode, errs)
		}
		return statsOf(t, path)
	}
	if st := follow(ExitInput); st.Reports != 0 || st.Failed != 1 {
		t.Errorf("a private address, without leave: %+v", st)
	}
	if st := follow(ExitInput, "--allow-private"); st.Reports != 3 || st.Failed != 1 || len(st.Reasons) != 1 || strings.Contains(st.Reasons[0].Value, "http") {
		t.Errorf("first round: %+v", st)
	}
	n = 5
	if st := follow(ExitOK, "--allow-private"); st.Reports != 5 || st.Failed != 1 || st.First != "2025-09-16" {
		t.Errorf("second round: %+v", st)
	}
}

func statsOf(t *testing.T, path string) archive.Stats {
	t.Helper()
	a, err := sqlite.Open(t.Context(), path, sqlite.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	st, err := a.Stats(context.Background())
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return st
}
