import { asPlatform } from "@/server/db/platform";
import { adminProcedure, router } from "@/server/trpc/procedures";
import { readFigures as figuresInput } from "./inputs";
import { readFigures } from "./operations";

export const adminFiguresRouter = router({
  stats: adminProcedure
    .meta({ long: true })
    .input(figuresInput)
    .query(({ input }) =>
      asPlatform({ reason: "admin.stats", readOnly: true }, (tx) => readFigures(tx, input.days)),
    ),
});
