const { createRemoClient, isRemoApiError } = require("@remo-kit/client");
const { openVideo } = require("@remo-kit/client/node");

const remo = createRemoClient({
  email: process.env.REMO_EMAIL,
  userKey: process.env.REMO_USER_KEY,
  apiKey: process.env.REMO_API_KEY,
  baseUrl: process.env.REMO_BASE_URL, // the mock; without it, the API
});

exports.analyze = async (file, height) => {
  try {
    return await remo.analyzeSoccer({ video: await openVideo(file), height });
  } catch (error) {
    if (isRemoApiError(error)) return { refused: error.toJSON() };
    throw error;
  }
};
