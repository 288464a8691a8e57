import { createElement } from "react";

export const metadata = { title: "Nothing", description: "An empty page." };

export default function Layout({ children }) {
  return createElement("html", { lang: "en" }, createElement("body", null, children));
}
