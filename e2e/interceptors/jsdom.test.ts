// @vitest-environment jsdom

import { test } from "vitest";
import { sendsAsInNode } from "./dom.ts";

test("in vitest's jsdom, the client sends as in Node", sendsAsInNode);
