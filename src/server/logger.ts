import { type DestinationStream, type LoggerOptions, pino } from "pino";

const options: LoggerOptions = {
  base: undefined,
  redact: {
    paths: [
      "*.password",
      "*.token",
      "*.cookie",
      "*.authorization",
      "headers.cookie",
      "headers.authorization",
    ],
    censor: "[redacted]",
  },
};

/** Structured logs; secrets never reach a line. Without a destination they go to stdout. */
export const createLogger = (level: string, destination?: DestinationStream) =>
  pino({ ...options, level }, destination);

export const logger = createLogger(
  process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
);
