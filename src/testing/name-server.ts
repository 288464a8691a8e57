import { createSocket } from "node:dgram";

const txt = 16;

/** A name server on this machine that knows the TXT records it is told; every other name it does not know. */
export async function openNameServer(port: number) {
  const records = new Map<string, string>();
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    const { name, type, end } = questionOf(query);
    const value = type === txt ? records.get(name) : undefined;
    socket.send(answerOf(query.subarray(0, end), value), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(port, "127.0.0.1", resolve));
  return { records, close: () => socket.close() };
}

function questionOf(query: Buffer) {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("ascii", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** RFC 1035: header, question, and one answer that points back to the question's name; without a value NXDOMAIN. */
function answerOf(question: Buffer, value: string | undefined): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(value === undefined ? 0x8183 : 0x8180, 2);
  head.writeUInt16BE(value === undefined ? 0 : 1, 6);
  head.fill(0, 8, 12);
  if (value === undefined) return head;
  const text = Buffer.from(value);
  const record = Buffer.from([0xc0, 12, 0, txt, 0, 1, 0, 0, 0, 1, 0, text.length + 1, text.length]);
  return Buffer.concat([head, record, text]);
}
