import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { node, run } from "./process.mjs";

const lockfile = inRoot("package-lock.json");
const stampFile = inRoot("node_modules", ".tenantry-installed");

function fingerprint() {
  const platform = `${process.platform}-${process.arch}`;
  return createHash("sha256").update(readFileSync(lockfile)).update(platform).digest("hex");
}

const packagesIn = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

// npm keeps a list of what it has installed: an installation made by hand is as good as ours.
function isInstalledByHand() {
  const list = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  const installed = packagesIn(list);
  return Object.entries(packagesIn(lockfile)).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed[path];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
  });
}

/** Whether node_modules holds what package-lock.json asks for. */
export function isInstalled() {
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return true;
  if (!isInstalledByHand()) return false;
  writeFileSync(stampFile, wanted);
  return true;
}

/** Installs what package-lock.json asks for; prints npm's output only when it fails. */
export async function install() {
  const wanted = fingerprint();
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith(".js")) await node([npm, ...args], { quiet: true });
  else if (process.platform === "win32") await run("cmd", ["/c", "npm", ...args], { quiet: true });
  else await run("npm", args, { quiet: true });
  writeFileSync(stampFile, wanted);
}
