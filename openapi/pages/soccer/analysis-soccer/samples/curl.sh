# The JSON goes through standard input, so that no key shows up in the list of processes.
uuid=$(node -p 'crypto.randomUUID()') # Keep it: it is the only key to the result.
curl --silent --show-error --max-time 180 https://api.remo.re.kr/api/analysis-soccer \
  --header 'content-type: application/json' --data-binary @- <<END
{
  "Email": "$REMO_EMAIL",
  "UserKey": "$REMO_USER_KEY",
  "APIKey": "$REMO_API_KEY",
  "base64_video": "$(base64 < kick.mp4 | tr -d '\n')",
  "height": "170",
  "uuid": "$uuid"
}
END
