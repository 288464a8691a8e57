import { createServer } from "node:net";

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}

/**
 * Whether nothing listens on a port: on the loopback address, or on any address with `everywhere`.
 * @throws an error with code EACCES when this user may not listen on it at all
 */
export async function isPortFree(port, { everywhere = false } = {}) {
  try {
    await listen(port, "127.0.0.1");
    if (everywhere) await listen(port);
    return true;
  } catch (error) {
    if (error.code === "EADDRINUSE") return false;
    throw error;
  }
}

/** A port of the loopback address that nothing uses right now. */
export const freePort = () => listen(0, "127.0.0.1");
