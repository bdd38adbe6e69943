// One step of the Maven build: `node scripts/step.mjs install|build|check`. A step whose inputs have not changed since
// it last succeeded, and whose output is still there, is skipped: the stamp is a hash of everything it reads.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("..", import.meta.url));
const leastNode = [20, 19];

const packages = ["package.json", "package-lock.json", ".npmrc"];
const sources = [
  ...packages,
  "index.html",
  "vite.config.ts",
  "tsconfig.json",
  "tsconfig.node.json",
  "scripts",
  "public",
  "src",
  "../honeylink-web/src/main/resources/META-INF/openapi.yaml",
];
const steps = {
  install: { reads: packages, makes: "node_modules", stamp: "node_modules/.honeylink-step", npm: ["ci", "--prefer-offline"] },
  build: {
    reads: sources,
    makes: "target/classes/META-INF/resources/console/index.html",
    stamp: "target/steps/build",
    npm: ["run", "build"],
  },
  check: {
    reads: [...sources, "eslint.config.js", "knip.json", "e2e"],
    makes: "target/surefire-reports/TEST-console.xml",
    stamp: "target/steps/check",
    npm: ["run", "check"],
  },
};

function requireNode() {
  const version = process.versions.node.split(".").map(Number);
  if (version[0] > leastNode[0] || (version[0] === leastNode[0] && version[1] >= leastNode[1])) return;
  console.error(`The console is built with Node.js ${leastNode.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Every file under a path, in a fixed order; what is generated is no input. */
function filesUnder(path) {
  if (!existsSync(path) || path.endsWith("generated")) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).toSorted().flatMap((name) => filesUnder(join(path, name)));
}

function hashOf(reads) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of reads.flatMap((path) => filesUnder(join(home, path)))) {
    hash.update(`\0${file.slice(home.length)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function stampOf(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

requireNode();
const name = process.argv[2];
const step = steps[name];
if (step === undefined) {
  console.error(`Unknown step '${name}'; there are ${Object.keys(steps).join(", ")}.`);
  process.exit(1);
}
const stamp = join(home, step.stamp);
const now = hashOf(step.reads);
if (existsSync(join(home, step.makes)) && stampOf(stamp) === now) process.exit(0);

rmSync(stamp, { force: true });
// npm is a script file on Windows, which only a shell starts there.
const { status, error } = spawnSync("npm", step.npm, { cwd: home, stdio: "inherit", shell: process.platform === "win32" });
if (error !== undefined) console.error(`npm could not be started: ${error.message}`);
if (status !== 0) process.exit(status ?? 1);
mkdirSync(dirname(stamp), { recursive: true });
writeFileSync(stamp, now);
