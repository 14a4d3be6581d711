# REMO_UUID is the uuid of the accepted request. No key is needed.
curl --silent --show-error --max-time 180 https://api.remo.re.kr/api/analysis-soccer-score \
  --header 'content-type: application/json' --data-binary @- <<END
{ "id": "$REMO_EMAIL", "uuid": "$REMO_UUID" }
END
