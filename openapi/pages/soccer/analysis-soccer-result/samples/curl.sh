# The uuid is that of the accepted request; no key is needed.
jq -n --arg id "$REMO_EMAIL" --arg uuid "$REMO_UUID" '{id: $id, uuid: $uuid}' |
  curl --silent --show-error https://api.remo.re.kr/api/analysis-soccer-result \
    --header "content-type: application/json" --data @-
