/** What every peer answers: the documented success. */
export const answer = {
  state: 1,
  wait_time: 11,
  file_exist: false,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  message: "success",
  credit: 4,
};
