// How fast the mock is beside what users would take instead, what it costs, and what those answer. Each contestant is a
// process of its own on loopback.

import { facts } from "./mock/facts.mjs";
import { largeBody } from "./mock/large-body.mjs";
import { smallPosts } from "./mock/small-posts.mjs";
import { startup } from "./mock/startup.mjs";

export const title = "The mock beside others";
export const parts = { small: smallPosts, large: largeBody, start: startup, facts };
