import { connect, createServer } from "node:net";

/**
 * A TCP proxy in front of PostgreSQL that cuts one connection at a chosen step.
 *
 * `cutAt({ step, when })` arms it for the next transaction that writes: at the client's `step`-th packet, counted from
 * BEGIN, the connection is cut `before` the packet is passed on, `after` it was, or when the `reply` to it arrives,
 * which is dropped. `step: "commit"` means the packet that holds COMMIT. `fired()` says whether that happened.
 */
export async function startProxy(target) {
  let rule;
  let victim;
  let fired = false;

  const matches = (index, chunk) =>
    rule.step === "commit" ? chunk.includes("commit\0") : index === rule.step;

  const cut = (client, upstream) => {
    fired = true;
    rule = undefined;
    victim = undefined;
    client.destroy();
    upstream.end();
  };

  const server = createServer((client) => {
    const upstream = connect(target);
    const own = { index: 0, dropReply: false };
    client.on("data", (chunk) => {
      if (rule && !victim && chunk.includes("begin read write")) victim = own;
      if (!rule || victim !== own || !matches(own.index++, chunk)) return upstream.write(chunk);
      if (rule.when === "before") return cut(client, upstream);
      upstream.write(chunk);
      if (rule.when === "after") return cut(client, upstream);
      own.dropReply = true;
    });
    upstream.on("data", (chunk) => {
      if (own.dropReply) cut(client, upstream);
      else if (!client.destroyed) client.write(chunk);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      socket.on("error", () => socket.destroy());
      socket.on("close", () => other.end());
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    cutAt: (next) => {
      rule = next;
      victim = undefined;
      fired = false;
    },
    disarm: () => {
      rule = undefined;
    },
    fired: () => fired,
    stop: () => server.close(),
  };
}
