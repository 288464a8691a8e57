import { idInput } from "@/server/db/inputs";
import { pathOf, signedPath } from "@/server/storage/links";
import { moveToTrash, restoreFromTrash } from "@/server/trash/trash";
import { notFound } from "@/server/trpc/errors";
import { orgPermission, router } from "@/server/trpc/procedures";
import { createAttachment, listAttachments } from "./inputs";
import { findStored, listPage, reserve, takeBackOwn } from "./operations";

const read = orgPermission("todos:read");
const write = orgPermission("todos:write");

export const attachmentsRouter = router({
  list: read.input(listAttachments).query(({ ctx, input }) => listPage(ctx, input)),

  /** A path that downloads the file, good for a few minutes. */
  link: read.input(idInput("attachment")).query(async ({ ctx, input }) => {
    const { id } = await findStored(ctx.tx, input.id);
    return { url: signedPath({ organizationId: ctx.organization.id, id, as: "attachment" }) };
  }),

  /** Reserves the room; the bytes are then sent to `uploadUrl`. */
  create: write
    .meta({ idempotent: true })
    .input(createAttachment)
    .mutation(async ({ ctx, input }) => {
      const { id } = await reserve(ctx.tx, input);
      return { id, uploadUrl: pathOf(id) };
    }),

  /** Takes an upload back that has not ended. */
  cancel: write
    .meta({ idempotent: true })
    .input(idInput("attachment"))
    .mutation(({ ctx, input }) => takeBackOwn(ctx, input.id)),

  trash: write
    .meta({ idempotent: false })
    .input(idInput("attachment"))
    .mutation(async ({ ctx, input }) => {
      await findStored(ctx.tx, input.id);
      const deletion = await moveToTrash(ctx, "attachment", [input.id]);
      return deletion.ids.length === 1 ? deletion : raise();
    }),

  restore: write
    .meta({ idempotent: false, long: true })
    .input(idInput("attachment"))
    .mutation(async ({ ctx, input }) => ({
      restored: await restoreFromTrash(ctx.tx, "attachment", input.id),
    })),
});

function raise(): never {
  throw notFound();
}
