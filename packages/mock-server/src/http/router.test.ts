import { operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { createMock, startMockServer } from "../index.ts";
import { routeOf } from "./router.ts";

test.each(operationList.map((operation) => [operation.method, operation.path, operation.id] as const))(
  "%s %s leads to %s, and no other method does",
  (method, path, id) => {
    const sent = path.replace(/\{\w+\}/g, "a%40b");
    expect(routeOf(method, sent)).toMatchObject({ handler: { operation: { id } } });
    for (const other of ["PUT", "HEAD", "constructor", ""]) {
      expect(routeOf(other, sent)).toEqual({ allowed: expect.stringContaining(method) });
    }
  },
);

test("a socket and a call in this process are led the same way", async () => {
  const server = await startMockServer({ port: 0 });
  const mock = createMock();
  const [first] = operationList;
  const path = first?.path ?? "";
  for (const [method, target, status] of [
    ["POST", path, 400],
    ["GET", path, 405],
    ["HEAD", path, 405],
    ["POST", `${path}/`, 404],
    ["POST", path.replace("a", "%61"), 404],
    ["POST", "/api/nothing", 404],
  ] as const) {
    const answers = [
      await fetch(`${server.url}${target}`, { method }),
      await mock.fetch(`http://mock${target}`, { method }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([status, status]);
    expect(answers.map((answer) => answer.headers.get("allow"))).toEqual(
      status === 405 ? [first?.method, first?.method] : [null, null],
    );
    const [own, others] = await Promise.all(answers.map((answer) => answer.text()));
    expect(others).toBe(own);
  }
  await server.close(0);
});
