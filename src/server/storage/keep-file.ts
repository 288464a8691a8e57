import { openStorage } from "./open";

type Keep = (key: { organizationId: string; fileId: string }, bytes: Uint8Array) => Promise<void>;

/** Keeps small files in the storage that the process environment names, for programs outside of the server. */
export function keepFile(): Keep {
  const { DATA_DIR, S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env;
  const bucket = { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  const storage = openStorage({ DATA_DIR, ...bucket });
  return (key, bytes) => storage.write(key, once(bytes), bytes.length);
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
