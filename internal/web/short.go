package web

import (
	"reflect"
	"unicode/utf8"
)

// longestShown is how many code points of a name, a code or a headline a page
// shows: more than any has, and little enough that a report whose fields are
// huge cannot make a list that no browser holds. Data formats have all of it.
const longestShown = 400

// short gives what is shown of v: a copy whose strings are no longer than
// longestShown, or v itself where none is. What a page clips in its own way, the
// words of a statement, a sentence and a passage, stays as it is.
func short[T any](v T) T {
	x := reflect.ValueOf(&v).Elem()
	if !overlong(x) {
		return v
	}
	out := reflect.New(x.Type()).Elem()
	shorten(out, x)
	return out.Interface().(T) //nolint:forcetypeassert // it is a copy of v
}

// clippedElsewhere tells whether a field is left as it is.
func clippedElsewhere(field string) bool {
	return field == "Content" || field == "Sentence" || field == "Passage"
}

// overlong tells whether a string in v is too long. Fields that are not
// exported, such as those of times, hold none of a report's.
func overlong(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return v.Len() > longestShown && utf8.RuneCountInString(v.String()) > longestShown
	case reflect.Pointer:
		return !v.IsNil() && overlong(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			if overlong(v.Index(i)) {
				return true
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if overlong(v.MapIndex(key)) {
				return true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !clippedElsewhere(f.Name) && overlong(v.Field(i)) {
				return true
			}
		}
	}
	return false
}

// shorten sets out to what is shown of v.
func shorten(out, v reflect.Value) {
	out.Set(v)
	if !overlong(v) {
		return
	}
	switch v.Kind() {
	case reflect.String:
		out.SetString(brief(v.String(), longestShown-1)) // and the sign that more follows
	case reflect.Pointer:
		out.Set(reflect.New(v.Type().Elem()))
		shorten(out.Elem(), v.Elem())
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			shorten(out.Index(i), v.Index(i))
		}
	case reflect.Map:
		out.Set(reflect.MakeMap(v.Type()))
		for _, key := range v.MapKeys() {
			value := reflect.New(v.Type().Elem()).Elem()
			shorten(value, v.MapIndex(key))
			out.SetMapIndex(key, value)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !clippedElsewhere(f.Name) {
				shorten(out.Field(i), v.Field(i))
			}
		}
	}
}
