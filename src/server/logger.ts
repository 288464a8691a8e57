import { type DestinationStream, type LoggerOptions, pino } from "pino";
import { metrics } from "./metrics";

/** In the JSON of a line: the values that a statement which failed was sent with, up to the stack or the end. */
const parameters = /\\nparams: (?:[^"\\]|\\.)*?(?=\\n {4}at |")/g;

/** Levels of pino. */
const levels: Record<number, string> = { 40: "warn", 50: "error", 60: "fatal" };

const secret = ["password", "token", "cookie", "authorization", "secret", "url"];

const plain: LoggerOptions = {
  base: undefined,
  hooks: {
    logMethod(args, method, level) {
      const name = levels[level];
      if (name) metrics().logged.inc({ level: name });
      method.apply(this, args);
    },
    streamWrite: (line) => line.replace(parameters, "\\nparams: [redacted]"),
  },
};

const redact = {
  paths: [...secret, ...secret.map((name) => `*.${name}`), ...secret.map((name) => `*.*.${name}`)],
  censor: "[redacted]",
};

/** Structured logs; secrets never reach a line. Without a destination they go to stdout. */
export const createLogger = (level: string, destination?: DestinationStream) =>
  pino({ ...plain, redact, level }, destination);

/** The same for lines whose fields are known to be no secrets: to look for them takes longer than to write the line. */
export const createRequestLogger = (level: string, destination?: DestinationStream) =>
  pino({ ...plain, level }, destination);

const level = process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info");

export const logger = createLogger(level);
export const requestLogger = createRequestLogger(level);
