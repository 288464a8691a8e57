import { previewTypes } from "@/domain/attachment";
import type { ByteRange } from "./file-storage";

/** RFC 6266: the name in plain letters for old clients, and exactly (RFC 8187) for all others. */
export function contentDisposition(as: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*]/g, escapeByte);
  return `${as}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

const escapeByte = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

type File = { id: string; name: string; contentType: string };

/** What every file is sent with: nothing in it can run, be framed, or be kept by others than this browser. */
export function fileHeaders({ id, name, contentType }: File, as: "inline" | "attachment") {
  const inline = as === "inline" && previewTypes.includes(contentType);
  return {
    "content-type": inline ? contentType : "application/octet-stream",
    "content-disposition": contentDisposition(inline ? "inline" : "attachment", name),
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=300",
    "accept-ranges": "bytes",
    etag: `"${id}"`,
  };
}

/** One range of a file as a client asks for it; null for the whole file, "none" for one that is not there. */
export function rangeOf(header: string | undefined, size: number): ByteRange | "none" | null {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : "none";
}
