# The JSON goes through standard input, so that no key shows up in the list of processes.
curl --silent --show-error https://api.remo.re.kr/api/analysis-soccer \
  --header 'content-type: application/json' --data-binary @- <<END
{
  "Email": "$REMO_EMAIL",
  "UserKey": "$REMO_USER_KEY",
  "APIKey": "$REMO_API_KEY",
  "base64_video": "$(base64 < kick.mp4 | tr -d '\n')",
  "height": "170",
  "uuid": "c37d3ce2-e9d0-45de-9656-2a730204f8ca"
}
END
