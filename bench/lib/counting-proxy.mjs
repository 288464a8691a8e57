import { connect, createServer } from "node:net";

/**
 * A door in front of PostgreSQL that counts round trips: each time a connection's traffic turns from the server's
 * side to the client's. `delay.ms` is added to each direction.
 */
export async function startCountingProxy(port) {
  const delay = { ms: 0 };
  const trips = { count: 0 };
  const sockets = new Set();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: "127.0.0.1", port, noDelay: true });
    let last = "server";
    const relay = (from, to, side) => {
      from.on("data", (chunk) => {
        if (side === "client" && last === "server") trips.count++;
        last = side;
        if (delay.ms === 0) to.write(chunk);
        else setTimeout(() => to.write(chunk), delay.ms);
      });
      from.on("error", () => from.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      sockets.add(from);
    };
    relay(client, upstream, "client");
    relay(upstream, client, "server");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: server.address().port, delay, trips, stop };
}
