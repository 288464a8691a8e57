"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { setBrowserCookie } from "@/lib/browser-cookie";
import { browserTimeZone } from "@/lib/browser-time-zone";
import { timeZoneCookie } from "@/lib/time-zone";
import { whenIdle } from "@/lib/when-idle";
import { whenPresent } from "@/lib/when-present";

/** Writes down the browser's time zone when it is news; whether later requests will tell it. */
function tell(zone: string): boolean {
  const pair = `${timeZoneCookie}=${zone}`;
  const told = () => document.cookie.split("; ").includes(pair);
  if (told()) return false;
  setBrowserCookie(timeZoneCookie, zone);
  return told();
}

/** Tells the server where the browser is; draws the page anew when it `follows` that and was drawn for another zone. */
export function TellTimeZone({ follows }: { follows: boolean }) {
  const router = useRouter();
  const drawn = useTimeZone();
  // The browser's clock is an outside system.
  useEffect(() => {
    const tellZone = () => {
      const zone = browserTimeZone();
      if (tell(zone) && follows && zone !== drawn) router.refresh();
    };
    // Where nobody waits for the answer, or it was told before, it is asked once somebody is there.
    const mayWait = !follows || document.cookie.includes(`${timeZoneCookie}=`);
    return mayWait ? whenPresent(tellZone) : whenIdle(tellZone);
  }, [router, drawn, follows]);
  return null;
}
