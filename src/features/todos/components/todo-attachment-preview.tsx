"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { formatBytes } from "@/lib/format-bytes";
import type { Attachment } from "./use-todo-attachments";

type Props = { item: Attachment | null; onClose: () => void; onDownload: (id: string) => void };

/** A picture at its own size, or as large as fits. */
export function TodoAttachmentPreview({ item, onClose, onDownload }: Props) {
  const t = useTranslations("panel.attachments");
  const locale = useLocale();
  // What is closing is still drawn.
  const [last, setLast] = useState(item);
  if (item && item !== last) setLast(item);
  return (
    <Dialog open={item !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {last ? (
        <DialogContent className="top-[4vh] max-h-[92dvh] w-fit min-w-[min(20rem,calc(100vw-2rem))] max-w-[min(64rem,calc(100vw-2rem))]">
          <DialogHeader
            title={<span className="wrap-anywhere">{last.name}</span>}
            description={formatBytes(last.size, locale)}
          />
          {/* biome-ignore lint/performance/noImgElement: the path is signed for this person; no optimizer may fetch it */}
          <img
            src={last.previewUrl ?? undefined}
            alt={last.name}
            className="mx-auto max-h-[70dvh] min-h-0 max-w-full rounded-md border bg-muted object-contain"
          />
          <DialogFooter>
            <Button variant="outline" onClick={() => onDownload(last.id)}>
              <Download aria-hidden /> {t("download")}
            </Button>
          </DialogFooter>
        </DialogContent>
      ) : null}
    </Dialog>
  );
}
