/** Whether there is no password, and no key in a query, in what is meant for an origin: that is in no message. */
export const isBare = (text: string): boolean => !/[@?#]/.test(text);

export const notBare = {
  en: "takes an origin alone, without a user, a password or a query; the account comes from REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY.",
  ko: "서버 주소만 지정하십시오. 사용자 이름, 비밀번호, 쿼리는 넣을 수 없습니다. 계정은 REMO_EMAIL, REMO_USER_KEY, REMO_API_KEY에서 읽습니다.",
} as const;

export function originOf(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` ? url : undefined;
}
