"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}

/** A thin bar while the browser is offline. */
export function ReconnectBar() {
  const t = useTranslations("organizations");
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {online ? null : (
        <p className="border-b bg-warning/10 px-4 py-1 text-center text-dense text-warning">{t("offline")}</p>
      )}
    </div>
  );
}
