const { createRemoClient, fromEnv, isRemoApiError } = require("@remo-kit/client");
const { openVideo } = require("@remo-kit/client/node");

const remo = createRemoClient(fromEnv());

exports.analyze = async (file, height) => {
  try {
    return await remo.analyzeSoccer({ video: await openVideo(file), height });
  } catch (error) {
    if (isRemoApiError(error)) return { refused: error.toJSON() };
    throw error;
  }
};
