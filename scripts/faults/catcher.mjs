import { setTimeout as delay } from "node:timers/promises";
import { SMTPServer } from "smtp-server";

/** Milliseconds between the end of a mail and the word that it was taken: room for a kill right there. */
const takes = 10;

/** A real SMTP server that counts what it got, by address: when each delivery came. */
export async function startCatcher() {
  const deliveries = new Map();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      stream.resume();
      stream.once("end", async () => {
        const to = session.envelope.rcptTo[0]?.address ?? "";
        deliveries.set(to, [...(deliveries.get(to) ?? []), performance.now()]);
        await delay(takes);
        done();
      });
    },
  });
  // Whoever is killed in mid-sentence leaves an error here.
  server.on("error", () => {});
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    deliveries,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
