import type { IncomingMessage, ServerResponse } from "node:http";
import { findPicture, picturePrefix } from "./auth/pictures";
import { respondJson } from "./http-guards";
import { findLogo } from "./organization-logo";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A person's picture or an organization's logo, as nothing but a picture: it may be kept for ever, since a new one gets a new address. */
export async function answerPicture(_req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
  const id = path.slice(picturePrefix.length);
  const found = uuid.test(id) ? ((await findPicture(id)) ?? (await findLogo(id))) : null;
  if (!found) return respondJson(res, 404, { error: { message: "Not found" } });
  res.setHeader("content-type", found.type);
  res.setHeader("content-length", found.content.length);
  res.setHeader("content-security-policy", "default-src 'none'; sandbox");
  res.setHeader("cross-origin-resource-policy", "same-origin");
  res.setHeader("cache-control", "private, max-age=31536000, immutable");
  res.end(found.content);
}
