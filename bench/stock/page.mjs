import { createElement } from "react";

/** What Next and React load by themselves: a page that says nothing. */
export default function Page() {
  return createElement("main", null, createElement("h1", null, "Nothing"));
}
