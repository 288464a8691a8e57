import { describe, expect, it } from "vitest";
import { openEndpoints } from "@/server/auth/endpoints";
import { appRouter } from "@/server/root";
import { proceduresOf } from "@/server/trpc/declared";
import { caller } from "../callers";
import { createOrganization, createSession, createUser } from "../factories";

/**
 * What an administrator may do who acts as somebody: to look, and to work with content. Everything else is either
 * declared `inPerson`, of the platform, or for anybody; a new procedure needs a decision here or there.
 */
const allowed = new Set([
  ...["account.profile", "admin.impersonation.onEnd", "admin.impersonation.stop"],
  ...[
    "organizations.create",
    "organizations.finishOnboarding",
    "organizations.list",
    "organizations.removeLogo",
  ],
  ...["organizations.setActive", "organizations.setLogo", "organizations.settings", "organizations.trashed"],
  ...["organizations.update", "organizations.usage"],
  ...["todos.complete", "todos.create", "todos.createMany", "todos.get", "todos.list", "todos.reopen"],
  ...["todos.reorder", "todos.restore", "todos.trash", "todos.trashMany", "todos.update"],
  ...["projects.create", "projects.list", "projects.restore", "projects.trash", "projects.update"],
  ...["comments.create", "comments.list", "comments.restore", "comments.trash", "comments.update"],
  ...["attachments.cancel", "attachments.create", "attachments.link", "attachments.list"],
  ...["attachments.restore", "attachments.trash"],
  ...["trash.contents", "trash.counts", "trash.list", "trash.restore"],
  ...["auditLog.history", "auditLog.list", "auditLog.revert"],
  ...["members.former", "members.list", "invitations.list"],
  ...["teams.addMember", "teams.create", "teams.list", "teams.removeMember", "teams.restore"],
  ...["teams.setActive", "teams.trash", "teams.update"],
  ...["events.onChange", "events.since", "subscriptions.current", "subscriptions.usage"],
]);

/** For anybody: what they change is nothing of who is signed in, but the session itself. */
const forAnybody = new Set([
  ...["account.unsubscribe", "admin.impersonation.after", "admin.impersonation.leave", "invitations.preview"],
  ...["session.me", "session.methods", "session.signInByLink", "session.tryOut", "singleSignOn.start"],
  "subscriptions.plans",
]);

/** Endpoints that ask nobody who is signed in: ways in and out, and what a mailed link proves. */
const endpointsForAnybody = new Set([
  ...[
    "/sign-up/email",
    "/sign-in/email",
    "/sign-in/social",
    "/sign-in/magic-link",
    "/callback/:id",
    "/sign-out",
  ],
  ...["/request-password-reset", "/reset-password/:token", "/reset-password", "/send-verification-email"],
  ...["/passkey/generate-authenticate-options", "/passkey/verify-authentication"],
]);

const dangerous =
  /^(session|account)\.|(billing|role|export|password|passkey|purge|empty|remove$|leave|transfer|invitations\.(?!list)|members\.(?!list|former)|organizations\.(trash$|restore))/i;

type Call = (input?: unknown) => Promise<unknown>;

function refusalOf(api: ReturnType<typeof caller>, path: string): Promise<string> {
  const target = path.split(".").reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], api);
  return (target as Call)().then(
    () => "OK",
    ({ code, message }: { code?: string; message?: string }) => `${code} ${message}`,
  );
}

describe("for who impersonates somebody", () => {
  const procedures = proceduresOf(appRouter);
  const decided = procedures.filter(({ meta }) => meta.inPerson || meta.scope === "platform");

  it("each procedure is decided on, once", () => {
    const open = procedures.filter((each) => !decided.includes(each)).map(({ path }) => path);
    expect(open.sort()).toEqual([...allowed, ...forAnybody].sort());
    const unasked = procedures.filter(({ meta }) => meta.scope === "public").map(({ path }) => path);
    expect(unasked.sort()).toEqual([...forAnybody].sort());
  });

  it("nothing that looks dangerous is open", () => {
    const harmless = new Set(["account.profile", "teams.removeMember", "admin.impersonation.leave"]);
    const open = [...allowed].filter((path) => dangerous.test(path) && !harmless.has(path));
    expect(open).toEqual([]);
  });

  it("each endpoint of sign-in is decided on", () => {
    const open = Object.entries(openEndpoints).flatMap(([path, access]) =>
      access === "anyone" ? [path] : [],
    );
    expect(open.sort()).toEqual([...endpointsForAnybody].sort());
  });

  it("every other procedure refuses, with one sentence", { timeout: 60_000 }, async () => {
    const [acme, admin] = [await createOrganization(), await createUser({ role: "admin" })];
    const token = await createSession(acme.owner.user.id, { impersonatedBy: admin.id });
    const api = caller({ token, organizationId: acme.id });
    const refusals = await Promise.all(
      decided.map(async ({ path, meta }) => ({ path, scope: meta.scope, said: await refusalOf(api, path) })),
    );
    const sentence = "FORBIDDEN Only the person can do this, not somebody who impersonates them";
    const wrong = refusals.filter(({ scope, said }) =>
      scope === "platform" ? !said.startsWith("NOT_FOUND") : said !== sentence,
    );
    expect(wrong).toEqual([]);
  });

  it("nobody gets into an organization by its trash", async () => {
    const [acme, admin] = [await createOrganization(), await createUser({ role: "admin" })];
    const token = await createSession(acme.owner.user.id, { impersonatedBy: admin.id });
    const { trash } = caller({ token, organizationId: acme.id });
    for (const kind of ["member", "invitation"] as const)
      await expect(trash.restore({ kind, id: acme.owner.member.id })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    await expect(trash.restore({ kind: "todo", id: acme.owner.member.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
