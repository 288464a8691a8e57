import { connect } from "node:net";

const text = (value) => Buffer.from(`${value}\0`);

function startupMessage() {
  const protocol = Buffer.alloc(4);
  protocol.writeInt32BE(196_608);
  const body = Buffer.concat([protocol, ...["user", "postgres", "database", "postgres", ""].map(text)]);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
}

function sqlState(message) {
  const fields = message.subarray(5).toString("latin1").split("\0");
  return fields.find((field) => field.startsWith("C"))?.slice(1);
}

/**
 * Asks a PostgreSQL for its state without signing in: sends a StartupMessage and looks at the first answer.
 * @returns {Promise<"ready" | "starting" | "silent">} "silent": nothing that speaks the protocol answers
 */
export function probe(port, timeoutMs = 2_000) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    const settle = (state) => {
      socket.destroy();
      resolve(state);
    };
    socket.setTimeout(timeoutMs, () => settle("silent"));
    socket.once("error", () => settle("silent"));
    socket.once("close", () => settle("silent"));
    socket.once("connect", () => socket.write(startupMessage()));
    socket.once("data", (answer) => {
      const kind = String.fromCharCode(answer[0]);
      if (kind === "E") settle(sqlState(answer) === "57P03" ? "starting" : "ready");
      else settle(kind === "R" ? "ready" : "silent");
    });
  });
}
