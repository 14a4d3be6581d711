const { analyze } = require("./analyze");

// The mock runs beside it: `npm run mock`, or `remo-mock` of @remo-kit/mock-server.
const mock = process.env.REMO_BASE_URL;

test("an accepted video gives a receipt", async () => {
  expect(await analyze(process.env.VIDEO, 170)).toMatchObject({ credit: 4, message: "success" });
});

test("a refusal has its reason", async () => {
  await fetch(`${mock}/__mock/next`, { method: "POST", body: '{ "scenario": "video-error" }' });
  expect((await analyze(process.env.VIDEO, 170)).refused).toMatchObject({ code: 412, reason: "video-error" });
});
