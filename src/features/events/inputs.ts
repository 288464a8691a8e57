import { z } from "zod";

export const changedSince = z.strictObject({
  at: z.iso.datetime().meta({ examples: ["2026-01-01T00:00:00.000Z"] }),
});
