"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";

type Props = { error: unknown; retry: () => void };

const load = () => import("./failure-screen").then((module) => module.FailureScreen);
const Screen = lazy(() => load().then(asDefault, () => asDefault(PlainFailure)));

const asDefault = <C,>(component: C) => ({ default: component });

/** What went wrong; the code that draws it is no part of a first load. */
export function Failure(props: Props) {
  return (
    <Suspense>
      <Screen {...props} />
    </Suspense>
  );
}

/** The same when that code does not come either. */
function PlainFailure({ retry }: Props) {
  const t = useTranslations("failure");
  return (
    <main className="mx-auto grid max-w-sm gap-4 px-4 py-10">
      <h1 className="font-semibold text-title">{t("title")}</h1>
      <p>{t("text")}</p>
      <button type="button" className="justify-self-start underline" onClick={retry}>
        {t("retry")}
      </button>
      <a href="/" className="justify-self-start underline">
        {t("home")}
      </a>
    </main>
  );
}
