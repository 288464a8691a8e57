"use client";

import {
  type ComponentType,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { loadOnce } from "@/lib/load-once";
import { whenPresent } from "@/lib/when-present";
import { HeldKeys } from "./held-keys";

type Load<Props> = () => Promise<ComponentType<Props>>;
type Code<Props> = ReturnType<typeof codeOf<Props>>;

function codeOf<Props>(load: Load<Props>) {
  let component: ComponentType<Props> | null = null;
  const listeners = new Set<() => void>();
  return {
    current: () => component,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    load: loadOnce(async () => {
      component = await load();
      for (const listener of listeners) listener();
    }),
  };
}

const notOnServer = () => null;

/** The component once its code is here: when somebody is there and the browser idle, or at once when it is `wanted` before that. */
function useCode<Props>(code: Code<Props>, wanted: boolean, subscribe = code.subscribe) {
  const Loaded = useSyncExternalStore(subscribe, code.current, notOnServer);
  const [failure, setFailure] = useState<unknown>(null);
  const missing = Loaded === null;
  useEffect(() => {
    if (!missing) return;
    if (wanted) return void code.load().catch(setFailure);
    return whenPresent(() => void code.load().catch(() => {}));
  }, [code, wanted, missing]);
  if (failure) throw failure;
  return Loaded;
}

/**
 * A component that is not on the first screen; `isOpen` tells whether its props ask for it to be shown. Until its
 * code is here nothing is drawn, and keys are kept for it.
 */
export function onDemand<Props extends object>(load: Load<Props>, isOpen: (props: Props) => boolean) {
  const code = codeOf(load);
  // biome-ignore lint/correctness/noComponentHookFactories: called once a module, as React.lazy is
  function OnDemand(props: Props) {
    const open = isOpen(props);
    const Loaded = useCode(code, open);
    if (Loaded) return <Loaded {...props} />;
    return open ? <HeldKeys /> : null;
  }
  return Object.assign(OnDemand, { preload: code.load });
}

type Openable = { initiallyOpen: boolean };
type Opener = { onOpen: () => void };

/**
 * A trigger with what it opens. The stand-in draws the same button until the code is here; pressed before that,
 * it opens as soon as it can.
 */
export function onDemandTrigger<Props extends object>(
  load: Load<Props & Openable>,
  StandIn: ComponentType<Props & Opener>,
) {
  const code = codeOf(load);
  return function OnDemandTrigger(props: Props) {
    const [wanted, setWanted] = useState(false);
    const place = useRef<HTMLSpanElement>(null);
    const focused = useRef(false);
    const subscribe = useCallback(
      (arrived: () => void) =>
        code.subscribe(() => {
          focused.current = place.current?.contains(document.activeElement) ?? false;
          arrived();
        }),
      [],
    );
    const Loaded = useCode(code, wanted, subscribe);
    useLayoutEffect(() => {
      if (Loaded && focused.current) place.current?.querySelector("button")?.focus();
      focused.current = false;
    }, [Loaded]);
    return (
      <span ref={place} className="contents">
        {Loaded ? (
          <Loaded {...props} initiallyOpen={wanted} />
        ) : (
          <StandIn {...props} onOpen={() => setWanted(true)} />
        )}
        {wanted && !Loaded ? <HeldKeys /> : null}
      </span>
    );
  };
}
