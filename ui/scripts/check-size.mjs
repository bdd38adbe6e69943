// Fails the build when what a browser loads before it can draw the first screen exceeds its budget.
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/** Initial JavaScript, after gzip. */
const budgetBytes = 200_000;
const dist = new URL("../target/classes/META-INF/resources/console/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL("manifest.json", dist), "utf8"));

const initial = new Set();
function collect(key) {
  if (initial.has(key)) return;
  initial.add(key);
  for (const imported of manifest[key].imports ?? []) collect(imported);
}
collect("index.html");

let bytes = gzipSync(await readFile(new URL("boot.js", dist))).length;
for (const key of initial) bytes += gzipSync(await readFile(new URL(manifest[key].file, dist))).length;

const kilobytes = (bytes / 1000).toFixed(1);
if (bytes > budgetBytes) {
  console.error(`Initial JavaScript is ${kilobytes} kB gzip; the budget is ${budgetBytes / 1000} kB.`);
  process.exit(1);
}
console.log(`Initial JavaScript: ${kilobytes} kB gzip of ${budgetBytes / 1000} kB.`);
