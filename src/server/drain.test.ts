import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { gentlyClosing } from "./drain";
import { isDraining } from "./health";

const quick = { drainAtLeast: 0, drainAtMost: 2_000, quietFor: 20, answersAtMost: 200 };

async function listen(answer: (res: ServerResponse) => void, bounds = quick) {
  const server = createServer((_req, res) => answer(res));
  const close = gentlyClosing(server, bounds);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { close, port, url: `http://127.0.0.1:${port}/` };
}

describe("a server that ends gently", () => {
  it("finishes the answer it has begun and says meanwhile that it leaves", async () => {
    const begun: ServerResponse[] = [];
    const { close, url } = await listen((res) => begun.push(res));
    const first = fetch(url);
    await expect.poll(() => begun.length).toBe(1);
    const closed = close();
    expect(isDraining()).toBe(true);
    const late = fetch(url);
    await expect.poll(() => begun.length).toBe(2);
    for (const res of begun) res.end("done");
    expect(await Promise.all([first, late].map(async (answer) => (await answer).text()))).toEqual([
      "done",
      "done",
    ]);
    await closed;
    await expect(fetch(url)).rejects.toThrow();
  });

  it("goes on listening, though nobody asks, until a balancer has had time to notice", async () => {
    const { close, url } = await listen((res) => res.end("done"), { ...quick, drainAtLeast: 400 });
    const closed = close();
    await delay(200);
    expect(await (await fetch(url)).text()).toBe("done");
    await closed;
    await expect(fetch(url)).rejects.toThrow();
  });

  it("does not wait for a connection on which nobody asks, nor for a stream without an end", async () => {
    const { close, port, url } = await listen((res) => void res.write("and so on"), {
      ...quick,
      drainAtMost: 100,
    });
    const silent = connect(port, "127.0.0.1");
    await once(silent, "connect");
    const stream = (await fetch(url)).text();
    const cut = expect(stream).rejects.toThrow();
    const gone = once(silent, "close");
    await close();
    await Promise.all([cut, gone]);
  });
});
