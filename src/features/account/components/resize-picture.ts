import { pictureLimits } from "@/domain/account";

/** A square of the picture's middle as base64, small enough to be stored; throws when the file is no picture. */
export async function resizePicture(file: File): Promise<string> {
  const bitmap = await createImageBitmap(file);
  for (const pixels of [pictureLimits.pixels, 192, 128, 64]) {
    const blob = await toBlob(drawSquare(bitmap, pixels));
    if (blob.size <= pictureLimits.bytes) return toBase64(blob);
  }
  throw new Error("This picture cannot be made small enough");
}

function drawSquare(bitmap: ImageBitmap, pixels: number): HTMLCanvasElement {
  const side = Math.min(bitmap.width, bitmap.height);
  const canvas = document.createElement("canvas");
  canvas.width = pixels;
  canvas.height = pixels;
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  canvas.getContext("2d")?.drawImage(bitmap, left, top, side, side, 0, 0, pixels, pixels);
  return canvas;
}

/** WebP where the browser writes it; others answer with PNG by themselves. */
function toBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error("No picture")));
    canvas.toBlob(take, "image/webp", 0.85);
  });
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
