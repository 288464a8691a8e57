import { launch, stop } from "../../scripts/lib/process.mjs";
import { bundle } from "./bundle.mjs";

/** Starts a program of `bench/programs` that answers questions one by one. */
export async function startProgram(name, env, flags = []) {
  const file = await bundle(`programs/${name}.mjs`, `${name}.js`);
  const child = launch(process.execPath, ["--enable-source-maps", ...flags, file], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ask = (question) =>
    new Promise((resolve, reject) => {
      child.ended.then(({ code }) => reject(new Error(`${name} ended with ${code}`)));
      child.once("message", (answer) =>
        answer.error ? reject(new Error(answer.error)) : resolve(answer.value),
      );
      child.send(question);
    });
  return { pid: child.pid, ask, stop: () => stop(child) };
}
