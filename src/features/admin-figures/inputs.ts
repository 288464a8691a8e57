import { z } from "zod";
import { figureDays } from "@/domain/figures";

export const readFigures = z
  .strictObject({
    days: z
      .union(figureDays.map((each) => z.literal(each)))
      .meta({ examples: [30] })
      .default(30),
  })
  .prefault({});
