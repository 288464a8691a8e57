import { readdirSync, readFileSync } from "node:fs";

const MS_PER_TICK = 10;

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function statOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [parent, group] = [Number(fields[1]), Number(fields[2])];
  const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number);
  return { pid, parent, group, own: user + system, ended: childUser + childSystem };
}

const processes = () =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter(({ own }) => !Number.isNaN(own));

/** The processes of a program started by `launch`, which has a group of its own. */
const groupOf = (pid) => processes().filter(({ group }) => group === pid);

/** A postmaster and its backends; those that ended are in the postmaster's own account. */
const serverOf = (pid) => processes().filter((each) => each.pid === pid || each.parent === pid);

/** Processor time in milliseconds that a program and PostgreSQL have used so far. */
export function readCpu({ program, postmaster }) {
  const postgres = serverOf(postmaster);
  const ended = postgres.find(({ pid }) => pid === postmaster)?.ended ?? 0;
  const sum = (list) => list.reduce((total, { own }) => total + own, 0);
  return {
    node: sum(groupOf(program)) * MS_PER_TICK,
    postgres: (sum(postgres) + ended) * MS_PER_TICK,
  };
}

const kilobytes = (text, label) => Number(new RegExp(`^${label}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0);

/** Memory in megabytes: the program's resident set, and PostgreSQL's with shared pages counted once. */
export function readMemory({ program, postmaster }) {
  const node = groupOf(program).map(({ pid }) => kilobytes(read(`/proc/${pid}/status`), "VmRSS"));
  const postgres = serverOf(postmaster).map(({ pid }) => kilobytes(read(`/proc/${pid}/smaps_rollup`), "Pss"));
  const sum = (list) => list.reduce((total, each) => total + each, 0) / 1024;
  return { node: sum(node), postgres: sum(postgres) };
}

/** The process below `pid` whose command line holds `text`. */
export function findBelow(pid, text) {
  for (const each of processes().filter(({ parent }) => parent === pid)) {
    const found = read(`/proc/${each.pid}/cmdline`).includes(text) ? each.pid : findBelow(each.pid, text);
    if (found) return found;
  }
  return undefined;
}

const readMachine = () => {
  const [line] = readFileSync("/proc/stat", "utf8").split("\n");
  const times = line.split(/\s+/).slice(1, 9).map(Number);
  return { all: times.reduce((sum, each) => sum + each, 0), stolen: times[7] };
};

/** Begins to watch the machine; answers what tells the share of its time that its host gave to others, in percent. */
export function watchStolen() {
  const from = readMachine();
  return () => {
    const to = readMachine();
    return ((to.stolen - from.stolen) / Math.max(1, to.all - from.all)) * 100;
  };
}
