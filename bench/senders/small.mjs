// Posts small requests over keep-alive connections for some seconds, one at a time on each, and prints how many were
// answered and how soon, in ms. Raw sockets: a generator that costs more than the servers would measure itself.
//
// Usage: node small.mjs URL SECONDS CONNECTIONS START [READS]     (START: number of the first uuid, so that all are new;
// with READS: results are asked for, of so many uuids from there on)

import { connect } from "node:net";
import { createHistogram } from "node:perf_hooks";

const [address, seconds, connections, start, reads] = process.argv.slice(2);
const url = new URL(reads ? "/api/analysis-soccer-result" : "/api/analysis-soccer", address);
const inAnswer = reads ? '"kick_right_hip_x"' : '"wait_time"';
const bodyBytes = 1024;
const digits = 11;

const waits = createHistogram(); // µs
let sentCount = 0;
let over = false;

const sockets = await Promise.all(Array.from({ length: Number(connections) }, open));
const began = performance.now();
for (const send of sockets) send();
spin();
await new Promise((later) => setTimeout(later, Number(seconds) * 1000));
over = true;
const elapsed = (performance.now() - began) / 1000;
const answered = waits.count;
const [median, slow] = [50, 99].map((share) => waits.percentile(share) / 1000);
console.log(JSON.stringify({ perSecond: answered / elapsed, answered, median, slow, elapsed }));
process.exit();

/** Never sleeps: else each answer would pay for waking this process, and that of a slower server most often. */
function spin() {
  if (!over) setImmediate(spin);
}

/** A connection, as a function that sends its first request. */
function open() {
  const { request, at } = template();
  const socket = connect({ port: Number(url.port), host: url.hostname, noDelay: true });
  let sent;
  const send = () => {
    sent = performance.now();
    const number = Number(start) + (reads ? sentCount % Number(reads) : sentCount);
    sentCount++;
    request.write(String(number).padStart(digits, "0"), at, "latin1");
    socket.write(request);
  };
  let received = "";
  socket.setEncoding("latin1").on("data", (text) => {
    received += text;
    if (over || !isWhole(received)) return;
    waits.record(Math.max(1, Math.round((performance.now() - sent) * 1000)));
    const isAccepted = received.startsWith("HTTP/1.1 200 ") && received.includes(inAnswer);
    if (!isAccepted) fail(received.slice(0, 600));
    received = "";
    send();
  });
  socket.on("error", ({ message }) => fail(message));
  socket.on("close", () => fail("The server closed a connection."));
  return new Promise((connected) => socket.on("connect", () => connected(send)));
}

/** The request, and the place in it of the digits of its uuid. */
function template() {
  const uuid = `c37d3ce2-e9d0-45de-9656-1${"0".repeat(digits)}`;
  const body = reads ? JSON.stringify({ id: "example@email.com", uuid }) : submission(uuid);
  const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json`;
  const request = Buffer.from(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  return { request, at: request.indexOf(uuid) + uuid.length - digits };
}

function submission(uuid) {
  const fields = { Email: "example@email.com", UserKey: "userkey", APIKey: "apikey" };
  const bodyOf = (base64_video) => JSON.stringify({ ...fields, base64_video, height: "170", uuid });
  const room = bodyBytes - bodyOf("").length;
  return bodyOf("AAAAIGZ0eXBpc29t".padEnd(room - (room % 4), "A"));
}

function isWhole(text) {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end)) ?? [];
  return length === undefined ? text.endsWith("\r\n0\r\n\r\n") : text.length >= end + 4 + Number(length);
}

function fail(why) {
  if (over) return;
  console.error(`${address}: ${why}`);
  process.exit(1);
}
