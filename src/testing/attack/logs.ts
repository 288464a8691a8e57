import type { createLogger } from "@/server/logger";

const lines: string[] = [];
const keep = { write: (line: string) => void lines.push(line) };

/** A logger with the settings of the real one that keeps every line, down to the finest. */
export const recordingLogger = (create: typeof createLogger) => create("trace", keep);

export const readLogs = (): readonly string[] => lines;
