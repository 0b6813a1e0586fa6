// What all pages add where scripts run: fields that are empty stay out of
// addresses.
"use strict";
document.addEventListener("submit", (e) => {
  if (e.target.method !== "get") return;
  const idle = [...e.target.elements].filter((f) => f.name && f.value === "" && !f.disabled);
  for (const f of idle) f.disabled = true;
  // Whoever comes back finds the form as it was.
  setTimeout(() => idle.forEach((f) => { f.disabled = false; }), 0);
});
