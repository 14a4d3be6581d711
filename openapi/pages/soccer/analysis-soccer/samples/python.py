# The page's sample, corrected: this path, https, keys from the environment, and the uuid that it makes.
import base64
import os
import uuid

import requests

with open("kick.mp4", "rb") as video_file:
    base64_encoded = base64.b64encode(video_file.read()).decode("utf-8")

task_uuid = str(uuid.uuid4())
rq_dict = {
    "Email": os.environ["REMO_EMAIL"],
    "UserKey": os.environ["REMO_USER_KEY"],
    "APIKey": os.environ["REMO_API_KEY"],
    "base64_video": base64_encoded,
    "height": "170",
    "uuid": task_uuid,
}

res = requests.post("https://api.remo.re.kr/api/analysis-soccer", json=rq_dict, timeout=180)
print(res.status_code, res.json())
