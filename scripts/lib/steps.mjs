const startedAt = performance.now();

/** Seconds since the program started, or since `from` (milliseconds of performance.now()). */
export const seconds = (from = startedAt) => ((performance.now() - from) / 1000).toFixed(1);

/** Prints one line of progress with the seconds passed. */
export const step = (text) => console.log(`${seconds().padStart(6)} s  ${text}`);

/** A mistake of the person at the keyboard, told in a sentence without a stack trace. */
export class Refusal extends Error {}

/** Prints why a program gives up; the output of a failed command is shown whole. */
export function printFailure(error) {
  if (error?.output) console.error(error.output.trimEnd());
  const isOurs = error instanceof Refusal || error?.output !== undefined;
  console.error(`\n${isOurs || !process.env.DEBUG ? error.message : error.stack}`);
}
