"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isPhone, nameDevice } from "@/components/device-name";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { AccountPage, Loaded, Row, Rows, Section } from "./section";

type Device = RouterOutputs["session"]["list"][number];

/** Where the person is signed in. */
export function SessionsScreen() {
  const t = useTranslations("account");
  const query = trpc.session.list.useQuery();
  return (
    <AccountPage title={t("nav.sessions")}>
      <Loaded query={query}>
        {(devices) => (
          <Section
            title={t("sessions.title")}
            description={t("sessions.text")}
            action={devices.length > 1 ? <EndOthers /> : null}
          >
            <Rows>
              {[...devices]
                .sort((one) => (one.current ? -1 : 0))
                .map((device) => (
                  <DeviceRow key={device.id} device={device} />
                ))}
            </Rows>
          </Section>
        )}
      </Loaded>
    </AccountPage>
  );
}

const local = /^(127\.|10\.|192\.168\.|::1$|::ffff:127\.|f[cd])/;
const placeOf = (address: string | null) => {
  if (!address) return "unknown";
  return local.test(address) ? "local" : "other";
};

function DeviceRow({ device }: { device: Device }) {
  const t = useTranslations("account.sessions");
  const name = nameDevice(device.userAgent, useTranslations("common.device"));
  const utils = trpc.useUtils();
  const end = trpc.session.end.useMutation({
    onSuccess: () => {
      toastSuccess(t("ended"));
      return utils.session.list.invalidate();
    },
    onError: (error) => toastError(describeError(error).message),
  });
  const { id, userAgent, current } = device;
  return (
    <Row
      icon={isPhone(userAgent) ? <Smartphone aria-hidden /> : <Monitor aria-hidden />}
      title={
        <>
          {name} {current ? <Badge variant="primary">{t("thisDevice")}</Badge> : null}
        </>
      }
      meta={<SignedIn device={device} />}
    >
      {current ? null : (
        <Button
          variant="ghost"
          size="sm"
          pending={end.isPending}
          aria-label={t("endOf", { device: name })}
          onClick={() => end.mutate({ id })}
        >
          {t("end")}
        </Button>
      )}
    </Row>
  );
}

function SignedIn({ device: { ipAddress, signedInAt, lastUsedAt, current } }: { device: Device }) {
  const t = useTranslations("account.sessions");
  const { timeAgo, fullTime } = useDates();
  const used = current ? t("inUse") : t("lastUsed", { ago: timeAgo(lastUsedAt) });
  const from = { ago: timeAgo(signedInAt), place: placeOf(ipAddress), address: ipAddress ?? "" };
  return (
    <span title={t("signedInOn", { time: fullTime(signedInAt) })}>
      {used} · {t("signedIn", from)}
    </span>
  );
}

function EndOthers() {
  const t = useTranslations("account.sessions");
  const [asking, setAsking] = useState(false);
  const utils = trpc.useUtils();
  const end = trpc.session.endOthers.useMutation({
    onSuccess: ({ ended }) => {
      toastSuccess(t("othersEnded", { count: ended }));
      return utils.session.list.invalidate();
    },
    onError: (error) => toastError(describeError(error).message),
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button variant="outline" onClick={() => setAsking(true)}>
        {t("endOthers")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("endOthersTitle")}
        description={t("endOthersText")}
        action={t("endOthers")}
        pending={end.isPending}
        onConfirm={() => end.mutate()}
      />
    </>
  );
}
