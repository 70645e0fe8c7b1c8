/** Signed with the handler's secret; valid until 2100, expired in 2023, and with a damaged signature. */
export const TOKENS = {
  valid: 'eyJzdWIiOiJhZGEiLCJleHAiOjQxMDI0NDQ4MDB9.Vyg5R3mOVJ2Awtf2NC15NzwIxI2hIyNmaeYTP0Y-ZXU',
  expired: 'eyJzdWIiOiJhZGEiLCJleHAiOjE3MDAwMDAwMDB9.dDk-vXG0_weLF1ud0uk6IUEio0uApqIVzZ6P7C3THpo',
  forged: 'eyJzdWIiOiJhZGEiLCJleHAiOjQxMDI0NDQ4MDB9.Vyg5R3mOVJ2Awtf2NC15NzwIxI2hIyNmaeYTPAAAAAA',
};
