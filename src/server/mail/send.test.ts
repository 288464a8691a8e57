import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const received: Email[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", async () => {
      received.push(await PostalMime.parse(Buffer.concat(chunks)));
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
});

describe("a mail", () => {
  it("arrives over SMTP with a readable text part and the link in both parts", async () => {
    const { sendMail } = await import("./send");
    const url = "http://localhost:3000/invite/1";
    await sendMail({
      to: "new@example.test",
      template: "invitation",
      props: { organization: "Acme", inviter: "Mia", role: "viewer", url, expiresAt: "1 December 2026" },
    });
    const [mail] = received;
    expect(mail?.to?.[0]?.address).toBe("new@example.test");
    expect(mail?.subject).toBe("Mia invites you to Acme");
    expect(mail?.text).toContain(url);
    expect(mail?.html).toContain(`href="${url}"`);
  });

  it("takes no header and no markup from a name", async () => {
    const { sendMail } = await import("./send");
    const organization = 'Acme\r\nBcc: victim@example.test <img src="x">';
    await sendMail({
      to: "new@example.test",
      template: "invitation",
      props: {
        organization,
        inviter: "Mia",
        role: "viewer",
        url: "http://localhost:3000/invite/2",
        expiresAt: "soon",
      },
    });
    const mail = received.at(-1);
    expect(mail?.bcc ?? []).toEqual([]);
    expect(mail?.to).toHaveLength(1);
    expect(mail?.subject).not.toMatch(/[\r\n]/);
    expect(mail?.html).not.toContain('<img src="x"');
  });
});
