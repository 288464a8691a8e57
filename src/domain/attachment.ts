const MiB = 1024 ** 2;

/** Bytes of a file, characters of its name, rows of a page. */
export const attachmentLimits = { size: 100 * MiB, name: 255, page: 100 } as const;

/** What browsers draw as a picture and never run. */
export const previewTypes: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/avif",
];

const pictureNames = /\.(png|jpe?g|jfif|webp|gif|avif)$/i;

/** Whether a name says that the file is one of the pictures that are previewed. */
export const saysPicture = (name: string): boolean => pictureNames.test(name);

// Control characters, lone surrogates and what turns the direction of writing: a name must read as what it is.
const unseen = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A file's own name as it is kept: no folders, nothing invisible, cut before its ending when it is too long. */
export function cleanFileName(name: string): string {
  const own = name.split(/[\\/]/).at(-1) ?? "";
  const clean = own.replace(unseen, "").trim();
  if (!clean || /^\.+$/.test(clean)) return "file";
  const dot = clean.lastIndexOf(".");
  const ending = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : "";
  const stem = ending ? clean.slice(0, dot) : clean;
  return cut(stem, attachmentLimits.name - ending.length) + ending;
}

/** At most `length` UTF-16 units, no character cut in two. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/\p{Cs}$/u, "");
}
