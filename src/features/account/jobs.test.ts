import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { organization, user } from "@/server/db/schema";
import { Browser } from "@/testing/browser";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { addMember } from "@/testing/factories";
import { purgeGuests } from "./jobs";

async function newGuest(days: number) {
  const browser = new Browser();
  const { slug } = await caller({ setCookies: (cookies) => browser.keep(cookies) }).session.tryOut();
  const me = await caller({ token: browser.token }).session.me();
  const id = me?.user.id ?? "";
  const age = { createdAt: sql`now() - ${days} * interval '1 day'` };
  await adminDb.update(user).set(age).where(eq(user.id, id));
  return { id, slug };
}

const exists = async ({ id, slug }: { id: string; slug: string }) => [
  (await adminDb.$count(user, eq(user.id, id))) > 0,
  (await adminDb.$count(organization, eq(organization.slug, slug))) > 0,
];

describe("guests", () => {
  it("go after a week with what is theirs alone; others, and who has an account by now, stay", async () => {
    const [old, young, saved, shared] = [
      await newGuest(8),
      await newGuest(6),
      await newGuest(8),
      await newGuest(8),
    ];
    await adminDb.update(user).set({ isAnonymous: false }).where(eq(user.id, saved.id));
    const [place] = await adminDb.select().from(organization).where(eq(organization.slug, shared.slug));
    await addMember(place?.id ?? "", "member");
    expect(await purgeGuests()).toBe(1);
    expect(await exists(old)).toEqual([false, false]);
    for (const kept of [young, saved, shared]) expect(await exists(kept)).toEqual([true, true]);
  });
});
