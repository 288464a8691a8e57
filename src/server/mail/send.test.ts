import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const rest = { expiresAt: "2026-12-01T10:00:00.000Z", language: "en" } as const;
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
      props: { organization: "Acme", inviter: "Mia", role: "viewer", url, ...rest },
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
        ...rest,
      },
    });
    const mail = received.at(-1);
    expect(mail?.bcc ?? []).toEqual([]);
    expect(mail?.to).toHaveLength(1);
    expect(mail?.subject).not.toMatch(/[\r\n]/);
    expect(mail?.html).not.toContain('<img src="x"');
  });

  it("quotes what the inviter wrote, and makes a link of nothing but our own", async () => {
    const { sendMail } = await import("./send");
    const url = "http://localhost:3000/invite/3";
    const message = "See <b>https://evil.example/login</b>\nor www.evil.example, mia@evil.example";
    await sendMail({
      to: "new@example.test",
      template: "invitation",
      props: {
        organization: "evil.example",
        inviter: "https://evil.example",
        role: "member",
        url,
        ...rest,
        message,
      },
    });
    const mail = received.at(-1);
    expect(mail?.text).toContain("writes:");
    expect(mail?.text?.replaceAll("\u2060", "")).toContain(
      "login</b>\nor www.evil.example, mia@evil.example",
    );
    for (const part of [mail?.text, mail?.html]) {
      expect(part).not.toMatch(/evil\.example|https?:\/\/(?!localhost|www\.w3\.org)/);
    }
    expect(mail?.html).not.toContain("<b>");
    expect([...(mail?.html ?? "").matchAll(/href="([^"]*)"/g)].map((each) => each[1])).toEqual([url]);
  });

  it("is in German for an organization, or a person, that reads German", async () => {
    const { sendMail } = await import("./send");
    const { createUser } = await import("@/testing/factories");
    const { adminSql } = await import("@/testing/database");
    const german = await createUser();
    const english = await createUser();
    await adminSql`update "user" set preferred_locale = 'de' where id = ${german.id}`;
    const props = {
      organization: "Acme",
      inviter: "Mia",
      role: "member",
      url: "http://localhost:3000/i",
    } as const;
    const send = async (to: string, language: "en" | "de") => {
      await sendMail({ to, template: "invitation", props: { ...props, ...rest, language } });
      return received.at(-1);
    };
    const invited = await send("neu@example.test", "de");
    expect(invited?.subject).toBe("Mia lädt dich zu Acme ein");
    expect(invited?.text).toContain("Die Einladung gilt bis 1. Dezember 2026.");
    expect(invited?.html).toContain('lang="de"');
    expect((await send(german.email, "en"))?.subject).toBe("Mia lädt dich zu Acme ein");
    expect((await send(english.email, "de"))?.subject).toBe("Mia invites you to Acme");
  });
});
