import { expect, it } from "vitest";
import { assertScratch } from "./scratch";

it.each(["localhost", "127.0.0.1", "127.1.2.3", "[::1]"])("admits a scratch database on %s", (host) => {
  expect(() => assertScratch(`postgres://postgres:x@${host}:5432/my_scratch`)).not.toThrow();
});

it.each([
  "postgres://postgres:x@localhost/tenantry",
  "postgres://postgres:x@localhost/scratch",
  "postgres://postgres:x@localhost/_scratch_live",
  "postgres://postgres:x@db.example.com/my_scratch",
  "postgres://postgres:x@localhost.example.com/my_scratch",
  "postgres://postgres:x@127.0.0.1.example.com/my_scratch",
  "postgres://postgres:x@localhost/my_scratch?host=db.example.com",
  "postgres://postgres:x@localhost/my_scratch?database=tenantry",
  "postgres://localhost@db.example.com/my_scratch",
  "postgres:///my_scratch",
])("refuses %s", (url) => {
  expect(() => assertScratch(url)).toThrow("_scratch");
});
