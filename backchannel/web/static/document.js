// Lights up a claim in the text and on its card together. All of it works by links too, where no script runs.
"use strict";
(() => {
  const sheet = document.querySelector(".sheet");
  if (!sheet) return;
  const byClaim = new Map(), bySpeech = new Map();
  const add = (map, key, node) => map.has(key) ? map.get(key).push(node) : map.set(key, [node]);
  for (const node of sheet.querySelectorAll("[data-c]")) for (const id of node.dataset.c.split(" ")) add(byClaim, id, node);
  for (const node of sheet.querySelectorAll("[data-s]")) add(bySpeech, node.dataset.s, node);
  for (const node of sheet.querySelectorAll(".claim")) add(byClaim, node.id, node);
  let lit = [];
  const light = (nodes) => {
    for (const node of lit) node.classList.remove("lit");
    lit = nodes;
    for (const node of lit) node.classList.add("lit");
  };
  const claimsOf = (target) => {
    const card = target.closest(".claim"), words = target.closest("[data-c]"), number = target.closest(".to");
    if (card) return [card.id];
    if (number) return [number.hash.slice(1)];
    return words ? words.dataset.c.split(" ") : [];
  };
  const over = (event) => {
    if (!(event.target instanceof Element)) return;
    const claims = claimsOf(event.target), speech = event.target.closest("[data-s]");
    if (claims.length) light(claims.flatMap((id) => byClaim.get(id) || []));
    else light(speech ? bySpeech.get(speech.dataset.s) : []);
  };
  sheet.addEventListener("mouseover", over);
  sheet.addEventListener("focusin", over);
  sheet.addEventListener("mouseleave", () => light([]));
  // The words of a claim lead to its card as its number does, but not while somebody selects them.
  sheet.addEventListener("click", (event) => {
    const words = event.target instanceof Element && event.target.closest("mark[data-c]");
    if (!words || event.target.closest("a") || String(getSelection())) return;
    location.hash = words.dataset.c.split(" ").at(-1);
  });
  // On a narrow window the cards of a paragraph are folded: a link to one of them unfolds it.
  const unfold = () => {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = card && card.closest(".cards") && card.closest(".cards").previousElementSibling;
    if (fold && fold.matches("details")) { fold.open = true; card.scrollIntoView({ block: "nearest" }); }
  };
  addEventListener("hashchange", unfold);
  if (location.hash) unfold();
})();
