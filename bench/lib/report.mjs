import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { inRoot, root } from "../../scripts/lib/paths.mjs";
import { short } from "./statistics.mjs";

const biome = inRoot("node_modules", "@biomejs", "biome", "bin", "biome");
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

/** When, what and where is measured, and how busy the machine was with other work before. */
export function stamp() {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return {
    date: new Date().toISOString().slice(0, 16).replace("T", " "),
    commit: commit(),
    machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${memory}, Node ${process.versions.node}`,
    load: Math.round(loadavg()[0] * 10) / 10,
  };
}

const WIDTH = 120;

/** Breaks a paragraph into lines; those after the first begin with `indent`. */
function wrap(text, indent = "") {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line.trim() && line.length + 1 + word.length > WIDTH) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.join("\n");
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
export function renderSection({ title, intro, tables, goals }) {
  const parts = [`## ${title}`, wrap(intro), ...tables.map(alignTable)];
  if (goals.length) parts.push(goalTable(goals));
  return parts.join("\n\n");
}

function renderStamp({ date, commit: at, machine, load, stolen }) {
  const taken =
    stolen === undefined ? "" : `; its host gave ${short(stolen)} % of its time to others meanwhile`;
  return wrap(`Measured ${date} at ${at} on ${machine}; load average before: ${load}${taken}.`);
}

function renderMissed(all) {
  const goals = all.flatMap((section) => section.goals);
  const missed = goals.filter(({ met }) => !met);
  if (!missed.length) return `All ${goals.length} goals are met.`;
  const lines = missed.map(({ name, goal, value, why }) =>
    wrap(`- ${name}: **${value}** (wanted ${goal})${why ? `: ${why}` : ""}`, "  "),
  );
  return `${goals.length - missed.length} of ${goals.length} goals are met. Missed:\n\n${lines.join("\n")}`;
}

const INTRO =
  "What a request, a screen and a start cost, and how that changes with size and load. `npm run bench` measures it and " +
  "writes this file (`--only=…` some sections, `--huge` with 10 million todos); the figures as data are in " +
  "`benchmarks.json`. Everything runs on one machine: the production build, PostgreSQL (fsync off) and what sends the " +
  "requests take processor time from one another, so compare the figures of a table with one another, not with others.";

function renderAll(sections) {
  const all = Object.values(sections);
  const body = all.map((section) => `${renderSection(section)}\n\n${renderStamp(section.stamp)}`);
  return `${["# Benchmarks", wrap(INTRO), renderMissed(all), ...body].join("\n\n")}\n`;
}

/** Adds sections to what was measured before, in the order given, and writes both files. */
export function writeReport(measured, order) {
  const before = existsSync(files.json) ? JSON.parse(readFileSync(files.json, "utf8")) : {};
  const all = { ...before, ...measured };
  const sections = Object.fromEntries(order.filter((name) => all[name]).map((name) => [name, all[name]]));
  writeFileSync(files.json, `${JSON.stringify(sections, null, 2)}\n`);
  writeFileSync(files.markdown, renderAll(sections));
  const written = [files.json, files.markdown];
  execFileSync(process.execPath, [biome, "format", "--write", ...written], { cwd: root, stdio: "ignore" });
}
