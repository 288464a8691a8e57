import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** `name` is that of the prepared statement, empty for one that is sent whole each time. */
export type Statement = { name: string; text: string; values: (string | null)[] };

/**
 * A door in front of PostgreSQL that keeps every statement sent through it, with its values as text. `url` is that of
 * the database, through this door; `during` answers what was sent while `work` ran.
 */
export async function startRecorder(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sent: Statement[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port) });
    const read = reader((statement) => sent.push(statement));
    client.on("data", read);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).href,
    during: async (work: () => Promise<unknown>): Promise<Statement[]> => {
      const from = sent.length;
      await work();
      return sent.slice(from);
    },
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Reads the messages of one client, whatever pieces they come in; the first has no type. */
function reader(keep: (statement: Statement) => void) {
  const texts = new Map<string, string>();
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      const type = started ? String.fromCharCode(rest.readUInt8(0)) : "";
      read(type, rest.subarray(head + 4, end), texts, keep);
      started = true;
      rest = rest.subarray(end);
    }
  };
}

function read(type: string, body: Buffer, texts: Map<string, string>, keep: (statement: Statement) => void) {
  const cursor = { at: 0 };
  const word = () => {
    const from = cursor.at;
    cursor.at = body.indexOf(0, from) + 1;
    return body.toString("utf8", from, cursor.at - 1);
  };
  if (type === "Q") keep({ name: "", text: word(), values: [] });
  if (type === "P") texts.set(word(), word());
  if (type === "B") {
    word();
    const name = word();
    keep({ name, text: texts.get(name) ?? "", values: readValues(body, cursor.at) });
  }
}

function readValues(body: Buffer, from: number): (string | null)[] {
  let at = from + 2 + 2 * body.readInt16BE(from);
  const count = body.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const size = body.readInt32BE(at);
    at += 4 + Math.max(size, 0);
    return size < 0 ? null : body.toString("utf8", at - size, at);
  });
}
