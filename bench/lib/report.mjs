import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { inRoot, root } from "../../scripts/lib/paths.mjs";

const files = { json: inRoot("docs", "benchmarks.json"), markdown: inRoot("docs", "benchmarks.md") };

function commit() {
  const git = (...args) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain", "src", "drizzle") ? " with changes" : ""}`;
  } catch {
    return "unknown";
  }
}

/** When, what and where was measured. */
export function stamp() {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return {
    date: new Date().toISOString().slice(0, 16).replace("T", " "),
    commit: commit(),
    machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${memory}, Node ${process.versions.node}`,
  };
}

function alignTable({ head, rows }) {
  const lines = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const [first, ...others] = lines.map(line);
  return [first, rule, ...others].join("\n");
}

const goalTable = (goals) =>
  alignTable({
    head: ["goal", "wanted", "measured", ""],
    rows: goals.map(({ name, goal, value, met }) => [name, goal, value, met ? "met" : "missed"]),
  });

/** A section as it is printed and written down. */
export function renderSection({ title, intro, tables, goals, reasons = [] }) {
  const parts = [`## ${title}`, intro, ...tables.map(alignTable)];
  if (goals.length) parts.push(goalTable(goals));
  return [...parts, ...reasons].join("\n\n");
}

function renderAll(sections) {
  const all = Object.values(sections);
  const missed = all.flatMap(({ goals }) => goals).filter(({ met }) => !met);
  const head = [
    "# Benchmarks",
    "Written by `npm run bench`; the figures as data are in `benchmarks.json`. Everything runs on one machine, server, " +
      "PostgreSQL (fsync off) and load together: compare the figures of a table with one another, not with others.",
    missed.length
      ? `Missed goals:\n\n${missed.map(({ name, goal, value, why }) => `- ${name}: ${value} (wanted ${goal})${why ? `: ${why}` : ""}`).join("\n")}`
      : "All goals are met.",
  ];
  const body = all.map((section) => {
    const { date, commit: at, machine } = section.stamp;
    return `${renderSection(section)}\n\nMeasured ${date} at ${at} on ${machine}.`;
  });
  return `${[...head, ...body].join("\n\n")}\n`;
}

/** Adds sections to what was measured before, in the order given, and writes both files. */
export function writeReport(measured, order) {
  const before = existsSync(files.json) ? JSON.parse(readFileSync(files.json, "utf8")) : {};
  const all = { ...before, ...measured };
  const sections = Object.fromEntries(order.filter((name) => all[name]).map((name) => [name, all[name]]));
  writeFileSync(files.json, `${JSON.stringify(sections, null, 2)}\n`);
  writeFileSync(files.markdown, renderAll(sections));
  return files;
}
