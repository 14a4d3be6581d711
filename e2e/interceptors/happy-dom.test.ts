// @vitest-environment happy-dom

import { test } from "vitest";
import { sendsAsInNode } from "./dom.ts";

test("in vitest's happy-dom, the client sends as in Node", sendsAsInNode);
