import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import common from "@/i18n/messages/en/common.json";
import { isPhone, nameDevice } from "./device-name";

const chrome =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
const edge = `${chrome.replace("X11; Linux x86_64", "Windows NT 10.0")} Edg/140.0`;
const safari =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1";

const t = createTranslator({ locale: "en", messages: { common }, namespace: "common.device" });

describe("a device", () => {
  it.each([
    [chrome, "Chrome on Linux"],
    [edge, "Edge on Windows"],
    [safari, "Safari on iPhone"],
    ["Mozilla/5.0 (Macintosh) Firefox/140.0", "Firefox on Mac"],
    ["curl/8.5", "Unknown device"],
    [null, "Unknown device"],
  ])("%s", (userAgent, name) => {
    expect(nameDevice(userAgent, t)).toBe(name);
  });

  it("is a phone when it says so", () => {
    expect([chrome, safari, null].map(isPhone)).toEqual([false, true, false]);
  });
});
