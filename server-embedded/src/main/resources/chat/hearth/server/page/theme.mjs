// Light or dark: as the system has it, or as the person chose.

import { lasting } from "./store.mjs";

const CHOICES = ["system", "light", "dark"];
const dark = matchMedia("(prefers-color-scheme: dark)");

/** What was chosen. */
export function chosen() {
  const kept = lasting.get("theme");
  return CHOICES.includes(kept) ? kept : "system";
}

/** The choice after this one. */
export function chooseNext() {
  const next = CHOICES[(CHOICES.indexOf(chosen()) + 1) % CHOICES.length];
  lasting.set("theme", next);
  apply();
  return next;
}

function apply() {
  const choice = chosen();
  const isDark = choice === "dark" || (choice === "system" && dark.matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}

/** Follows the system from now on. */
export function follow() {
  dark.addEventListener("change", apply);
  apply();
}
