"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { formatBytes } from "@/lib/format-bytes";
import { useOrganization } from "@/trpc/organization";
import { ArchiveRefused, type Loaded, loadArchive } from "./load-archive";
import { SettingsSection } from "./settings-section";

/** All of the organization as one file, for its owners. */
export function SettingsExport() {
  const t = useTranslations("organizations.export");
  const { loaded, start, cancel } = useArchive();
  return (
    <SettingsSection id="export" title={t("title")} description={t("text")}>
      {loaded ? (
        <Underway loaded={loaded} onCancel={cancel} />
      ) : (
        <div>
          <Button variant="outline" onClick={start}>
            <Download aria-hidden /> {t("action")}
          </Button>
        </div>
      )}
    </SettingsSection>
  );
}

function Underway({ loaded: { bytes, of }, onCancel }: { loaded: Loaded; onCancel: () => void }) {
  const t = useTranslations("organizations.export");
  const locale = useLocale();
  return (
    <div className="flex max-w-md items-center gap-4">
      <div className="grid min-w-0 flex-1 gap-1.5">
        <Progress label={t("title")} value={bytes} max={of} />
        <p role="status" className="text-meta text-muted-foreground tabular-nums">
          {of > 0
            ? t("loaded", { bytes: formatBytes(bytes, locale), of: formatBytes(of, locale) })
            : t("reading")}
        </p>
      </div>
      <Button variant="ghost" size="sm" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}

function useArchive() {
  const t = useTranslations("organizations.export");
  const { organization } = useOrganization();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const running = useRef<AbortController | null>(null);
  const start = async () => {
    const stop = new AbortController();
    running.current = stop;
    setLoaded({ bytes: 0, of: 0 });
    try {
      const options = { organizationId: organization.id, signal: stop.signal, onProgress: setLoaded };
      if (await loadArchive(options)) toastSuccess(t("done"));
    } catch (error) {
      if (!stop.signal.aborted) toastError((error instanceof ArchiveRefused && error.message) || t("failed"));
    }
    setLoaded(null);
  };
  return { loaded, start, cancel: () => running.current?.abort() };
}
