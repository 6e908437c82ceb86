// Keys for the review. Nothing here is needed: every key presses a button or follows a link that is there.
"use strict";
(() => {
  const STORE = "backchannel-keys";
  const item = document.getElementById("item");
  const toggle = document.querySelector("[data-keys-off]");
  let on = read() !== "off";
  let sent = false;

  function read() {
    try { return localStorage.getItem(STORE); } catch { return null; }
  }

  function show() {
    document.documentElement.classList.toggle("keys-off", !on);
    if (!toggle) return;
    toggle.hidden = false;
    toggle.textContent = on ? toggle.dataset.on : toggle.dataset.off;
    toggle.setAttribute("aria-pressed", String(on));
  }

  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function open(summary) {
    const panel = summary.parentElement;
    for (const other of document.querySelectorAll("details.answer[open]")) if (other !== panel) other.open = false;
    panel.open = true;
    const first = panel.querySelector(".parts-of select, .parts-of input") || panel.querySelector("[data-first]");
    first.focus();
    panel.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const panel = document.querySelector("details.answer[open]");
      if (!panel) return;
      panel.open = false;
      panel.querySelector("summary").focus();
      return;
    }
    if (!on || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
    if (typing(event.target) || !/^[a-z]$/i.test(event.key)) return;
    const pressed = document.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
    if (!pressed) return;
    event.preventDefault();
    if (pressed.tagName === "SUMMARY") open(pressed);
    else pressed.click();
  });

  // An answer is sent once, however often the key is pressed.
  document.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });

  if (toggle) toggle.addEventListener("click", () => {
    on = !on;
    try { localStorage.setItem(STORE, on ? "on" : "off"); } catch { /* kept for this page alone */ }
    show();
  });
  show();

  // What was filled in wrongly is where to go on; else the item that is asked.
  const fault = document.querySelector("[aria-invalid=true]");
  if (fault) fault.focus();
  else if (item && location.hash === "#item") item.focus({ preventScroll: true });

  // A live region is read out only when it changes after the page is there.
  const told = document.querySelector("[data-told]");
  if (told && told.firstElementChild) {
    const text = told.firstElementChild;
    text.remove();
    setTimeout(() => told.append(text), 150);
  }
})();
