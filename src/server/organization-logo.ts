import { eq } from "drizzle-orm";
import { type Picture, picturePrefix, readPicture, typeOf } from "./auth/pictures";
import { asPlatform } from "./db/platform";
import { organization, organizationLogo } from "./db/schema";
import type { TenantTx } from "./db/tenant";

/** Replaces the organization's logo by one of base64 text; answers its address. Throws BAD_REQUEST for anything else. */
export async function setLogo(tx: TenantTx, base64: string): Promise<string> {
  const changed = { id: crypto.randomUUID(), content: readPicture(base64).content };
  const logo = `${picturePrefix}${changed.id}`;
  await tx
    .insert(organizationLogo)
    .values(changed)
    .onConflictDoUpdate({ target: organizationLogo.organizationId, set: changed });
  await tx.update(organization).set({ logo });
  return logo;
}

export async function removeLogo(tx: TenantTx): Promise<void> {
  await tx.delete(organizationLogo);
  await tx.update(organization).set({ logo: null });
}

/** A logo by its id, which nobody guesses; null for an unknown one. */
export async function findLogo(id: string): Promise<Picture | null> {
  const request = { reason: "organizations.logo", readOnly: true };
  const [found] = await asPlatform(request, (tx) =>
    tx
      .select({ content: organizationLogo.content })
      .from(organizationLogo)
      .where(eq(organizationLogo.id, id)),
  );
  const type = found && typeOf(found.content);
  return found && type ? { type, content: found.content } : null;
}
