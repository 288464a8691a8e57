import { loadOnce } from "@/lib/load-once";

/** Procedures on the pages before sign-in, whose first load goes without the code for them. */
export const procedures = loadOnce(async () => {
  const [{ client }, { describeError }] = await Promise.all([import("./client"), import("./errors")]);
  return { client, describeError };
});
