import { env } from "@/env";
import type { FileStorage } from "./file-storage";
import { openStorage } from "./open";

let opened: FileStorage | undefined;

/** The storage that the environment names, one a process. */
export function storage(): FileStorage {
  opened ??= openStorage(env);
  return opened;
}
