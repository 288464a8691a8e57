"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { fullTime, timeAgo } from "@/lib/dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { isPhone, nameDevice } from "./device";
import { AccountPage, Loaded, Row, Rows, Section } from "./section";

type Device = RouterOutputs["session"]["list"][number];

/** Where the person is signed in. */
export function SessionsScreen() {
  const query = trpc.session.list.useQuery();
  return (
    <AccountPage title="Sessions">
      <Loaded query={query}>
        {(devices) => (
          <Section
            title="Where you are signed in"
            description="End a session that is not yours, then change your password."
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
  if (!address) return "an unknown place";
  return local.test(address) ? "this network" : address;
};

function DeviceRow({ device }: { device: Device }) {
  const utils = trpc.useUtils();
  const end = trpc.session.end.useMutation({
    onSuccess: () => {
      toastSuccess("Session ended");
      return utils.session.list.invalidate();
    },
    onError: (error) => toastError(describeError(error).message),
  });
  const { id, userAgent, ipAddress, signedInAt, lastUsedAt, current } = device;
  const name = nameDevice(userAgent);
  const used = current ? "In use now" : `Last used ${timeAgo(lastUsedAt)}`;
  return (
    <Row
      icon={isPhone(userAgent) ? <Smartphone aria-hidden /> : <Monitor aria-hidden />}
      title={
        <>
          {name} {current ? <Badge variant="primary">This device</Badge> : null}
        </>
      }
      meta={
        <span title={`Signed in on ${fullTime(signedInAt)}`}>
          {used} · signed in {timeAgo(signedInAt)} from {placeOf(ipAddress)}
        </span>
      }
    >
      {current ? null : (
        <Button
          variant="ghost"
          size="sm"
          pending={end.isPending}
          aria-label={`End the session of ${name}`}
          onClick={() => end.mutate({ id })}
        >
          End session
        </Button>
      )}
    </Row>
  );
}

function EndOthers() {
  const [asking, setAsking] = useState(false);
  const utils = trpc.useUtils();
  const end = trpc.session.endOthers.useMutation({
    onSuccess: ({ ended }) => {
      toastSuccess(ended === 1 ? "One session ended" : `${ended} sessions ended`);
      return utils.session.list.invalidate();
    },
    onError: (error) => toastError(describeError(error).message),
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button variant="outline" onClick={() => setAsking(true)}>
        End all others
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="End all other sessions?"
        description="Every other device has to sign in again."
        action="End all others"
        pending={end.isPending}
        onConfirm={() => end.mutate()}
      />
    </>
  );
}
