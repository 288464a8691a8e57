import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { settle, startWriters } from "./calls.mjs";
import { fill, mountSmallDisk, unmount } from "./small-disk.mjs";
import { tally } from "./waits.mjs";

const name = "the disk full for a while under 20 writers";

/** Waits until something is true; milliseconds it took, or undefined when it did not become true. */
async function waitFor(isTrue, atMost) {
  const from = performance.now();
  while (performance.now() - from < atMost) {
    if (isTrue()) return Math.round(performance.now() - from);
    await delay(10);
  }
  return undefined;
}

/** Where nothing is left of the disk: what the writers are answered, and how it goes on when there is room again. */
export async function diskFull(world, { diskFullSeconds }) {
  const disk = join(world.dataDir, "disk");
  if (!mountSmallDisk(disk))
    return { name, figures: { "not run": "only root may mount a small disk" }, skipped: true, passed: true };
  world.cleanUpLast(() => unmount(disk));
  const ballast = join(disk, "ballast");
  const site = await world.beside(join(disk, "database"));
  const { pid } = site.app();
  const organizations = await Promise.all(["A", "B", "C"].map(site.organization));
  const writers = startWriters(site, organizations, 20);
  await delay(1_500);
  fill(ballast);
  const full = performance.now();
  const since = (at) => writers.answers.filter((answer) => answer.at > at);
  await waitFor(() => since(full).some(({ status }) => status !== 200), 30_000);
  await delay(diskFullSeconds * 1000);
  const during = since(full);
  const stayedUp = site.database.alive();
  rmSync(ballast);
  const freed = performance.now();
  await delay(1_000);
  const restarted = !site.database.alive();
  if (restarted) await site.database.restart();
  const wroteAgain = await waitFor(() => since(freed).some(({ status }) => status === 200), 20_000);
  await delay(1_000);
  await writers.stop();
  const settled = await settle(site, writers.ledger);
  const panics = site.database
    .log()
    .split("\n")
    .filter((line) => line.includes("PANIC")).length;
  const sameProcess = site.app().alive && site.app().pid === pid;
  const afterwards = since(freed + 1_000);
  await site.stopApp();
  return {
    name,
    figures: {
      "answers meanwhile": tally(during),
      "PostgreSQL panicked": panics,
      "PostgreSQL at the end of it": stayedUp ? "up" : "down",
      "started again by hand": restarted ? "yes" : "no",
      "wrote again, ms after there was room": wroteAgain === undefined ? "never" : wroteAgain + 1_000,
      "answers afterwards": tally(afterwards),
      ...settled,
      "process alive": sameProcess,
    },
    passed:
      during.some(({ status }) => status >= 500) &&
      during.every(({ status }) => status === 200 || status >= 500) &&
      afterwards.filter(({ status }) => status === 200).length > 5 &&
      afterwards.every(({ status }) => status === 200 || status === 503) &&
      settled.lost + settled.duplicates + settled.unrecorded === 0 &&
      sameProcess,
  };
}
