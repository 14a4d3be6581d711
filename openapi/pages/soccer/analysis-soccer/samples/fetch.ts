import { readFile } from "node:fs/promises";

const body = JSON.stringify({
  Email: process.env.REMO_EMAIL,
  UserKey: process.env.REMO_USER_KEY,
  APIKey: process.env.REMO_API_KEY,
  base64_video: (await readFile("kick.mp4")).toString("base64"),
  height: "170",
  uuid: crypto.randomUUID(),
});

// A stream is sent once; fetch sends a string a second time when the answer is 421, a wrong APIKey here. Without
// its length it would go out in chunks, which a proxy may refuse.
const response = await fetch("https://api.remo.re.kr/api/analysis-soccer", {
  method: "POST",
  headers: { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) },
  body: new Blob([body]).stream(),
  duplex: "half",
  redirect: "error",
  signal: AbortSignal.timeout(180_000),
} as RequestInit);

console.log(response.status, await response.json());
