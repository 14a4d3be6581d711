const { createRemoClient, fromEnv } = require("@remo-kit/client");
const { openVideo } = require("@remo-kit/client/node");
const { remoTexts } = require("@remo-kit/client/texts");

const remo = createRemoClient(fromEnv());

async function main([file, height]) {
  const result = await remo.analyzeSoccer.safe({ video: await openVideo(file), height });
  console.log(JSON.stringify(result.ok ? result.receipt : result.error)); // toJSON: no key, no e-mail address
  if (result.ok) return;
  console.error(remoTexts(result.error, "en"));
  process.exitCode = 1;
}

main(process.argv.slice(2));
