"use strict";
// What a report's page gains by scripts: hovering or focusing a mark shows its
// record and the other way round, reasons open in place, and a correction's
// words are taken from what is selected in the text.
(() => {
  // A mark tells its records, unless it has but the one it leads to.
  const marked = "a.m, [data-r], .rec[id]";
  const keysOf = element => (element.dataset.r || (element.hash || "").slice(1) || element.id).split(" ").filter(Boolean);

  // Marks and records of one key light up together.
  for (const report of document.querySelectorAll("[data-report]")) {
    const byKey = new Map();
    for (const element of report.querySelectorAll(marked))
      for (const key of keysOf(element)) {
        if (!byKey.has(key)) byKey.set(key, []);
        byKey.get(key).push(element);
      }
    let lit = [];
    const light = keys => {
      for (const element of lit) element.classList.remove("on");
      lit = keys.flatMap(key => byKey.get(key) || []);
      for (const element of lit) element.classList.add("on");
    };
    const target = () => {
      const id = decodeURIComponent(location.hash.slice(1)).replace(/^at-/, "");
      if (!byKey.has(id)) return [];
      // What is folded away unfolds, also where browsers do not do so.
      const folded = document.getElementById(id)?.closest("details");
      if (folded) folded.open = true;
      return [id];
    };
    // What lights where nothing is pointed at: what has the focus, else the target.
    const rest = () => {
      const element = report.contains(document.activeElement) && document.activeElement.closest(marked);
      return element ? keysOf(element) : target();
    };
    const over = event => {
      const element = event.target.closest(marked);
      // A record that holds others lights what is its own.
      light(element ? keysOf(element) : target());
    };
    report.addEventListener("mouseover", over);
    report.addEventListener("focusin", over);
    report.addEventListener("mouseleave", () => light(target()));
    report.addEventListener("focusout", event => { if (!report.contains(event.relatedTarget)) light(target()); });
    addEventListener("hashchange", () => { target(); light(rest()); });
    light(target());
  }

  // Why, in place.
  const show = async link => {
    const answer = await fetch(link.href, {headers: {Accept: "text/html"}});
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.getElementById("main");
    if (!main) throw new Error("no main");
    const dialog = document.createElement("dialog");
    dialog.className = "why";
    for (const element of main.querySelectorAll("[id]")) {
      for (const user of main.querySelectorAll(`[aria-labelledby="${CSS.escape(element.id)}"]`)) user.setAttribute("aria-labelledby", "why-" + element.id);
      element.id = "why-" + element.id;
    }
    const heading = main.querySelector("h1");
    if (heading) {
      heading.id = "why-heading";
      dialog.setAttribute("aria-labelledby", heading.id);
    }
    dialog.append(...main.childNodes);
    // Links within lead back to the page beneath.
    dialog.addEventListener("click", event => {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
    dialog.addEventListener("close", () => { dialog.remove(); link.focus({preventScroll: true}); });
    document.body.append(dialog);
    dialog.showModal();
  };
  document.addEventListener("click", event => {
    const link = event.target.closest("a.why");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Whatever goes wrong, the page of its own tells.
    show(link).catch(() => { location.href = link.href; });
  });

  // Words of a correction from the selection. Places are counted in code points.
  const source = document.querySelector("[data-source]");
  if (source) {
    let taken = null;
    const points = text => [...text].length;
    const read = () => {
      const selection = getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      if (!source.contains(range.startContainer) || !source.contains(range.endContainer)) return;
      const before = document.createRange();
      before.selectNodeContents(source);
      before.setEnd(range.startContainer, range.startOffset);
      let words = range.toString(), start = points(before.toString());
      start += points(words) - points(words.trimStart());
      words = words.trim();
      taken = words ? {words, at: `${start}-${start + points(words)}`} : null;
    };
    document.addEventListener("selectionchange", read);
    // The record's words come into sight within their box; the page stays.
    const mark = source.querySelector(".m");
    const box = getComputedStyle(source).overflowY === "auto" ? source : source.closest(".report-text");
    if (mark) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    for (const button of document.querySelectorAll("[data-take]")) {
      button.hidden = false;
      button.addEventListener("mousedown", event => event.preventDefault());
      button.addEventListener("click", () => {
        if (!taken) { source.focus(); return; }
        const field = document.getElementById(button.dataset.take);
        field.value = taken.words;
        document.getElementById(button.dataset.take + "-at").value = taken.at;
        field.focus();
      });
    }
  }
})();
