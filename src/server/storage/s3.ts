import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { loadOnce } from "@/lib/load-once";
import type { FileKey, FileStorage } from "./file-storage";

/** Without keys the SDK's own sources count: environment, profile, the machine's role. */
export type S3Options = {
  bucket: string;
  region: string;
  endpoint?: string | undefined;
  keys?: { accessKeyId: string; secretAccessKey: string } | undefined;
};

const keyOf = ({ organizationId, fileId }: FileKey) => `${organizationId}/${fileId}`;

/** Objects `<organization>/<file>` of one bucket of any S3 API. The SDK is loaded with the first call. */
export function s3Storage(options: S3Options): FileStorage {
  const sdk = loadOnce(() => connect(options));
  const at = (key: FileKey) => ({ Bucket: options.bucket, Key: keyOf(key) });
  return {
    async write(key, bytes, size) {
      const { client, PutObjectCommand } = await sdk();
      const body = Readable.from(bytes, { objectMode: false });
      const ended = new AbortController();
      let broken: unknown;
      body.once("error", (error) => {
        broken = error;
        ended.abort();
      });
      const put = new PutObjectCommand({ ...at(key), Body: body, ContentLength: size });
      await client.send(put, { abortSignal: ended.signal }).catch((error: unknown) => {
        body.destroy();
        throw broken ?? error;
      });
    },
    async read(key, range) {
      const { client, GetObjectCommand } = await sdk();
      const Range = range && `bytes=${range.start}-${range.end}`;
      try {
        const { Body } = await client.send(new GetObjectCommand({ ...at(key), Range }));
        return Body instanceof Readable ? Body : null;
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchKey") return null;
        throw error;
      }
    },
    async remove(key) {
      const { client, DeleteObjectCommand } = await sdk();
      await client.send(new DeleteObjectCommand(at(key)));
    },
  };
}

const nothing = () => {};
/** What goes wrong is thrown, and told once by who catches it. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

async function connect({ region, endpoint, keys }: S3Options) {
  const { S3Client: Client, ...commands } = await import("@aws-sdk/client-s3");
  const client: S3Client = new Client({
    region,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(keys && { credentials: keys }),
    // Checksums beyond the signature are not understood by every S3 API.
    logger: silent,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return { client, ...commands };
}
