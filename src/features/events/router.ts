import { changesFor, orgStream } from "@/server/events/stream";
import { router } from "@/server/trpc/procedures";

export const eventsRouter = router({
  /** Which tables of the organization change, never what they hold. */
  onChange: orgStream.subscription(({ ctx, signal }) => changesFor(ctx, signal)),
});
