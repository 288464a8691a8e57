import path from "node:path";
import { diskStorage } from "./disk";
import type { FileStorage } from "./file-storage";
import { s3Storage } from "./s3";

type Settings = Partial<
  Record<
    "DATA_DIR" | "S3_BUCKET" | "S3_REGION" | "S3_ENDPOINT" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY",
    string
  >
>;

/** The S3 bucket that the settings name, else the folder `files` of the data folder. */
export function openStorage(settings: Settings): FileStorage {
  const { S3_BUCKET: bucket, S3_REGION, S3_ENDPOINT: endpoint } = settings;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (!bucket) return diskStorage(path.resolve(settings.DATA_DIR || ".data", "files"));
  const keys = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined;
  return s3Storage({ bucket, region: S3_REGION || "us-east-1", endpoint, keys });
}

/** The same for programs outside of the server, which need no other settings than those. */
export function storageOfEnvironment(): FileStorage {
  const { DATA_DIR, S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env;
  const bucket = { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  return openStorage({ DATA_DIR, ...bucket });
}
