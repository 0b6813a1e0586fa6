// Tells how much a search would find while it is being written.
"use strict";
(() => {
  const form = document.getElementById("search");
  const count = document.getElementById("count");
  const box = document.getElementById("q");
  if (!form || !count || !box) return;
  let timer, asked;
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
    query.set("lang", document.documentElement.lang);
    try {
      const answer = await fetch("/search/count?" + query, { signal: asked.signal, headers: { Accept: "application/json" } });
      const found = await answer.json();
      if (!answer.ok) throw new Error(found.error);
      count.replaceChildren(...(found.told ?? []).map((text) => {
        const line = document.createElement("bdi");
        line.textContent = text + " ";
        return line;
      }));
      if (!found.problems) count.textContent = found.text;
    } catch (e) {
      // No count is better than a wrong one; the button still searches.
      if (e.name !== "AbortError") count.textContent = "";
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 250);
  };
  box.addEventListener("input", later);
  for (const f of form.querySelectorAll("input[type=date]")) f.addEventListener("change", later);
})();
