import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";

/** Mounts a disk of 320 MB in memory; false when this user may not. */
export function mountSmallDisk(folder) {
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=320m,mode=755", "none", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export function unmount(folder) {
  try {
    execFileSync("umount", ["--lazy", folder], { stdio: "ignore" });
  } catch {
    // Nothing is mounted there.
  }
}

/** Writes a file until nothing more fits. */
export function fill(file) {
  const ballast = openSync(file, "w");
  for (let size = 1 << 20; size >= 512; ) {
    try {
      writeSync(ballast, Buffer.alloc(size, 1));
    } catch (error) {
      if (error.code !== "ENOSPC") throw error;
      size /= 2;
    }
  }
  closeSync(ballast);
}
