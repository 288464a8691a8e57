type Limits = { pixels: number; bytes: number };

/** A picture file as base64 of a square WebP or PNG within the limits; null when it is none, or stays too large. */
export async function smallPicture(file: Blob, { pixels, bytes }: Limits): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  for (let side = pixels; side >= 32; side /= 2) {
    const blob = await drawSquare(bitmap, side);
    if (blob && blob.size <= bytes) return toBase64(blob);
  }
  return null;
}

/** The middle of the picture, `side` pixels wide and high. */
function drawSquare(bitmap: ImageBitmap, side: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const cut = Math.min(bitmap.width, bitmap.height);
  const [left, top] = [(bitmap.width - cut) / 2, (bitmap.height - cut) / 2];
  canvas.getContext("2d")?.drawImage(bitmap, left, top, cut, cut, 0, 0, side, side);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/webp", 0.9));
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
