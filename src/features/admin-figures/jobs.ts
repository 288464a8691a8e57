import { asPlatform } from "@/server/db/platform";
import { keepToday } from "./operations";

/** Keeps what nothing else remembers of a day. */
export const keepFigures = (): Promise<void> => asPlatform({ reason: "figures.keep" }, keepToday);
