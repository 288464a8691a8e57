const tests = "\\.test\\.tsx?$";
const roots = "^src/server/(http|root|local-api|worker|main)\\.ts$";
const clientFiles = "^src/(components/|features/[^/]+/(components/|cache\\.tsx?$)|trpc/(?!server[.-]))";
const serverFiles = "^src/(server/|env\\.ts$|features/[^/]+/(router|operations|jobs|inputs)\\.ts$)";

/** A folder and all it may import of ours; tests may also import what arranges them. */
function only(name, folder, admitted, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: folder, pathNot: tests },
    to: { path: "^src/", pathNot: admitted },
  };
}

const forbid = (name, from, to, comment) => ({ name, comment, severity: "error", from, to });

const layers = [
  only("lib-alone", "^src/lib/", ["^src/lib/"], "lib knows nothing of ours"),
  only(
    "domain-alone",
    "^src/domain/",
    ["^src/(domain|lib)/"],
    "domain holds pure values and rules: it imports lib only",
  ),
  only(
    "components-alone",
    "^src/components/",
    ["^src/(components|lib)/"],
    "components know no noun: they import lib and components",
  ),
  only(
    "i18n-alone",
    "^src/i18n/(?!(request|sentences)\\.tsx?$)",
    ["^src/(i18n|domain|lib)/"],
    "i18n holds sentences: it imports domain and lib; what pages need of it also asks trpc who the person is",
  ),
  only("env-alone", "^src/env\\.ts$", ["^$"], "env imports nothing of ours"),
  only(
    "db-below",
    "^src/server/db/",
    ["^src/(server/db|i18n|domain|lib)/", "^src/env\\.ts$", "^src/server/jobs/install\\.ts$"],
    "server/db imports domain and lib (and, in migrate.ts, the installer of the job queue)",
  ),
  only(
    "server-below",
    "^src/server/(?!db/)(?!(http|root|worker|main)\\.ts$)",
    ["^src/(server|i18n|domain|lib)/", "^src/env\\.ts$"],
    "server knows no noun: only http, root, worker and main import rooms",
  ),
  only(
    "roots",
    roots,
    ["^src/(server|domain|lib)/", "^src/env\\.ts$", "^src/features/[^/]+/(router|jobs|operations)\\.ts$"],
    "the composition roots import routers, jobs and operations of rooms",
  ),
  only(
    "trpc-client",
    "^src/trpc/",
    ["^src/(trpc|server|i18n|domain|lib)/"],
    "trpc connects screens with the list of routers",
  ),
  only(
    "inputs",
    "^src/features/[^/]+/inputs\\.ts$",
    ["^src/server/db/(schema/|inputs\\.ts$)", "^src/(domain|i18n)/"],
    "inputs come from the schema and the domain",
  ),
  only(
    "room-server",
    "^src/features/[^/]+/(router|operations|jobs)\\.ts$",
    ["^src/(server|i18n|domain|lib|features)/", "^src/env\\.ts$"],
    "routers, operations and jobs import the server, the domain and rooms",
  ),
  only(
    "room-client",
    "^src/features/[^/]+/(components/|cache\\.tsx?$)",
    ["^src/(trpc|components|i18n|domain|lib|features|server)/"],
    "screens import trpc, components, domain and lib",
  ),
  only(
    "api-routes",
    "^src/app/api/",
    ["^src/(app/api|server|domain|lib)/", "^src/env\\.ts$"],
    "app/api mounts the server",
  ),
  only(
    "pages",
    "^src/app/(?!api/)",
    ["^src/(app|trpc|components|i18n|domain|lib)/", "^src/features/[^/]+/components/"],
    "pages compose screens: they reach data through trpc/server only",
  ),
];

const walls = [
  forbid(
    "no-cycles",
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    "modules must not import each other in a circle",
  ),
  forbid("no-unresolved", {}, { couldNotResolve: true }, "the import leads nowhere"),
  forbid(
    "types-of-server",
    { path: clientFiles, pathNot: tests },
    { path: serverFiles, dependencyTypesNot: ["type-only"] },
    "files that reach the browser import server files as types only (import type)",
  ),
  forbid(
    "packages-of-server",
    { path: [clientFiles, "^src/(domain|lib)/"], pathNot: tests },
    {
      path: "node_modules/(drizzle-orm|drizzle-zod|postgres|pg-boss|nodemailer|pino|better-auth/dist/(?!client/))",
      dependencyTypesNot: ["type-only"],
    },
    "files that reach the browser do not import packages of the server",
  ),
  forbid(
    "browser-has-no-node",
    { path: [clientFiles, "^src/(domain|lib)/"], pathNot: tests },
    { dependencyTypes: ["core"] },
    "files that reach the browser do not import Node's modules",
  ),
  forbid(
    "rooms-apart",
    { path: "^src/features/([^/]+)/", pathNot: tests },
    { path: "^src/features/", pathNot: ["^src/features/$1/", "^src/features/[^/]+/operations\\.ts$"] },
    "a room imports another one through its operations only",
  ),
  forbid(
    "screens-need-no-operations",
    { path: clientFiles },
    { path: "^src/features/[^/]+/(operations|jobs)\\.ts$" },
    "screens speak to the server through procedures",
  ),
  forbid(
    "roots-above",
    { path: "^src/(features|server)/", pathNot: [roots, tests] },
    { path: roots },
    "only main, app/api, trpc and tests import a composition root",
  ),
  forbid(
    "client-behind-doors",
    {
      path: "^src/",
      pathNot: [
        "^src/server/(db|auth|jobs)/",
        "^src/server/(main|health|clock)(\\.test)?\\.ts$",
        "^src/testing/",
      ],
    },
    { path: "^src/server/db/client\\.ts$" },
    "the pool is for server/db, server/auth and server/jobs: rooms get a transaction from a door",
  ),
  forbid(
    "tests-only",
    { path: "^src/", pathNot: [tests, "^src/testing/"] },
    { path: ["^src/testing/", tests] },
    "only tests import what arranges tests",
  ),
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [...layers, ...walls],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
