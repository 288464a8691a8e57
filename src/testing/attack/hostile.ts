const long = "x".repeat(1_000_000);
const many = `[${"0,".repeat(99_999)}0]`;
const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
const deepObject = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;

/** A cursor as the server makes them, with a sort key of our own. */
const page = (key: string) =>
  Buffer.from(JSON.stringify([key, "0190b6a5-0000-7000-8000-000000000000"])).toString("base64url");

/** Values as raw JSON text, since some of them no serializer would write. */
export const hostile: Record<string, string> = {
  "NUL in text": '"a\\u0000b"',
  "a lone high surrogate": '"\\ud800"',
  "a lone low surrogate": '"x\\udc00"',
  "1 MB of text": `"${long}"`,
  "100,000 elements": many,
  "10,000 nested lists": deep,
  "5,000 nested objects": deepObject,
  "a prototype": '{"__proto__":{"role":"owner","admin":true},"constructor":{"prototype":{"admin":true}}}',
  "not JSON: NaN": "NaN",
  "not JSON: cut off": '{"a":',
  infinity: "1e999",
  "a huge integer": "9007199254740993",
  "a negative number": "-1",
  "a fraction": "0.1e-9",
  "empty text": '""',
  "white space only": '" \\t\\n\\u00a0\\u200b"',
  null: "null",
  true: "true",
  "an empty list": "[]",
  "an empty object": "{}",
  "an SQL quote": `"'); drop table todos; select set_config('role','app_owner',true) --"`,
  "a pattern": '"%_\\\\*?[a-z]{1,99}$1"',
  "markup and a mail header": '"<script>alert(1)</script>\\r\\nBcc: all@example.test"',
  "writing from right to left": '"\\u202e\\u0627\\u0644\\u0639\\u0631\\u0628\\u064a\\u0629 👩‍👩‍👧‍👦 \\uffff"',
  "the nil id": '"00000000-0000-0000-0000-000000000000"',
  "a date that does not exist": '"9999-99-99T99:99:99Z"',
  "a page after no time": `"${page("yesterday; drop table todos")}"`,
  "a page after a huge number": `"${page("9".repeat(999))}"`,
  "a path": '"../../../../etc/passwd"',
};

const placeholder = "@@hostile@@";

/** The body of a call whose input has a hostile value in one place. */
export function hostileBody(withPlaceholder: (value: string) => unknown, raw: string): string {
  return JSON.stringify(withPlaceholder(placeholder)).replace(JSON.stringify(placeholder), () => raw);
}
