// Makes soccer-kick.mp4, a three-second side view of a stick figure kicking a ball: a sample video nobody
// has to license, small enough to commit, and the same bytes on every run of the same ffmpeg.
//
// Usage: node make-soccer-kick.mjs [output.mp4]     (needs ffmpeg with libx264)

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const [WIDTH, HEIGHT, FPS, FRAMES] = [640, 360, 30, 90];
const [GROUND, START_X] = [300, 92];
const BONE = { thigh: 46, shin: 44, foot: 17, spine: 58, neck: 20, upperArm: 30, forearm: 27 };
const BALL = { radius: 11, kick: [760, -330], gravity: 760, bounce: -0.4, net: -0.01 };
const GOAL = { front: 548, shelf: 576, back: 614, top: 168 };
const [SKY, GRASS, CHALK, SHIRT, NEAR, FAR] = [0xdcebf5, 0x6fb36b, 0xf7faf5, 0xc8452f, 0x1d2a3a, 0x66788e];

// Each side is [thigh, knee, foot, upper arm, elbow] in degrees: thighs and upper arms from straight down,
// forward positive; feet from level, toes up positive; knees and elbows as flexion, so any value >= 0 bends
// the human way. The near leg kicks. `on` is the foot that stays put on the grass until the next pose.
const POSES = {
  stand: { at: 0, on: "far", lean: 1, near: [5, 8, 0, -6, 14], far: [-1, 5, 0, 8, 16] },
  lift: { at: 0.45, on: "far", lean: 7, near: [38, 56, -12, -20, 22], far: [-8, 6, 0, 22, 28] },
  stride: { at: 0.7, on: "near", lean: 6, near: [25, 4, 14, -32, 22], far: [-20, 28, -38, 32, 34] },
  pass: { at: 0.93, on: "near", lean: 8, near: [6, 14, 0, 2, 28], far: [36, 66, -30, -4, 28] },
  plant: { at: 1.17, on: "far", lean: 0, near: [-24, 30, -52, 40, 30], far: [29, 10, 12, -48, 22] },
  backswing: { at: 1.33, on: "far", lean: -3, near: [-30, 86, -124, 52, 32], far: [23, 24, 0, -62, 18] },
  swing: { at: 1.43, on: "far", lean: 2, near: [14, 72, -68, 20, 30], far: [14, 22, 0, -22, 24] },
  strike: { at: 1.5, on: "far", lean: 4, near: [29, 35, -14, -14, 26], far: [7, 14, 0, 16, 26] },
  follow: { at: 1.7, on: "far", lean: -9, near: [76, 8, 20, -56, 20], far: [-8, 8, -14, 58, 30] },
  lower: { at: 2, on: "far", lean: 2, near: [44, 46, 4, -30, 22], far: [-10, 8, -10, 34, 30] },
  land: { at: 2.22, on: "near", lean: 5, near: [22, 8, 8, -20, 20], far: [-16, 14, -22, 22, 24] },
  gather: { at: 2.5, on: "near", lean: 4, near: [6, 10, 0, -8, 18], far: [10, 40, -24, 10, 20] },
  rest: { at: 3, on: "near", lean: 1, near: [5, 8, 0, -6, 14], far: [-1, 5, 0, 8, 16] },
};
const KEYS = Object.values(POSES).map((key) => ({ ...key, angles: [key.lean, ...key.near, ...key.far] }));
const STRIKE_FRAME = POSES.strike.at * FPS;

// The harmonic mean never overshoots a pose, which keeps knees and elbows from bending backwards in between.
function slope(key, joint) {
  if (key === 0 || key === KEYS.length - 1) return 0;
  const rate = (a, b) => (b.angles[joint] - a.angles[joint]) / (b.at - a.at);
  const [before, after] = [rate(KEYS[key - 1], KEYS[key]), rate(KEYS[key], KEYS[key + 1])];
  return before * after > 0 ? (2 * before * after) / (before + after) : 0;
}

function motionAt(time) {
  const key = KEYS.findLastIndex(({ at }) => at <= time);
  const [from, to] = [KEYS[key], KEYS[key + 1]];
  const span = to.at - from.at;
  const s = (time - from.at) / span;
  const angles = from.angles.map((angle, joint) => {
    const drift = slope(key, joint) * s * (1 - s) ** 2 - slope(key + 1, joint) * s ** 2 * (1 - s);
    return angle + (to.angles[joint] - angle) * s * s * (3 - 2 * s) + drift * span;
  });
  return { on: from.on, angles };
}

function along([x, y], degrees, length) {
  const radians = (degrees * Math.PI) / 180;
  return [x + length * Math.sin(radians), y + length * Math.cos(radians)];
}

function limbs(hip, shoulder, [thigh, knee, foot, upperArm, elbow]) {
  const kneeAt = along(hip, thigh, BONE.thigh);
  const ankle = along(kneeAt, thigh - knee, BONE.shin);
  const toe = along(ankle, 90 + foot, BONE.foot);
  const elbowAt = along(shoulder, upperArm, BONE.upperArm);
  const hand = along(elbowAt, upperArm + elbow, BONE.forearm);
  return { leg: [hip, kneeAt, ankle, toe], arm: [shoulder, elbowAt, hand], toe };
}

function skeleton(hip, [lean, ...sides]) {
  const shoulder = along(hip, 180 - lean, BONE.spine);
  const [near, far] = [limbs(hip, shoulder, sides.slice(0, 5)), limbs(hip, shoulder, sides.slice(5))];
  return { hip, shoulder, head: along(shoulder, 180 - lean, BONE.neck), near, far };
}

// The hip is hung from the planted toes rather than animated, so feet cannot skate over the grass.
function walk() {
  let [x, last] = [START_X, null];
  return Array.from({ length: FRAMES }, (_, frame) => {
    const { on, angles } = motionAt(frame / FPS);
    const pose = skeleton([0, 0], angles);
    x += last ? last[on].toe[0] - pose[on].toe[0] : 0;
    last = pose;
    const lowest = Math.max(...[...pose.near.leg, ...pose.far.leg].map(([, y]) => y));
    return skeleton([x, GROUND - 4 - lowest], angles);
  });
}

const netAt = (y) => GOAL.shelf + ((GOAL.back - GOAL.shelf) * (y - GOAL.top)) / (GROUND - GOAL.top);

// The ball waits wherever the kicking toes arrive, so the poses can change without moving it by hand.
function ballFlight([toeX]) {
  const floor = GROUND - BALL.radius;
  let [x, y, vx, vy, turn] = [toeX + BALL.radius, floor, ...BALL.kick, 0];
  return Array.from({ length: FRAMES }, (_, frame) => {
    if (frame <= STRIKE_FRAME) return { center: [x, y], turn };
    [x, y, vy, turn] = [x + vx / FPS, y + vy / FPS, vy + BALL.gravity / FPS, turn - vx / FPS];
    if (x > netAt(y) - BALL.radius) [x, vx] = [netAt(y) - BALL.radius, vx * BALL.net];
    if (y > floor) [y, vx, vy] = [floor, vx * 0.8, vy * BALL.bounce];
    return { center: [x, y], turn };
  });
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

function stroke(pixels, radius, color, [x0, y0], [x1, y1] = [x0, y0]) {
  const [dx, dy, reach] = [x1 - x0, y1 - y0, radius + 1];
  const columns = [Math.min(x0, x1) - reach, Math.max(x0, x1) + reach];
  const rows = [Math.min(y0, y1) - reach, Math.max(y0, y1) + reach];
  const [left, right] = columns.map((x) => clamp(Math.round(x), 0, WIDTH - 1));
  const [top, bottom] = rows.map((y) => clamp(Math.round(y), 0, HEIGHT - 1));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const t = clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1), 0, 1);
      const cover = clamp(radius + 0.5 - Math.hypot(x - x0 - t * dx, y - y0 - t * dy), 0, 1);
      for (let at = (y * WIDTH + x) * 3, shift = 16; cover > 0 && shift >= 0; at++, shift -= 8) {
        pixels[at] = Math.round(pixels[at] + (((color >> shift) & 255) - pixels[at]) * cover);
      }
    }
  }
}

function polyline(pixels, radius, color, ...points) {
  for (let i = 1; i < points.length; i++) stroke(pixels, radius, color, points[i - 1], points[i]);
}

function drawScene() {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  const { front, shelf, back, top } = GOAL;
  stroke(pixels, GROUND, SKY, [0, 0], [WIDTH, 0]);
  stroke(pixels, HEIGHT - GROUND, GRASS, [0, HEIGHT], [WIDTH, HEIGHT]);
  stroke(pixels, 1.5, CHALK, [0, GROUND], [WIDTH, GROUND]);
  for (let i = 0; i <= 1; i += 1 / 8) {
    const y = top + (GROUND - top) * i;
    stroke(pixels, 0.5, FAR, [front, y], [netAt(y), y]);
    stroke(pixels, 0.5, FAR, [front + (shelf - front) * i, top], [front + (back - front) * i, GROUND]);
  }
  polyline(pixels, 3, CHALK, [front, GROUND], [front, top], [shelf, top], [back, GROUND]);
  return pixels;
}

function drawFrame(scene, { hip, shoulder, head, near, far }, { center, turn }) {
  const pixels = Buffer.from(scene);
  polyline(pixels, 3.5, FAR, ...far.arm);
  polyline(pixels, 4.5, FAR, ...far.leg);
  stroke(pixels, BALL.radius, NEAR, center);
  stroke(pixels, BALL.radius - 1.5, CHALK, center);
  for (const spot of [0, 120, 240]) stroke(pixels, 2.2, NEAR, along(center, spot + turn, 5.5));
  polyline(pixels, 4.5, NEAR, ...near.leg);
  polyline(pixels, 6, SHIRT, hip, shoulder);
  stroke(pixels, 14, NEAR, head);
  polyline(pixels, 3.5, NEAR, ...near.arm);
  return pixels;
}

function encode(frames, output) {
  const raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${WIDTH}x${HEIGHT}`, "-r", `${FPS}`, "-i", "-"];
  const h264 = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-preset", "slow", "-crf", "20", "-threads", "1"];
  const stable = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"];
  const args = ["-v", "error", "-y", ...raw, ...h264, ...stable, "-an", "-movflags", "+faststart", output];
  const input = Buffer.concat(frames);
  const { error, status } = spawnSync("ffmpeg", args, { input, stdio: ["pipe", "inherit", "inherit"] });
  if (error) {
    console.error(`Cannot run ffmpeg (${error.code}). Install one with libx264: apt install ffmpeg, or`);
    console.error("brew install ffmpeg. Usage: node make-soccer-kick.mjs [output.mp4]");
  }
  return status ?? 1;
}

const output = process.argv[2] ?? fileURLToPath(new URL("soccer-kick.mp4", import.meta.url));
const scene = drawScene();
const bodies = walk();
const balls = ballFlight(bodies[STRIKE_FRAME].near.toe);
const frames = bodies.map((body, i) => drawFrame(scene, body, balls[i]));
process.exitCode = encode(frames, output);
